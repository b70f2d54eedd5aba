package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.space.Domain;
import io.nightjar.space.FloatRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.TrialResult;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Visits every point of a grid once, in a seeded pseudo-random order, then ends.
 *
 * <p>Only float ranges are cut into points, evenly in the unit interval with both ends; other
 * parameters keep all their values. Nothing is listed, so a grid of any size costs the same.
 */
final class GridSearcher implements Searcher {
  private final SearchSpace grid;
  private final BigInteger size;
  private final Permutation order;
  private BigInteger proposed = BigInteger.ZERO;

  GridSearcher(SearchSpace space, int points, long seed) {
    this.grid = grid(space, points);
    this.size = grid.size().orElseThrow();
    this.order = new Permutation(size, seed);
  }

  /** The finite space that the grid of a space is. */
  static SearchSpace grid(SearchSpace space, int points) {
    return new SearchSpace(
        space.parameters().stream().map(parameter -> onGrid(parameter, points)).toList());
  }

  private static Parameter onGrid(Parameter parameter, int points) {
    Map<Object, Domain> byParent = new LinkedHashMap<>();
    parameter.byParent().forEach((value, domain) -> byParent.put(value, onGrid(domain, points)));
    Domain domain = parameter.domain();
    return new Parameter(
        parameter.name(),
        domain == null ? null : onGrid(domain, points),
        parameter.parent(),
        byParent,
        parameter.when());
  }

  private static Domain onGrid(Domain domain, int points) {
    return domain instanceof FloatRange range
        ? new OrderedChoices(
            IntStream.range(0, points)
                .mapToObj(i -> point(range, i, points - 1))
                .sorted()
                .distinct()
                .toList())
        : domain;
  }

  private static Double point(FloatRange range, int index, int last) {
    if (index == 0 || index == last) {
      return index == 0 ? range.low() : range.high();
    }
    return (Double) range.fromUnit((double) index / last);
  }

  @Override
  public Optional<Configuration> propose() {
    if (proposed.compareTo(size) >= 0) {
      return Optional.empty();
    }
    Configuration next = grid.at(order.at(proposed));
    proposed = proposed.add(BigInteger.ONE);
    return Optional.of(next);
  }

  @Override
  public void tell(TrialResult result) {}
}
