package io.nightjar.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.run.Backend;
import io.nightjar.run.BackendException;
import io.nightjar.study.StudyListener;
import java.io.IOException;
import java.time.Duration;

/** How fast Nightjar's slots run trials, and how much of their time is spent inside them. */
final class SlotFigures {
  private static final int LONG_TRIALS = 200;
  private static final int SHORT_TRIALS = 2_000;
  private static final int FEWEST_WARM_UPS = 6;
  private static final int MOST_WARM_UPS = 12;
  private static final double FASTER = 1.05;

  private final SlotStudies studies;
  private final String applicationId;
  private final int slots;
  private final double seconds;

  /**
   * Figures.
   *
   * @param seconds about how long one measurement of the rate takes
   */
  SlotFigures(SlotStudies studies, String applicationId, int slots, double seconds) {
    this.studies = studies;
    this.applicationId = applicationId;
    this.slots = slots;
    this.seconds = seconds;
  }

  void measure(ObjectNode line) throws IOException, InterruptedException, BackendException {
    rate(line);
    Duration second = Duration.ofSeconds(1);
    utilisation(line, "1s", TimedRunner.of(TimedRunner.Work.SLEEP, second), LONG_TRIALS);
    Duration moment = Duration.ofMillis(10);
    utilisation(line, "10ms", TimedRunner.of(TimedRunner.Work.SLEEP, moment), SHORT_TRIALS);
    utilisation(line, "10ms_busy", TimedRunner.of(TimedRunner.Work.BUSY, moment), SHORT_TRIALS);
  }

  private void rate(ObjectNode line) throws IOException, InterruptedException, BackendException {
    try (Backend backend = studies.slots(TimedRunner.noOp())) {
      int trials = (int) Math.ceil(warmRate(backend) * seconds);
      CpuTime before = CpuTime.now(applicationId);
      Repetitions rates = new Repetitions();
      for (int i = 0; i < Repetitions.COUNT; i++) {
        rates.add(rate(backend, trials));
      }
      rates.write(line);
      writeCpu(line, CpuTime.now(applicationId).minus(before), Repetitions.COUNT * trials);
    }
  }

  /** Runs studies until they get no faster, and gives the rate of the fastest. */
  private double warmRate(Backend backend)
      throws IOException, InterruptedException, BackendException {
    double fastest = rate(backend, SHORT_TRIALS);
    int slower = 0;
    for (int i = 1; i < FEWEST_WARM_UPS || (i < MOST_WARM_UPS && slower < 2); i++) {
      double rate = rate(backend, (int) Math.ceil(fastest * seconds));
      slower = rate > FASTER * fastest ? 0 : slower + 1;
      fastest = Math.max(fastest, rate);
    }
    return fastest;
  }

  private static void writeCpu(ObjectNode line, CpuTime used, int trials) {
    long driver = used.driver().toNanos() / 1_000 / trials;
    long executors = used.executors().toNanos() / 1_000 / trials;
    System.err.printf("%d us of driver, %d us of executors per trial%n", driver, executors);
    line.put("driver_cpu_micros_per_trial", driver)
        .put("executors_cpu_micros_per_trial", executors);
  }

  private double rate(Backend backend, int trials)
      throws IOException, InterruptedException, BackendException {
    long start = System.nanoTime();
    studies.run(backend, trials, StudyListener.NONE);
    double rate = trials / Repetitions.secondsSince(start);
    System.err.printf("%.0f no-op trials per second%n", rate);
    return rate;
  }

  private void utilisation(ObjectNode line, String length, TimedRunner runner, int trials)
      throws IOException, InterruptedException, BackendException {
    try (Backend backend = studies.slots(runner)) {
      long start = System.nanoTime();
      TrialTimes times = new TrialTimes();
      studies.run(backend, trials, times);
      double wall = Repetitions.secondsSince(start);
      line.put("trials_" + length, trials)
          .put("utilisation_" + length, times.utilisation(slots))
          .put("utilisation_" + length + "_overall", times.utilisation(slots, wall));
    }
  }
}
