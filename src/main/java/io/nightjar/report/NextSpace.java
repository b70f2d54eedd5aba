package io.nightjar.report;

import io.nightjar.guide.Guide;
import io.nightjar.guide.Training;
import io.nightjar.space.Categories;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.SearchSpace;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A space to try next: each range around where the best tenth lies, wider only where the best lies
 * at an edge and the guide documents more. What other parameters depend on, and a range that
 * depends on another parameter, stay as they are.
 */
final class NextSpace {
  private static final double MARGIN = 0.1;
  private static final double WORTH = 0.9;
  private static final int DIGITS = 2;

  private final SearchSpace space;
  private final Map<String, Region> regions;
  private final Map<String, Edge> edges;
  private final Training training;

  /**
   * The next space of a sweep.
   *
   * @param regions of the best, by parameter
   * @param edges at which the best lies, by parameter
   */
  NextSpace(
      SearchSpace space, Map<String, Region> regions, Map<String, Edge> edges, Training training) {
    this.space = space;
    this.regions = Map.copyOf(regions);
    this.edges = Map.copyOf(edges);
    this.training = training;
  }

  /** The documented range of a parameter of a space. */
  static Optional<Domain> documented(SearchSpace space, String parameter, Training training) {
    Optional<String> optimizer =
        space
            .find("optimizer")
            .map(Parameter::domain)
            .filter(Fixed.class::isInstance)
            .map(domain -> String.valueOf(((Fixed) domain).value()));
    return Guide.documented(parameter, optimizer, training);
  }

  /** Empty where it would be the same space. */
  Optional<SearchSpace> space() {
    Set<String> parents = new HashSet<>();
    space.parameters().forEach(parameter -> parents.addAll(parameter.parents()));
    List<Parameter> next = new ArrayList<>();
    for (Parameter parameter : space.parameters()) {
      next.add(parents.contains(parameter.name()) ? parameter : narrowed(parameter));
    }
    return next.equals(space.parameters()) ? Optional.empty() : Optional.of(new SearchSpace(next));
  }

  private Parameter narrowed(Parameter parameter) {
    Region region = regions.get(parameter.name());
    Domain domain = parameter.domain();
    if (region == null || domain == null || parameter.parent() != null) {
      return parameter;
    }
    return new Parameter(
        parameter.name(), narrowed(domain, region), null, Map.of(), parameter.when());
  }

  private Domain narrowed(Domain domain, Region region) {
    if (domain instanceof Categories categories) {
      return categories(categories, region);
    }
    if (domain instanceof OrderedChoices choices) {
      return choices(choices, region);
    }
    return region.axis().isRange() ? range(domain, region) : domain;
  }

  private static Domain categories(Categories categories, Region region) {
    List<Object> kept =
        categories.values().stream()
            .filter(value -> region.labels().contains(value.toString()))
            .toList();
    return kept.size() == 1 ? new Fixed(kept.get(0)) : new Categories(kept);
  }

  /** Without gaps: what lies between two good values is worth a try. */
  private static Domain choices(OrderedChoices choices, Region region) {
    int low = choices.values().size();
    int high = -1;
    for (int i = 0; i < choices.values().size(); i++) {
      if (region.labels().contains(choices.values().get(i).toString())) {
        low = Math.min(low, i);
        high = i;
      }
    }
    return low == high
        ? new Fixed(choices.values().get(low))
        : new OrderedChoices(choices.values().subList(low, high + 1));
  }

  private Domain range(Domain domain, Region region) {
    double low = bound(region, Edge.Side.LOWER);
    double high = bound(region, Edge.Side.UPPER);
    Axis axis = region.axis();
    boolean isNarrower = axis.position(high) - axis.position(low) < WORTH;
    boolean isWider = low < axis.low() || high > axis.high();
    if (low >= high || !(isNarrower || isWider)) {
      return domain;
    }
    if (domain instanceof FloatRange range) {
      return new FloatRange(low, high, range.scale());
    }
    IntegerRange range = (IntegerRange) domain;
    long least = (long) Math.floor(low);
    return new IntegerRange(least, Math.max(least + 1, (long) Math.ceil(high)), range.scale());
  }

  /** In few digits, outwards, within the range or the guide's. */
  private double bound(Region region, Edge.Side side) {
    Axis axis = region.axis();
    Edge edge = edges.get(axis.parameter());
    if (edge != null && edge.side() == side) {
      return documented(space, axis.parameter(), training).flatMap(edge::beyond).orElse(edge.end());
    }
    return side == Edge.Side.LOWER
        ? Math.max(axis.low(), rounded(axis.at(region.low() - MARGIN), RoundingMode.FLOOR))
        : Math.min(axis.high(), rounded(axis.at(region.high() + MARGIN), RoundingMode.CEILING));
  }

  private static double rounded(double value, RoundingMode mode) {
    return Words.rounded(value, DIGITS, mode).doubleValue();
  }
}
