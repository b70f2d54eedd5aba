package io.nightjar.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Small finite spaces with random conditions and parent-dependent domains. */
final class RandomSpaces {
  private final SplittableRandom random;

  RandomSpaces(long seed) {
    this.random = new SplittableRandom(seed);
  }

  SearchSpace next() {
    List<Parameter> parameters = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      parameters.add(parameter("p" + i, List.copyOf(parameters)));
    }
    List<Parameter> mixed = new ArrayList<>();
    parameters.forEach(parameter -> mixed.add(random.nextInt(mixed.size() + 1), parameter));
    return new SearchSpace(mixed);
  }

  private Parameter parameter(String name, List<Parameter> earlier) {
    List<Condition> when = new ArrayList<>();
    for (Parameter parent : earlier) {
      if (random.nextInt(4) == 0) {
        when.add(new Condition(parent.name(), Set.of(value(parent), value(parent, 1))));
      }
    }
    if (earlier.isEmpty() || random.nextInt(3) > 0) {
      return new Parameter(name, domain(), null, Map.of(), when);
    }
    Parameter parent = earlier.get(random.nextInt(earlier.size()));
    Map<Object, Domain> byParent = new HashMap<>();
    byParent.put(value(parent), domain());
    byParent.put(value(parent), domain());
    return new Parameter(name, domain(), parent.name(), byParent, when);
  }

  private Object value(Parameter parameter) {
    List<Domain> domains = parameter.domains();
    return domains.get(random.nextInt(domains.size())).fromUnit(random.nextDouble());
  }

  /** One that differs from what {@link #value(Parameter)} draws, so that a set can hold both. */
  private Object value(Parameter parameter, int salt) {
    return parameter.name() + salt;
  }

  private Domain domain() {
    int low = random.nextInt(3);
    return switch (random.nextInt(4)) {
      case 0 -> new IntegerRange(low, low + 1 + random.nextInt(4), Scale.LINEAR);
      case 1 -> new Categories(List.of("a", "b", "c"));
      case 2 -> new OrderedChoices(List.of(1L, 2L, 5L));
      default -> new Fixed("a");
    };
  }
}
