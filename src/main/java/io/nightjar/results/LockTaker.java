package io.nightjar.results;

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
public record LockTaker(LockFiles files, LockTimes times, String what, Consumer<String> notes) {

  /** Who is not faster than others so often has an odd file in his way. */
  private static final int MOST_ROUNDS = 100;

  /**
   * Takes it.
   *
   * @throws StudyBusyException if somebody holds it
   * @throws UnwritableException if its files cannot be read or written
   */
  public StudyLock take(LockHolder own, Runnable lost)
      throws StudyBusyException, UnwritableException, InterruptedException {
    try {
      for (int round = 0; round < MOST_ROUNDS; round++) {
        long newest = files.newest();
        if (newest == 0 || isLeft(newest)) {
          Optional<StudyLock> taken = taken(newest + 1, own, lost);
          if (taken.isPresent()) {
            return taken.get();
          }
        }
        // Somebody was faster, or something changed while this one watched: look again.
      }
      throw new IOException("the files in " + files.storage() + " change all the time");
    } catch (IOException e) {
      throw new UnwritableException(what, e);
    }
  }

  private Optional<StudyLock> taken(long number, LockHolder own, Runnable lost) throws IOException {
    if (!files.create(number, own) || !isFirst(number, own)) {
      return Optional.empty();
    }
    StudyLock lock = new StudyLock(files, number, own, lost);
    try {
      lock.beating(times);
    } catch (IOException e) {
      files.delete(number); // Else this process would be in its own way.
      throw e;
    }
    forgetBefore(number);
    return Optional.of(lock);
  }

  /**
   * Only now that this number stays: were all of them deleted, they would begin at 1 again, and
   * whoever looked before could take one that others have passed.
   */
  private void forgetBefore(long number) {
    try {
      files.deleteBefore(number);
    } catch (IOException e) {
      return; // They mean nothing any more, and the next holder tries again.
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
   * @throws UnwritableException if its files cannot be read
   */
  void requireFree() throws StudyBusyException, UnwritableException {
    try {
      long newest = files.newest();
      if (newest > 0 && !files.isFree(newest)) {
        requireUnheld(newest, files.holder(newest));
      }
    } catch (IOException e) {
      throw new UnwritableException(what, e);
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
        .filter(last -> isNear(last, times))
        .isPresent();
  }

  private static boolean isNear(Instant last, LockTimes times) {
    return Duration.between(last, Instant.now()).abs().compareTo(times.fresh()) < 0;
  }

  /**
   * Watches a holder that cannot be seen to be dead, until something changes or it is taken for
   * dead.
   *
   * @throws StudyBusyException if it gives a sign of life, whatever its clock says
   */
  private boolean isSilent(long number, Optional<LockHolder> holder)
      throws StudyBusyException, IOException, InterruptedException {
    notes.accept(
        "%s yet: %s, and may be dead: waiting for a sign of life, %d s at most"
            .formatted(what, named(holder), times.watch().toSeconds()));
    Optional<Instant> beat = files.lastBeat(number);
    String before = files.signs(number);
    long end = System.nanoTime() + times.watch().toNanos();
    while (System.nanoTime() < end) {
      TimeUnit.NANOSECONDS.sleep(times.look().toNanos());
      if (!files.signs(number).equals(before)) {
        requireNoNewer(beat, number, holder);
        return false;
      }
    }
    return true;
  }

  private void requireNoNewer(Optional<Instant> beat, long number, Optional<LockHolder> holder)
      throws StudyBusyException, IOException {
    Optional<Instant> last = files.lastBeat(number);
    boolean isNew = last.isPresent() && !last.equals(beat);
    if (isNew && !files.isFree(number) && files.newest() == number) {
      throw new StudyBusyException(what + ": " + named(holder));
    }
  }

  private static String named(Optional<LockHolder> holder) {
    return holder.map(LockHolder::toString).orElse("a process that has not said its name holds it");
  }

  /** What can be seen at once of a process that runs the study; one that prunes it is none. */
  static LockHolder.Life life(LockFiles files) throws IOException {
    long newest = files.newest();
    if (newest == 0) {
      return LockHolder.Life.UNKNOWN;
    }
    Optional<LockHolder> holder = files.holder(newest);
    if (files.isFree(newest) || holder.filter(each -> each.command().equals("prune")).isPresent()) {
      return LockHolder.Life.GONE;
    }
    LockHolder.Life life = holder.map(LockHolder::life).orElse(LockHolder.Life.UNKNOWN);
    return life == LockHolder.Life.UNKNOWN && isHeard(files, newest) ? LockHolder.Life.ALIVE : life;
  }

  private static boolean isHeard(LockFiles files, long number) throws IOException {
    return files.lastBeat(number).filter(last -> isNear(last, LockTimes.USUAL)).isPresent();
  }

  /** Who holds the study now, as far as can be seen without waiting. */
  static Optional<LockHolder> holder(LockFiles files) throws IOException {
    long newest = files.newest();
    return newest == 0 || files.isFree(newest)
        ? Optional.empty()
        : files.holder(newest).filter(holder -> holder.life() != LockHolder.Life.GONE);
  }
}
