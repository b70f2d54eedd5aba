package io.nightjar.dl4j.family;

import static io.nightjar.dl4j.family.Infos.BELOW_ONE;
import static io.nightjar.dl4j.family.Infos.category;
import static io.nightjar.dl4j.family.Infos.flag;
import static io.nightjar.dl4j.family.Infos.integer;
import static io.nightjar.dl4j.family.Infos.number;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.space.Configuration;
import io.nightjar.space.ParameterInfo;
import io.nightjar.trial.ModelFamily;
import io.nightjar.trial.Shape;
import java.util.List;
import java.util.Optional;

/**
 * The family {@code cnn}: stages of convolution and pooling, a fully connected layer, a softmax
 * over the classes. It takes images.
 */
public final class CnnFamily implements Family {
  private static final long serialVersionUID = 1L;

  static final String STAGES = "stages";
  static final String KERNEL = "kernel";
  static final String FILTERS = "filters";
  static final String POOLING = "pooling";

  /** The stacked, factorised pair. */
  static final String PAIR = "7x1+1x7";

  private static final List<ParameterInfo> OWN =
      List.of(
          integer(STAGES, 1, 8, 2, "stages of convolution and pooling: the depth"),
          category(
              KERNEL,
              List.of("7x7", "5x5", "3x3", "1x1", PAIR),
              "3x3",
              "height x width of the convolutions; " + PAIR + ": one after the other"),
          integer(FILTERS, 1, 2048, 16, "filters of the first stage, doubled from stage to stage"),
          category(
              POOLING,
              List.of("max", "avg", "none"),
              "max",
              "what halves the image after each stage, while it has two rows and columns"),
          integer(Hidden.WIDTH, 1, 8192, 64, "units of the fully connected layer"),
          Hidden.activation(),
          number(
              Hidden.DROPOUT,
              0,
              BELOW_ONE,
              0.0,
              "share of the fully connected units dropped in training"),
          flag(Hidden.BATCH_NORM, false, "batch normalisation between convolution and activation"));

  /** What it publishes. */
  public static final ModelFamily FAMILY =
      new ModelFamily("cnn", Metrics.MEASURED, Training.with(OWN));

  @Override
  public ModelFamily published() {
    return FAMILY;
  }

  @Override
  public Optional<String> refusal(Shape shape) {
    return shape instanceof Shape.Image
        ? Optional.empty()
        : Optional.of(
            "a cnn takes images, and these are "
                + shape
                + "; for a table of pixels give data.shape: {height: H, width: W, channels: C}");
  }

  @Override
  public Blueprint blueprint(Configuration settings, Dataset data, Course course) {
    Shape.Image image = (Shape.Image) data.shape();
    return new Blueprint.Layers(
        CnnNetwork.of(settings, image, data.classCounts(), course), Layout.IMAGES);
  }
}
