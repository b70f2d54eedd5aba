package io.nightjar.run;

import io.nightjar.trial.DataSpec;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.TrialTask;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs trials with a user's own {@link TrialRunner}, of which each machine makes one instance:
 * travels as the name of its class, so that Spark need not know the class to hand it over.
 */
public final class ClassRunner implements TrialRunner {
  private static final long serialVersionUID = 1L;

  private final String className;
  private final @Nullable DataSpec data;
  private final FileOpener files;

  private transient @Nullable TrialRunner runner;

  /**
   * A runner.
   *
   * @param data told to a {@link DataUser}
   */
  public ClassRunner(String className, Optional<DataSpec> data, FileOpener files) {
    this.className = className;
    this.data = data.orElse(null);
    this.files = files;
  }

  private synchronized TrialRunner runner() throws Exception {
    TrialRunner made = runner;
    if (made == null) {
      made = UserClass.find(className).create(TrialRunner.class);
      if (data != null && made instanceof DataUser user) {
        user.use(data, files);
      }
      runner = made;
    }
    return made;
  }

  @Override
  public Measurement run(TrialTask task, TrialContext context) throws Exception {
    Measurement measurement = measured(task, context);
    if (measurement == null) {
      throw new TrialException(FailureKind.ERROR, className + " returned no measurement");
    }
    return measurement;
  }

  /** Nothing keeps a user's class from returning null. */
  private @Nullable Measurement measured(TrialTask task, TrialContext context) throws Exception {
    return runner().run(task, context);
  }

  @Override
  public void prepare(String device) throws Exception {
    runner().prepare(device);
  }

  @Override
  public TrialThreads threads() {
    return loaded().map(TrialRunner::threads).orElse(TrialThreads.FRESH);
  }

  @Override
  public Engine engine() {
    return loaded().map(TrialRunner::engine).orElse(Engine.JAVA);
  }

  /** Empty where it cannot be made, which fails its trials with the reason. */
  private Optional<TrialRunner> loaded() {
    try {
      return Optional.of(runner());
    } catch (Exception e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "ClassRunner(" + className + ")";
  }
}
