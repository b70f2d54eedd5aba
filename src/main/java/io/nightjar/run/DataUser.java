package io.nightjar.run;

import io.nightjar.trial.DataSpec;

/** A user's own {@link TrialRunner} that wants the data of the job, where the job names some. */
public interface DataUser {

  /**
   * Tells which data; called once on every machine, before anything else.
   *
   * @param files opens them, on every machine
   */
  void use(DataSpec data, FileOpener files);
}
