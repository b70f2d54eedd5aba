package io.nightjar.spark;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why no executor may have come.
 *
 * @param asked what one asks for
 * @param master the cluster's
 * @param workers what each of its machines has, free or not; empty where it does not say
 */
record ExecutorLack(ExecutorDemand asked, String master, Optional<List<ExecutorDemand>> workers) {
  private static final int MOST_KINDS = 3;

  /** Whether none can come, whatever ends on the cluster. Machines may still join one without. */
  boolean isHopeless() {
    return workers
        .filter(all -> !all.isEmpty() && all.stream().noneMatch(asked::fitsIn))
        .isPresent();
  }

  /** In words, with what to do. */
  String reason() {
    String demand = "an executor asks for " + asked;
    if (workers.isEmpty()) {
      return demand + "; does the cluster have that free? See its own pages on " + master;
    } else if (workers.get().isEmpty()) {
      return demand + ", but no worker has joined " + master;
    }
    String offer = "of " + master + " have " + offers(workers.get());
    return isHopeless()
        ? demand
            + ", but the workers "
            + offer
            + "; lower spark.executor.cores (--executor-cores) or spark.executor.memory"
            + " (--executor-memory), or start larger workers"
        : demand
            + ", and the workers "
            + offer
            + "; do other applications hold them? See the master's own page";
  }

  private static String offers(List<ExecutorDemand> workers) {
    List<String> kinds = workers.stream().map(ExecutorDemand::toString).distinct().toList();
    String more = kinds.size() > MOST_KINDS ? ", ..." : "";
    return kinds.stream().limit(MOST_KINDS).collect(Collectors.joining(", ", "", more));
  }
}
