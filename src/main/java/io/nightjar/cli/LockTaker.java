package io.nightjar.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Takes a study's lock, or finds out who holds it.
 *
 * @param what cannot be done where somebody does, for the message
 * @param notes takes what the user should know
 */
record LockTaker(LockFiles files, LockTimes times, String what, Consumer<String> notes) {

  StudyLock take(LockHolder own, Runnable lost)
      throws StudyBusyException, IOException, InterruptedException {
    while (true) {
      long newest = files.newest();
      if (newest == 0 || isLeft(newest)) {
        long number = newest + 1;
        if (files.create(number, own) && isFirst(number, own)) {
          files.deleteBefore(number);
          return new StudyLock(files, number, own, lost).beating(times);
        }
      }
      // Somebody was faster, or something changed while this one watched: look again.
    }
  }

  /** Whether the number that was just taken counts. */
  private boolean isFirst(long number, LockHolder own) throws IOException {
    boolean mine =
        files.holder(number).map(LockHolder::token).filter(own.token()::equals).isPresent();
    if (files.newest() == number) {
      return mine; // If not, a store took two of the same name: the last one written holds it.
    }
    if (mine) {
      files.delete(number); // Of a row that is over: this one had looked long ago.
    }
    return false;
  }

  private boolean isLeft(long number) throws StudyBusyException, IOException, InterruptedException {
    if (files.isFree(number)) {
      return true;
    }
    Optional<LockHolder> holder = files.holder(number);
    requireUnheld(number, holder);
    return holder.map(LockHolder::life).filter(LockHolder.Life.GONE::equals).isPresent()
        || isSilent(number, holder);
  }

  /**
   * Looks whether the study can be taken, without taking it.
   *
   * @throws StudyBusyException if somebody holds it for sure
   */
  void requireFree() throws StudyBusyException, IOException {
    long newest = files.newest();
    if (newest > 0 && !files.isFree(newest)) {
      requireUnheld(newest, files.holder(newest));
    }
  }

  private void requireUnheld(long number, Optional<LockHolder> holder)
      throws StudyBusyException, IOException {
    boolean held =
        switch (holder.map(LockHolder::life).orElse(LockHolder.Life.UNKNOWN)) {
          case GONE -> false;
          case ALIVE -> true;
          case UNKNOWN -> isFresh(number, holder);
        };
    if (held) {
      throw new StudyBusyException(what + ": " + named(holder));
    }
  }

  private boolean isFresh(long number, Optional<LockHolder> holder) throws IOException {
    return files
        .lastBeat(number)
        .or(() -> holder.map(LockHolder::since))
        .filter(last -> isNear(last, Instant.now()))
        .isPresent();
  }

  private boolean isNear(Instant last, Instant now) {
    return Duration.between(last, now).abs().compareTo(times.fresh()) < 0;
  }

  /**
   * Watches a holder that cannot be seen to be dead, until it gives a sign or is taken for dead.
   */
  private boolean isSilent(long number, Optional<LockHolder> holder)
      throws IOException, InterruptedException {
    notes.accept(
        "%s yet: %s, and may be dead: waiting for a sign of life, %d s at most"
            .formatted(what, named(holder), times.watch().toSeconds()));
    String before = files.signs(number);
    long end = System.nanoTime() + times.watch().toNanos();
    while (System.nanoTime() < end) {
      TimeUnit.NANOSECONDS.sleep(times.look().toNanos());
      if (!files.signs(number).equals(before)) {
        return false;
      }
    }
    return true;
  }

  private static String named(Optional<LockHolder> holder) {
    return holder.map(LockHolder::toString).orElse("a process that has not said its name holds it");
  }

  /** Who holds the study now, as far as can be seen without waiting. */
  static Optional<LockHolder> holder(LockFiles files) throws IOException {
    long newest = files.newest();
    return newest == 0 || files.isFree(newest)
        ? Optional.empty()
        : files.holder(newest).filter(holder -> holder.life() != LockHolder.Life.GONE);
  }
}
