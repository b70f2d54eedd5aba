package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

final class GpPastTest {
  private static final SearchSpace LINE =
      SearchSpace.of(Parameter.of("x", new FloatRange(0, 1, Scale.LINEAR)));
  private static final GpFeatures FEATURES = new GpFeatures(LINE);
  private static final int FEWEST = 5;

  private static Stream<PastTrial> trials(int count, int group, DoubleUnaryOperator loss) {
    return IntStream.range(0, count)
        .mapToDouble(i -> (i + 0.5) / count)
        .mapToObj(
            x ->
                new PastTrial(
                    new Configuration(Map.of("x", x)),
                    Map.of("loss", loss.applyAsDouble(x)),
                    group));
  }

  private static SearchProblem problem(Stream<PastTrial> past) {
    return SearchProblem.of(LINE, Tables.GOALS, 40, 7).from(past.toList());
  }

  private static GpPast past(DoubleUnaryOperator loss) {
    return GpPast.of(problem(trials(20, 0, loss)), FEATURES, FEWEST).orElseThrow();
  }

  /** A wave; its values at even distances are of mean 0 and variance 1 already. */
  private static double wave(double x) {
    return Math.sqrt(2) * FastMath.sin(2 * Math.PI * x);
  }

  private static GpTrend trend(GpPast past, int own, DoubleUnaryOperator loss) {
    double[][] points =
        IntStream.range(0, own)
            .mapToObj(i -> new double[] {(i + 0.5) / own})
            .toArray(double[][]::new);
    double[] targets = Stream.of(points).mapToDouble(at -> loss.applyAsDouble(at[0])).toArray();
    return past.trend(points, targets, GpKernel.of(past.prior().means()));
  }

  @Test
  void itKnowsThePastsLoss() {
    assertThat(past(GpPastTest::wave).loss().mean(new double[] {0.26}))
        .isCloseTo(wave(0.26), within(0.1));
  }

  @Test
  void aTrendIsThePastOnTodaysScale() {
    GpTrend trend = trend(past(GpPastTest::wave), 10, x -> 3 + 0.5 * wave(x));

    assertThat(trend.slope()).isCloseTo(0.5, within(0.2));
    assertThat(trend.unit() * trend.applyAsDouble(new double[] {0.26}))
        .isCloseTo(3 + 0.5 * wave(0.26), within(0.3));
  }

  @Test
  void valuesAndTrendAreInOneUnit() {
    double[][] points = {{0.2}, {0.7}};
    GpTrend trend = trend(past(GpPastTest::wave), 10, GpPastTest::wave);
    double[] rests = trend.rests(points, new double[] {1, -1});

    assertThat(trend.unit()).isLessThan(0.5);
    assertThat(trend.unit() * (rests[0] + trend.applyAsDouble(points[0])))
        .isCloseTo(1, within(1e-9));
    assertThat(trend.unit() * (rests[1] + trend.applyAsDouble(points[1])))
        .isCloseTo(-1, within(1e-9));
  }

  @Test
  void aPastThatContradictsHasNoTrendButItsLengths() {
    GpPast past = past(GpPastTest::wave);
    GpTrend trend = trend(past, 10, x -> 2 - wave(x));

    assertThat(trend.slope()).isZero();
    assertThat(trend.unit()).isEqualTo(1);
    assertThat(trend.applyAsDouble(new double[] {0.1}))
        .isEqualTo(trend.applyAsDouble(new double[] {0.9}));
    assertThat(past.prior().means()[0])
        .isCloseTo(past(x -> -wave(x)).prior().means()[0], within(0.2));
  }

  @Test
  void withOneResultThePastIsTrusted() {
    assertThat(trend(past(GpPastTest::wave), 1, x -> 5).slope()).isEqualTo(1);
  }

  @Test
  void quickChangesAreExpectedAgain() {
    assertThat(past(x -> wave(2 * x)).prior().means()[0])
        .isGreaterThan(past(GpPastTest::wave).prior().means()[0]);
  }

  @Test
  void theNewestSweepWithEnoughTrialsCounts() {
    Stream<PastTrial> small = trials(FEWEST - 1, 0, x -> -wave(x));
    Stream<PastTrial> next = trials(20, 1, GpPastTest::wave);
    Stream<PastTrial> last = trials(30, 2, x -> 100 - wave(x));
    GpPast past =
        GpPast.of(problem(Stream.of(last, small, next).flatMap(each -> each)), FEATURES, FEWEST)
            .orElseThrow();

    assertThat(past.loss().mean(new double[] {0.26})).isPositive();
  }

  @Test
  void fewTrialsOrSeveralGoalsAreNoPast() {
    SearchProblem few = problem(trials(FEWEST - 1, 0, GpPastTest::wave));
    SearchProblem scattered =
        problem(Stream.of(0, 1).flatMap(group -> trials(FEWEST - 1, group, GpPastTest::wave)));
    SearchProblem unmeasured =
        SearchProblem.of(LINE, Goals.of(new Objective("accuracy", Direction.MAXIMIZE)), 40, 7)
            .from(trials(20, 0, GpPastTest::wave).toList());

    assertThat(GpPast.of(few, FEATURES, FEWEST)).isEmpty();
    assertThat(GpPast.of(scattered, FEATURES, FEWEST)).isEmpty();
    assertThat(GpPast.of(unmeasured, FEATURES, FEWEST)).isEmpty();
  }

  @Test
  void modelsWithAPastStartSooner() {
    SearchProblem cold = problem(Stream.of());
    SearchProblem warm = problem(trials(20, 0, GpPastTest::wave));

    assertThat(new GpModel(warm).start()).isEqualTo(1).isLessThan(new GpModel(cold).start());
    assertThat(new TpeModel(warm).start()).isEqualTo(5).isLessThan(new TpeModel(cold).start());
  }
}
