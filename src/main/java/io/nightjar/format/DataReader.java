package io.nightjar.format;

import io.nightjar.study.Data;
import java.util.Optional;

/** Reads what a study trains on: a path alone, or keys. */
final class DataReader {
  private final Problems problems;
  private final Values values;

  DataReader(Problems problems) {
    this.problems = problems;
    this.values = new Values(problems);
  }

  Data read(Node node) {
    if (node instanceof Node.Scalar) {
      return data(values.path(node), Optional.empty(), JobFile.SPLIT);
    }
    Optional<Node.Fields> fields = values.fields(node, JobFile.DATA_KEYS);
    return data(
        fields.flatMap(file -> values.require(file, "source")).flatMap(values::path),
        fields.flatMap(file -> file.find("label")),
        fields.flatMap(file -> file.find("split")).flatMap(this::split).orElse(JobFile.SPLIT));
  }

  private Data data(Optional<Node.Scalar> source, Optional<Node> label, Data.Split split) {
    return new Data(
        source.map(Node.Scalar::text).orElse(JobFile.DIGITS),
        source.flatMap(path -> label(path, label)),
        split);
  }

  private Optional<String> label(Node.Scalar source, Optional<Node> label) {
    boolean embedded = source.text().equals(JobFile.DIGITS);
    if (embedded && label.isPresent()) {
      return values.invalid(label.get(), "label", " (digits brings its own)");
    }
    if (!embedded && label.isEmpty()) {
      problems.error(
          source.place(), "Missing key: label, the name or position of a CSV file's label column");
    }
    return label
        .filter(this::isColumn)
        .flatMap(node -> values.scalar(node, "label"))
        .map(Node.Scalar::text);
  }

  private boolean isColumn(Node label) {
    if (label instanceof Node.Scalar column
        && column.value() instanceof Number position
        && !(position instanceof Long index && index >= 0)) {
      values.invalid(label, "label", " (a name, or a position from 0)");
      return false;
    }
    return true;
  }

  private Optional<Data.Split> split(Node node) {
    return values.fields(node, JobFile.SPLIT_KEYS).flatMap(this::checkedSplit);
  }

  private Optional<Data.Split> checkedSplit(Node.Fields fields) {
    double train = share(fields, "train", JobFile.SPLIT.train());
    double validation = share(fields, "validation", JobFile.SPLIT.validation());
    double test = share(fields, "test", JobFile.SPLIT.test());
    long seed = fields.find("seed").flatMap(values::seed).orElse(JobFile.SPLIT.seed());
    try {
      return Optional.of(new Data.Split(train, validation, test, seed));
    } catch (IllegalArgumentException e) {
      problems.error(
          fields.place(),
          "Invalid split: "
              + (train + " + " + validation + " + " + test)
              + " (shares are above 0 and 1 in sum)");
      return Optional.empty();
    }
  }

  private double share(Node.Fields split, String part, double otherwise) {
    return split.find(part).flatMap(values::number).orElse(otherwise);
  }
}
