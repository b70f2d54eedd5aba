package io.nightjar.dl4j;

import io.nightjar.trial.ModelFamily;
import java.util.List;

/** The model families that Nightjar trains; plain data, which loads no numerical library. */
public final class Families {

  private Families() {}

  /** Every family, in the order in which people read them. */
  public static List<ModelFamily> all() {
    return List.of(MlpFamily.FAMILY);
  }
}
