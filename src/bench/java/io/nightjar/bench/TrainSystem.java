package io.nightjar.bench;

import io.nightjar.dl4j.step.FastNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A way to train networks side by side in this JVM.
 *
 * @param name as the bench prints it
 */
record TrainSystem(String name, Training training) {
  static final List<TrainSystem> ALL =
      List.of(
          new TrainSystem("nightjar", threads(TrainSystem::fast)),
          new TrainSystem("dl4j-stock", threads(TrainSystem::fit)),
          new TrainSystem("arbiter", ArbiterTraining::train));

  /** Trains a network in each slot until the counter says that it is over. */
  interface Training {
    void train(TrainNetwork network, StepCounter steps) throws InterruptedException;
  }

  /** A thread to a slot, which trains batch by batch. */
  private static Training threads(Function<TrainNetwork, List<Runnable>> start) {
    return (network, steps) -> {
      ExecutorService threads = Executors.newFixedThreadPool(steps.slots());
      List<Future<?>> slots = new ArrayList<>();
      for (int i = 0; i < steps.slots(); i++) {
        int slot = i;
        slots.add(threads.submit(() -> train(start.apply(network), steps, slot)));
      }
      threads.shutdown();
      for (Future<?> slot : slots) {
        await(slot);
      }
    };
  }

  private static void train(List<Runnable> batches, StepCounter steps, int slot) {
    for (int i = 0; !steps.isOver(); i = (i + 1) % batches.size()) {
      batches.get(i).run();
      steps.count(slot);
    }
  }

  private static void await(Future<?> slot) throws InterruptedException {
    try {
      slot.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
    }
  }

  private static List<Runnable> fast(TrainNetwork network) {
    FastNetwork fast =
        FastNetwork.of(network.network(), network.type())
            .orElseThrow(
                () -> new IllegalStateException("Cannot train " + network.name() + " fast"));
    List<Runnable> steps = new ArrayList<>();
    for (int i = 0; i < Batches.COUNT; i++) {
      float[] features = network.features(i);
      float[] labels = network.labels(i);
      int[] lengths = network.lengths(i);
      steps.add(
          lengths == null
              ? () -> fast.step(features, labels, network.batch())
              : () -> fast.step(features, labels, lengths));
    }
    return steps;
  }

  private static List<Runnable> fit(TrainNetwork network) {
    MultiLayerNetwork model = network.network();
    return Batches.of(network).stream().<Runnable>map(batch -> () -> model.fit(batch)).toList();
  }
}
