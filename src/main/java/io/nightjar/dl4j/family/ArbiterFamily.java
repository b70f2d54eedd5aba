package io.nightjar.dl4j.family;

import io.nightjar.dl4j.arbiter.ArbiterSpace;
import io.nightjar.dl4j.data.Dataset;
import io.nightjar.run.FileOpener;
import io.nightjar.run.UserClass;
import io.nightjar.space.Configuration;
import io.nightjar.space.ParameterInfo;
import io.nightjar.trial.ModelException;
import io.nightjar.trial.ModelFamily;
import io.nightjar.trial.ModelSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.deeplearning4j.arbiter.BaseNetworkSpace;
import org.deeplearning4j.arbiter.DL4JConfiguration;
import org.deeplearning4j.arbiter.GraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.jspecify.annotations.Nullable;

/**
 * The family {@code arbiter}: the candidates of an Arbiter space, in its JSON or from a user's own
 * {@link Supplier} of it. Its leaves are the parameters; {@code batch-size} comes to them.
 */
final class ArbiterFamily implements Family {
  private static final long serialVersionUID = 1L;
  private static final String JSON = ".json";

  private final String source;
  private final @Nullable String json;

  private transient @Nullable ModelFamily published;

  private ArbiterFamily(String source, @Nullable String json) {
    this.source = source;
    this.json = json;
  }

  /**
   * The family of a space.
   *
   * @param source a path that ends with {@code .json}, or the name of a class
   */
  static ArbiterFamily of(String source, FileOpener files) throws ModelException {
    ArbiterFamily family =
        new ArbiterFamily(source, source.endsWith(JSON) ? read(source, files) : null);
    family.publish();
    return family;
  }

  private static String read(String path, FileOpener files) throws ModelException {
    try (InputStream file = files.open(path)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ModelException("Cannot read " + path + ": " + e);
    }
  }

  /** A space of its own for each call, since Arbiter's change; a supplier may keep to one. */
  private ArbiterSpace space() throws ModelException {
    try {
      Object root =
          json == null
              ? UserClass.find(source).create(Supplier.class).get()
              : ArbiterSpace.parse(json);
      if (root instanceof BaseNetworkSpace<?> network) {
        return ArbiterSpace.of(network);
      }
    } catch (ModelException e) {
      throw e;
    } catch (Exception | LinkageError e) {
      throw new ModelException("Cannot use Arbiter space " + source + ": " + firstLine(e));
    }
    throw new ModelException(
        "Cannot use class "
            + source
            + ": it supplies neither a MultiLayerSpace nor a"
            + " ComputationGraphSpace");
  }

  private static String firstLine(Throwable thrown) {
    return thrown.toString().lines().findFirst().orElse("");
  }

  private synchronized ModelFamily publish() throws ModelException {
    ModelFamily known = published;
    if (known == null) {
      ArbiterSpace space = space();
      List<ParameterInfo> parameters = new ArrayList<>();
      space.optimizer().map(Training::fixedOptimizer).ifPresent(parameters::add);
      parameters.addAll(space.parameters());
      parameters.add(Training.batchSize());
      known =
          new ModelFamily(ModelSpec.ARBITER, Metrics.MEASURED, parameters, Set.of(), space.notes());
      published = known;
    }
    return known;
  }

  @Override
  public ModelFamily published() {
    try {
      return publish();
    } catch (ModelException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** One at a time: a supplier's only space takes one seed at a time. */
  @Override
  public Blueprint blueprint(Configuration settings, Dataset data, Course course) {
    Blueprint blueprint;
    synchronized (ArbiterFamily.class) {
      blueprint = built(settings, course.seed());
    }
    Fit.require(blueprint, data);
    return blueprint;
  }

  private Blueprint built(Configuration settings, long seed) {
    try {
      Object candidate = space().candidate(settings, seed);
      return candidate instanceof GraphConfiguration graph
          ? new Blueprint.Graph(graph.getConfiguration())
          : layers(((DL4JConfiguration) candidate).getMultiLayerConfiguration());
    } catch (ModelException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** A space says nothing of its data: the first layer does. */
  private static Blueprint layers(MultiLayerConfiguration configuration) {
    Layer first = configuration.getConf(0).getLayer();
    boolean isPlain = configuration.getInputPreProcess(0) == null;
    if (isPlain && (first instanceof BaseRecurrentLayer || first instanceof BaseWrapperLayer)) {
      return new Blueprint.Layers(configuration, Layout.SEQUENCES);
    }
    return isPlain && first instanceof ConvolutionLayer
        ? new Blueprint.Layers(configuration, Layout.IMAGES)
        : new Blueprint.Layers(configuration);
  }
}
