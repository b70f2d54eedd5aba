package io.nightjar.search;

import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A second stage of a study: what was tuned with one parameter at its least value, the depth for
 * example, is trained again with each greater one, as guide 57.2 says of depth: fixed first, and
 * deepened once tuning has reached a certain stage.
 *
 * @param parameter whole numbers, ordered choices or a range, on which nothing else depends
 * @param best how many of the best trials of the first stage go on, at least 1
 */
public record Deepening(String parameter, int best) {
  /** As many as a user wants to look at. */
  public static final int DEFAULT_BEST = 3;

  /** A range of more has to be given as choices. */
  private static final int MOST_VALUES = 100;

  public Deepening {
    if (best < 1) {
      throw new IllegalArgumentException("Invalid number of best trials: " + best);
    }
  }

  /** Why a study of this space cannot be deepened so; empty where it can. */
  public Optional<String> refusal(SearchSpace space) {
    Optional<Parameter> found = space.find(parameter);
    if (found.isEmpty()) {
      return Optional.of(
          "Cannot deepen by %s: the space has no such parameter".formatted(parameter));
    }
    if (!found.get().parents().isEmpty() || values(found.get()).size() < 2) {
      return Optional.of(
          "Cannot deepen by %s: it needs ordered choices or a short range of whole numbers, whatever the values of others"
              .formatted(parameter));
    }
    return space.parameters().stream()
        .filter(other -> other.parents().contains(parameter))
        .findFirst()
        .map(other -> "Cannot deepen by %s: %s depends on it".formatted(parameter, other.name()));
  }

  private static List<Object> values(Parameter parameter) {
    Domain domain = parameter.domain();
    if (domain instanceof OrderedChoices choices) {
      return new ArrayList<>(choices.values());
    }
    return domain instanceof IntegerRange range && range.high() - range.low() < MOST_VALUES
        ? LongStream.rangeClosed(range.low(), range.high()).<Object>mapToObj(v -> v).toList()
        : List.of();
  }

  private List<Object> values(SearchSpace space) {
    return values(space.find(parameter).orElseThrow());
  }

  /** The space of the first stage. */
  public SearchSpace shallow(SearchSpace space) {
    Fixed least = new Fixed(values(space).get(0));
    return new SearchSpace(
        space.parameters().stream()
            .map(each -> each.name().equals(parameter) ? Parameter.of(parameter, least) : each)
            .toList());
  }

  /** The values of the second stage, ascending. */
  List<Object> deeper(SearchSpace space) {
    List<Object> values = values(space);
    return values.subList(1, values.size());
  }

  /** How many trials the second stage has at most. */
  public int trials(SearchSpace space) {
    return best * deeper(space).size();
  }
}
