package io.nightjar.run;

import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a task start only if it can end in time: the search before the repeats need the slots, these
 * before the end. How long a task will take is learned from those that ended.
 *
 * <p>A search that leaves out a long task may still start short ones. Which repeats have room is
 * chosen before the first of them, or before the first after a resume; where one of these turns out
 * to have none, they are over, since they count in whole rounds.
 */
public final class TimedGate implements Gate {
  private static final double NANOS_PER_SECOND = 1e9;

  /** What a phase may run over, as a share of what was kept free for the next one. */
  private static final double OVERTIME = 0.15;

  /** Near the end, by so many of the longest tasks, no task is asked for before a slot is free. */
  private static final double AHEAD = 3;

  /** Repeats keep slots free for this share of the time at the most. */
  private static final double MOST_FOR_REPEATS = 0.4;

  /** Trials that are slow and good may keep slots free for so many times as long as usual ones, */
  private static final double MORE_FOR_SLOW = 1.5;

  /** or for this share of the time. */
  private static final double MOST_FOR_SLOW = 0.15;

  private final InstantSource clock;
  private final Curfew curfew;
  private final IntSupplier slots;
  private final RecentTimes times;

  /** The seconds from the start to the end. */
  private final double night;

  /** When each that runs should have ended. */
  private final Map<TrialTask.Key, Instant> running = new HashMap<>();

  private final Map<Long, Integer> reached = new HashMap<>();
  private List<Long> repeated = List.of();
  private Purpose purpose = Purpose.SEARCH;
  private boolean isClosed;

  /** Of each trial, the repeats that ended or run. */
  private final Map<Long, Integer> begun = new HashMap<>();

  /** Which repeats there is time for; empty until one is asked for. */
  private Optional<RepeatTimes.Choice> chosen = Optional.empty();

  private @Nullable AfterSearch known;

  /** The longest prediction so far, in seconds. */
  private double longest;

  /**
   * A gate.
   *
   * @param slots how many tasks run at the same time
   * @param measured what earlier sweeps or a probe measured; empty where nothing was
   */
  public TimedGate(
      InstantSource clock, Curfew curfew, IntSupplier slots, Optional<EpochTimes> measured) {
    this.clock = clock;
    this.curfew = curfew;
    this.slots = slots;
    this.times = new RecentTimes(curfew.highest());
    this.night = Duration.between(clock.instant(), curfew.end()).toMillis() / 1e3;
    measured.ifPresent(times::know);
  }

  @Override
  public synchronized void turnTo(Purpose next) {
    purpose = next;
    isClosed = false;
  }

  @Override
  public synchronized void willRepeat(List<Long> trials) {
    repeated = List.copyOf(trials);
    known = null;
  }

  /** When what is asked for now has to have ended. */
  private Instant end() {
    return curfew.end().minus(seconds((1 + OVERTIME) * reserve()));
  }

  /** The seconds that must stay free for what follows. */
  private double reserve() {
    return switch (purpose) {
      case SEARCH -> repeats().own() + test();
      case REPEAT -> test();
      case TEST -> 0;
    };
  }

  private double test() {
    return times.high();
  }

  /**
   * The time of repeats of trials that nothing is known of. Slots that take the next of a list of
   * tasks whenever they are free end after the work of each and the longest task at the latest
   * (Graham: Bounds on multiprocessing timing anomalies, 1969).
   */
  private double usualRepeats() {
    int width = width();
    int rounds = (curfew.repeats() + width - 1) / width;
    double last = curfew.highest() * times.highOfFull();
    double work = curfew.highest() * curfew.repeats() * times.meanOfFull();
    return Math.min(
        MOST_FOR_REPEATS * night, Math.min(rounds * last, (work + last * (width - 1)) / width));
  }

  /** The time of what would be repeated now: without the slowest if they take too much. */
  private double ownRepeats() {
    RepeatTimes own = new RepeatTimes(times, curfew.highest());
    double most =
        Math.min(
            MOST_FOR_REPEATS * night,
            Math.max(MORE_FOR_SLOW * usualRepeats(), MOST_FOR_SLOW * night));
    double[] free = new double[width()];
    return own.span(own.fitting(repeated, curfew.rounds(), free, most), free);
  }

  /**
   * What the repeats after the search take.
   *
   * @param own those that would be repeated now
   */
  private record AfterSearch(double usual, double own, int slots) {}

  /** It changes with results only, and is asked for far more often. */
  private AfterSearch repeats() {
    if (known == null || known.slots() != width()) {
      double usual = usualRepeats();
      known = new AfterSearch(usual, repeated.isEmpty() ? usual : ownRepeats(), width());
    }
    return known;
  }

  private int width() {
    return Math.max(1, slots.getAsInt());
  }

  /** Whether what is asked for now should no longer be waited for. */
  public synchronized boolean isOver() {
    return !clock.instant().isBefore(latest());
  }

