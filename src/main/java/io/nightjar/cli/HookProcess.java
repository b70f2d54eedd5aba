package io.nightjar.cli;

import io.nightjar.sweep.StopSignals;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process of the user's with all that it starts; none of them outlives the wait for it. */
final class HookProcess {
  private final Process process;
  private final Duration grace;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean isStopped;

  /**
   * A process that was started.
   *
   * @param grace how long one that is told to end may take, before it is killed
   */
  HookProcess(Process process, Duration grace) {
    this.process = process;
    this.grace = grace;
  }

  /** How the wait ended. */
  enum End {
    BY_ITSELF,
    TOO_LATE,
    /** By Ctrl-C or SIGTERM to this process. */
    STOPPED
  }

  /** Waits for its end, and brings that about after the limit or where this process shall end. */
  End await(Duration limit) throws InterruptedException {
    StopSignals signals = StopSignals.install(this::stop);
    try {
      var unused = process.onExit().thenRun(over::countDown);
      boolean inTime = over.await(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (inTime && !isStopped) {
        return End.BY_ITSELF;
      }
      end();
      return isStopped ? End.STOPPED : End.TOO_LATE;
    } finally {
      signals.close();
    }
  }

  private void stop() {
    isStopped = true;
    over.countDown();
  }

  private void end() throws InterruptedException {
    // Listed before the first ends: then nobody knows any more whose children they are.
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    all.forEach(ProcessHandle::destroy);
    try {
      CompletableFuture.allOf(
              all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
          .get(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
