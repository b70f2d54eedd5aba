package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.trial.TrialTask;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What every scheduler keeps to whose decisions depend on neither slots nor arrival. */
interface AnySlotsContract extends SchedulerContract {

  @Test
  default void asksTheSameWhateverTheSlotsAndTheOrder() {
    Predicate<TrialTask> fails = task -> task.trial().id() % 3 == 0;
    Set<TrialTask> alone = new HashSet<>(SchedulerContract.play(fresh(), 1, 1, fails));
    for (int slots : List.of(2, 4, 64)) {
      for (int order = 1; order <= 5; order++) {
        assertThat(new HashSet<>(SchedulerContract.play(fresh(), slots, order, fails)))
            .isEqualTo(alone);
      }
    }
  }
}
