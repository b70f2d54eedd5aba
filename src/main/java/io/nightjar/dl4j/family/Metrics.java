package io.nightjar.dl4j.family;

import io.nightjar.trial.Direction;
import io.nightjar.trial.Objective;
import java.util.List;

/** What is measured of a model; plain data. */
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

  /** What comes after the name of an output in the name of its part of {@link #TRAIN_LOSS}. */
  public static final String LOSS_OF_OUTPUT = "-loss";

  /** The number of the network's parameters, measured at the end of a task. */
  public static final String PARAMETERS = "parameters";

  /**
   * The seconds that the network takes to predict one row, the median over batches; measured at the
   * end of a task, and only where a goal names it.
   */
  public static final String INFERENCE_TIME = "inference-time";

  /**
   * The mean seconds of an epoch of training, without measuring; at the end of a task that trains,
   * and only where a goal names it.
   */
  public static final String EPOCH_TIME = "epoch-time";

  /** What is made of the predictions of rows, and differs between parts. */
  public static final List<String> OF_ROWS = List.of(ACCURACY, LOSS, F1);

  /** What can be a goal. */
  public static final List<Objective> MEASURED =
      List.of(
          new Objective(ACCURACY, Direction.MAXIMIZE),
          new Objective(LOSS, Direction.MINIMIZE),
          new Objective(F1, Direction.MAXIMIZE),
          new Objective(PARAMETERS, Direction.MINIMIZE),
          new Objective(INFERENCE_TIME, Direction.MINIMIZE),
          new Objective(EPOCH_TIME, Direction.MINIMIZE));

  private Metrics() {}
}
