package io.nightjar.cli;

import io.nightjar.format.ResolvedJob;

/**
 * A job whose data were read and found to be usable.
 *
 * @param location of its file
 */
record LoadedJob(String location, ResolvedJob job, SweepData data) {

  static LoadedJob of(String location, ResolvedJob written, UserFiles files)
      throws BadInputException {
    SweepData data = SweepData.load(written, location, files);
    return new LoadedJob(location, data.pinned(written), data);
  }
}
