package io.nightjar.run;

import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.TrialTask;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Classes such as users write. */
public final class OwnObjectives {
  private OwnObjectives() {}

  /** Does what its parameter says. */
  public static final class Moody implements TrialRunner, DataUser {
    private @Nullable DataSpec data;

    @Override
    public void use(DataSpec told, FileOpener files) {
      data = told;
    }

    @Override
    public Measurement run(TrialTask task, TrialContext context) throws Exception {
      return switch (task.trial().configuration().text("how")) {
        case "exception" -> throw new IllegalStateException("broken");
        case "memory" -> throw new OutOfMemoryError("too much");
        case "linkage" -> throw new NoClassDefFoundError("com/example/Missing");
        case "nothing" -> nothing();
        case "no number" -> new Measurement(task.epochs(), Map.of("cost", Double.NaN));
        case "another metric" -> new Measurement(task.epochs(), Map.of("price", 1.0));
        case "too far" -> new Measurement(task.epochs() + 1, Map.of("cost", 1.0));
        default -> new Measurement(task.epochs(), Map.of("cost", data == null ? 1.0 : 2.0));
      };
    }

    @SuppressWarnings("NullAway")
    private static Measurement nothing() {
      return null;
    }
  }

  /** Cannot be made. */
  public static final class Unmade implements TrialRunner {
    public Unmade() {
      throw new IllegalStateException("no licence");
    }

    @Override
    public Measurement run(TrialTask task, TrialContext context) {
      throw new IllegalStateException();
    }
  }
}
