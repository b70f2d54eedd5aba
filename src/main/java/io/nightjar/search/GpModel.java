package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;

/**
 * Suggests where Gaussian processes expect the largest improvement (Jones, Schonlau, Welch:
 * Efficient global optimization of expensive black-box functions, 1998).
 *
 * <p>To improve on is the lowest posterior mean at a known point, not the lowest loss: that one is
 * in part luck. Points still awaited count as if they had come out as expected. Earlier sweeps give
 * it length scales and a trend ({@link GpPast}), so that it can start sooner.
 */
final class GpModel implements Model {
  private static final int FEWEST_AT_START = 4;
  private static final int MOST_AT_START = 10;

  /** From fewer results at a budget, which are those of promoted trials, it would be led astray. */
  private static final int ENOUGH = 10;

  /** Instead, where as many as it else waits for are known of earlier sweeps. */
  private static final int START_WITH_PAST = 1;

  /** How many of the best known points the search for the next one starts near. */
  private static final int GOOD = 10;

  private final SearchSpace space;
  private final GpFeatures features;
  private final Optional<GpPast> past;
  private final GpFit lossFit;
  private final List<GpFit> excessFits;

  GpModel(SearchProblem problem) {
    this.space = problem.space();
    this.features = new GpFeatures(space);
    this.past = GpPast.of(problem, features, ownStart());
    this.lossFit =
        past.map(known -> new GpFit(features, known.prior())).orElseGet(() -> new GpFit(features));
    this.excessFits =
        problem.goals().constraints().stream().map(constraint -> new GpFit(features)).toList();
  }

  @Override
  public int start() {
    return past.isPresent() ? START_WITH_PAST : ownStart();
  }

  private int ownStart() {
    return Math.max(FEWEST_AT_START, Math.min(MOST_AT_START, space.dimensions() + 1));
  }

  @Override
  public Configuration suggest(History history, long seed) {
    RandomGenerator random = new Well19937c(seed);
    List<Observation> observations = history.observations(ENOUGH);
    List<Point> awaited = history.pending();
    double[][] awaitedPoints = points(awaited.stream());
    GpPosterior loss = loss(observations, random).believing(awaitedPoints);
    List<GpPosterior> excesses =
        IntStream.range(0, excessFits.size())
            .mapToObj(i -> excess(observations, i).believing(awaitedPoints))
            .toList();
    List<Known> known = known(observations, awaited, loss);
    double threshold =
        known.stream()
            .filter(one -> one.isLikely(excesses))
            .mapToDouble(Known::mean)
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    Acquisition acquisition = new Acquisition(loss, threshold, excesses);
    Candidates candidates =
        new Candidates(space, point -> acquisition.at(features.of(point)), random);
    return candidates.best(known.stream().limit(GOOD).map(Known::point).toList(), history::isKnown);
  }

  private GpPosterior loss(List<Observation> observations, RandomGenerator random) {
    double[][] points = points(observations.stream().map(Observation::point));
    double[] targets = LossWarp.warped(Scalarization.losses(observations, random));
    return past.map(known -> known.trend(points, targets, lossFit.kernel()))
        .map(trend -> lossFit.posterior(points, trend.rests(points, targets), trend))
        .orElseGet(() -> lossFit.posterior(points, targets));
  }

  private GpPosterior excess(List<Observation> observations, int constraint) {
    List<Observation> completed =
        observations.stream().filter(observation -> !observation.isFailed()).toList();
    return excessFits
        .get(constraint)
        .posterior(
            points(completed.stream().map(Observation::point)),
            ExcessWarp.warped(
                completed.stream().mapToDouble(one -> one.excesses()[constraint]).toArray()));
  }

  private double[][] points(Stream<Point> points) {
    return points.map(features::of).toArray(double[][]::new);
  }

  private List<Known> known(List<Observation> observations, List<Point> awaited, GpPosterior loss) {
    List<Known> known = new ArrayList<>();
    Stream.concat(observations.stream().map(Observation::point), awaited.stream())
        .forEach(
            point -> {
              double[] where = features.of(point);
              known.add(new Known(point, where, loss.mean(where)));
            });
    known.sort(Comparator.comparingDouble(Known::mean));
    return known;
  }

  /** A point that was tried, or is being tried. */
  // Never compared or hashed.
  @SuppressWarnings("ArrayRecordComponent")
  private record Known(Point point, double[] features, double mean) {

    /** Whether it rather keeps every limit than not. */
    boolean isLikely(List<GpPosterior> excesses) {
      return excesses.stream().allMatch(excess -> excess.mean(features) <= 0);
    }
  }
}
