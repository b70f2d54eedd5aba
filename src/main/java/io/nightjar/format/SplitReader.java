package io.nightjar.format;

import io.nightjar.trial.SplitSpec;
import java.util.List;
import java.util.Optional;

/** Reads how data are split: by shares, by a column, or in folds. */
final class SplitReader {
  private static final int MOST_FOLDS = 1000;

  private final Problems problems;
  private final Values values;

  SplitReader(Problems problems) {
    this.problems = problems;
    this.values = new Values(problems);
  }

  /**
   * Reads a split.
   *
   * @param hasTest whether the test part has a file of its own
   * @param hasColumns whether the data have columns that have names
   */
  Optional<SplitSpec> read(Node node, boolean hasTest, boolean hasColumns) {
    return values
        .fields(node, JobFile.SPLIT_KEYS)
        .flatMap(
            fields -> {
              Optional<String> column = column(fields, hasTest, hasColumns);
              return fields.find("folds").isPresent()
                  ? folds(fields, hasTest)
                  : shares(fields, column, hasTest || fields.find("column").isPresent());
            });
  }

  private Optional<String> column(Node.Fields fields, boolean hasTest, boolean hasColumns) {
    Optional<Node> node = fields.find("column");
    if (node.isPresent() && !hasColumns) {
      return values.invalid(node.get(), "column", " (only CSV and Parquet files have columns)");
    }
    if (node.isPresent() && hasTest) {
      return values.invalid(node.get(), "column", " (beside a test file the split is by shares)");
    }
    return node.flatMap(column -> DataReader.column(values, column, "column"));
  }

  private Optional<SplitSpec> shares(Node.Fields fields, Optional<String> column, boolean given) {
    SplitSpec usual = given ? JobFile.SPLIT_BESIDE_TEST : JobFile.SPLIT;
    if (given) {
      refuse(fields, List.of("test"), " (the test part is given)");
    }
    double train = share(fields, "train", usual.train());
    double validation = share(fields, "validation", usual.validation());
    double test = given ? 0 : share(fields, "test", usual.test());
    Optional<SplitSpec> split =
        given || test > 0
            ? checked(train, validation, test, column, seed(fields))
            : Optional.empty();
    if (split.isEmpty()) {
      String sum = train + " + " + validation + (given ? "" : " + " + test);
      problems.error(
          fields.place(), "Invalid split: " + sum + " (shares are above 0 and 1 in sum)");
    }
    return split;
  }

  private static Optional<SplitSpec> checked(
      double train, double validation, double test, Optional<String> column, long seed) {
    try {
      return Optional.of(new SplitSpec(train, validation, test, column.orElse(null), 1, seed));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<SplitSpec> folds(Node.Fields fields, boolean hasTest) {
    refuse(fields, List.of("column"), " (folds are by shares)");
    refuse(fields, List.of("train", "validation"), " (folds are of equal shares)");
    if (hasTest) {
      refuse(fields, List.of("test"), " (the test part is given)");
    }
    double test = hasTest ? 0 : share(fields, "test", JobFile.SPLIT.test());
    Optional<Integer> folds =
        fields.find("folds").flatMap(node -> values.whole(node, 2, MOST_FOLDS)).map(Long::intValue);
    if (!hasTest && !(test > 0 && test < 1)) {
      problems.error(fields.place(), "Invalid split: test share of " + test);
      return Optional.empty();
    }
    return folds.map(count -> SplitSpec.folds(count, test, seed(fields)));
  }

  private void refuse(Node.Fields fields, List<String> keys, String reason) {
    for (String key : keys) {
      fields.find(key).ifPresent(node -> values.invalid(node, key, reason));
    }
  }

  private double share(Node.Fields split, String part, double otherwise) {
    return split.find(part).flatMap(values::number).orElse(otherwise);
  }

  private long seed(Node.Fields fields) {
    return fields.find("seed").flatMap(values::seed).orElse(JobFile.SPLIT.seed());
  }
}
