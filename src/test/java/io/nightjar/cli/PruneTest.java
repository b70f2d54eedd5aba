package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.format.JournalHeader;
import io.nightjar.results.Exit;
import io.nightjar.results.LockFiles;
import io.nightjar.results.LockHolder;
import io.nightjar.results.Pruning;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.Retention;
import io.nightjar.results.StoredSweep;
import io.nightjar.results.StudyLock;
import io.nightjar.results.SweepFolder;
import io.nightjar.results.SweepJournal;
import io.nightjar.results.SweepStore;
import io.nightjar.run.LocalStorage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PruneTest {
  private final Instant now = Instant.now();

  /** In the order in which they go. */
  private static final List<String> TABLES =
      List.of("sweeps", "leaderboard", "curves", "attempts", "trials");

  @TempDir private Path results;

  /** A sweep as a run leaves it, as far as pruning looks. */
  private String sweep(String study, int daysAgo, String outcome) throws IOException {
    ResultsFolder folder = new ResultsFolder(results.toString());
    Instant start = now.minus(Duration.ofDays(daysAgo)).minusSeconds(60);
    SweepFolder sweep = SweepFolder.fresh(folder, start);
    SweepJournal.create(
            sweep, new JournalHeader(sweep.id(), Map.of("study", study), "data", "code", start))
        .close();
    sweep.write("job.yaml", "study: " + study + "\n");
    if (!outcome.equals(StoredSweep.UNFINISHED)) {
      sweep.write("outcome.json", "{\"outcome\": \"%s\"}".formatted(outcome));
      for (String table : TABLES) {
        Path leaf = Files.createDirectories(leaf(table, study, sweep.id()));
        try (RandomAccessFile part =
            new RandomAccessFile(leaf.resolve("part-0.parquet").toFile(), "rw")) {
          part.setLength(2_000_000);
        }
      }
    }
    return sweep.id();
  }

  private Path leaf(String table, String study, String sweep) {
    return results.resolve(table).resolve("study=" + study).resolve("sweep=" + sweep);
  }

  private Cli prune(String... options) {
    return Cli.call(
        Stream.concat(Stream.of("prune", results.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private List<String> deleted(String... options) throws IOException {
    List<String> before = sweeps();
    Cli prune =
        prune(Stream.concat(Stream.of("--delete"), Stream.of(options)).toArray(String[]::new));
    assertThat(prune.exit()).as(prune.err()).isZero();
    List<String> gone = new ArrayList<>(before);
    gone.removeAll(sweeps());
    return gone;
  }

  private List<String> sweeps() throws IOException {
    return SweepFolder.all(new ResultsFolder(results.toString())).stream()
        .map(SweepFolder::id)
        .toList();
  }

  private long files(String sweep) throws IOException {
    try (Stream<Path> all = Files.walk(results)) {
      return all.filter(path -> path.toString().contains(sweep)).count();
    }
  }

  @Test
  void nothingIsDeletedUnlessAsked() throws IOException {
    String old = sweep("digits", 3, "done");
    String last = sweep("digits", 1, "done");

    Cli prune = prune("--keep-last", "1");

    assertThat(prune.exit()).isZero();
    assertThat(prune.out().lines())
        .containsExactly(
            "study   sweep" + " ".repeat(27) + "outcome  MB",
            "digits  " + last + "  done     10  stays: the newest",
            "digits  " + old + "  done     10  goes",
            "",
            "Would delete 1 of 2 sweeps, 10 of 20 MB; --delete does it");
    assertThat(sweeps()).containsExactly(last, old);
  }

  @Test
  void lastFinishedOnesStayAndWhatIsNewer() throws IOException {
    String oldest = sweep("digits", 9, "done");
    String killed = sweep("digits", 8, StoredSweep.UNFINISHED);
    String second = sweep("digits", 7, "out of time");
    String interrupted = sweep("digits", 6, "interrupted");
    sweep("digits", 5, "done");

    assertThat(deleted("--keep-last", "2")).containsExactlyInAnyOrder(oldest, killed);
    assertThat(deleted("--keep-last", "1")).containsExactlyInAnyOrder(second, interrupted);
    for (String gone : List.of(oldest, killed, second, interrupted)) {
      assertThat(files(gone)).isZero();
    }
  }

  @Test
  void youngOnesStay() throws IOException {
    String old = sweep("digits", 8, "done");
    sweep("digits", 6, "done");
    sweep("digits", 1, "done");

    assertThat(deleted("--keep-days", "7")).containsExactly(old);
  }

  @Test
  void eitherRuleKeeps() throws IOException {
    String old = sweep("digits", 8, "done");
    sweep("digits", 7, "done");
    sweep("digits", 1, "done");

    assertThat(deleted("--keep-days", "3", "--keep-last", "2")).containsExactly(old);
  }

  @Test
  void newestAndNewestFinishedStayWhateverTheirAge() throws IOException {
    String old = sweep("digits", 900, "done");
    String finished = sweep("digits", 800, "done");
    String between = sweep("digits", 750, "broken");
    String newest = sweep("digits", 700, StoredSweep.UNFINISHED);

    assertThat(deleted("--keep-days", "1")).containsExactly(between, old);
    assertThat(sweeps()).containsExactly(newest, finished);
  }

  @Test
  void whatAnotherThatStaysNamesStaysToo() throws IOException {
    String old = sweep("digits", 9, "done");
    String start = sweep("digits", 8, "done");
    sweep("digits", 7, "done");
    String other = sweep("images", 6, "done");
    Files.writeString(
        results.resolve("runs").resolve(other).resolve("job.yaml"),
        "warm-start:\n  study: digits\n  sweeps: [" + start + "]\n");

    assertThat(prune("--keep-last", "1").out())
        .contains(start + "  done     10  stays: named by " + other);
    assertThat(deleted("--keep-last", "1", "--study", "digits")).containsExactly(old);
  }

  @Test
  void whatAnotherThatStaysLoadsOrWasComparedWithStaysToo() throws IOException {
    String model = sweep("digits", 9, "done");
    String compared = sweep("digits", 8, "done");
    String last = sweep("digits", 1, "done");
    Path run = results.resolve("runs").resolve(last);
    Files.writeString(
        run.resolve("job.yaml"),
        "fine-tune: {from: %s/runs/%s/model.zip}\n".formatted(results, model));
    Files.writeString(
        run.resolve("outcome.json"),
        "{\"outcome\": \"done\", \"comparison\": {\"before\": \"%s\"}}".formatted(compared));

    assertThat(deleted("--keep-last", "1")).isEmpty();
  }

  @Test
  void studiesAreCountedEachForItself() throws IOException {
    String old = sweep("digits", 9, "done");
    sweep("digits", 1, "done");
    String other = sweep("images", 8, "done");
    sweep("images", 2, "done");

    assertThat(deleted("--keep-last", "1", "--study", "images")).containsExactly(other);
    assertThat(deleted("--keep-last", "1")).containsExactly(old);
  }

  @Test
  void runningStudyStaysWhole() throws IOException {
    sweep("digits", 9, "done");
    sweep("digits", 1, "done");
    hold("digits");

    assertThat(prune("--keep-last", "1").out()).contains("stays: its study runs");
    assertThat(deleted("--keep-last", "1")).isEmpty();
  }

  @Test
  void studyThatStartsToRunMeanwhileStaysAndIsWorthAnotherTry() throws Exception {
    String old = sweep("digits", 9, "done");
    sweep("digits", 1, "done");
    ResultsFolder folder = new ResultsFolder(results.toString());
    Pruning pruning = new Pruning(folder, new SweepStore(folder));
    pruning.decide(new Retention(Optional.of(1), Optional.empty(), now), name -> true);
    hold("digits");
    StringWriter err = new StringWriter();

    pruning.delete(new PrintWriter(err, true));

    assertThat(err.toString())
        .startsWith("Warning: Cannot prune study digits in " + results + ": process ");
    assertThat(pruning.going()).isEmpty();
    assertThat(sweeps()).contains(old);
  }

  private void hold(String study) throws IOException {
    LockFiles files = StudyLock.files(new ResultsFolder(results.toString()), study);
    files.create(1, LockHolder.ofThisProcess("run", now));
  }

  static Stream<Integer> steps() {
    return IntStream.rangeClosed(0, TABLES.size() + 1).boxed();
  }

  /** Whatever a crash left: nothing of it looks like a sweep, and the next call ends it. */
  @ParameterizedTest
  @MethodSource("steps")
  void deletionThatWasCutShortIsHiddenAndFinished(int steps) throws IOException {
    String old = sweep("digits", 9, "done");
    String last = sweep("digits", 1, "done");
    Files.writeString(results.resolve("runs").resolve(old + ".pruned"), "digits");
    for (String table : TABLES.subList(0, Math.min(steps, TABLES.size()))) {
      Files.delete(leaf(table, "digits", old).resolve("part-0.parquet"));
      Files.delete(leaf(table, "digits", old));
    }
    if (steps > TABLES.size()) {
      new LocalStorage(results).delete("runs/" + old);
    }

    assertThat(sweeps()).containsExactly(last);
    assertThat(prune("--keep-last", "1").out()).doesNotContain(old);
    assertThat(deleted("--keep-last", "1")).isEmpty();
    assertThat(files(old)).isZero();
    assertThat(files(last)).isPositive();
  }

  /** Names and contents that no deletion ever wrote. */
  @Test
  void marksOfOthersDeleteNothing() throws IOException {
    String last = sweep("digits", 1, "done");
    Path runs = results.resolve("runs");
    Files.writeString(runs.resolve(".pruned"), "digits");
    Files.writeString(Files.createDirectory(runs.resolve("notes")).resolve("mine.txt"), "kept");
    Files.writeString(runs.resolve("notes.pruned"), "digits");
    Files.writeString(runs.resolve("s_20260101T000000000Z_0a.pruned"), "../../digits");

    assertThat(deleted("--keep-last", "1")).isEmpty();
    assertThat(sweeps()).containsExactly(last);
    assertThat(runs.resolve("notes/mine.txt")).isNotEmptyFile();
  }

  @Test
  void damagedOutcomeIsThatOfAnUnfinishedSweep() throws IOException {
    String last = sweep("digits", 1, "done");
    String damaged = sweep("digits", 2, "done");
    Files.writeString(results.resolve("runs").resolve(damaged).resolve("outcome.json"), "");

    assertThat(prune("--keep-last", "1").out()).contains(last + "  done", damaged + "  unfinished");
  }

  @Test
  void folderOfARunThatJustBeginsIsLeftAlone() throws IOException {
    sweep("digits", 9, "done");
    sweep("digits", 1, "done");
    Path begun = results.resolve("runs/s_20200101T000000000Z_00000000");
    Files.createDirectories(begun);

    deleted("--keep-last", "1");

    assertThat(begun).isDirectory();
  }

  @Test
  void jsonNamesEverySweep() throws IOException {
    String old = sweep("digits", 9, "done");
    String last = sweep("digits", 1, "done");

    Cli prune = prune("--keep-last", "1", "--json");

    assertThat(prune.json().path("deleted").asBoolean()).isFalse();
    assertThat(prune.json().path("bytes_going").asLong()).isBetween(10_000_000L, 10_010_000L);
    assertThat(prune.json().path("sweeps").findValuesAsText("sweep")).containsExactly(last, old);
    assertThat(prune.json().path("sweeps").findValuesAsText("goes"))
        .containsExactly("false", "true");
    assertThat(prune.json().at("/sweeps/0/stays_because").asText()).isEqualTo("the newest");
    assertThat(prune.json().at("/sweeps/1/stays_because").isNull()).isTrue();
  }

  @Test
  void refusesWithoutARule() throws IOException {
    sweep("digits", 1, "done");

    assertRefused(
        "Cannot prune %s: say what to keep, with --keep-last or --keep-days".formatted(results));
    assertRefused("--keep-last: Invalid number of sweeps: 0 (at least 1)", "--keep-last", "0");
    assertRefused("--keep-days: Invalid number of days: -1 (at least 1)", "--keep-days", "-1");
    assertRefused(
        "Cannot find a sweep in %s of study other".formatted(results),
        "--keep-last",
        "1",
        "--study",
        "other");
  }

  private void assertRefused(String message, String... options) {
    Cli prune = prune(options);
    assertThat(prune.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(prune.err().lines()).contains(message);
  }

  @Test
  void idsTellWhenASweepBegan() {
    assertThat(SweepFolder.startedAt("s_20260102T030405006Z_0a1b2c3d"))
        .isEqualTo(Instant.parse("2026-01-02T03:04:05.006Z"));
  }
}
