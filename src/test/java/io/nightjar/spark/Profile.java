package io.nightjar.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.util.Utils;
import scala.collection.JavaConverters;

/** A file for {@code spark-submit --properties-file}, read as Spark reads it. */
record Profile(String name, Map<String, String> settings, List<String> lines) {
  private static final List<String> JVM_OPTIONS =
      List.of("spark.driver.extraJavaOptions", "spark.executor.extraJavaOptions");

  static Profile read(Path file) throws IOException {
    Map<String, String> settings =
        JavaConverters.mapAsJavaMapConverter(Utils.getPropertiesFromFile(file.toString())).asJava();
    String name = file.getFileName().toString().replace(".conf", "");
    return new Profile(name, new TreeMap<>(settings), Files.readAllLines(file));
  }

  List<String> problems() throws IOException, InterruptedException {
    List<String> problems = new ArrayList<>();
    settings.forEach((key, value) -> KnownSettings.problem(key, value).ifPresent(problems::add));
    for (String key : JVM_OPTIONS) {
      jvmProblem(key).ifPresent(problem -> problems.add(key + ": " + problem));
    }
    return problems;
  }

  private Optional<String> jvmProblem(String key) throws IOException, InterruptedException {
    String options = settings.getOrDefault(key, "");
    return options.isEmpty() ? Optional.empty() : JvmOptions.of(options).problem();
  }

  SparkConf conf() {
    SparkConf conf = new SparkConf(false);
    settings.forEach(conf::set);
    return conf;
  }

  boolean isOneJvm() {
    return text("spark.master").startsWith("local[");
  }

  String text(String key) {
    return settings.getOrDefault(key, "");
  }

  /** The settings without a line above that explains them. */
  List<String> unexplained() {
    List<String> unexplained = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      if (isSetting(line) && !isExplanation(line - 1)) {
        unexplained.add(lines.get(line));
      }
    }
    return unexplained;
  }

  List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      if (isSetting(line)) {
        keys.add(lines.get(line).split(" ", 2)[0]);
      }
    }
    return keys;
  }

  private boolean isSetting(int line) {
    return !lines.get(line).isBlank() && !lines.get(line).startsWith("#");
  }

  private boolean isExplanation(int line) {
    return lines.get(line).matches("# [^=].*");
  }
}
