package io.nightjar.space;

import java.util.List;
import java.util.Optional;

/**
 * What a model family publishes, so that spaces can be checked without loading what trains it.
 *
 * @param name as in job files
 * @param parameters every parameter it knows
 */
public record ModelFamily(String name, List<ParameterInfo> parameters) {

  public ModelFamily {
    parameters = List.copyOf(parameters);
  }

  public Optional<ParameterInfo> find(String parameter) {
    return parameters.stream().filter(info -> info.name().equals(parameter)).findFirst();
  }
}
