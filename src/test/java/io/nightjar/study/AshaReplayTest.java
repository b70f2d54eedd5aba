package io.nightjar.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.run.Answers;
import io.nightjar.run.Backend;
import io.nightjar.run.BackendException;
import io.nightjar.run.FileJournal;
import io.nightjar.run.Journal;
import io.nightjar.run.JournaledBackend;
import io.nightjar.run.SimulatedBackend;
import io.nightjar.run.SimulatedTrials;
import io.nightjar.run.TrialSpeeds;
import io.nightjar.search.Scheduler;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.SearcherSpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asynchronous halving hangs on who finishes first, which its journal keeps. */
final class AshaReplayTest {
  private static final int TRIALS = 40;

  @TempDir private Path folder;
  private List<TrialTask> trained = new ArrayList<>();
  private List<TrialResult> whole = List.of();
  private List<String> lines = List.of();

  @BeforeEach
  void runToTheEnd() throws Exception {
    Path path = folder.resolve("whole");
    FileJournal.create(path, "head", Answers::encode, Answers::decode).close();
    whole = run(path, 6, 1);
    lines = Files.readAllLines(path);
  }

  private static Scheduler asha() {
    return Sweeps.scheduler(
        SchedulerSpec.Kind.ASHA, SearcherSpec.Kind.SOBOL, Direction.MINIMIZE, TRIALS);
  }

  /** Goes on with a journal; the speeds of trials are a matter of the seed. */
  private List<TrialResult> run(Path path, int slots, long seed) throws Exception {
    trained = new ArrayList<>();
    SimulatedTrials trials =
        new SimulatedTrials(
            new TrialSpeeds(seed, 1, 0.5, 0.05, 5),
            trial -> SimulatedTrials.NEVER,
            task -> {
              trained.add(task);
              return Sweeps.outcome(task);
            });
    try (Journal journal = FileJournal.open(path, Answers::encode, Answers::decode)) {
      Backend inner = new OneByOne(new SimulatedBackend(slots, trials));
      return Sweeps.run(asha(), new JournaledBackend(inner, journal));
    }
  }

  /** Its results never come together, so that the scheduler is asked after each. */
  private record OneByOne(Backend backend) implements Backend {
    @Override
    public boolean hasCapacity() {
      return backend.hasCapacity();
    }

    @Override
    public boolean isIdle() {
      return backend.isIdle();
    }

    @Override
    public boolean isReady() {
      return false;
    }

    @Override
    public void submit(TrialTask task) {
      backend.submit(task);
    }

    @Override
    public TrialResult take() throws InterruptedException, BackendException {
      return backend.take();
    }

    @Override
    public void close() {
      backend.close();
    }
  }

  private static List<TrialTask> asked(List<String> lines) {
    return lines.stream()
        .skip(1)
        .map(Answers::decode)
        .filter(TrialEvent.Asked.class::isInstance)
        .map(event -> ((TrialEvent.Asked) event).task())
        .toList();
  }

  @Test
  void otherArrivalOtherDecisions() throws Exception {
    Path path = folder.resolve("other");
    FileJournal.create(path, "head", Answers::encode, Answers::decode).close();
    run(path, 6, 2);
    assertThat(asked(Files.readAllLines(path))).isNotEqualTo(asked(lines));
  }

  @Test
  void wholeJournalReplaysToTheSameDecisions() throws Exception {
    assertThat(run(folder.resolve("whole"), 1, 2)).isEqualTo(whole);
    assertThat(trained).isEmpty();
    assertThat(Files.readAllLines(folder.resolve("whole"))).isEqualTo(lines);
  }

  @Test
  void cutJournalReplaysWhatItHasAndGoesOn() throws Exception {
    for (int kept : List.of(1, 2, lines.size() / 3, lines.size() / 2, lines.size() - 1)) {
      Path path = folder.resolve("cut" + kept);
      Files.writeString(path, String.join("\n", lines.subList(0, kept)) + "\n");
      List<TrialResult> results = run(path, 3, 2);
      List<String> now = Files.readAllLines(path);
      assertThat(now).startsWith(lines.subList(0, kept).toArray(new String[0]));
      assertThat(results.stream().map(result -> result.task().trial()).distinct()).hasSize(TRIALS);
      assertThat(results.stream().map(result -> result.task().key())).doesNotHaveDuplicates();
      assertThat(run(path, 8, 3)).as("replayed again").isEqualTo(results);
      assertThat(trained).isEmpty();
      assertThat(Files.readAllLines(path)).isEqualTo(now);
    }
  }
}
