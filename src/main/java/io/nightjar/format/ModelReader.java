package io.nightjar.format;

import io.nightjar.trial.ModelException;
import io.nightjar.trial.ModelFamily;
import io.nightjar.trial.ModelSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads which model a study trains: the name of a family, or a user's own model. */
final class ModelReader {
  private final Problems problems;
  private final Values values;
  private final Map<String, ModelFamily> families = new LinkedHashMap<>();
  private final ModelSource source;
  private final String job;

  /**
   * A reader.
   *
   * @param families those that jobs name
   * @param job the location of the job, which paths are relative to
   */
  ModelReader(Problems problems, List<ModelFamily> families, ModelSource source, String job) {
    this.problems = problems;
    this.values = new Values(problems);
    families.forEach(family -> this.families.put(family.name(), family));
    this.source = source;
    this.job = job;
  }

  /** A model and what it publishes. */
  record Model(ModelSpec spec, ModelFamily family) {}

  Optional<Model> read(Node node) {
    if (!(node instanceof Node.Fields fields)) {
      return values
          .named(node, "model", families)
          .map(family -> new Model(ModelSpec.of(family.name()), family));
    }
    values.fields(fields, JobFile.MODEL_KEYS);
    List<Node.Field> named =
        fields.fields().stream().filter(key -> JobFile.MODEL_KEYS.contains(key.name())).toList();
    if (named.size() != 1) {
      return values.invalid(node, "model", " (expected a family, or one of class and arbiter)");
    }
    return own(named.get(0));
  }

  private Optional<Model> own(Node.Field field) {
    return values
        .scalar(field.value(), "model")
        .flatMap(text -> find(new ModelSpec(field.name(), text.text()), field.value().place()));
  }

  private Optional<Model> find(ModelSpec spec, Place place) {
    try {
      return Optional.of(new Model(spec, source.find(spec, job)));
    } catch (ModelException e) {
      problems.error(place, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
