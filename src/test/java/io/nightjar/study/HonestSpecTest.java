package io.nightjar.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.space.Configuration;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HonestSpecTest {
  private static Trial trial(long id) {
    return new Trial(
        id, new Configuration(Map.of("width", id)), Seeds.ofTrial(1, Purpose.SEARCH, id));
  }

  @Test
  void repeatsComeRoundByRoundWithASeedForEachRound() {
    List<TrialTask> tasks = new HonestSpec(2, 3).tasks(List.of(trial(7), trial(4)), 9, trial -> 1);
    assertThat(tasks).extracting(TrialTask::repeat).containsExactly(1, 1, 2, 2, 3, 3);
    assertThat(tasks).extracting(task -> task.trial().id()).containsExactly(7L, 4L, 7L, 4L, 7L, 4L);
    assertThat(tasks).extracting(TrialTask::key).doesNotHaveDuplicates();
    assertThat(tasks.stream().map(task -> task.trial().seed()).distinct()).hasSize(3);
    assertThat(tasks).extracting(task -> task.trial().seed()).doesNotContain(trial(7).seed());
    assertThat(tasks.get(0).trial().configuration()).isEqualTo(trial(7).configuration());
  }

  @Test
  void fewerTrialsThanAreToBeRepeatedTakeFewerEpochs() {
    Budget budget = new Budget(3, 1, 10, Duration.ofMinutes(1), Optional.empty());
    assertThat(HonestSpec.STANDARD.epochs(budget)).isEqualTo(3 * 5 * 10);
  }

  @Test
  void oneRepeatIsNone() {
    assertThatThrownBy(() -> new HonestSpec(5, 1))
        .hasMessage("Invalid repeats: the best 5, each 1 times");
    assertThatThrownBy(() -> new TrialTask(trial(1), 1, Purpose.SEARCH, 1))
        .hasMessage("Invalid repeat: 1 of SEARCH");
  }
}
