package io.nightjar.format;

import io.nightjar.report.ReportModel;
import io.nightjar.report.SweepFacts;
import io.nightjar.report.SweepSummary;
import io.nightjar.report.TrialStatus;
import io.nightjar.space.SearchSpace;
import io.nightjar.study.StudySpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report as one HTML page: its figures as JSON, its script, its style and the charts' script all
 * in the page, which asks no network for anything.
 */
public final class ReportPage {
  private ReportPage() {}

  /**
   * The page.
   *
   * @param job the job as it ran
   * @param comparison with the sweep before as {@code compare --json} prints it, empty where there
   *     was none
   */
  public static String html(
      ReportModel model, ResolvedJob job, Optional<Map<String, Object>> comparison) {
    Map<String, Object> data = data(model, job);
    data.put("comparison", comparison.orElse(null));
    data.put("planned", planned(job.study()));
    String page = PageParts.resource("report.html");
    return page.replace("{{style}}", PageParts.resource("report.css"))
        .replace("{{charts}}", PageParts.resource(PageParts.CHARTS))
        .replace(
            "{{script}}",
            PageParts.resources("kit.js", "report.js", "chart-kit.js", "report-charts.js"))
        .replace("{{title}}", model.facts().study() + " " + model.facts().sweep())
        .replace("{{data}}", PageParts.inScript(Json.text(data)));
  }

  /** The space to try next as a file; empty where there is none. */
  public static Optional<String> nextSpace(ReportModel model, ResolvedJob job) {
    return model.next().map(space -> yaml(space, job));
  }

  /** Parameters that the model family does not know say their types, as the job does. */
  private static String yaml(SearchSpace space, ResolvedJob job) {
    Map<String, Object> parameters = CanonicalSpace.of(space, Optional.empty());
    Map<?, ?> written = (Map<?, ?>) job.fields().getOrDefault("parameters", Map.of());
    parameters.replaceAll((name, value) -> typedAs(written.get(name), value));
    return YamlWriter.write(Map.of("parameters", parameters));
  }

  private static Object typedAs(@Nullable Object written, Object value) {
    boolean isTyped = written instanceof Map<?, ?> fields && fields.containsKey("type");
    if (isTyped || !(value instanceof Map<?, ?> fields)) {
      return value;
    }
    Map<Object, Object> untyped = new LinkedHashMap<>(fields);
    untyped.remove("type");
    return untyped.size() == 1 && untyped.containsKey("value")
        ? Objects.requireNonNull(untyped.get("value"))
        : untyped;
  }

  private static Map<String, Object> data(ReportModel model, ResolvedJob job) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("sweep", sweep(model.facts(), model.summary()));
    data.put("analysed", model.analysed());
    data.put("board", model.board());
    data.put("axes", model.axes());
    data.put("points", model.points());
    data.put("evidenceEpochs", model.evidenceEpochs());
    data.put("evidenceTrials", model.evidenceTrials());
    data.put("bestSoFar", model.bestSoFar());
    data.put("rungs", model.rungs());
    data.put("curves", model.curves());
    data.put("importances", model.importances());
    data.put("slices", model.slices());
    data.put("contour", model.contour().orElse(null));
    data.put("failures", model.failures());
    data.put("occupancy", model.occupancy());
    data.put("capacity", model.capacity());
    data.put("advice", model.advice());
    data.put("next", nextSpace(model, job).orElse(null));
    data.put("job", job.yaml());
    data.put("origins", origins(model));
    return data;
  }

  /** The trials that the job asks for, if there were time for all. */
  private static int planned(StudySpec study) {
    return study.budget().cutFrom().orElseGet(() -> study.plan().trials());
  }

  private static Map<String, Object> sweep(SweepFacts facts, SweepSummary summary) {
    Map<String, Object> sweep = new LinkedHashMap<>();
    sweep.put("study", facts.study());
    sweep.put("id", facts.sweep());
    sweep.put("metric", facts.goals().objective().metric());
    sweep.put("direction", facts.goals().objective().direction().label());
    sweep.put("metrics", facts.goals().metrics());
    sweep.put("outcome", facts.outcome());
    sweep.put("startedAt", facts.startedAt().toString());
    sweep.put("endedAt", facts.endedAt().toString());
    sweep.put("seconds", Duration.between(facts.startedAt(), facts.endedAt()).toMillis() / 1e3);
    sweep.put("slots", facts.slots());
    sweep.put("maxEpochs", facts.maxEpochs());
    sweep.put("trials", summary.count());
    for (TrialStatus status : TrialStatus.values()) {
      sweep.put(status.label(), summary.count(status));
    }
    sweep.put("hasWinner", summary.best().isPresent());
    sweep.put("warnings", facts.warnings());
    sweep.put("jobHash", facts.jobHash());
    sweep.put("dataFingerprint", facts.dataFingerprint());
    sweep.put("codeVersion", facts.codeVersion());
    return sweep;
  }

  private static List<Map<String, Object>> origins(ReportModel model) {
    return model.origins().entrySet().stream()
        .map(
            origin -> {
              Map<String, Object> row = new LinkedHashMap<>();
              row.put("host", origin.getKey().host());
              row.put("executor", origin.getKey().executor());
              row.put("backend", origin.getKey().backend());
              row.put("device", origin.getKey().device());
              row.put("ompThreads", origin.getKey().ompThreads());
              row.put("libraries", origin.getKey().libraries());
              row.put("attempts", origin.getValue());
              return row;
            })
        .collect(Collectors.toList());
  }
}
