package io.nightjar.trial;

import io.nightjar.space.ParameterInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a model family publishes, so that jobs can be checked without loading what trains it.
 *
 * @param name as in job files
 * @param objectives every metric that can be a goal, with the direction in which it is better; the
 *     first is the default. Empty only with {@link Trait#OWN_METRICS}
 * @param parameters every parameter it knows
 * @param traits what sets it apart from Nightjar's own families
 * @param notes what a user of it should know, as warnings
 */
public record ModelFamily(
    String name,
    List<Objective> objectives,
    List<ParameterInfo> parameters,
    Set<Trait> traits,
    List<String> notes) {

  /** What a user's own model may have. */
  public enum Trait {
    /** Its space may have parameters that only the model knows. */
    OWN_PARAMETERS,
    /** It measures what it likes; a job says which metric counts, and in which direction. */
    OWN_METRICS,
    /** It needs no data of the job. */
    OWN_DATA
  }

  public ModelFamily {
    objectives = List.copyOf(objectives);
    parameters = List.copyOf(parameters);
    traits = Set.copyOf(traits);
    notes = List.copyOf(notes);
    if (objectives.isEmpty() && !traits.contains(Trait.OWN_METRICS)) {
      throw new IllegalArgumentException("Invalid model family: " + name + " measures nothing");
    }
  }

  /** A family of Nightjar's own. */
  public ModelFamily(String name, List<Objective> objectives, List<ParameterInfo> parameters) {
    this(name, objectives, parameters, Set.of(), List.of());
  }

  /** The same family with these parameters besides. */
  public ModelFamily with(List<ParameterInfo> more) {
    List<ParameterInfo> all = Stream.concat(parameters.stream(), more.stream()).toList();
    return new ModelFamily(name, objectives, all, traits, notes);
  }

  public boolean has(Trait trait) {
    return traits.contains(trait);
  }

  public Optional<ParameterInfo> find(String parameter) {
    return parameters.stream().filter(info -> info.name().equals(parameter)).findFirst();
  }
}
