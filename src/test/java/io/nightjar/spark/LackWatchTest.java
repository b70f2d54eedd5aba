package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LackWatchTest {
  private static final ExecutorDemand ASKED = new ExecutorDemand(4, 3072, 0);
  private static final ExecutorDemand SMALL = new ExecutorDemand(1, 2048, 0);
  private static final ExecutorDemand LARGE = new ExecutorDemand(8, 8192, 1);
  private static final String MASTER = "spark://head:7077";
  private static final String ASKS = "an executor asks for 4 cores and 3072 MiB";
  private static final String TOO_SMALL =
      ASKS
          + ", but the workers of spark://head:7077 have 1 core and 2048 MiB; lower"
          + " spark.executor.cores (--executor-cores) or spark.executor.memory"
          + " (--executor-memory), or start larger workers";

  private final List<String> notes = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private boolean came;
  private Optional<List<ExecutorDemand>> workers = Optional.empty();
  private final LackWatch watch =
      new LackWatch(
          () -> now,
          () -> came,
          () -> new ExecutorLack(ASKED, MASTER, workers),
          Duration.ofMinutes(5),
          notes::add);

  /** Looks each second. */
  private Optional<String> after(int seconds) {
    Optional<String> end = Optional.empty();
    while (now.isBefore(Instant.EPOCH.plusSeconds(seconds))) {
      now = now.plusSeconds(1);
      end = watch.check();
    }
    return end;
  }

  private static String reason(ExecutorDemand... workers) {
    return new ExecutorLack(ASKED, MASTER, Optional.of(List.of(workers))).reason();
  }

  @Test
  void saysNothingWhereAnExecutorComes() {
    workers = Optional.of(List.of(LARGE));
    assertThat(after(9)).isEmpty();
    came = true;
    assertThat(after(1000)).isEmpty();
    assertThat(watch.lack()).isEmpty();
    assertThat(watch.isWaiting()).isFalse();
    assertThat(notes).isEmpty();
  }

  @Test
  void warnsOnceAndSoonGivesUpWhereNoWorkerIsLargeEnough() {
    workers = Optional.of(List.of(SMALL, SMALL));
    assertThat(after(9)).isEmpty();
    assertThat(notes).isEmpty();
    assertThat(after(29)).isEmpty();
    assertThat(notes).containsExactly("Warning: no executor has come yet: " + TOO_SMALL);
    assertThat(after(30)).contains("Cannot run trials: no executor came within 30 s: " + TOO_SMALL);
    assertThat(watch.lack()).isPresent();
    assertThat(notes).hasSize(1);
  }

  @Test
  void isAskedAlsoByWhoCouldNotWaitForIt() {
    workers = Optional.of(List.of(SMALL));
    assertThat(after(3)).isEmpty();
    assertThat(watch.lack())
        .contains("Cannot run trials: no executor came within 3 s: " + TOO_SMALL);
    came = true;
    assertThat(watch.lack()).isEmpty();
  }

  @Test
  void goesOnWhereALargerWorkerJoins() {
    workers = Optional.of(List.of(SMALL));
    assertThat(after(15)).isEmpty();
    workers = Optional.of(List.of(SMALL, LARGE));
    assertThat(after(40)).isEmpty();
    came = true;
    assertThat(after(400)).isEmpty();
  }

  @Test
  void waitsLongerWhereOneMayComeYet() {
    assertThat(after(29)).isEmpty();
    assertThat(notes).isEmpty();
    assertThat(after(299)).isEmpty();
    assertThat(notes).hasSize(1);
    assertThat(after(300))
        .contains(
            "Cannot run trials: no executor came within 300 s: "
                + ASKS
                + "; does the cluster have that free? See its own pages on spark://head:7077");
  }

  @Test
  void namesWhatTheClusterHas() {
    assertThat(reason()).isEqualTo(ASKS + ", but no worker has joined spark://head:7077");
    assertThat(reason(SMALL, LARGE))
        .isEqualTo(
            ASKS
                + ", and the workers of spark://head:7077 have 1 core and 2048 MiB, 8 cores and"
                + " 8192 MiB and 1 GPU; do other applications hold them? See the master's own page");
  }

  @Test
  void everyPartOfADemandMustFit() {
    assertThat(ASKED.fitsIn(ASKED)).isTrue();
    assertThat(ASKED.fitsIn(new ExecutorDemand(4, 3071, 0))).isFalse();
    assertThat(ASKED.fitsIn(new ExecutorDemand(3, 3072, 0))).isFalse();
    assertThat(new ExecutorDemand(1, 1, 2).fitsIn(LARGE)).isFalse();
  }
}
