package io.nightjar.dl4j;

import io.nightjar.dl4j.family.Blueprint;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.nd4j.linalg.dataset.DataSet;

/** A network of Deeplearning4j, whatever its kind. Used by one thread at a time. */
interface Network {

  /** The epochs it was trained for. */
  int epochs();

  /** Makes what is random in the steps to come depend on this seed alone. */
  void startEpoch(long seed);

  /** Says that it was trained for so many epochs. */
  void finishEpoch(int epochs);

  /** Takes one step on a batch; returns its mean loss before the step. */
  double fit(Batches batches, int batch);

  /** The last step's loss of each output, by its name; empty where there is one output only. */
  default Map<String, Double> losses() {
    return Map.of();
  }

  /** What its first output is for the rows of a batch, [rows, outputs], row by row. */
  float[] output(Batches batches, int batch);

  /** A batch as DL4J takes it, with arrays of its own. */
  DataSet dataSet(Batches batches, int batch);

  /** The network itself, for what only DL4J does with it. */
  org.deeplearning4j.nn.api.Model dl4j();

  /** The number of its parameters. */
  long parameters();

  /** The native memory that it holds. */
  long bytes();

  /** What of it is kept while it does not train; it is used no more itself. */
  default Network atRest() {
    return this;
  }

  /** Whether it has the layers of a blueprint. */
  boolean fits(Blueprint blueprint);

  /** Writes it with all that training needs to go on. */
  void write(OutputStream out) throws IOException;

  /**
   * Frees its native memory at once, as DL4J's own close does, but without its two full collections
   * of garbage, which would stop all other slots. Any thread may do it.
   */
  void free();
}
