package io.nightjar.sweep;

import io.nightjar.format.ResolvedJob;
import io.nightjar.results.BadInputException;

/**
 * A job whose data were read and found to be usable.
 *
 * @param location of its file
 */
public record LoadedJob(String location, ResolvedJob job, SweepData data) {

  public static LoadedJob of(String location, ResolvedJob written, UserFiles files)
      throws BadInputException {
    SweepData data = SweepData.load(written, location, files);
    return new LoadedJob(location, data.pinned(written), data);
  }
}
