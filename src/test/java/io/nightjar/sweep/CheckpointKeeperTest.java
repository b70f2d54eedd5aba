package io.nightjar.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.report.Results;
import io.nightjar.run.Checkpoints;
import io.nightjar.run.LocalStorage;
import io.nightjar.run.Storage;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointKeeperTest {
  @TempDir private Path folder;
  private Storage storage = new LocalStorage(Path.of("."));
  private CheckpointKeeper keeper = new CheckpointKeeper(storage, Results.GOALS, 0);

  @BeforeEach
  void open() {
    storage = new LocalStorage(folder);
    keeper = new CheckpointKeeper(storage, Results.GOALS, 0);
  }

  @Test
  void undecidedTrialsAreUntouched() throws IOException {
    for (long trial = 0; trial < 8; trial++) {
      complete(trial, 1, 0.1 * trial);
    }
    keeper.decided(List.of());

    assertKept(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void theFiveBestOfTheDecidedStay() throws IOException {
    for (long trial = 0; trial < 8; trial++) {
      complete(trial, 3, 0.1 * trial);
    }
    complete(8, 3, 0.05);
    decide(0, 1, 2, 3, 4, 5, 6, 7);

    assertKept(3, 4, 5, 6, 7, 8);
  }

  @Test
  void allCheckpointsOfATrialGoOrStayTogether() throws IOException {
    for (long trial = 0; trial < 6; trial++) {
      complete(trial, 1, 0.5);
      complete(trial, 3, 0.9 - 0.1 * trial);
    }
    decide(0, 1, 2, 3, 4, 5);

    assertKept(0, 1, 2, 3, 4);
    assertThat(new Checkpoints(storage, 4).epochsUpTo(99)).containsExactly(3, 1);
    assertThat(folder.resolve(Checkpoints.folder(5))).doesNotExist();
  }

  @Test
  void betterTrialsOfLaterBracketsTakeThePlaces() throws IOException {
    for (long trial = 0; trial < 5; trial++) {
      complete(trial, 9, 0.5 + 0.01 * trial);
    }
    decide(0, 1, 2, 3, 4);
    assertKept(0, 1, 2, 3, 4);

    complete(5, 9, 0.9);
    complete(6, 9, 0.1);
    decide(5, 6);

    assertKept(1, 2, 3, 4, 5);
  }

  @Test
  void moreEpochsComeBeforeBetterScores() throws IOException {
    for (long trial = 0; trial < 5; trial++) {
      complete(trial, 9, 0.5);
    }
    complete(5, 3, 0.99);
    decide(0, 1, 2, 3, 4, 5);

    assertKept(0, 1, 2, 3, 4);
  }

  @Test
  void failedTrialsKeepNothingEvenIfARungOfThemWasTheBest() throws IOException {
    complete(0, 1, 0.99);
    fail(0, 3);
    complete(1, 1, 0.2);
    decide(0, 1);

    assertKept(1);
  }

  @Test
  void theLeastIsTheBestWhereItIsMinimized() throws IOException {
    keeper =
        new CheckpointKeeper(storage, Goals.of(new Objective("accuracy", Direction.MINIMIZE)), 0);
    for (long trial = 0; trial < 6; trial++) {
      complete(trial, 3, 0.1 * trial);
    }
    decide(0, 1, 2, 3, 4, 5);

    assertKept(0, 1, 2, 3, 4);
  }

  @Test
  void otherFilesOfTheSweepStay() throws IOException {
    storage.write("journal.jsonl", out -> out.write('x'));
    fail(0, 1);
    decide(0);

    assertThat(storage.list("")).contains("journal.jsonl");
  }

  @Test
  void checkpointsThatCannotBeDeletedCostNoSweep() throws IOException {
    keeper = new CheckpointKeeper(new Undeletable(storage), Results.GOALS, 0);
    fail(0, 1);
    decide(0);

    assertKept(0);
  }

  /** Tells of a completed task that left its checkpoint. */
  private void complete(long trial, int epochs, double score) throws IOException {
    told(Results.completed(trial, epochs, score));
  }

  private void fail(long trial, int epochs) throws IOException {
    told(Results.failed(trial, epochs - 1, epochs));
  }

  private void told(TrialResult result) throws IOException {
    new Checkpoints(storage, result.task().trial().id())
        .write(result.task().epochs(), out -> out.write('x'));
    keeper.asked(result.task());
    keeper.told(result);
  }

  private void decide(long... trials) {
    List<Trial> decided = LongStream.of(trials).mapToObj(Results::trial).toList();
    keeper.decided(decided);
  }

  private void assertKept(long... trials) throws IOException {
    assertThat(storage.list("checkpoints"))
        .containsExactlyInAnyOrder(
            Arrays.stream(trials).mapToObj(String::valueOf).toArray(String[]::new));
  }

  /** A file system that has gone bad. */
  private record Undeletable(Storage storage) implements Storage {
    @Override
    public Optional<InputStream> read(String path) throws IOException {
      return storage.read(path);
    }

    @Override
    public void write(String path, Content content) throws IOException {
      storage.write(path, content);
    }

    @Override
    public boolean create(String path, Content content) throws IOException {
      return storage.create(path, content);
    }

    @Override
    public long bytes(String path) throws IOException {
      return storage.bytes(path);
    }

    @Override
    public List<String> list(String path) throws IOException {
      return storage.list(path);
    }

    @Override
    public void delete(String path) throws IOException {
      throw new IOException("read-only file system");
    }
  }
}