  /** When {@link #isOver}, as far as is known by now. */
  public synchronized Instant latest() {
    double reserve =
        purpose == Purpose.SEARCH
            ? Math.min(repeats().usual(), repeats().own()) + test()
            : reserve();
    return curfew.end().minus(seconds(reserve));
  }

  @Override
  public synchronized boolean isOpen() {
    return !isClosed && endsInTime(hasFreeSlot() || isFresh() ? shortest() : AHEAD * longest);
  }

  /** Whether nothing of this phase runs, so that it is over if nothing of it may start. */
  private boolean isFresh() {
    return running.keySet().stream().noneMatch(task -> task.purpose() == purpose);
  }

  private double shortest() {
    return purpose == Purpose.SEARCH ? curfew.lowest() * times.high() : 0;
  }

  private boolean hasFreeSlot() {
    return running.size() < slots.getAsInt();
  }

  /**
   * A task that must wait does so for the longest of those that run, at the most; the first of a
   * phase for the first slot that should be free.
   */
  private double delay() {
    if (hasFreeSlot()) {
      return 0;
    }
    return isFresh() ? Arrays.stream(freeAt()).min().orElse(longest) : longest;
  }

  private boolean endsInTime(double seconds) {
    return !clock.instant().plus(seconds(seconds)).isAfter(end());
  }

  @Override
  public synchronized boolean admits(TrialTask task) {
    if (task.purpose() == Purpose.REPEAT && !isChosen(task)) {
      return false;
    }
    boolean admitted = task.purpose() == Purpose.TEST || endsInTime(delay() + expected(task));
    isClosed |= !admitted && purpose == Purpose.REPEAT;
    return admitted;
  }

  private boolean isChosen(TrialTask task) {
    RepeatTimes.Choice choice = chosen.orElseGet(() -> choice(task.epochs()));
    chosen = Optional.of(choice);
    return choice.trials().contains(task.trial().id())
        && (task.repeat() <= choice.rounds() || choice.rounds() == curfew.rounds());
  }

  /** What has no room is known before the first repeat, so that the others get its time. */
  private RepeatTimes.Choice choice(int epochs) {
    RepeatTimes own = new RepeatTimes(times, epochs);
    double left = secondsTo(end());
    int behind = repeated.stream().mapToInt(trial -> begun.getOrDefault(trial, 0)).min().orElse(0);
    return behind < RepeatTimes.FEWEST_ROUNDS
        ? own.fitting(repeated, curfew.rounds(), freeAt(), left)
        : own.goingOn(repeated, behind, curfew.rounds(), freeAt(), left);
  }

  @Override
  public synchronized boolean hasTimeForRound(List<TrialTask> round) {
    if (isClosed || round.isEmpty()) {
      return false;
    }
    int epochs = round.get(0).epochs();
    RepeatTimes.Choice choice = chosen.orElseGet(() -> choice(epochs));
    chosen = Optional.of(choice);
    return choice.rounds() == curfew.rounds()
        && new RepeatTimes(times, epochs).span(new RepeatTimes.Choice(choice.trials(), 1), freeAt())
            <= secondsTo(end());
  }

  private double secondsTo(Instant moment) {
    return Duration.between(clock.instant(), moment).toMillis() / 1e3;
  }

  /** The seconds until each slot is free, as far as can be told. */
  private double[] freeAt() {
    double[] free = new double[width()];
    double[] ends =
        running.values().stream()
            .mapToDouble(this::secondsTo)
            .map(each -> Math.max(0, each))
            .sorted()
            .toArray();
    for (int i = 0; i < ends.length; i++) {
      free[i % free.length] = Math.max(free[i % free.length], ends[i]);
    }
    return free;
  }

  private double expected(TrialTask task) {
    long trial = task.trial().id();
    int behind = task.purpose() == Purpose.SEARCH ? reached.getOrDefault(trial, 0) : 0;
    int epochs = task.purpose() == Purpose.TEST ? 1 : Math.max(1, task.epochs() - behind);
    return epochs * times.high(trial);
  }

  @Override
  public synchronized void started(TrialTask task) {
    double seconds = expected(task);
    running.put(task.key(), clock.instant().plus(seconds(delay() + seconds)));
    longest = Math.max(longest, seconds);
    begin(task);
  }

  private void begin(TrialTask task) {
    if (task.purpose() == Purpose.REPEAT) {
      begun.merge(task.trial().id(), 1, Integer::sum);
    }
  }

  @Override
  public synchronized void ended(TrialResult result) {
    if (running.remove(result.task().key()) == null) {
      begin(result.task());
    }
    times.learn(result);
    known = null;
    if (result.task().purpose() == Purpose.SEARCH && result.isCompleted()) {
      reached.merge(result.task().trial().id(), result.task().epochs(), Math::max);
    }
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND));
  }
}
