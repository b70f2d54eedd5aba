package io.nightjar.format;

import io.nightjar.space.Names;
import io.nightjar.study.WarmStart;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads from which sweeps a study starts: {@code latest}, or how many or which ones. */
final class WarmStartReader {
  private static final String LATEST = "latest";
  private static final Pattern SWEEP = Pattern.compile("s_[A-Za-z0-9_-]+");

  /** More nights than these say nothing that the newer ones do not. */
  private static final int MOST_SWEEPS = 100;

  private final Values values;
  private final String own;

  /**
   * A reader.
   *
   * @param own the name of the study itself
   */
  WarmStartReader(Problems problems, String own) {
    this.values = new Values(problems);
    this.own = own;
  }

  Optional<WarmStart> read(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.text().equals(LATEST)
          ? Optional.of(new WarmStart.Newest(own, 1))
          : values.invalid(node, "warm start", " (expected latest, or keys study and sweeps)");
    }
    return values.fields(node, JobFile.WARM_START_KEYS).flatMap(this::sweeps);
  }

  private Optional<WarmStart> sweeps(Node.Fields fields) {
    Optional<Node> named = fields.find("study");
    Optional<String> study = named.isPresent() ? named.flatMap(this::study) : Optional.of(own);
    Optional<Node> sweeps = fields.find("sweeps");
    if (sweeps.isEmpty()) {
      return study.map(name -> new WarmStart.Newest(name, 1));
    }
    if (sweeps.get() instanceof Node.Items list) {
      List<String> ids = list.items().stream().flatMap(id -> id(id).stream()).toList();
      return ids.size() == list.items().size()
          ? study.map(name -> new WarmStart.Named(name, ids))
          : Optional.empty();
    }
    return values
        .whole(sweeps.get(), 1, MOST_SWEEPS)
        .flatMap(count -> study.map(name -> new WarmStart.Newest(name, Math.toIntExact(count))));
  }

  private Optional<String> study(Node node) {
    Optional<String> name = values.scalar(node, "study name").map(Node.Scalar::text);
    return name.isPresent() && !Names.isName(name.get())
        ? values.invalid(node, "study name", "")
        : name;
  }

  private Optional<String> id(Node node) {
    return node instanceof Node.Scalar scalar && SWEEP.matcher(scalar.text()).matches()
        ? Optional.of(scalar.text())
        : values.invalid(node, "sweep", " (expected for example s_20260401T220000000Z_0a1b2c3d)");
  }
}
