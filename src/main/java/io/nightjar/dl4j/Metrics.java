package io.nightjar.dl4j;

import io.nightjar.trial.Direction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@link Dl4jTrialRunner} measures after every epoch; plain data. */
public final class Metrics {
  /** The share of rows of the validation part whose likeliest class is the right one. */
  public static final String ACCURACY = "accuracy";

  /** The mean cross entropy over the validation part, in nats. */
  public static final String LOSS = "loss";

  /** The mean over all classes of the harmonic mean of precision and recall. */
  public static final String F1 = "f1";

  /**
   * The mean loss of the epoch's batches, each measured before its step, with dropout on and with
   * the penalty that stands for weight decay. Not measured by a test.
   */
  public static final String TRAIN_LOSS = "train-loss";

  /** Whether less or more of a metric is better, by name. */
  public static final Map<String, Direction> DIRECTIONS = directions();

  private Metrics() {}

  private static Map<String, Direction> directions() {
    Map<String, Direction> directions = new LinkedHashMap<>();
    directions.put(ACCURACY, Direction.MAXIMIZE);
    directions.put(LOSS, Direction.MINIMIZE);
    directions.put(F1, Direction.MAXIMIZE);
    directions.put(TRAIN_LOSS, Direction.MINIMIZE);
    return Collections.unmodifiableMap(directions);
  }
}
