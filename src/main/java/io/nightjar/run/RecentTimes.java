package io.nightjar.run;

import io.nightjar.trial.TrialResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a sweep learns of its own times while it runs; newer ones replace older ones. */
final class RecentTimes {
  private static final int TASKS = 400;
  private static final int FULL_TASKS = 60;
  private static final int TRIALS = 20_000;

  /**
   * A task that goes on takes as long as its trial took so far, give or take this many log units.
   */
  private static final double USUAL_SPREAD = 0.1;

  /** How many own measurements the usual spread is worth. */
  private static final int USUAL_WEIGHT = 5;

  private final Window all = new Window(TASKS);
  private final Window full = new Window(FULL_TASKS);
  private final Window ratios = new Window(TASKS);
  private final int fullEpochs;

  /** What trials took so far, those that were heard of last. */
  private final Map<Long, TaskTime> own =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, TaskTime> eldest) {
          return size() > TRIALS;
        }
      };

  /**
   * Nothing learned so far.
   *
   * @param fullEpochs those of a trial that goes all the way
   */
  RecentTimes(int fullEpochs) {
    this.fullEpochs = fullEpochs;
  }

  /** Takes in what was known before. */
  void know(EpochTimes known) {
    int count = Math.min(TASKS / 8, known.perEpoch().size());
    for (int i = 0; i < count; i++) {
      all.add(known.quantile((i + 0.5) / count) + known.perTask());
    }
  }

  void learn(TrialResult result) {
    TaskTime.of(result).ifPresent(time -> learn(time, result.task().epochs()));
  }

  private void learn(TaskTime time, int reached) {
    all.add(time.perEpoch());
    if (reached == fullEpochs) {
      full.add(time.perEpoch());
    }
    TaskTime before = own.get(time.trial());
    if (before != null && time.seconds() > 0 && before.seconds() > 0) {
      ratios.add(StrictMath.log(time.perEpoch() / before.perEpoch()));
    }
    own.merge(time.trial(), time, TaskTime::and);
  }

  /** The seconds per epoch that few trials exceed. */
  double high() {
    return all.quantile(0.9);
  }

  /** The seconds per epoch of a trial; where it is unknown, of those that go all the way. */
  double mean(long trial) {
    TaskTime before = own.get(trial);
    return before == null ? meanOfFull() : before.perEpoch();
  }

  /** The mean of trials that go all the way. */
  double meanOfFull() {
    return full.isEmpty() ? all.mean() : full.mean();
  }

  /** What few of those exceed. */
  double highOfFull() {
    return full.isEmpty() ? high() : full.quantile(0.9);
  }

  /** The seconds per epoch that a trial will hardly exceed. */
  double high(long trial) {
    TaskTime before = own.get(trial);
    return before == null ? high() : before.perEpoch() * margin();
  }

  /** One-sided 90 % of a normal law of the logarithm. */
  private double margin() {
    double weight = ratios.size() + USUAL_WEIGHT;
    double bias = ratios.size() * ratios.mean() / weight;
    double squares =
        ratios.squares(bias) + USUAL_WEIGHT * (USUAL_SPREAD * USUAL_SPREAD + bias * bias);
    return StrictMath.exp(bias + 1.2816 * Math.sqrt(squares / weight));
  }

  /** The last so many of a row of figures. */
  private static final class Window {
    private final double[] figures;
    private int count;
    private int next;

    Window(int most) {
      this.figures = new double[most];
    }

    void add(double figure) {
      figures[next] = figure;
      next = (next + 1) % figures.length;
      count = Math.min(count + 1, figures.length);
    }

    boolean isEmpty() {
      return count == 0;
    }

    int size() {
      return count;
    }

    double mean() {
      return count == 0 ? 0 : Arrays.stream(figures, 0, count).sum() / count;
    }

    double squares(double center) {
      return Arrays.stream(figures, 0, count).map(each -> (each - center) * (each - center)).sum();
    }

    double quantile(double share) {
      double[] sorted = Arrays.copyOf(figures, count);
      Arrays.sort(sorted);
      return count == 0 ? 0 : sorted[(int) Math.ceil(share * (count - 1))];
    }
  }
}
