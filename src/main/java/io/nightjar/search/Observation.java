package io.nightjar.search;

/**
 * What came of a configuration, as a model sees it.
 *
 * @param point where it lies
 * @param losses one per objective, to be minimised; empty where the trial failed
 * @param excesses one per constraint, as a share of the limit, at most 0 where it holds; empty
 *     where the trial failed
 */
// Numbers for models, which never compare or hash one.
@SuppressWarnings("ArrayRecordComponent")
record Observation(Point point, double[] losses, double[] excesses) {

  boolean isFailed() {
    return losses.length == 0;
  }

  boolean isFeasible() {
    for (double excess : excesses) {
      if (excess > 0) {
        return false;
      }
    }
    return !isFailed();
  }
}
