package io.nightjar.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;

/**
 * The checkpoints of one trial: {@code checkpoints/<trial>/<epochs>.zip} in the sweep's folder. One
 * that is lost costs training again, which is less than waiting for the disk at each rung.
 */
public final class Checkpoints {
  private static final String SUFFIX = ".zip";

  private final Storage storage;
  private final String folder;

  public Checkpoints(Storage storage, long trialId) {
    this(storage.unforced(), folder(trialId));
  }

  private Checkpoints(Storage storage, String folder) {
    this.storage = storage;
    this.folder = folder;
  }

  /** Those of a further fold of the trial's data, in a folder below. */
  public Checkpoints ofFold(int fold) {
    return new Checkpoints(storage, folder + "/fold-" + fold);
  }

  /** The folder of a trial's checkpoints, in the sweep's folder. */
  public static String folder(long trialId) {
    return "checkpoints/" + trialId;
  }

  /** The epochs for which there are checkpoints, none above a bound, the largest first. */
  public List<Integer> epochsUpTo(int bound) throws IOException {
    return storage.list(folder).stream()
        .filter(name -> name.matches("[0-9]{1,9}\\.zip"))
        .map(name -> Integer.parseInt(name.substring(0, name.length() - SUFFIX.length())))
        .filter(epochs -> epochs <= bound)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /**
   * Opens the checkpoint at these epochs.
   *
   * @throws IOException if it cannot be read, or is not there
   */
  public InputStream read(int epochs) throws IOException {
    return storage
        .read(path(epochs))
        .orElseThrow(() -> new IOException("Cannot find checkpoint " + path(epochs)));
  }

  /**
   * Writes the checkpoint at these epochs, whole or not at all.
   *
   * @throws StorageException if it cannot be written, which ends the sweep and not just the trial
   */
  public void write(int epochs, Storage.Content content) throws StorageException {
    try {
      storage.write(path(epochs), content);
    } catch (IOException | UncheckedIOException e) {
      throw new StorageException(
          "Cannot write checkpoint " + path(epochs) + ": " + e.getMessage(), e);
    }
  }

  /** Where they are, different for every trial of every sweep. */
  public String location() {
    return storage + "/" + folder;
  }

  private String path(int epochs) {
    return folder + "/" + epochs + SUFFIX;
  }
}
