package io.nightjar.export;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The lock of a journal: a file beside it with the name that both of Optuna's locks use, which are
 * a link or a file there and wait for either.
 */
final class OptunaLock implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Path journal;
  private final Path lock;

  private OptunaLock(Path journal, Path lock) {
    this.journal = journal;
    this.lock = lock;
  }

  /**
   * Waits for the lock.
   *
   * @param patience how long
   * @throws ExportException if another one has it all the time
   */
  static OptunaLock on(Path journal, Duration patience) throws ExportException, IOException {
    OptunaLock lock = new OptunaLock(journal, beside(journal, ".lock"));
    for (Duration waited = Duration.ZERO;
        waited.compareTo(patience) <= 0;
        waited = waited.plus(PAUSE)) {
      if (lock.isTaken()) {
        return lock;
      }
      pause();
    }
    throw new ExportException(
        "Cannot add to %s: another program holds %s; where none runs, delete that file"
            .formatted(journal, lock.lock));
  }

  private boolean isTaken() throws IOException {
    try {
      Files.createFile(lock);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private static void pause() throws ExportException {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExportException("Cannot add to the journal: interrupted");
    }
  }

  /** A file that only the holder of the lock writes. */
  Path beside(String suffix) {
    return beside(journal, suffix);
  }

  private static Path beside(Path journal, String suffix) {
    return journal.resolveSibling(journal.getFileName() + suffix);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(lock);
  }
}
