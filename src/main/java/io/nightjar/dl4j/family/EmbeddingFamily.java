package io.nightjar.dl4j.family;

import static io.nightjar.dl4j.family.Infos.SMALLEST;
import static io.nightjar.dl4j.family.Infos.category;
import static io.nightjar.dl4j.family.Infos.integer;
import static io.nightjar.dl4j.family.Infos.number;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.space.Condition;
import io.nightjar.space.Configuration;
import io.nightjar.space.Fixed;
import io.nightjar.space.Parameter;
import io.nightjar.space.ParameterInfo;
import io.nightjar.trial.ModelFamily;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The family {@code embedding}: fully connected layers that put rows of one class near to each
 * other. A row's class is then that of its nearest neighbour in the train part.
 */
public final class EmbeddingFamily implements Family {
  private static final long serialVersionUID = 1L;

  static final String DIMENSIONS = "dimensions";
  static final String LOSS = "loss";
  static final String N_PAIR = "n-pair";
  static final String TRIPLET = "triplet";
  static final String UNIT_LENGTH = "unit-length";
  static final String MARGIN = "margin";
  static final String REGULARIZATION = "l2-regularization";

  private static final List<ParameterInfo> OWN =
      List.of(
          integer(DIMENSIONS, 1, 4096, 16, "coordinates of the embedding"),
          category(
              LOSS,
              List.of(N_PAIR, TRIPLET),
              N_PAIR,
              "n-pair: each row against rows of all other classes; triplet: against one"),
          unitLength(),
          number(
              MARGIN,
              SMALLEST,
              1e6,
              0.2,
              "by which squared distances to other classes should be larger",
              new Condition(LOSS, Set.of(TRIPLET))),
          number(
              REGULARIZATION,
              0,
              1e6,
              0.002,
              "what the squared length of embeddings counts in the loss",
              new Condition(LOSS, Set.of(N_PAIR))));

  /** What it publishes. */
  public static final ModelFamily FAMILY =
      new ModelFamily(
          "embedding",
          Metrics.MEASURED.stream().filter(goal -> !goal.metric().equals(Metrics.LOSS)).toList(),
          Training.with(Stream.concat(Hidden.PARAMETERS.stream(), OWN.stream()).toList()).stream()
              .filter(info -> !info.name().equals(Training.CLASS_WEIGHTS))
              .toList());

  /** As the papers have it: FaceNet's lie on a sphere, those of N-pairs do not. */
  private static ParameterInfo unitLength() {
    return new ParameterInfo(
        UNIT_LENGTH,
        ParameterInfo.Kind.FLAG,
        List.of(),
        0,
        1,
        "whether embeddings are scaled to length 1",
        List.of(),
        Parameter.by(UNIT_LENGTH, LOSS, Map.of(TRIPLET, new Fixed(true)), new Fixed(false)));
  }

  @Override
  public ModelFamily published() {
    return FAMILY;
  }

  @Override
  public Head head() {
    return Head.EMBEDDING;
  }

  @Override
  public Blueprint blueprint(Configuration settings, Dataset data, Course course) {
    return new Blueprint.Graph(EmbeddingNetwork.of(settings, data.columns(), course), Layout.ROWS);
  }
}
