package io.nightjar.dl4j.family;

import io.nightjar.trial.ModelFamily;
import java.util.List;
import java.util.Optional;

/** The model families that Nightjar trains; plain data, which loads no numerical library. */
public final class Families {
  private static final List<Family> ALL =
      List.of(new MlpFamily(), new CnnFamily(), new LstmFamily());

  private Families() {}

  /** What every family publishes, in the order in which people read them. */
  public static List<ModelFamily> all() {
    return ALL.stream().map(Family::published).toList();
  }

  /** The family of this name. */
  public static Optional<Family> find(String name) {
    return ALL.stream().filter(family -> family.published().name().equals(name)).findFirst();
  }
}
