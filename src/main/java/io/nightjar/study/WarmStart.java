package io.nightjar.study;

import java.util.Comparator;
import java.util.List;

/** The earlier sweeps whose trials a study starts from. */
public sealed interface WarmStart {

  /** The name of the study that swept, often the same one. */
  String study();

  /**
   * The newest finished ones at the time of the start, as many as there are.
   *
   * @param sweeps how many at most, at least 1
   */
  record Newest(String study, int sweeps) implements WarmStart {
    public Newest {
      if (sweeps < 1) {
        throw new IllegalArgumentException("Invalid number of sweeps: " + sweeps);
      }
    }
  }

  /**
   * These ones.
   *
   * @param sweeps their ids, the newest first; may be empty, which is a cold start
   */
  record Named(String study, List<String> sweeps) implements WarmStart {
    public Named {
      sweeps = sweeps.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }
  }
}
