package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.trial.TrialResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays executors with several slots against a desk: a slot is named "executor/number". */
final class DeskPlay {
  static final DeskRules RULES = new DeskRules(Duration.ofSeconds(30), Duration.ofMinutes(5), 3);

  final SlotDesk desk;
  Instant now = Tasks.NOON;
  private final Map<String, Long> holders = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<String, SlotAnswer> answers = new HashMap<>();
  private final int epoch;
  private long lastHolder;

  DeskPlay(SlotPolicy policy, int slots) {
    desk = new SlotDesk("app/1", RULES, policy, slots, () -> now);
    epoch = desk.beginJob(slots).epoch();
  }

  void submit(long... trials) {
    for (long trial : trials) {
      desk.submit(Tasks.task(trial));
    }
  }

  /** Asks for work; a slot that holds a task loses it. */
  SlotAnswer ask(String slot) {
    return asked(slot, 0, null);
  }

  /** Asks for work and gives the trial's id, or the word for another answer. */
  String next(String slot) {
    return word(ask(slot));
  }

  static String word(SlotAnswer answer) {
    return answer instanceof SlotAnswer.Run run
        ? String.valueOf(run.task().trial().id())
        : answer.getClass().getSimpleName();
  }

  /** Completes the slot's task and asks for the next one. */
  String finish(String slot) {
    SlotAnswer.Run run = held(slot);
    return word(report(slot, 0, Tasks.completed(run.task(), run.attempt())));
  }

  SlotAnswer report(String slot, int hung, TrialResult result) {
    return asked(slot, hung, new SlotCall.Finished(held(slot).lease(), result));
  }

  SlotAnswer.Run held(String slot) {
    SlotAnswer answer = Objects.requireNonNull(answers.get(slot));
    assertThat(answer).as(slot).isInstanceOf(SlotAnswer.Run.class);
    return (SlotAnswer.Run) answer;
  }

  // NullAway cannot read the annotation of a record's constructor from a class file.
  @SuppressWarnings("NullAway")
  private SlotAnswer asked(String slot, int hung, SlotCall.@Nullable Finished finished) {
    long sequence = sequences.merge(slot, 1L, Long::sum);
    SlotAnswer answer = desk.answer(new SlotCall.Ask(id(slot), sequence, hung, finished));
    answers.put(slot, answer);
    return answer;
  }

  SlotAnswer beat(String slot) {
    return desk.answer(
        new SlotCall.Beat(id(slot), held(slot).lease(), List.of(Tasks.point(1, 0.1))));
  }

  SlotId id(String slot) {
    int slash = slot.indexOf('/');
    long holder = holders.computeIfAbsent(slot, key -> ++lastHolder);
    int number = Integer.parseInt(slot.substring(slash + 1));
    return new SlotId("app/1", epoch, number, holder, slot.substring(0, slash), "night", "cpu");
  }

  List<TrialResult> taken() throws InterruptedException {
    List<TrialResult> taken = new ArrayList<>();
    for (Optional<TrialResult> result = desk.poll(Duration.ZERO);
        result.isPresent();
        result = desk.poll(Duration.ZERO)) {
      taken.add(result.get());
    }
    return taken;
  }
}
