package io.nightjar.dl4j;

import io.nightjar.run.Engine;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What ND4J computes with here, found out by letting it compute.
 *
 * @param gigaflops of a product of square matrices in the calling thread, the best of a few
 */
public record EngineTrial(Engine engine, double gigaflops) {
  private static final int SIZE = 512;
  private static final int ROUNDS = 4;

  /**
   * Computes what is known, and some more for its speed.
   *
   * @throws IllegalStateException if a result is wrong; what ND4J throws passes through
   */
  public static EngineTrial run() {
    Engine engine = Dl4jEngine.engine();
    SelfTest.run();
    double best = 0;
    try (INDArray one = Nd4j.ones(SIZE, SIZE);
        INDArray result = Nd4j.create(SIZE, SIZE)) {
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        one.mmuli(one, result);
        best = Math.max(best, 2.0 * SIZE * SIZE * SIZE / (System.nanoTime() - start));
      }
    }
    return new EngineTrial(engine, best);
  }

  /** Backend and libraries in one line; loads ND4J if it is not. */
  public static String engineName() {
    Engine engine = Dl4jEngine.engine();
    return engine.backend() + ", " + engine.libraries();
  }
}
