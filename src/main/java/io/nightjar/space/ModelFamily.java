package io.nightjar.space;

import java.util.List;
import java.util.Optional;

/**
 * What a model family publishes, so that spaces can be checked without loading what trains it.
 *
 * @param name as in job files
 * @param metrics what it measures on the validation and on the test part
 * @param parameters every parameter it knows
 */
public record ModelFamily(String name, List<String> metrics, List<ParameterInfo> parameters) {

  public ModelFamily {
    metrics = List.copyOf(metrics);
    parameters = List.copyOf(parameters);
  }

  public Optional<ParameterInfo> find(String parameter) {
    return parameters.stream().filter(info -> info.name().equals(parameter)).findFirst();
  }
}
