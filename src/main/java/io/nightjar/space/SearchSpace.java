package io.nightjar.space;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that may vary in a study.
 *
 * <p>A configuration is a point of the unit cube with one dimension for each parameter that is not
 * fixed, in the order of their names: in which order a user writes them decides nothing. The
 * coordinates of inactive ones are ignored. Nothing is ever expanded: a space of 10^12
 * configurations costs no more than one of ten.
 */
public final class SearchSpace implements Serializable {
  private static final double INACTIVE = 0.5;

  private final List<Parameter> parameters;

  /** Parents before children. */
  private final List<Parameter> order;

  private final List<Parameter> varied;

  /** Made when first asked for, and again on the other side of a wire. */
  private transient volatile @Nullable SpaceIndex index;

  /**
   * A space of these parameters, in this order.
   *
   * @throws IllegalArgumentException if a name stands twice, a parent is unknown, the conditions
   *     form a circle, or a domain is missing for a value of a parent
   */
  public SearchSpace(List<Parameter> parameters) {
    this.parameters = List.copyOf(parameters);
    this.order =
        ParameterOrder.parentsFirst(
            parameters.stream().sorted(Comparator.comparing(Parameter::name)).toList());
    this.varied =
        this.parameters.stream()
            .filter(parameter -> !parameter.isFixed())
            .sorted(Comparator.comparing(Parameter::name))
            .toList();
    this.parameters.forEach(this::checkDomains);
  }

  public static SearchSpace of(Parameter... parameters) {
    return new SearchSpace(List.of(parameters));
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  public Optional<Parameter> find(String name) {
    return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
  }

  /** The parameters that are dimensions of the unit cube, by name. */
  public List<Parameter> varied() {
    return varied;
  }

  /** The number of dimensions of the unit cube. */
  public int dimensions() {
    return varied.size();
  }

  /**
   * The configuration at a point.
   *
   * @param point one coordinate in [0, 1] for each of {@link #varied()}
   */
  public Configuration fromUnit(double[] point) {
    if (point.length != dimensions()) {
      throw new IllegalArgumentException(
          "Invalid point: " + point.length + " coordinates for " + dimensions() + " dimensions");
    }
    Map<String, Double> coordinates = new HashMap<>();
    for (int i = 0; i < point.length; i++) {
      coordinates.put(varied.get(i).name(), point[i]);
    }
    return choose(
        (parameter, domain) -> domain.fromUnit(coordinates.getOrDefault(parameter.name(), 0.5)));
  }

  /**
   * The point that stands for a configuration; 0.5 for each inactive parameter.
   *
   * @throws IllegalArgumentException if the configuration is not in this space
   */
  public double[] toUnit(Configuration configuration) {
    if (!contains(configuration)) {
      throw new IllegalArgumentException("Invalid configuration: " + configuration.values());
    }
    return varied.stream()
        .mapToDouble(
            parameter -> {
              Object value = configuration.find(parameter.name());
              return value == null
                  ? INACTIVE
                  : parameter.domainGiven(configuration.values()).orElseThrow().toUnit(value);
            })
        .toArray();
  }

  /** Whether exactly the active parameters have values, each in its domain. */
  public boolean contains(Configuration configuration) {
    for (Parameter parameter : parameters) {
      Optional<Domain> domain = parameter.domainGiven(configuration.values());
      Object value = configuration.find(parameter.name());
      if (domain.isPresent() ? value == null || !domain.get().contains(value) : value != null) {
        return false;
      }
    }
    return configuration.values().keySet().stream().allMatch(name -> find(name).isPresent());
  }

  /**
   * The configuration that values of another space, or of an earlier state of this one, stand for.
   * Parameters that are inactive or unknown here are left aside, whole numbers and floats of the
   * same value are the same, and one that is fixed here may be missing there.
   *
   * @param values by name
   * @return empty where a value is missing or outside its domain
   */
  public Optional<Configuration> adopted(Map<String, Object> values) {
    Map<String, Object> chosen = new HashMap<>();
    for (Parameter parameter : order) {
      Optional<Domain> domain = parameter.domainGiven(chosen);
      if (domain.isPresent()) {
        Optional<Object> value = Adoption.value(domain.get(), values.get(parameter.name()));
        if (value.isEmpty()) {
          return Optional.empty();
        }
        chosen.put(parameter.name(), value.get());
      }
    }
    return Optional.of(ordered(chosen));
  }

  /** The number of distinct configurations, empty where a float range can be active. */
  public Optional<BigInteger> size() {
    return index().size();
  }

  /**
   * The configuration at a position of a finite space; positions follow no order of the parameters'
   * own.
   *
   * @param index from 0 to {@code size() - 1}
   * @throws UnsupportedOperationException if the space is infinite
   */
  public Configuration at(BigInteger index) {
    return ordered(index().at(index));
  }

  /**
   * Whether there is a configuration in which all these parameters are active with a value in these
   * domains. Conditions are taken into account; nothing is expanded.
   *
   * @param within by name; a name that the space does not have is never active
   */
  public boolean admits(Map<String, Domain> within) {
    return new Reach(order, Set.of(), within).exists();
  }

  /**
   * The distinct domains that a parameter has in the configurations that {@link #admits} speaks of;
   * empty where it is never active in one of them.
   */
  public List<Domain> domains(String name, Map<String, Domain> within) {
    return find(name)
        .map(parameter -> new Reach(order, Set.of(name), within).domains(parameter))
        .orElse(List.of());
  }

  private SpaceIndex index() {
    SpaceIndex made = index;
    if (made == null) {
      made = new SpaceIndex(order);
      index = made;
    }
    return made;
  }

  private Configuration choose(Chooser chooser) {
    Map<String, Object> chosen = new HashMap<>();
    for (Parameter parameter : order) {
      parameter
          .domainGiven(chosen)
          .ifPresent(domain -> chosen.put(parameter.name(), chooser.value(parameter, domain)));
    }
    return ordered(chosen);
  }

  private Configuration ordered(Map<String, Object> chosen) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      Object value = chosen.get(parameter.name());
      if (value != null) {
        values.put(parameter.name(), value);
      }
    }
    return new Configuration(values);
  }

  /** Where a domain depends on a parent, each value that the parent can have must lead to one. */
  private void checkDomains(Parameter child) {
    if (child.domain() == null) {
      new Reach(order, Set.of(child.name()), Map.of())
          .valueWithoutDomain(child)
          .ifPresent(
              value -> {
                throw new IllegalArgumentException(
                    "Invalid space: %s has no domain where %s is %s"
                        .formatted(child.name(), child.parent(), value));
              });
    }
  }

  private interface Chooser {
    Object value(Parameter parameter, Domain domain);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SearchSpace space && space.parameters.equals(parameters);
  }

  @Override
  public int hashCode() {
    return parameters.hashCode();
  }

  @Override
  public String toString() {
    return "SearchSpace" + parameters;
  }
}
