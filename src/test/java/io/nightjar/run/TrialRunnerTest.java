package io.nightjar.run;

import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The contract holds for a runner in plain Java, such as a user writes. */
final class TrialRunnerTest implements TrialRunnerContract {

  @Override
  public TrialRunner runner() {
    return TrialRunnerTest::train;
  }

  @Override
  public Objective objective() {
    return Answers.LOSS;
  }

  @Override
  public Trial trial() {
    return Answers.task(7, 1).trial();
  }

  /** Its whole state is one number, which each epoch changes. */
  private static Measurement train(TrialTask task, TrialContext context) throws Exception {
    int epoch = 0;
    long state = task.trial().seed();
    for (int saved : context.checkpoints().epochsUpTo(task.epochs())) {
      try {
        state = read(context.checkpoints(), saved);
        epoch = saved;
        break;
      } catch (NumberFormatException e) {
        context.warn("Cannot read checkpoint " + saved);
      }
    }
    context.resumedFrom(epoch);
    while (epoch < task.epochs()) {
      state = Seeds.mix(state, ++epoch);
      context.report(epoch, loss(state));
    }
    String text = Long.toString(state);
    context.checkpoints().write(epoch, out -> out.write(text.getBytes(StandardCharsets.US_ASCII)));
    return new Measurement(epoch, loss(state));
  }

  private static long read(Checkpoints checkpoints, int epochs) throws IOException {
    try (InputStream in = checkpoints.read(epochs)) {
      return Long.parseLong(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
    }
  }

  private static Map<String, Double> loss(long state) {
    return Map.of("loss", state / 1e18);
  }
}
