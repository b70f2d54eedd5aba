package io.nightjar.search;

import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;

final class SchedulersTest {
  private static Scheduler create(SchedulerSpec.Kind kind, Searcher searcher) {
    return create(
        Plan.of(
            new SchedulerSpec(kind, 3), SchedulerContract.TRIALS, 1, SchedulerContract.MAX_EPOCHS),
        searcher);
  }

  private static Scheduler learning(SchedulerSpec.Kind kind, int lag, Searcher searcher) {
    return create(
        Plan.forLearning(
            new SchedulerSpec(kind, 3, OptionalInt.of(lag)),
            SchedulerContract.TRIALS,
            1,
            SchedulerContract.MAX_EPOCHS),
        searcher);
  }

  private static Scheduler create(Plan plan, Searcher searcher) {
    return Schedulers.create(plan, searcher, Tables.GOALS, 1);
  }

  @Nested
  final class Full implements AnySlotsContract {
    @Override
    public Scheduler scheduler(Searcher searcher) {
      return create(SchedulerSpec.Kind.FULL, searcher);
    }
  }

  @Nested
  final class Halving implements AnySlotsContract {
    @Override
    public Scheduler scheduler(Searcher searcher) {
      return create(SchedulerSpec.Kind.HALVING, searcher);
    }
  }

  @Nested
  final class Hyperband implements AnySlotsContract {
    @Override
    public Scheduler scheduler(Searcher searcher) {
      return create(SchedulerSpec.Kind.HYPERBAND, searcher);
    }
  }

  @Nested
  final class Median implements AnySlotsContract {
    @Override
    public Scheduler scheduler(Searcher searcher) {
      return create(SchedulerSpec.Kind.MEDIAN, searcher);
    }
  }

  /** Decides on what has arrived, so it is held to less. */
  @Nested
  final class Asha implements SchedulerContract {
    @Override
    public Scheduler scheduler(Searcher searcher) {
      return create(SchedulerSpec.Kind.ASHA, searcher);
    }
  }

  @Nested
  final class HyperbandUnderALag implements AnySlotsContract {
    @Override
    public Scheduler scheduler(Searcher searcher) {
      return learning(SchedulerSpec.Kind.HYPERBAND, 2, searcher);
    }
  }

  @Nested
  final class FullUnderALag implements AnySlotsContract {
    @Override
    public Scheduler scheduler(Searcher searcher) {
      return learning(SchedulerSpec.Kind.FULL, 4, searcher);
    }
  }

  @Nested
  final class MedianUnderAShortLag implements AnySlotsContract {
    @Override
    public Scheduler scheduler(Searcher searcher) {
      return learning(SchedulerSpec.Kind.MEDIAN, 1, searcher);
    }
  }
}
