package io.nightjar.dl4j.data;

import io.nightjar.trial.DataFile;
import io.nightjar.trial.Shape;

/** Reads the files of one data set, which belong together: first the one to train on. */
interface Format {

  /**
   * Adds all rows of a file to a table.
   *
   * @param role what they are for, unless the file says it
   */
  void read(DataFile file, Role role, TableBuilder table) throws DataException;

  /** The shape of all rows that were read. */
  Shape shape();
}
