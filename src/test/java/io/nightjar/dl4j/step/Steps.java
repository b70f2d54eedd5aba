package io.nightjar.dl4j.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntFunction;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Compares our steps and predictions with those of a copy of the network. */
final class Steps {
  private static final int STEPS = 20;

  private Steps() {}

  static void check(MultiLayerNetwork ours, InputType type, IntFunction<Batch> batches) {
    MultiLayerNetwork theirs = ours.clone();
    FastNetwork fast = FastNetwork.of(ours, type, new CountedMasks()).orElseThrow();
    for (int step = 0; step < STEPS; step++) {
      double loss = batches.apply(step).step(fast);
      batches.apply(step).fit(theirs);
      assertThat(loss).as("loss of step %d", step).isCloseTo(theirs.score(), within(1e-4));
    }
    fast.store();
    Networks.assertClose(Networks.parameters(ours), Networks.parameters(theirs), "parameters");
    Networks.assertClose(Networks.state(ours), Networks.state(theirs), "state");
    predict(fast, batches.apply(STEPS), theirs);
  }

  private static void predict(FastNetwork fast, Batch batch, MultiLayerNetwork theirs) {
    float[] outputs = new float[Networks.ROWS * Networks.CLASSES];
    batch.predict(fast, outputs);
    assertThat(outputs).containsExactly(batch.output(theirs), within(1e-3f));
  }
}
