package io.nightjar.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured of the time of epochs: a task takes some seconds of its own, and then its
 * trial's seconds for each epoch.
 *
 * @param perTask the seconds of a task beside its epochs, at least 0
 * @param perEpoch the seconds of an epoch, one figure for each trial, ascending; at least one
 */
public record EpochTimes(double perTask, List<Double> perEpoch) {
  /** No clock tells less. */
  private static final double LEAST = 1e-6;

  public EpochTimes {
    perEpoch = perEpoch.stream().sorted().toList();
    if (perEpoch.isEmpty() || !(perEpoch.get(0) > 0) || !(perTask >= 0)) {
      throw new IllegalArgumentException(
          "Invalid times: %s s per task, %s s per epoch".formatted(perTask, perEpoch));
    }
  }

  /**
   * Those of tasks.
   *
   * <p>The seconds of a task beside its epochs are where the line through the mean of the shortest
   * and the mean of the longest tasks meets zero epochs.
   *
   * @param tasks at least one
   */
  public static EpochTimes of(Collection<TaskTime> tasks) {
    Map<Integer, List<TaskTime>> byEpochs = new TreeMap<>();
    Map<Long, List<TaskTime>> byTrial = new TreeMap<>();
    for (TaskTime task : tasks) {
      byEpochs.computeIfAbsent(task.epochs(), epochs -> new ArrayList<>()).add(task);
      byTrial.computeIfAbsent(task.trial(), trial -> new ArrayList<>()).add(task);
    }
    double perTask = perTask(new ArrayList<>(byEpochs.values()));
    return new EpochTimes(
        perTask, byTrial.values().stream().map(own -> perEpoch(own, perTask)).toList());
  }

  private static double perTask(List<List<TaskTime>> byEpochs) {
    List<TaskTime> shortest = byEpochs.get(0);
    List<TaskTime> longest = byEpochs.get(byEpochs.size() - 1);
    int epochs = shortest.get(0).epochs();
    int more = longest.get(0).epochs() - epochs;
    if (more == 0) {
      return 0;
    }
    double slope = (seconds(longest) - seconds(shortest)) / more;
    return Math.max(0, Math.min(seconds(shortest), seconds(shortest) - slope * epochs));
  }

  private static double seconds(List<TaskTime> tasks) {
    return tasks.stream().mapToDouble(TaskTime::seconds).average().orElseThrow();
  }

  private static double perEpoch(List<TaskTime> tasks, double perTask) {
    double seconds = tasks.stream().mapToDouble(TaskTime::seconds).sum();
    int epochs = tasks.stream().mapToInt(TaskTime::epochs).sum();
    return Math.max(LEAST, (seconds - perTask * tasks.size()) / epochs);
  }

  /** The mean seconds of an epoch. */
  public double mean() {
    return perEpoch.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** The seconds of an epoch that a share of the trials does not exceed. */
  public double quantile(double share) {
    int last = perEpoch.size() - 1;
    return perEpoch.get((int) Math.min(last, Math.ceil(share * last)));
  }

  /** The standard error of {@link #mean} as a share of it; 1 where it cannot be known. */
  public double uncertainty() {
    int count = perEpoch.size();
    if (count < 2) {
      return 1;
    }
    double mean = mean();
    double squares = perEpoch.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
    return Math.sqrt(squares / (count - 1) / count) / mean;
  }

  /**
   * The times of trials that are like those measured: each is as fast as one of them, drawn by its
   * id.
   */
  public TaskTimes drawn(long seed) {
    return (task, epochs, start) -> {
      double share = new UnitDraws(seed, task.trial().id()).unit(0);
      return epochs == 0 ? 0 : perTask + epochs * perEpoch.get((int) (share * perEpoch.size()));
    };
  }
}
