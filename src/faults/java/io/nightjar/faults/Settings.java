package io.nightjar.faults;

import io.nightjar.cli.FaultyKind;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What a round tells Spark, Nightjar and the faulty runner. */
final class Settings {
  /** Short, so that a round is; longer than any pause of a machine with work to do. */
  static final int LEASE_SECONDS = 8;

  private static final String FAULTS = "spark.nightjar.faults.";

  private Settings() {}

  /** Those of the faulty runner, without pauses. */
  static Map<String, String> ofFaultyTrial(FaultyKind kind) {
    return Map.of(FAULTS + "kind", kind.label(), FAULTS + "trial", Long.toString(Job.FAULTY_TRIAL));
  }

  /**
   * Those of a round.
   *
   * @param pipe that the hung trial opens
   * @param changedNode the folder of the worker that sees other data; empty for none
   */
  static Map<String, String> of(Round round, Places places, Path pipe, String changedNode) {
    Layout layout = round.layout();
    Map<String, String> settings = new TreeMap<>(ofFaultyTrial(round.scenario().faulty()));
    settings.put(FAULTS + "pause-millis", Integer.toString(layout.pauseMillis()));
    settings.put(FAULTS + "pipe", pipe.toString());
    settings.put(FAULTS + "changed-node", changedNode);
    settings.put("spark.nightjar.lease", LEASE_SECONDS + "s");
    settings.put("spark.nightjar.silence", "90s");
    settings.put("spark.executor.cores", Integer.toString(layout.slotsPerExecutor()));
    settings.put("spark.executor.memory", "900m");
    settings.put("spark.driver.memory", "700m");
    settings.put(
        "spark.executor.extraJavaOptions",
        "--add-modules=jdk.incubator.vector -XX:+UseSerialGC -Dorg.bytedeco.javacpp.maxphysicalbytes=0"
            + " -Dorg.nd4j.log.initialization=false -Dorg.bytedeco.javacpp.cachedir="
            + places.home().resolve("target/javacpp-faults"));
    return settings;
  }
}
