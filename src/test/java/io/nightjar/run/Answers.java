package io.nightjar.run;

import io.nightjar.space.Configuration;
import io.nightjar.trial.Direction;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialTask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;

/** Tasks and known answers to them, for tests of backends. */
public final class Answers {
  public static final Objective LOSS = new Objective("loss", Direction.MINIMIZE);

  /** The trial that fails, as diverged. */
  public static final long FAILING_TRIAL = 3;

  private Answers() {}

  public static TrialTask task(long id, int epochs) {
    return TrialTask.search(new Trial(id, new Configuration(Map.of("n", id)), 100 + id), epochs);
  }

  /** Runs as {@link #outcome} says. */
  public static Measurement run(TrialTask task, TrialContext context) throws TrialException {
    if (outcome(task) instanceof Outcome.Completed completed) {
      return completed.measurement();
    }
    throw new TrialException(FailureKind.DIVERGED, "as planned");
  }

  public static Outcome outcome(TrialTask task) {
    return task.trial().id() == FAILING_TRIAL
        ? new Outcome.Failed(FailureKind.DIVERGED, "as planned")
        : new Outcome.Completed(
            new Measurement(
                task.epochs(),
                Map.of("loss", 1.0 / (1 + task.trial().id()) + 1.0 / task.epochs())));
  }

  /** One line for an event. */
  public static String encode(TrialEvent event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** The event of a line. */
  @SuppressWarnings("BanSerializableRead")
  public static TrialEvent decode(String line) {
    byte[] bytes = Base64.getDecoder().decode(line);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (TrialEvent) in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("Invalid event", e);
    }
  }
}
