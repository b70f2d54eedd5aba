package io.nightjar.report;

import io.nightjar.trial.Attempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How many slots were busy, from the attempts.
 *
 * @param slots that the sweep had
 * @param binSeconds how long each bin is
 * @param busy the mean number of busy slots in each bin, from the sweep's start to its end
 * @param share of the slots' time spent inside attempts, in [0, 1]
 */
public record Occupancy(int slots, double binSeconds, List<Double> busy, double share) {
  private static final int BINS = 120;

  public Occupancy {
    busy = List.copyOf(busy);
  }

  /** Takes attempts in any order. */
  static final class Collector {
    private final Instant start;
    private final double binSeconds;
    private final double[] busySeconds = new double[BINS];
    private int highestSlot = -1;

    Collector(Instant start, Instant end) {
      this.start = start;
      this.binSeconds = TrialRow.seconds(start, end) / BINS;
    }

    void add(Attempt attempt) {
      highestSlot = Math.max(highestSlot, attempt.slot());
      if (binSeconds > 0) {
        double from = TrialRow.seconds(start, attempt.startedAt()) / binSeconds;
        double to = TrialRow.seconds(start, attempt.endedAt()) / binSeconds;
        addBins(Math.max(0, from), Math.min(BINS, to));
      }
    }

    private void addBins(double from, double to) {
      for (int bin = (int) from; bin < to && bin < BINS; bin++) {
        busySeconds[bin] += (Math.min(to, bin + 1.0) - Math.max(from, bin)) * binSeconds;
      }
    }

    /**
     * What they come to.
     *
     * @param slots that the sweep had, 0 where that is unknown
     */
    Occupancy result(int slots) {
      int known = Math.max(1, slots > 0 ? slots : highestSlot + 1);
      List<Double> busy = new ArrayList<>();
      double sum = 0;
      for (double seconds : busySeconds) {
        double mean = binSeconds > 0 ? seconds / binSeconds : 0;
        sum += mean;
        busy.add(Words.kept(mean));
      }
      return new Occupancy(known, Words.kept(binSeconds), busy, Words.kept(sum / BINS / known));
    }
  }
}
