package io.nightjar.cli;

import io.nightjar.format.TextTable;
import io.nightjar.sweep.BuildInfo;
import io.nightjar.sweep.PastSweep;
import io.nightjar.sweep.RankedTrial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a refit came to.
 *
 * @param workers null where it was trained alone
 */
record RefitReport(
    PastSweep sweep,
    RankedTrial winner,
    RefitRun.End end,
    @Nullable Integer workers,
    ModelTarget target) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Trial %d of sweep %s, trained for %s on the %d rows of train and validation part, %s"
            .formatted(
                winner.trial().id(),
                sweep.id(),
                TextTable.count(end.result().task().epochs(), "epoch"),
                end.data().train().rows(),
                workers == null ? "alone" : "averaged over " + TextTable.count(workers, "worker")));
    end.result().value(metric()).ifPresent(score -> lines.add(tested(score)));
    lines.add("Model: " + target.location());
    return lines;
  }

  private String tested(double score) {
    String before =
        winner
            .testScore()
            .map(TextTable::number)
            .map(then -> "; after the search, trained on the train part alone, it was " + then)
            .orElse("");
    return "On the test part: %s %s%s. This is another look at it and decides nothing."
        .formatted(metric(), TextTable.number(score), before);
  }

  /** The study's first objective. */
  private String metric() {
    return sweep.study().goals().objective().metric();
  }

  /** The object of {@code --json}. */
  Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>(origin());
    object.put("model", target.location());
    object.put("test_score", end.result().value(metric()).orElse(null));
    object.put("search_test_score", winner.testScore().orElse(null));
    object.put("warnings", end.result().warnings());
    return object;
  }

  /** What the model file says of itself. */
  Map<String, @Nullable Object> about() {
    Map<String, @Nullable Object> about = new LinkedHashMap<>(origin());
    about.put("classes", end.data().classes());
    about.put("shape", end.data().shape().toString());
    about.put("data_fingerprint", end.data().fingerprint());
    about.put("code_version", BuildInfo.codeVersion());
    return about;
  }

  private Map<String, @Nullable Object> origin() {
    Map<String, @Nullable Object> origin = new LinkedHashMap<>();
    origin.put("study", sweep.study().name());
    origin.put("sweep", sweep.id());
    origin.put("trial", winner.trial().id());
    origin.put("seed", winner.trial().seed());
    origin.put("configuration", winner.trial().configuration().values());
    origin.put("epochs", end.result().task().epochs());
    origin.put("rows", end.data().train().rows());
    origin.put("workers", workers);
    return origin;
  }
}
