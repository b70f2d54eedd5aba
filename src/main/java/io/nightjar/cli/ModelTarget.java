package io.nightjar.cli;

import io.nightjar.results.BadInputException;
import io.nightjar.results.Launch;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.SweepFolder;
import io.nightjar.run.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a model file goes.
 *
 * @param storage of the folder
 * @param name of the file in it
 * @param location what a user calls it
 */
record ModelTarget(Storage storage, String name, String location) {
  private static final String MODEL = "model.zip";

  /**
   * The file that a user names, or else the sweep's own.
   *
   * @param out a path of this machine or a URI
   */
  static ModelTarget of(@Nullable String out, SweepFolder sweep, Launch launch)
      throws BadInputException {
    if (out == null) {
      String location = sweep.results() + "/runs/" + sweep.id() + "/" + MODEL;
      return new ModelTarget(sweep.storage(), MODEL, location);
    }
    int slash = out.lastIndexOf('/');
    String name = out.substring(slash + 1);
    if (name.isBlank()) {
      throw new BadInputException("--out: Invalid file: " + out + " (it names no file)");
    }
    String folder = slash < 0 ? "." : out.substring(0, slash + 1);
    return new ModelTarget(ResultsFolder.of(folder, "--out", launch).storage(), name, out);
  }

  /** Finds out whether it can be written, before hours of training. */
  void requireWritable() throws BadInputException {
    String probe = name + ".probe";
    write(probe, out -> {});
    try {
      storage.delete(probe);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Writes it whole or not at all. */
  void write(Path file) throws BadInputException {
    write(name, out -> Files.copy(file, out));
  }

  private void write(String path, Storage.Content content) throws BadInputException {
    try {
      storage.write(path, content);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private BadInputException failed(IOException problem) {
    return new BadInputException(
        "--out: Cannot write %s: %s".formatted(location, ResultsFolder.reason(problem)));
  }

  @Override
  public String toString() {
    return location;
  }
}
