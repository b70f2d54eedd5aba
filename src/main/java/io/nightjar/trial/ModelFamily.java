package io.nightjar.trial;

import io.nightjar.space.ParameterInfo;
import java.util.List;
import java.util.Optional;

/**
 * What a model family publishes, so that jobs can be checked without loading what trains it.
 *
 * @param name as in job files
 * @param objectives every metric that can be a goal, with the direction in which it is better; at
 *     least one, and the first is the default
 * @param parameters every parameter it knows
 */
public record ModelFamily(String name, List<Objective> objectives, List<ParameterInfo> parameters) {

  public ModelFamily {
    objectives = List.copyOf(objectives);
    parameters = List.copyOf(parameters);
    if (objectives.isEmpty()) {
      throw new IllegalArgumentException("Invalid model family: " + name + " measures nothing");
    }
  }

  public Optional<ParameterInfo> find(String parameter) {
    return parameters.stream().filter(info -> info.name().equals(parameter)).findFirst();
  }
}
