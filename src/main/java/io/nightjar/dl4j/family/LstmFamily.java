package io.nightjar.dl4j.family;

import static io.nightjar.dl4j.family.Infos.BELOW_ONE;
import static io.nightjar.dl4j.family.Infos.category;
import static io.nightjar.dl4j.family.Infos.flag;
import static io.nightjar.dl4j.family.Infos.integer;
import static io.nightjar.dl4j.family.Infos.number;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.space.Condition;
import io.nightjar.space.Configuration;
import io.nightjar.space.ParameterInfo;
import io.nightjar.trial.ModelFamily;
import io.nightjar.trial.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The family {@code lstm}: recurrent layers over the steps of a sequence, then a softmax over the
 * classes. Steps of padding count nowhere.
 */
public final class LstmFamily implements Family {
  private static final long serialVersionUID = 1L;

  static final String SUMMARY = "summary";
  static final String BIDIRECTIONAL = "bidirectional";
  static final String RECURRENT_DROPOUT = "recurrent-dropout";
  static final String LAST = "last";
  static final String MEAN = "mean";

  private static final List<ParameterInfo> OWN =
      List.of(
          integer(Hidden.DEPTH, 1, 10, 1, "recurrent layers"),
          integer(Hidden.WIDTH, 1, 4096, 64, "units of each recurrent layer, in each direction"),
          category(
              SUMMARY,
              List.of(LAST, MEAN),
              LAST,
              "what stands for a sequence: the last step, or the mean of all steps"),
          flag(
              BIDIRECTIONAL,
              false,
              "reads sequences in both directions, which must be of one length",
              new Condition(SUMMARY, Set.of(MEAN))),
          number(
              Hidden.DROPOUT,
              0,
              BELOW_ONE,
              0.0,
              "share of the input and of the output dropped in training"),
          number(
              RECURRENT_DROPOUT,
              0,
              BELOW_ONE,
              0.0,
              "dropout inside the memory cell: refused above 0 (guide 57.2)"));

  /** What it publishes. */
  public static final ModelFamily FAMILY =
      new ModelFamily("lstm", Metrics.MEASURED, Training.with(OWN));

  @Override
  public ModelFamily published() {
    return FAMILY;
  }

  @Override
  public Optional<String> refusal(Shape shape) {
    return shape instanceof Shape.Sequence
        ? Optional.empty()
        : Optional.of(
            "an lstm takes sequences, and these are "
                + shape
                + "; for a table of steps give data.shape: {steps: N, channels: C}");
  }

  @Override
  public Blueprint blueprint(Configuration settings, Dataset data, Course course) {
    if (data.isPadded() && LstmNetwork.isBidirectional(settings)) {
      throw new IllegalArgumentException(
          "Invalid bidirectional: Deeplearning4j reads backwards from the padding of sequences of"
              + " different lengths");
    }
    int channels = data.shape().channels();
    return new Blueprint.Layers(
        LstmNetwork.of(settings, channels, data.classCounts(), course), Layout.SEQUENCES);
  }
}
