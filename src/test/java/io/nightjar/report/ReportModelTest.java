package io.nightjar.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.guide.Training;
import io.nightjar.report.Advice.Topic;
import io.nightjar.space.Categories;
import io.nightjar.space.Configuration;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReportModelTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          Parameter.of("optimizer", new Fixed("adam")),
          Parameter.of("learning-rate", new FloatRange(1e-3, 4e-3, Scale.LOG)),
          Parameter.of("batch-size", new IntegerRange(16, 256, Scale.LOG)),
          Parameter.of("width", new OrderedChoices(List.of(64L, 128L, 256L))),
          Parameter.of("activation", new Categories(List.of("relu", "tanh"))));

  private static final Instant START = Results.START;

  /** Type annotations of a record's constructor are lost in its class file. */
  @SuppressWarnings("NullAway")
  private static Attempt attempt(long id) {
    Instant start = START.plusMillis(450 * (id / 2));
    return new Attempt(1, (int) (id % 2), Results.ORIGIN, 0, start, start.plusMillis(225), null);
  }

  /** Scores rise with the learning rate; small batches and a width of 64 fail or are bad. */
  private static TrialResult result(long id) {
    double share = (id * 37 % 200) / 199.0;
    Configuration configuration =
        SPACE.fromUnit(new double[] {id % 2 / 2.0, (id * 61 % 200) / 200.0, share, id % 3 / 3.0});
    double score = 0.5 + 0.4 * share - (configuration.integer("width") == 64 ? 0.4 : 0);
    boolean fails = configuration.integer("batch-size") < 20;
    Outcome outcome =
        fails
            ? new Outcome.Failed(FailureKind.DIVERGED, "loss is NaN after epoch " + id)
            : new Outcome.Completed(new Measurement(9, Map.of("accuracy", score)));
    return new TrialResult(
        TrialTask.search(new Trial(id, configuration, id), 9),
        outcome,
        List.of(),
        List.of(attempt(id)),
        List.of());
  }

  private static ReportModel model() {
    List<TrialResult> results = new ArrayList<>();
    for (long id = 0; id < 200; id++) {
      results.add(result(id));
    }
    return model(SPACE, results);
  }

  private static ReportModel model(SearchSpace space, List<TrialResult> results) {
    SweepFacts known = Results.facts("digits", "s_1");
    SweepFacts facts =
        new SweepFacts(
            "digits",
            "s_1",
            space,
            known.goals(),
            9,
            "job",
            "data",
            "0.1.0",
            "done",
            0,
            2,
            START,
            START.plusSeconds(90),
            List.of());
    ResultStore store = ResultStore.of(results);
    return ReportModel.of(
        new SweepTables(facts, store, SweepSummary.of(store, facts.goals(), 9)),
        Training.FROM_SCRATCH);
  }

  private static final ReportModel MODEL = model();

  private static String advice(Topic topic) {
    return MODEL.advice().stream()
        .filter(each -> each.topic() == topic)
        .map(Advice::text)
        .findFirst()
        .orElseThrow();
  }

  private static Domain next(String parameter) {
    return MODEL.next().orElseThrow().find(parameter).orElseThrow().domains().get(0);
  }

  @Test
  void anAdviceNamesTheEdgeAndTheGuide() {
    Object best = MODEL.board().rows().get(0).get(4);
    assertThat((Double) best).isBetween(0.0037, 0.004);
    assertThat(MODEL.advice().get(0))
        .isEqualTo(
            new Advice(
                Topic.EDGE,
                "learning-rate",
                ("The best learning-rate, %s, and most of the other good ones lie at the upper"
                        + " end of what was tried, 0.004. The guide documents [0.001, 0.01]: go on"
                        + " there.")
                    .formatted(Words.number((Double) best)),
                "57.4"));
  }

  @Test
  void anAdviceNamesWhatMattersAndWhatDoesNot() {
    assertThat(MODEL.advice())
        .filteredOn(each -> each.topic() == Topic.IMPORTANCE)
        .extracting(Advice::about)
        .containsExactly("learning-rate", "activation");
    assertThat(advice(Topic.IMPORTANCE)).startsWith("learning-rate decides most: ");
    assertThat(advice(Topic.REGION)).contains("learning-rate from 0.00").contains("width ");
  }

  @Test
  void failuresAreGroupedByTheirWordsAndPlaced() {
    assertThat(MODEL.failures()).hasSize(1);
    FailureGroup group = MODEL.failures().get(0);
    long failed = MODEL.summary().count(TrialStatus.FAILED);
    assertThat(group.kind()).isEqualTo("diverged");
    assertThat(group.trials()).isEqualTo((int) failed);
    assertThat(group.reasons()).hasSize(1);
    assertThat(group.reasons().get(0).trials()).isEqualTo((int) failed);
    assertThat(group.where()).startsWith("batch-size from 16 to 1");
    assertThat(advice(Topic.FAILURE))
        .isEqualTo(failed + " trials failed (diverged), nearly all with " + group.where() + ".");
  }

  @Test
  void theNextSpaceIsDrawnAroundTheBestAndWidenedWhereTheGuideAllowsIt() {
    FloatRange rate = (FloatRange) next("learning-rate");
    assertThat(rate.low()).isGreaterThan(0.002);
    assertThat(rate.high()).isEqualTo(0.01);
    assertThat(next("width")).isEqualTo(new OrderedChoices(List.of(128L, 256L)));
    assertThat(next("activation")).isEqualTo(new Categories(List.of("relu", "tanh")));
    assertThat(next("optimizer")).isEqualTo(new Fixed("adam"));
  }

  @Test
  void slotsAreBusyHalfOfTheTimeUntilTheLastTrialEnds() {
    Occupancy occupancy = MODEL.occupancy();
    assertThat(occupancy.slots()).isEqualTo(2);
    assertThat(occupancy.share()).isCloseTo(200 * 0.225 / (2 * 90), within(1e-6));
    assertThat(occupancy.busy().get(0)).isCloseTo(1.2, within(0.01));
    assertThat(occupancy.busy().get(119)).isZero();
  }

  @Test
  void theBestSoFarOnlyRises() {
    List<BestSoFar.Point> steps = MODEL.bestSoFar().steps();
    assertThat(steps).extracting(BestSoFar.Point::score).isSorted().doesNotHaveDuplicates();
    assertThat(steps.get(steps.size() - 1).score())
        .isCloseTo(MODEL.summary().best().orElseThrow().score(), within(1e-6));
    assertThat(steps.get(0).seconds()).isCloseTo(0.225, within(0.3));
  }

  @Test
  void aSliceHasTheMedianAndTheBestOfEachValue() {
    Slice width = MODEL.slices().get(3);
    assertThat(width.parameter()).isEqualTo("width");
    assertThat(width.bins()).extracting(Slice.Bin::at).containsExactly(0.0, 1.0, 2.0);
    assertThat(width.bins().get(0).best()).isLessThanOrEqualTo(0.5);
    assertThat(width.bins().get(0).median()).isLessThan(width.bins().get(1).median());
    assertThat(width.bins().stream().mapToInt(Slice.Bin::trials).sum())
        .isEqualTo(MODEL.evidenceTrials());
  }

  @Test
  void theContourIsOfTheTwoThatMatterMost() {
    Contour contour = MODEL.contour().orElseThrow();
    assertThat(contour.x()).isEqualTo(MODEL.importances().get(0).parameter());
    assertThat(contour.y()).isEqualTo(MODEL.importances().get(1).parameter());
    assertThat(contour.scores().size() % contour.columns()).isZero();
    assertThat(contour.scores()).filteredOn(score -> score != null).allMatch(score -> score < 0.91);
  }

  @Test
  void theBoardHasTheColumnsOfTheTableButFixedOnes() {
    assertThat(MODEL.board().columns())
        .startsWith("rank", "trial_id", "score", "epochs", "p_learning_rate")
        .doesNotContain("p_optimizer");
    assertThat(MODEL.board().titles()).contains("accuracy", "learning-rate", "batch-size");
    assertThat(MODEL.board().rows()).hasSize(MODEL.board().ranked());
  }

  @Test
  void theGuidesCapacityRowsAreThoseOfSweptParameters() {
    assertThat(MODEL.capacity())
        .extracting(CapacityNote::parameter)
        .containsExactly("batch-size", "learning-rate");
    assertThat(MODEL.capacity().get(1).documented()).isEqualTo("[0.001, 0.01]");
  }

  @Test
  void aSweepWithoutResultsHasAReportToo() {
    ReportModel empty = model(SPACE, List.of());
    assertThat(empty.board().rows()).isEmpty();
    assertThat(empty.contour()).isEmpty();
    assertThat(empty.next()).isEmpty();
    assertThat(empty.advice())
        .extracting(Advice::text)
        .containsExactly(
            "Too few trials were completed to say more: go on with more of the same space.");
  }

  @Test
  void ofManyLabelsThoseOfTheBestRemain() {
    List<Object> labels = IntStream.range(0, 40).<Object>mapToObj(i -> "label " + i).toList();
    SearchSpace space = SearchSpace.of(Parameter.of("kind", new Categories(labels)));
    List<TrialResult> results = new ArrayList<>();
    for (int id = 0; id < 400; id++) {
      Trial trial = new Trial(id, space.fromUnit(new double[] {id / 400.0}), id);
      Outcome outcome = new Outcome.Completed(new Measurement(9, Map.of("accuracy", id / 400.0)));
      results.add(TrialResult.instant(TrialTask.search(trial, 9), outcome, Results.ORIGIN));
    }
    assertThat(model(space, results).next().orElseThrow().find("kind").orElseThrow().domains())
        .containsExactly(new Categories(labels.subList(36, 40)));
  }

  @Test
  void manyTrialsStaySmall() {
    List<TrialResult> results = new ArrayList<>();
    for (long id = 0; id < 20_000; id++) {
      results.add(Results.completed(id, 9, id / 20_000.0));
    }
    ReportModel many = model(Results.SPACE, results);
    assertThat(many.board().rows()).hasSize(10_000);
    assertThat(many.board().ranked()).isEqualTo(20_000);
    assertThat(many.points().ids()).hasSizeLessThan(3100).startsWith(19_999L);
    assertThat(many.curves()).hasSizeLessThan(60);
    assertThat(many.bestSoFar().others()).hasSizeLessThan(1600);
  }
}
