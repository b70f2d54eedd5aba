import io.nightjar.run.TrialContext;
import io.nightjar.run.TrialException;
import io.nightjar.run.TrialRunner;
import io.nightjar.space.Configuration;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.TrialTask;
import java.util.Map;

/** An objective without training with two goals, a limit, a conditional parameter and failures. */
public final class Valley implements TrialRunner {
  @Override
  public Measurement run(TrialTask task, TrialContext context) throws TrialException {
    for (int epoch = 1; epoch < task.epochs(); epoch++) {
      context.report(epoch, metrics(task, epoch));
    }
    if (task.trial().configuration().number("rate") > 0.05) {
      throw new TrialException(FailureKind.DIVERGED, "loss is NaN");
    }
    return new Measurement(task.epochs(), metrics(task, task.epochs()));
  }

  private static Map<String, Double> metrics(TrialTask task, int epoch) {
    Configuration parameters = task.trial().configuration();
    double miss = Math.abs(Math.log10(parameters.number("rate")) + 2.5);
    double width = parameters.number("width");
    double momentum = parameters.has("momentum") ? parameters.number("momentum") : 0.5;
    double error = 0.3 * miss + 4 / width + 0.1 * Math.abs(momentum - 0.9) + 0.2 / epoch;
    return Map.of("error", error, "cost", width * parameters.number("depth"));
  }
}
