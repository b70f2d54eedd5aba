package io.nightjar.format;

import io.nightjar.trial.InitialModel;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads whether, and from which model, a study fine-tunes. */
final class FineTuneReader {
  private static final int MOST_LAYERS = 1_000_000;
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final Values values;

  FineTuneReader(Problems problems) {
    this.values = new Values(problems);
  }

  /**
   * What was read.
   *
   * @param fineTunes whether learning rates are those of fine-tuning
   */
  record FineTune(boolean fineTunes, Optional<InitialModel> model) {
    static final FineTune NONE = new FineTune(false, Optional.empty());
  }

  FineTune read(Node node) {
    if (node instanceof Node.Scalar) {
      return new FineTune(values.flag(node).orElse(false), Optional.empty());
    }
    return new FineTune(true, values.fields(node, JobFile.FINE_TUNE_KEYS).flatMap(this::model));
  }

  private Optional<InitialModel> model(Node.Fields fields) {
    int freeze =
        fields
            .find("freeze")
            .flatMap(node -> values.whole(node, 0, MOST_LAYERS))
            .map(Math::toIntExact)
            .orElse(0);
    Optional<String> fingerprint = fields.find("sha-256").flatMap(this::fingerprint);
    return values
        .require(fields, "from")
        .flatMap(values::path)
        .map(path -> new InitialModel(path.text(), freeze, fingerprint.orElse(null)));
  }

  private Optional<String> fingerprint(Node node) {
    return node instanceof Node.Scalar text && SHA_256.matcher(text.text()).matches()
        ? Optional.of(text.text())
        : values.invalid(node, "sha-256", " (expected 64 hexadecimal digits)");
  }
}
