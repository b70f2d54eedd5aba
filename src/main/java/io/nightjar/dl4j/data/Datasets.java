package io.nightjar.dl4j.data;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/** The data sets of this JVM: each is read once and then shared by all slots. */
public final class Datasets {
  private static final int MOST_KEPT = 4;
  private static final Map<DataSpec, Dataset> LOADED =
      new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<DataSpec, Dataset> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private Datasets() {}

  /**
   * The data set of a specification, read at the first call.
   *
   * @param files opens the source where it is a file
   * @throws DataException if it cannot be read, split or learned from; the message has the form
   *     {@code path:line: column: problem} where the fault has a place
   */
  public static synchronized Dataset load(DataSpec spec, FileOpener files) throws DataException {
    Dataset loaded = LOADED.get(spec);
    if (loaded == null) {
      loaded = Dataset.of(spec, files);
      LOADED.put(spec, loaded);
    }
    return loaded;
  }

  /**
   * The data set of a specification with train and validation part in one, standardised by both;
   * its validation part is empty, its fingerprint the same. Read at every call.
   *
   * @throws DataException as {@link #load} does
   */
  public static Dataset loadJoined(DataSpec spec, FileOpener files) throws DataException {
    return Dataset.joined(spec, files);
  }
}
