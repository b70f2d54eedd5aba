package io.nightjar.dl4j.family;

import io.nightjar.space.Configuration;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.Parameter;
import io.nightjar.trial.ModelFamily;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Completes a configuration: where a space leaves a parameter inactive, its default holds. */
public final class Settings {

  private Settings() {}

  /** The configuration with the family's fixed default for every parameter that it lacks. */
  public static Configuration complete(ModelFamily family, Configuration configuration) {
    Map<String, Object> values = new LinkedHashMap<>(configuration.values());
    family
        .parameters()
        .forEach(
            info -> values.computeIfAbsent(info.name(), name -> value(info.fallback(), values)));
    return new Configuration(values);
  }

  private static @Nullable Object value(@Nullable Parameter fallback, Map<String, Object> values) {
    if (fallback == null) {
      return null;
    }
    Domain domain = fallback.domain();
    if (fallback.parent() != null) {
      domain = fallback.byParent().getOrDefault(values.get(fallback.parent()), domain);
    }
    return domain instanceof Fixed fixed ? fixed.value() : null;
  }
}
