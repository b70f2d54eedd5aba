package io.nightjar.dl4j.family;

import io.nightjar.run.FileOpener;
import io.nightjar.run.TrialRunner;
import io.nightjar.run.UserClass;
import io.nightjar.trial.ModelException;
import io.nightjar.trial.ModelFamily;
import io.nightjar.trial.ModelSpec;
import java.util.List;

/** The model families that Nightjar trains; plain data, which loads no numerical library. */
public final class Families {
  private static final List<Family> ALL =
      List.of(
          new MlpFamily(),
          new CnnFamily(),
          new LstmFamily(),
          new MultiOutputFamily(),
          new EmbeddingFamily());

  private Families() {}

  /** What every family publishes, in the order in which people read them. */
  public static List<ModelFamily> all() {
    return ALL.stream().map(Family::published).toList();
  }

  /**
   * The family of a model: one of {@link #all}, or one that trains a user's own.
   *
   * @param files opens the model where it is a file
   * @throws ModelException if there is none, or the model cannot be used
   */
  public static Family of(ModelSpec model, FileOpener files) throws ModelException {
    String source = model.source();
    if (source != null) {
      return own(model.family(), source, files);
    }
    return ALL.stream()
        .filter(family -> family.published().name().equals(model.family()))
        .findFirst()
        .orElseThrow(() -> new ModelException("Invalid model family: " + model.family()));
  }

  private static Family own(String family, String source, FileOpener files) throws ModelException {
    return switch (family) {
      case ModelSpec.ARBITER -> ArbiterFamily.of(source, files);
      case ModelSpec.CLASS -> builder(source);
      default -> throw new ModelException("Invalid model family: " + family);
    };
  }

  private static Family builder(String className) throws ModelException {
    if (!UserClass.find(className).is(NetworkBuilder.class)) {
      throw new ModelException(
          "Cannot use class %s: it is neither a %s nor a %s"
              .formatted(className, NetworkBuilder.class.getName(), TrialRunner.class.getName()));
    }
    return new ClassFamily(className);
  }
}
