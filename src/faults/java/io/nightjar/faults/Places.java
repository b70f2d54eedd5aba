package io.nightjar.faults;

import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param home the project
 * @param jar the assembly for {@code spark-submit}
 * @param faultsJar the classes of the faulty Nightjar
 * @param work the folder of this suite
 */
record Places(Path home, Path jar, Path faultsJar, Path work) {

  /** As the script says it. */
  static Places ofThisJvm() {
    return new Places(path("home"), path("jar"), path("jars"), path("work"));
  }

  private static Path path(String name) {
    return Path.of(System.getProperty("nightjar.faults." + name)).toAbsolutePath();
  }

  String script(String name) {
    return home.resolve("scripts").resolve(name).toString();
  }

  Path cluster(Layout layout) {
    return work.resolve("cluster-" + layout.slotsPerExecutor());
  }

  Path round(Round round) {
    return work.resolve("round-" + round.number());
  }
}
