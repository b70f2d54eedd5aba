package io.nightjar.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.run.LocalStorage;
import io.nightjar.run.Storage;
import io.nightjar.spark.HadoopStorage;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StudyLockTest {
  private static final String WHAT = "Cannot run study digits in results";
  private static final LockTimes SHORT =
      new LockTimes(
          Duration.ofMillis(20),
          Duration.ofSeconds(60),
          Duration.ofMillis(200),
          Duration.ofMillis(10));
  private static final Instant LONG_AGO = Instant.parse("2026-01-02T03:04:05Z");
  private static final int RACERS = 8;

  @TempDir private Path folder;
  private final List<String> notes = new ArrayList<>();
  private final CountDownLatch lost = new CountDownLatch(1);

  private enum Kind {
    LOCAL,
    HADOOP;

    Storage storage(Path folder) {
      return this == LOCAL
          ? new LocalStorage(folder)
          : new HadoopStorage(folder.toUri().toString(), new Configuration());
    }
  }

  private LockFiles files() {
    return new LockFiles(Kind.LOCAL.storage(folder));
  }

  private StudyLock take() throws Exception {
    return take(files());
  }

  private StudyLock take(LockFiles files) throws Exception {
    return new LockTaker(files, SHORT, WHAT, notes::add)
        .take(LockHolder.ofThisProcess("run", Instant.now()), lost::countDown);
  }

  private static LockHolder own() {
    return LockHolder.ofThisProcess("run", LONG_AGO);
  }

  private static LockHolder elsewhere() {
    return new LockHolder("other", "run", "far", "another machine", 7, LONG_AGO, LONG_AGO);
  }

  /** A holder as another process of this machine wrote it. */
  private static LockHolder of(ProcessHandle process, Instant startedAt) {
    LockHolder own = own();
    return new LockHolder(
        "other", "run", own.host(), own.machine(), process.pid(), startedAt, LONG_AGO);
  }

  @ParameterizedTest
  @EnumSource
  void isHeldByOneUntilClosed(Kind kind) throws Exception {
    LockFiles files = new LockFiles(kind.storage(folder.resolve("locks")));
    StudyLock first = take(files);

    assertThatThrownBy(() -> take(files))
        .isInstanceOf(StudyBusyException.class)
        .hasMessageStartingWith(WHAT + ": process " + ProcessHandle.current().pid() + " on host ")
        .hasMessageContaining(" has held it since 20")
        .hasMessageEndingWith("(nightjar run)");
    first.close();
    take(files).close();

    assertThat(lost.getCount()).isEqualTo(1);
    assertThat(files.storage().list(""))
        .containsExactly("00000002.beat", "00000002.free", "00000002.holder");
  }

  @Test
  void numberBeyondAllOthersIsTakenOver() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    files().create(99_999_999, of(ended.toHandle(), Instant.now()));

    take().close();
    assertThat(files().newest()).isEqualTo(100_000_000);
    take().close();
    assertThat(files().newest()).isEqualTo(100_000_001);
    assertThat(notes).isEmpty();
  }

  @Test
  void holderThatNobodyCanBeIsTakenOver() throws Exception {
    Files.writeString(folder.resolve("00000007.holder"), "in the way");
    take().close();
    assertThat(notes).hasSize(1);
    String machine = own().machine();
    files().create(9, new LockHolder("x", "run", "here", machine, -1, LONG_AGO, LONG_AGO));
    take().close();
    assertThat(files().newest()).isEqualTo(10);
  }

  @Test
  void deadProcessOfThisMachineLosesItAtOnce() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    files().create(1, of(ended.toHandle(), Instant.now()));
    files().beat(1, Instant.now());

    take().close();

    assertThat(notes).isEmpty();
  }

  @Test
  void endedProcessThatNobodyBuriesIsDead() throws Exception {
    // The child ends once its parent is no shell any more, but something that never waits for it.
    Process parent =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "(until grep -qx sleep /proc/$$/comm; do :; done) & echo $!; exec sleep 60")
            .start();
    try {
      long child = Long.parseLong(parent.inputReader().readLine());
      Path stat = Path.of("/proc/" + child + "/stat");
      while (!Files.readString(stat).contains(") Z")) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      ProcessHandle zombie = ProcessHandle.of(child).orElseThrow();
      files().create(1, of(zombie, zombie.info().startInstant().orElse(Instant.EPOCH)));

      take().close();

      assertThat(notes).isEmpty();
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void livingProcessOfThisMachineKeepsItHoweverSilent() throws Exception {
    files().create(1, own());
    files().beat(1, LONG_AGO);

    assertThatThrownBy(this::take).isInstanceOf(StudyBusyException.class);
  }

  @Test
  void numberOfAProcessThatCameAgainIsNoLife() throws Exception {
    files().create(1, of(ProcessHandle.current(), LONG_AGO));
    files().beat(1, LONG_AGO);

    take().close();

    assertThat(notes).hasSize(1);
  }

  @Test
  void freshSignOfAnotherMachineIsBelieved() throws Exception {
    files().create(1, elsewhere());
    files().beat(1, Instant.now());

    assertThatThrownBy(this::take)
        .isInstanceOf(StudyBusyException.class)
        .hasMessage(
            WHAT + ": process 7 on host far has held it since 2026-01-02T03:04:05Z (nightjar run)");
    assertThat(notes).isEmpty();
  }

  @Test
  void lookTellsWithoutLeavingAnything() throws Exception {
    LockTaker taker = new LockTaker(files(), SHORT, WHAT, notes::add);
    taker.requireFree();
    assertThat(folder).isEmptyDirectory();

    StudyLock held = take();
    assertThatThrownBy(taker::requireFree)
        .isInstanceOf(StudyBusyException.class)
        .hasMessageStartingWith(WHAT + ": process " + ProcessHandle.current().pid());
    held.close();
    taker.requireFree();
    files().create(2, elsewhere());
    taker.requireFree();

    assertThat(notes).isEmpty();
    assertThat(files().newest()).isEqualTo(2);
  }

  @Test
  void silentHolderOfAnotherMachineIsWatchedAndThenLosesIt() throws Exception {
    files().create(1, elsewhere());
    files().beat(1, LONG_AGO);

    take().close();

    assertThat(notes)
        .containsExactly(
            WHAT
                + " yet: process 7 on host far has held it since 2026-01-02T03:04:05Z (nightjar run),"
                + " and may be dead: waiting for a sign of life, 0 s at most");
  }

  /** Clocks of two machines differ; what counts is that something moves. */
  @Test
  void holderWhoseClockIsWrongKeepsItByASingleBeat() throws Exception {
    files().create(1, elsewhere());
    StudyLock other = new StudyLock(files(), 1, elsewhere(), lost::countDown).beating(SHORT);
    try {
      LockTimes nothingIsFresh =
          new LockTimes(SHORT.beat(), Duration.ZERO, Duration.ofSeconds(30), SHORT.look());
      LockTaker taker = new LockTaker(files(), nothingIsFresh, WHAT, notes::add);
      Future<StudyLock> waiting =
          Executors.newSingleThreadExecutor().submit(() -> taker.take(own(), lost::countDown));
      assertThatThrownBy(waiting::get)
          .cause()
          .isInstanceOf(StudyBusyException.class)
          .hasMessageStartingWith(WHAT + ": process 7 on host far");
    } finally {
      other.close();
    }
    assertThat(notes).hasSize(1);
    take().close();
  }

  @Test
  void halfWrittenNameIsWatchedToo() throws Exception {
    write(files().storage(), "00000001.holder", "{\"tok");

    take().close();

    assertThat(notes)
        .singleElement()
        .asString()
        .contains("a process that has not said its name holds it");
  }

  @Test
  void whoLostItIsToldAndMarksNothing() throws Exception {
    StudyLock first = take();
    files().create(2, elsewhere());
    lost.await();
    first.close();

    assertThat(files().isFree(2)).isFalse();
  }

  /** One that looked at a lock long ago takes a number that was given and taken back since. */
  @Test
  void numberOfARowThatIsOverDoesNotCount() throws Exception {
    Callable<Void> others =
        () -> {
          files().create(2, elsewhere());
          files().create(3, elsewhere());
          files().beat(3, Instant.now());
          files().deleteBefore(3);
          return null;
        };
    LockFiles late = new LockFiles(late(Kind.LOCAL.storage(folder), others));
    files().create(1, own());
    files().free(1);

    assertThatThrownBy(() -> take(late))
        .isInstanceOf(StudyBusyException.class)
        .hasMessageContaining("process 7 on host far");
    assertThat(files().storage().list("")).containsExactly("00000003.beat", "00000003.holder");
  }

  @Test
  void ofManyThatRaceForADeadLockOneGetsIt() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    LockFiles files = files();
    files.create(1, of(ended.toHandle(), Instant.now()));
    ExecutorService racers = Executors.newFixedThreadPool(RACERS);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<StudyLock>> takes = new ArrayList<>();
    for (int i = 0; i < RACERS; i++) {
      takes.add(
          racers.submit(
              () -> {
                start.await();
                return new LockTaker(files, SHORT, WHAT, note -> {})
                    .take(LockHolder.ofThisProcess("run", Instant.now()), lost::countDown);
              }));
    }
    start.countDown();
    AtomicInteger refused = new AtomicInteger();
    List<StudyLock> taken = new ArrayList<>();
    for (Future<StudyLock> take : takes) {
      try {
        taken.add(take.get());
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(StudyBusyException.class);
        refused.incrementAndGet();
      }
    }
    racers.shutdown();

    assertThat(taken).hasSize(1);
    assertThat(refused).hasValue(RACERS - 1);
    taken.get(0).close();
  }

  private static void write(Storage storage, String name, String text) throws IOException {
    storage.write(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Lets others act just before the first file is made. */
  private static Storage late(Storage storage, Callable<Void> before) {
    AtomicBoolean isFirst = new AtomicBoolean(true);
    return (Storage)
        Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("create") && isFirst.getAndSet(false)) {
                before.call();
              }
              return method.invoke(storage, arguments);
            });
  }
}
