package io.nightjar.trial;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;

/** Results in a list. */
final class ListedResults implements ResultStore {
  private final List<TrialResult> results;
  private final Map<Long, Trial> trials = new HashMap<>();

  ListedResults(Collection<TrialResult> results) {
    this.results = results.stream().sorted(TrialResult.BY_TRIAL_AND_EPOCHS).toList();
    Set<TrialTask.Key> keys = new HashSet<>();
    for (TrialResult result : results) {
      if (!keys.add(result.task().key())) {
        throw new IllegalArgumentException(
            "Invalid results: " + result.task().key() + " stands twice");
      }
      if (result.task().purpose() != Purpose.REPEAT) {
        trials.put(result.task().trial().id(), result.task().trial());
      }
    }
  }

  @Override
  public Iterator<TrialResult> results(Purpose purpose) {
    return results.stream().filter(result -> result.task().purpose() == purpose).iterator();
  }

  @Override
  public Iterator<Trial> trials(PrimitiveIterator.OfLong ids) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return ids.hasNext();
      }

      @Override
      public Trial next() {
        return trial(ids.nextLong());
      }
    };
  }

  private Trial trial(long id) {
    Trial trial = trials.get(id);
    if (trial == null) {
      throw new IllegalArgumentException("Cannot find trial " + id + ": it has no result");
    }
    return trial;
  }
}
