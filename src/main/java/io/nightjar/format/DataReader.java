package io.nightjar.format;

import io.nightjar.trial.DataFile;
import io.nightjar.trial.DataFormat;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Shape;
import io.nightjar.trial.SplitSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a study trains on: a path alone, or keys. */
final class DataReader {
  private static final int MOST_ROWS = Integer.MAX_VALUE - 8;

  private final Problems problems;
  private final Values values;

  DataReader(Problems problems) {
    this.problems = problems;
    this.values = new Values(problems);
  }

  /**
   * Reads the data of a job.
   *
   * @param model decides how the digits are laid out where the job does not say it
   */
  DataSpec read(Node node, String model) {
    Node.Fields fields =
        node instanceof Node.Scalar
            ? new Node.Fields(node.place(), List.of())
            : values.fields(node, JobFile.DATA_KEYS).orElse(null);
    if (fields == null) {
      return JobFile.DATA;
    }
    Optional<Node> source =
        node instanceof Node.Scalar ? Optional.of(node) : values.require(fields, "source");
    Optional<Node.Scalar> path = source.flatMap(values::path);
    if (path.isEmpty()) {
      fields.find("split").ifPresent(split -> new SplitReader(problems).read(split, false, true));
      return JobFile.DATA;
    }
    return data(path.get(), fields, model);
  }

  private DataSpec data(Node.Scalar source, Node.Fields fields, String model) {
    DataFormat format = DataFormat.of(source.text());
    Optional<DataFile> test = test(fields, format);
    SplitSpec split = split(fields, fields.find("test").isPresent(), format);
    return new DataSpec(
        file(source, fields.find("labels")),
        label(source, fields.find("label"), format).orElse(null),
        shape(fields.find("shape"), format).orElse(ofDigits(format, model)),
        split.column() == null && split.test() == 0 ? test.orElse(DataFile.of("")) : null,
        fields
            .find("rows")
            .flatMap(rows -> values.whole(rows, 1, MOST_ROWS))
            .map(Long::intValue)
            .orElse(null),
        split);
  }

  /** Networks for images know what the digits look like. */
  private static @Nullable Shape ofDigits(DataFormat format, String model) {
    return format == DataFormat.DIGITS && model.equals("cnn") ? DataSpec.DIGIT_IMAGES : null;
  }

  private DataFile file(Node.Scalar path, Optional<Node> labels) {
    DataFile file = DataFile.of(path.text());
    if (file.format() != DataFormat.IDX) {
      labels.ifPresent(
          node -> values.invalid(node, "labels", " (only IDX files keep them in another file)"));
      return file;
    }
    if (labels.isEmpty() && file.labels() == null) {
      problems.error(
          path.place(), "Missing key: labels, the file with the labels of " + path.text());
    }
    return labels
        .flatMap(values::path)
        .map(named -> new DataFile(path.text(), named.text()))
        .orElse(file);
  }

  private Optional<DataFile> test(Node.Fields fields, DataFormat format) {
    Optional<Node> node = fields.find("test");
    Optional<Node> labels = fields.find("test-labels");
    if (node.isEmpty()) {
      labels.ifPresent(alone -> values.invalid(alone, "test labels", " (there is no test file)"));
      return Optional.empty();
    }
    Optional<Node.Scalar> path = node.flatMap(values::path);
    if (path.isPresent() && DataFormat.of(path.get().text()) != format) {
      return values.invalid(
          path.get(), "test file", " (expected " + format.label() + " like the source)");
    }
    if (path.isPresent() && format == DataFormat.DIGITS) {
      return values.invalid(path.get(), "test file", " (digits is split by shares)");
    }
    return path.map(test -> file(test, labels));
  }

  private Optional<String> label(Node.Scalar source, Optional<Node> label, DataFormat format) {
    if (!format.isTable() && label.isPresent()) {
      return values.invalid(label.get(), "label", " (" + format.label() + " brings its own)");
    }
    if (format.isTable() && label.isEmpty()) {
      problems.error(
          source.place(),
          "Missing key: label, the name or position of a %s file's label column"
              .formatted(format.label()));
    }
    return label.flatMap(node -> column(values, node, "label"));
  }

  /** A column's name, or its position from 0. */
  static Optional<String> column(Values values, Node node, String noun) {
    if (node instanceof Node.Scalar column
        && column.value() instanceof Number position
        && !(position instanceof Long index && index >= 0)) {
      return values.invalid(node, noun, " (a name, or a position from 0)");
    }
    return values.scalar(node, noun).map(Node.Scalar::text);
  }

  private Optional<Shape> shape(Optional<Node> node, DataFormat format) {
    if (node.isPresent() && format.hasShape()) {
      return values.invalid(node.get(), "shape", " (" + format.label() + " files say it)");
    }
    return node.flatMap(new ShapeReader(problems)::read);
  }

  private SplitSpec split(Node.Fields fields, boolean hasTest, DataFormat format) {
    SplitReader reader = new SplitReader(problems);
    return fields
        .find("split")
        .flatMap(node -> reader.read(node, hasTest, format.isTable()))
        .orElse(hasTest ? JobFile.SPLIT_BESIDE_TEST : JobFile.SPLIT);
  }
}
