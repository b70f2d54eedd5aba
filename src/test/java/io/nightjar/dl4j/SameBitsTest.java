package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.dl4j.family.Nets;
import io.nightjar.dl4j.family.OwnNetworks;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.ModelSpec;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Every family with every optimiser trains the same bits alone, beside others, and however often it
 * was interrupted: with what is random or keeps state, and with each schedule of the learning rate.
 */
@Tag("slow")
final class SameBitsTest {
  private static final Goals GOALS = Goals.of(new Objective("accuracy", Direction.MAXIMIZE));
  private static final long ID = 5;
  private static final int EPOCHS = 3;
  private static final int OTHERS = 3;

  /** The epochs to which schedules reach: no task gets there. */
  private static final int LONGEST = 4;

  private static final List<String> OPTIMIZERS =
      List.of("sgd", "momentum", "adagrad", "adadelta", "rmsprop", "adam", "adamax", "nadam");

  private static final List<List<Object>> SCHEDULES =
      List.of(
          List.of("learning-rate-decay", "step", "step-every", 2L, "warm-up", 0.5),
          List.of("learning-rate-decay", "exponential", "warm-up", 1.5),
          List.of("learning-rate-decay", "cosine"),
          List.of("learning-rate-decay", "one-cycle"),
          List.of("warm-up", 2.5));

  private static final List<List<Object>> MLPS =
      List.of(
          List.of("batch-norm", true, "dropout", 0.3, "depth", 2L),
          List.of("batch-norm", false, "dropout", 0.3, "weight-decay", 1e-4),
          List.of("batch-norm", true, "class-weights", "balanced"));

  private static final List<List<Object>> CNNS =
      List.of(
          List.of("filters", 3L, "batch-norm", true, "dropout", 0.3, "kernel", "7x1+1x7"),
          List.of("filters", 3L, "stages", 1L, "dropout", 0.3, "weight-decay", 1e-4),
          List.of("filters", 3L, "batch-norm", true, "pooling", "avg", "kernel", "5x5"));

  private static final List<List<Object>> LSTMS =
      List.of(
          List.of("summary", "last", "dropout", 0.3, "depth", 2L),
          List.of("summary", "mean", "dropout", 0.3, "weight-decay", 1e-4),
          List.of("summary", "mean", "depth", 2L));

  static Stream<Arguments> trials() {
    return Stream.of(
            ofFamily("mlp", MLPS),
            ofFamily("cnn", CNNS),
            ofFamily("lstm", LSTMS),
            Stream.of(
                Arguments.of(
                    own(ModelSpec.CLASS, OwnNetworks.Branches.class),
                    List.of("rate", 0.01, "width", 8L)),
                Arguments.of(
                    own(ModelSpec.ARBITER, OwnNetworks.Graphs.class),
                    List.of("learning-rate", 0.005, "hidden-1-n-out", 20L))))
        .flatMap(each -> each);
  }

  private static ModelSpec own(String family, Class<?> model) {
    return new ModelSpec(family, model.getName());
  }

  /** Numbers of optimisers, schedules and networks that share no divisor, so that all meet. */
  private static Stream<Arguments> ofFamily(String family, List<List<Object>> networks) {
    List<Arguments> trials = new ArrayList<>();
    for (int i = 0; i < OPTIMIZERS.size(); i++) {
      List<Object> settings = new ArrayList<>(List.of("optimizer", OPTIMIZERS.get(i)));
      settings.addAll(SCHEDULES.get(i % SCHEDULES.size()));
      settings.addAll(networks.get(i % networks.size()));
      trials.add(Arguments.of(ModelSpec.of(family), settings));
    }
    return trials.stream();
  }

  /** Where a trial ended: what it measured, and weights and the state of its optimiser. */
  private static final class End {
    private final Measurement measurement;
    private final float[] state;

    End(Measurement measurement, float[] state) {
      this.measurement = measurement;
      this.state = state;
    }

    void assertSameAs(End other) {
      assertThat(measurement).isEqualTo(other.measurement);
      assertThat(state).containsExactly(other.state);
    }
  }

  @ParameterizedTest
  @MethodSource("trials")
  void areTheSameAloneBesideOthersAndGoneOn(ModelSpec model, List<Object> settings)
      throws Exception {
    Dl4jTrialRunner runner = FamilyRuns.runner(model, GOALS, LONGEST);
    Trial trial =
        new Trial(
            ID,
            Nets.configuration(
                Stream.concat(
                        Stream.of("batch-size", 32L, "width", 8L, "learning-rate", 0.01),
                        settings.stream())
                    .toArray()),
            11);

    End alone = straight(runner, trial);

    assertThat(alone.state).isNotEmpty();
    for (End beside : besideOthers(runner, trial)) {
      beside.assertSameAs(alone);
    }
    goneOn(runner, trial).assertSameAs(alone);
  }

  private static End straight(Dl4jTrialRunner runner, Trial trial) throws Exception {
    MemoryStorage storage = new MemoryStorage();
    Measurement last = runner.run(TrialTask.search(trial, EPOCHS), new FakeContext(storage, ID));
    return new End(last, state(storage));
  }

  private static List<End> besideOthers(Dl4jTrialRunner runner, Trial trial) throws Exception {
    Callable<End> task = () -> straight(runner, trial);
    ExecutorService threads = Executors.newFixedThreadPool(OTHERS);
    try {
      List<End> ends = new ArrayList<>();
      for (Future<End> end : threads.invokeAll(Collections.nCopies(OTHERS, task))) {
        ends.add(end.get());
      }
      return ends;
    } finally {
      threads.shutdownNow();
    }
  }

  /** By the checkpoint of the first epoch, and from memory after the second. */
  private static End goneOn(Dl4jTrialRunner runner, Trial trial) throws Exception {
    MemoryStorage storage = new MemoryStorage();
    runner.run(TrialTask.search(trial, 1), new FakeContext(storage, ID));
    ModelCache.shared().clear();
    FakeContext second = new FakeContext(storage, ID);
    runner.run(TrialTask.search(trial, 2), second);
    storage.files.put(file(2), new byte[0]);
    FakeContext third = new FakeContext(storage, ID);
    Measurement last = runner.run(TrialTask.search(trial, EPOCHS), third);

    assertThat(second.resumedFrom).isEqualTo(1);
    assertThat(third.resumedFrom).isEqualTo(2);
    assertThat(third.warnings).isEmpty();
    return new End(last, state(storage));
  }

  private static String file(int epochs) {
    return "checkpoints/" + ID + "/" + epochs + ".zip";
  }

  private static float[] state(MemoryStorage storage) throws IOException {
    byte[] file = Objects.requireNonNull(storage.files.get(file(EPOCHS)));
    Model network = restored(file);
    INDArray updater =
        network instanceof ComputationGraph graph
            ? graph.getUpdater().getStateViewArray()
            : ((MultiLayerNetwork) network).getUpdater().getStateViewArray();
    float[] parameters = network.params().toFloatVector();
    float[] state = updater == null ? new float[0] : updater.ravel().toFloatVector();
    float[] all = Arrays.copyOf(parameters, parameters.length + state.length);
    System.arraycopy(state, 0, all, parameters.length, state.length);
    return all;
  }

  private static Model restored(byte[] file) throws IOException {
    try {
      return ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(file), true);
    } catch (RuntimeException | IOException e) {
      return ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(file), true);
    }
  }
}
