package io.nightjar.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Options of a JVM, tried on a JVM. */
record JvmOptions(List<String> options) {
  /** A JVM takes any property: these are the ones that something reads. */
  private static final Set<String> PROPERTIES =
      Set.of(
          "file.encoding",
          "jdk.reflect.useDirectMethodHandle",
          "log4j2.level",
          "org.bytedeco.javacpp.cachedir",
          "org.bytedeco.javacpp.maxphysicalbytes",
          "org.nd4j.log.initialization",
          "user.timezone");

  static JvmOptions of(String text) {
    return new JvmOptions(List.of(text.trim().split("\\s+")));
  }

  /** What is wrong with them, if anything. */
  Optional<String> problem() throws IOException, InterruptedException {
    Optional<String> unread =
        properties().filter(property -> !PROPERTIES.contains(property)).findFirst();
    return unread.isPresent() ? unread.map(name -> "nothing reads -D" + name) : refusal();
  }

  private Stream<String> properties() {
    return options.stream()
        .filter(option -> option.startsWith("-D"))
        .map(option -> option.substring(2).replaceFirst("=.*", ""));
  }

  private Optional<String> refusal() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-version");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean warned = Arrays.stream(output.split("\n")).anyMatch(JvmOptions::isComplaint);
    return process.waitFor() == 0 && !warned ? Optional.empty() : Optional.of(output);
  }

  /** A JVM warns of each incubator module, and our training step needs one. */
  private static boolean isComplaint(String line) {
    return !line.equals("WARNING: Using incubator modules: jdk.incubator.vector")
        && (line.contains("warning") || line.contains("WARNING"));
  }
}
