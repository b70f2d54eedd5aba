package io.nightjar.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.guide.Training;
import io.nightjar.report.ReportModel;
import io.nightjar.report.Results;
import io.nightjar.report.SweepFacts;
import io.nightjar.report.SweepSummary;
import io.nightjar.report.SweepTables;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ReportPageTest {
  private static final String EVIL = "</script><b>& \u2028 {{charts}}";
  private static final Pattern DATA =
      Pattern.compile(
          "<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);
  private static final String JOB =
      """
      study: evil
      model: mlp
      data: digits
      parameters:
        learning-rate: documented
        width: {range: [8, 64]}
        activation: {choices: [relu, tanh]}
      budget: {trials: 60, epochs: [1, 9]}
      """;

  private static final Map<String, Object> COMPARISON =
      Map.of("with", "s_0", "verdict", "better", "reason", EVIL);

  private static ResolvedJob job;
  private static ReportModel model;
  private static String page;

  @BeforeAll
  static void writeAPage() throws InvalidInputException {
    job = new MemoryFiles().with("job.yaml", JOB).jobs().readJob("job.yaml", List.of());
    model = model(job.study().space());
    page = ReportPage.html(model, job, Optional.of(COMPARISON));
  }

  private static ReportModel model(SearchSpace space) {
    List<TrialResult> results = new ArrayList<>();
    for (int id = 0; id < 60; id++) {
      double[] point = new double[space.dimensions()];
      Arrays.fill(point, id / 60.0);
      point[0] = id % 2 / 2.0;
      Outcome outcome =
          id == 7
              ? new Outcome.Failed(FailureKind.ERROR, EVIL)
              : new Outcome.Completed(new Measurement(9, Map.of("accuracy", id / 60.0)));
      Trial trial = new Trial(id, space.fromUnit(point), id);
      results.add(TrialResult.instant(TrialTask.search(trial, 9), outcome, Results.ORIGIN));
    }
    ResultStore store = ResultStore.of(results);
    SweepFacts facts =
        new SweepFacts(
            "evil",
            "s_1",
            space,
            Results.GOALS,
            9,
            "hash",
            "data",
            "0.1.0",
            "done",
            0,
            2,
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(9),
            List.of("mind " + EVIL));
    return ReportModel.of(
        new SweepTables(facts, store, SweepSummary.of(store, Results.GOALS, 9)),
        Training.FROM_SCRATCH);
  }

  private static JsonNode data() throws Exception {
    Matcher found = DATA.matcher(page);
    assertThat(found.find()).isTrue();
    return new ObjectMapper().readTree(found.group(1));
  }

  @Test
  void itsFiguresAreJsonThatKeepsEveryText() throws Exception {
    JsonNode data = data();
    assertThat(data.path("sweep").path("trials").asInt()).isEqualTo(60);
    assertThat(data.path("sweep").path("failed").asInt()).isEqualTo(1);
    assertThat(data.path("sweep").path("warnings").path(0).asText()).isEqualTo("mind " + EVIL);
    assertThat(data.path("failures").path(0).path("reasons").path(0).path("text").asText())
        .isEqualTo(EVIL);
    assertThat(data.path("board").path("rows").path(0).path(1).asInt()).isEqualTo(59);
    assertThat(data.path("job").asText()).isEqualTo(job.yaml());
    assertThat(data.path("comparison").path("verdict").asText()).isEqualTo("better");
    assertThat(data.path("comparison").path("reason").asText()).isEqualTo(EVIL);
  }

  @Test
  void aSweepWithoutOneBeforeIsComparedWithNone() {
    assertThat(ReportPage.html(model, job, Optional.empty())).contains("\"comparison\":null");
  }

  @Test
  void noTextBreaksOutOfItsPlace() {
    assertThat(page).doesNotContain("<b>").doesNotContain("\u2028");
    assertThat(page.split("</script>", -1)).hasSize(5);
  }

  @Test
  void asksTheNetworkForNothing() {
    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("<link")
        .doesNotContainPattern("<script[^>]*\\ssrc=")
        .doesNotContain("@import")
        .doesNotContain("{{style}}")
        .contains("Licensed to the Apache Software Foundation");
    assertThat(page.length()).isLessThan(2_000_000);
  }

  @Test
  void theNextSpacePassesTheCheck() throws Exception {
    String yaml = ReportPage.nextSpace(model, job).orElseThrow();
    assertThat(yaml).startsWith("parameters:\n").contains("  learning-rate: {range: [0.00");
    JobFiles files = new MemoryFiles().with("next-space.yaml", yaml).jobs();
    assertThat(files.check("next-space.yaml"))
        .isEqualTo(new JobFiles.Checked(Optional.empty(), List.of()));
  }
}
