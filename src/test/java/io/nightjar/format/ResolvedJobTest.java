package io.nightjar.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.SearcherSpec;
import io.nightjar.study.Budget;
import io.nightjar.study.HonestSpec;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.Constraint;
import io.nightjar.trial.Constraint.Bound;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import io.nightjar.trial.SplitSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ResolvedJobTest {
  private static final String LEAST =
      """
      study: least
      model: mlp
      data: digits
      parameters: {learning-rate: documented}
      """;

  private static final String MOST =
      """
      study: most-of-all
      model: mlp
      data:
        source: "data/a b.csv.gz"
        label: 4
        split: {train: 0.5, validation: 0.25, test: 0.25, seed: -7}
      objective: {metric: loss, direction: minimize}
      constraints: {parameters: {at-most: 2e4}, accuracy: {at-most: 1, at-least: 0.5}}
      searcher: {type: grid, points: 3}
      scheduler: {type: halving, eta: 4}
      budget: {trials: 8, epochs: [2, 32], trial-time: 90s, time: 120m}
      seed: -9223372036854775808
      fine-tune: true
      outside-documented-ranges: allow
      parameters:
        optimizer: [sgd, adadelta, adam]
        depth: {choices: [1, 2, 3], ordered: true}
        learning-rate: {range: {by: optimizer, sgd: [1e-4, 1e-2], otherwise: documented}, scale: log}
        dropout: {range: {by: depth, 1: 0, 2: {choices: [0.25, 0.5]}, 3: [0.1, 0.9]}}
        weight-decay: {value: 0.0005, when: {depth: [2, 3], optimizer: adam}}
        batch-norm: [true, false]
        width: {range: {by: batch-size, 32: [4, 8], otherwise: [8, 16]}}
        batch-size: {range: [16, 64], scale: log}
      """;

  static ResolvedJob read(String job, String... overrides) throws InvalidInputException {
    return new MemoryFiles().with("job.yaml", job).jobs().readJob("job.yaml", List.of(overrides));
  }

  @Test
  void aJobThatWasCutGoesOnAsItWas() throws Exception {
    ResolvedJob job = read(LEAST, "budget.trials=100", "honest=5", "searcher=tpe");
    StudySpec fewer = job.study().cutTo(30, Optional.of(new HonestSpec(2, 5)));
    ResolvedJob cut = job.cutTo(fewer.lagging(OptionalInt.of(3)));
    assertThat(cut.keys())
        .containsEntry("budget.trials", "30")
        .containsEntry("budget.cut-from", "100")
        .containsEntry("honest.best", "2")
        .containsEntry("scheduler.lag", "3");
    assertThat(read(cut.yaml()).study()).isEqualTo(cut.study());

    JournalHeader header = new JournalHeader("s_1", cut.keys(), "data", "code", Instant.EPOCH);
    assertThat(job.startingAs(header).keys()).isEqualTo(cut.keys());
    assertThat(job.startingAs(header).study()).isEqualTo(cut.study());
    ResolvedJob other = read(LEAST, "budget.trials=101");
    assertThat(other.startingAs(header).keys()).isEqualTo(other.keys());
  }

  @Test
  void everythingButNameSpaceModelAndDataHasADefault() throws Exception {
    StudySpec study = read(LEAST).study();
    assertThat(study.data()).contains(DataSpec.digits(new SplitSpec(0.7, 0.15, 0.15, 1)));
    assertThat(study.goals()).isEqualTo(Goals.of(new Objective("accuracy", Direction.MAXIMIZE)));
    assertThat(study.searcher()).isEqualTo(new SearcherSpec(SearcherSpec.Kind.AUTO, 5));
    assertThat(study.scheduler()).isEqualTo(new SchedulerSpec(SchedulerSpec.Kind.HYPERBAND, 3));
    assertThat(study.budget())
        .isEqualTo(new Budget(49, 1, 27, Duration.ofMinutes(10), Optional.empty()));
    assertThat(study.seed()).isEqualTo(1);
    assertThat(study.notes()).isEmpty();
  }

  @Test
  void everyKeyIsRead() throws Exception {
    StudySpec study = read(MOST).study();
    assertThat(study.data())
        .contains(new DataSpec("data/a b.csv.gz", "4", new SplitSpec(0.5, 0.25, 0.25, -7)));
    assertThat(study.goals().objectives())
        .containsExactly(new Objective("loss", Direction.MINIMIZE));
    assertThat(study.goals().constraints())
        .containsExactly(
            new Constraint("parameters", Bound.AT_MOST, 2e4),
            new Constraint("accuracy", Bound.AT_MOST, 1),
            new Constraint("accuracy", Bound.AT_LEAST, 0.5));
    assertThat(study.searcher()).isEqualTo(new SearcherSpec(SearcherSpec.Kind.GRID, 3));
    assertThat(study.scheduler()).isEqualTo(new SchedulerSpec(SchedulerSpec.Kind.HALVING, 4));
    assertThat(study.budget())
        .isEqualTo(new Budget(8, 2, 32, Duration.ofSeconds(90), Optional.of(Duration.ofHours(2))));
    assertThat(study.seed()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void resolvedJobReadsBackToTheSameStudy() throws Exception {
    ResolvedJob job = read(MOST);
    ResolvedJob again = read(job.yaml());
    assertThat(again.study()).isEqualTo(job.study());
    assertThat(again.keys()).isEqualTo(job.keys());
    assertThat(again.yaml()).isEqualTo(job.yaml());
  }

  @Test
  void resolvedJobIsComplete() throws Exception {
    assertThat(read(LEAST).yaml())
        .startsWith("study: least\nmodel: mlp\ndata:\n  source: digits\n")
        .contains("\nbudget:\n  trials: 49\n  epochs: [1, 27]\n  trial-time: 10m\nseed: 1\n")
        .contains("\n  learning-rate: {range: [0.001, 0.01], scale: log}\n")
        .endsWith("\n  beta1: 0.9\n  beta2: 0.999\n  epsilon: 1.0e-8\n");
  }

  @Test
  void warningsStayInTheStudyWithTheirSection() throws Exception {
    ResolvedJob job =
        read(LEAST, "outside-documented-ranges=allow", "parameters.learning-rate=0.5");
    assertThat(job.warnings()).hasSize(1);
    assertThat(job.warnings().get(0).section()).contains("57.4");
    assertThat(job.study().notes())
        .containsExactly(
            "parameters.learning-rate: 0.5 is outside the documented range [0.001, 0.01] for adam"
                + " (guide 57.4)");
  }

  @Test
  void hashDependsOnValuesAndNotOnHowTheyAreWritten() throws Exception {
    ResolvedJob written =
        read(
            """
            # the same, in other words
            model: "mlp"
            parameters: {optimizer: adam, learning-rate: {range: [1.0E-3, .01], scale: log}}
            study: 'least'
            data: {source: digits}
            budget: {trial-time: 600s}
            seed: 0001
            """);
    assertThat(written.keys().get("budget.trial-time")).isEqualTo("10m");
    assertThat(written.keys()).isEqualTo(read(LEAST).keys());
    assertThat(written.hash()).isEqualTo(read(LEAST).hash()).matches("[0-9a-f]{64}");
    assertThat(read(LEAST, "seed=2").hash()).isNotEqualTo(written.hash());
  }

  @Test
  void keysNameWhatDiffers() throws Exception {
    ResolvedJob job = read(LEAST);
    ResolvedJob changed = read(LEAST, "parameters.batch-size={range: [16, 64], scale: log}");
    assertThat(changed.keys().entrySet())
        .filteredOn(entry -> !job.keys().entrySet().contains(entry))
        .singleElement()
        .hasToString("parameters.batch-size.range=[16, 64]");
  }

  @Test
  void spaceStandsBesideItsJob() throws Exception {
    JobFiles jobs =
        new MemoryFiles()
            .with(
                "hdfs://host/sweeps/job/j.yaml",
                "study: s\nmodel: mlp\ndata: digits\nspace: ../space/s.yaml\n")
            .with("hdfs://host/sweeps/space/s.yaml", "parameters: {learning-rate: documented}\n")
            .with("/other/s.yaml", "parameters: {learning-rate: documented, depth: 7}\n")
            .jobs();
    ResolvedJob job = jobs.readJob("hdfs://host/sweeps/job/j.yaml", List.of());
    assertThat(job.keys()).doesNotContainKey("space").containsEntry("parameters.depth", "2");
    ResolvedJob other =
        jobs.readJob("hdfs://host/sweeps/job/j.yaml", List.of("space=/other/s.yaml"));
    assertThat(other.keys()).containsEntry("parameters.depth", "7");
  }

  @Test
  void checkTellsSpacesFromJobs() throws Exception {
    JobFiles jobs =
        new MemoryFiles()
            .with("s.yaml", "parameters: {learning-rate: documented, weight-decay: 5e-4}\n")
            .with("wrong.yaml", "parameters: {learning-rat: documented}\n")
            .with("j.yaml", LEAST)
            .jobs();
    assertThat(jobs.check("j.yaml").warnings()).isEmpty();
    assertThat(jobs.check("s.yaml").warnings())
        .singleElement()
        .satisfies(warning -> assertThat(warning.key()).isEqualTo("parameters.weight-decay"));
    assertThatThrownBy(() -> jobs.check("wrong.yaml"))
        .hasMessage(
            "wrong.yaml:1:14: parameters.learning-rat: Unknown parameter: learning-rat"
                + " (did you mean 'learning-rate'?)");
  }

  @Test
  void aGridThatIsSmallerThanTheBudgetIsSaidAndPlanned() throws InvalidInputException {
    JobFiles jobs =
        new MemoryFiles()
            .with(
                "j.yaml",
                """
                study: s
                model: mlp
                data: digits
                searcher: {type: grid, points: 3}
                scheduler: full
                budget: {trials: 50}
                parameters: {learning-rate: documented, batch-size: 32}
                """)
            .jobs();

    StudySpec study = jobs.readJob("j.yaml", List.of()).study();

    assertThat(study.notes())
        .containsExactly("budget.trials: a budget of 50 is cut to the 3 points of the grid");
    assertThat(study.plan().trials()).isEqualTo(3);
  }

  @Test
  void lagIsPartOfTheStudy() throws Exception {
    ResolvedJob job = read(LEAST, "scheduler={type: hyperband, lag: 4}");
    assertThat(job.study().scheduler())
        .isEqualTo(new SchedulerSpec(SchedulerSpec.Kind.HYPERBAND, 3, OptionalInt.of(4)));
    assertThat(job.keys()).containsEntry("scheduler.lag", "4");
    assertThat(read(LEAST, "scheduler={type: hyperband}").keys())
        .doesNotContainKey("scheduler.lag");
    assertThat(read(job.yaml()).study()).isEqualTo(job.study());
  }

  @Test
  void everySchedulerReadsBack() throws Exception {
    for (SchedulerSpec.Kind kind : SchedulerSpec.Kind.values()) {
      ResolvedJob job = read(LEAST, "scheduler=" + JobFileReader.label(kind));
      assertThat(job.study().scheduler().kind()).isEqualTo(kind);
      assertThat(read(job.yaml()).study()).isEqualTo(job.study());
    }
  }

  @Test
  void halvingWarnsASearcherThatLearns() throws Exception {
    for (SearcherSpec.Kind kind : SearcherSpec.Kind.values()) {
      String warnings =
          read(LEAST, "scheduler=halving", "searcher=" + JobFileReader.label(kind))
              .warnings()
              .toString();
      assertThat(warnings.contains("learns nothing; use hyperband")).isEqualTo(kind.learns());
    }
  }
}
