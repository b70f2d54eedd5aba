package io.nightjar.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.run.Answers;
import io.nightjar.run.Backend;
import io.nightjar.run.FileJournal;
import io.nightjar.run.Journal;
import io.nightjar.run.JournaledBackend;
import io.nightjar.search.Scheduler;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.SearcherSpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study that was cut off anywhere and went on ends like one that was not. */
final class ResumeTest {
  @TempDir private Path folder;
  private List<TrialResult> whole = List.of();
  private List<String> lines = List.of();

  @BeforeEach
  void runToTheEnd() throws Exception {
    Path path = folder.resolve("whole");
    FileJournal.create(path, "head", Answers::encode, Answers::decode).close();
    whole = resume(path, 4, new ArrayList<>());
    lines = Files.readAllLines(path);
  }

  private static Scheduler scheduler() {
    return Sweeps.scheduler(
        SchedulerSpec.Kind.HYPERBAND, SearcherSpec.Kind.RANDOM, Direction.MINIMIZE, 17);
  }

  /** Goes on with a journal, on so many slots, and writes down what is trained. */
  private static List<TrialResult> resume(Path path, int slots, List<TrialTask> trained)
      throws Exception {
    try (Journal journal = FileJournal.open(path, Answers::encode, Answers::decode)) {
      Backend inner =
          Sweeps.instant(
              slots,
              slots,
              task -> {
                trained.add(task);
                return Sweeps.outcome(task);
              });
      return Sweeps.run(scheduler(), new JournaledBackend(inner, journal));
    }
  }

  @Test
  void journaledStudyEndsLikeOneWithoutJournal() throws Exception {
    assertThat(whole).isEqualTo(Sweeps.run(scheduler(), Sweeps.instant(1, 1)));
    assertThat(lines).hasSize(1 + 2 * whole.size());
  }

  @Test
  void studyGoesOnFromTheMiddle() throws Exception {
    assertGoesOn(lines.size() / 2, "torn");
  }

  @Test
  @Tag("slow")
  void studyGoesOnFromEveryLine() throws Exception {
    for (int kept = 1; kept <= lines.size(); kept++) {
      assertGoesOn(kept, "");
    }
  }

  @Test
  @Tag("slow")
  void studyGoesOnFromTornLines() throws Exception {
    for (int kept = 1; kept < lines.size(); kept += 5) {
      String next = lines.get(kept);
      assertGoesOn(kept, next.substring(0, 1));
      assertGoesOn(kept, next.substring(0, next.length() / 2));
      assertGoesOn(kept, next);
    }
  }

  private void assertGoesOn(int kept, String torn) throws Exception {
    Path path = folder.resolve("cut");
    Files.writeString(path, String.join("\n", lines.subList(0, kept)) + "\n" + torn);
    Set<TrialTask.Key> told = told(lines.subList(1, kept));
    List<TrialTask> trained = new ArrayList<>();
    int slots = 1 + kept % 5;
    assertThat(resume(path, slots, trained)).as("after %s lines", kept).isEqualTo(whole);
    assertThat(trained.stream().map(TrialTask::key))
        .doesNotHaveDuplicates()
        .noneMatch(told::contains);
    assertThat(trained).hasSize(whole.size() - told.size());
    List<String> now = Files.readAllLines(path, StandardCharsets.UTF_8);
    assertThat(now).hasSameSizeAs(lines).startsWith(lines.subList(0, kept).toArray(new String[0]));
    assertThat(told(now.subList(1, now.size()))).hasSize(whole.size());
  }

  private static Set<TrialTask.Key> told(List<String> lines) {
    return lines.stream()
        .map(Answers::decode)
        .filter(TrialEvent.Told.class::isInstance)
        .map(event -> ((TrialEvent.Told) event).result().task().key())
        .collect(Collectors.toSet());
  }
}
