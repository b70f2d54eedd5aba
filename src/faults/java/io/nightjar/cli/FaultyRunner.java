package io.nightjar.cli;

import io.nightjar.run.Engine;
import io.nightjar.run.TrialContext;
import io.nightjar.run.TrialRunner;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.TrialTask;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Trains as another runner does, except for one trial. */
record FaultyRunner(TrialRunner runner, FaultySetting setting) implements TrialRunner {
  private static final int HALTED = 42;

  /** Large, so that it is this trial that finds no memory and seldom a small request beside it. */
  private static final int BLOCK_LONGS = 4 << 20;

  @Override
  public Measurement run(TrialTask task, TrialContext context) throws Exception {
    if (task.trial().id() == setting.trial()) {
      misbehave();
    }
    return runner.run(task, new FaultyContext(context, setting.pauseMillis()));
  }

  /** Returns only where there is no faulty trial. */
  private void misbehave() throws IOException, InterruptedException {
    switch (setting.kind()) {
      case NONE -> {}
      case REFUSE -> throw new IOException("A faulty trial");
      case HALT -> {
        Thread.sleep(setting.pauseMillis());
        Runtime.getRuntime().halt(HALTED);
      }
      case HANG -> hang();
      case EXHAUST -> exhaust();
    }
  }

  private void hang() throws IOException {
    try (FileInputStream pipe = new FileInputStream(setting.pipe())) {
      throw new IOException("The pipe was opened, and gives " + pipe.read());
    }
  }

  private static void exhaust() throws IOException {
    List<long[]> blocks = new ArrayList<>();
    while (blocks.size() < Integer.MAX_VALUE) {
      blocks.add(new long[BLOCK_LONGS]);
    }
    throw new IOException("There is memory without end: " + blocks.size());
  }

  @Override
  public void prepare(String device) throws Exception {
    runner.prepare(device);
  }

  @Override
  public Engine engine() {
    return runner.engine();
  }
}
