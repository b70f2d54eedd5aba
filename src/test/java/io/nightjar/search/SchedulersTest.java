package io.nightjar.search;

import org.junit.jupiter.api.Nested;

final class SchedulersTest {
  private static Scheduler create(SchedulerSpec.Kind kind, Searcher searcher) {
    Plan plan =
        Plan.of(
            new SchedulerSpec(kind, 3), SchedulerContract.TRIALS, 1, SchedulerContract.MAX_EPOCHS);
    return Schedulers.create(plan, searcher, Tables.GOALS, 1);
  }

  @Nested
  final class Full implements SchedulerContract {
    @Override
    public Scheduler scheduler(Searcher searcher) {
      return create(SchedulerSpec.Kind.FULL, searcher);
    }
  }

  @Nested
  final class Halving implements SchedulerContract {
    @Override
    public Scheduler scheduler(Searcher searcher) {
      return create(SchedulerSpec.Kind.HALVING, searcher);
    }
  }

  @Nested
  final class Hyperband implements SchedulerContract {
    @Override
    public Scheduler scheduler(Searcher searcher) {
      return create(SchedulerSpec.Kind.HYPERBAND, searcher);
    }
  }

  @Nested
  final class UnderALag implements SchedulerContract {
    @Override
    public Scheduler scheduler(Searcher searcher) {
      Plan plan =
          Plan.of(new SchedulerSpec(SchedulerSpec.Kind.HYPERBAND, 3), TRIALS, 1, MAX_EPOCHS);
      return Schedulers.create(plan, searcher, Tables.GOALS, 1, 2);
    }
  }
}
