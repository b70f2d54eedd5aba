import io.nightjar.run.TrialContext;
import io.nightjar.run.TrialException;
import io.nightjar.run.TrialRunner;
import io.nightjar.space.Configuration;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.TrialTask;
import java.util.Map;

/** An objective without training, for sweeps of many trials: a bowl, too steep at one side. */
public final class Bowl implements TrialRunner {
  @Override
  public Measurement run(TrialTask task, TrialContext context) throws TrialException {
    Configuration parameters = task.trial().configuration();
    double rate = Math.log10(parameters.number("learning-rate"));
    double width = parameters.number("width");
    if (rate > -2.3 && width > 400) {
      throw new TrialException(FailureKind.DIVERGED, "loss is NaN at width " + (long) width);
    }
    double miss = Math.pow(rate + 2.05, 2) + Math.pow((width - 300) / 600, 2);
    double shape = parameters.text("shape").equals("round") ? 0 : 0.03;
    for (int epoch = 1; epoch < task.epochs(); epoch++) {
      context.report(epoch, Map.of("accuracy", accuracy(miss + shape, epoch, task)));
    }
    double last = accuracy(miss + shape, task.epochs(), task);
    return new Measurement(task.epochs(), Map.of("accuracy", last));
  }

  private static double accuracy(double miss, int epochs, TrialTask task) {
    double noise = (Math.floorMod(task.trial().seed(), 1000) - 500) / 50_000.0;
    return 0.97 - 0.4 * miss - 0.25 / (1 + epochs) + noise;
  }
}
