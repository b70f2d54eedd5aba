package io.nightjar.cli;

import io.nightjar.spark.SparkSettings;
import java.util.Optional;

/**
 * How a sweep is run; nothing of it decides on results.
 *
 * @param slots trials at the same time; empty for as many as the session has room for
 * @param ui whether Spark's web UI is started
 */
record SweepSetting(
    Launch launch, Optional<Integer> slots, boolean ui, Progress.Display display, Runners runners) {

  /** Of the Spark session to run in. */
  SparkSettings spark() {
    if (launch.isCluster()) {
      return SparkSettings.cluster();
    }
    SparkSettings settings = SparkSettings.local(slots.orElse(1));
    return ui ? settings.withWebPage() : settings;
  }
}
