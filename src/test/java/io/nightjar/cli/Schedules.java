package io.nightjar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads {@code conf/schedules}. */
final class Schedules {
  static final Path FOLDER = Path.of("conf/schedules");
  private static final Pattern CRON_LINE = Pattern.compile("((?:\\S+\\s+){5})(.*)");
  private static final Pattern CALL = Pattern.compile("scripts/nightjar ([^&|;>]*)");
  private static final Pattern PYTHON_COMMAND =
      Pattern.compile("command=\\[(.*?)]", Pattern.DOTALL);
  private static final Pattern PYTHON_VALUE = Pattern.compile("\"([^\"]*)\"|([A-Z]+)");

  private Schedules() {}

  /** A command line of Nightjar, without its program, and the file it stands in. */
  record Call(String file, List<String> arguments) {
    @Override
    public String toString() {
      return file + ": " + String.join(" ", arguments);
    }
  }

  static List<Call> calls() throws IOException {
    List<Call> calls = new ArrayList<>();
    cronLines().forEach(line -> calls.add(call("nightjar.crontab", command(line))));
    calls.add(call("nightjar-night.service", unit("nightjar-night.service", "ExecStart")));
    calls.add(new Call("cronjob.yaml", texts(at(cronJob(), POD + "/containers/0/args"))));
    calls.add(
        new Call(
            "scheduled-spark-application.yaml",
            texts(at(sparkApplication(), "spec/template/arguments"))));
    calls.addAll(dagCalls());
    return calls;
  }

  static final String POD = "spec/jobTemplate/spec/template/spec";

  private static Call call(String file, String shell) {
    Matcher call = CALL.matcher(shell);
    if (!call.find()) {
      throw new IllegalArgumentException("Cannot find a call of Nightjar: " + shell);
    }
    return new Call(file, List.of(call.group(1).strip().split("\\s+", -1)));
  }

  /** Schedule and command of each line of the crontab. */
  static List<String> cronLines() throws IOException {
    try (Stream<String> lines = Files.lines(FOLDER.resolve("nightjar.crontab"))) {
      return lines
          .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.matches("[A-Z]+=.*"))
          .toList();
    }
  }

  static String cron(String line) {
    return part(line, 1);
  }

  private static String command(String line) {
    return part(line, 2);
  }

  private static String part(String line, int group) {
    Matcher parts = CRON_LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Invalid line of a crontab: " + line);
    }
    return parts.group(group).strip();
  }

  /** The value of a key of a unit of systemd. */
  static String unit(String file, String key) throws IOException {
    try (Stream<String> lines = Files.lines(FOLDER.resolve(file))) {
      return lines
          .filter(line -> line.startsWith(key + "="))
          .map(line -> line.substring(key.length() + 1))
          .findFirst()
          .orElseThrow();
    }
  }

  private static List<Call> dagCalls() throws IOException {
    String source = dag();
    return PYTHON_COMMAND
        .matcher(source)
        .results()
        .map(match -> new Call("nightjar_dag.py", pythonList(match.group(1), source)))
        .toList();
  }

  static String dag() throws IOException {
    return Files.readString(FOLDER.resolve("nightjar_dag.py"));
  }

  /** The values of a list, constants resolved, without the program. */
  private static List<String> pythonList(String list, String source) {
    return PYTHON_VALUE
        .matcher(list)
        .results()
        .map(value -> value.group(1) == null ? constant(value, source) : value.group(1))
        .skip(1)
        .toList();
  }

  private static String constant(MatchResult name, String source) {
    Matcher value = Pattern.compile("(?m)^" + name.group(2) + " = \"(.*)\"$").matcher(source);
    if (!value.find()) {
      throw new IllegalArgumentException("Cannot find constant " + name.group(2));
    }
    return value.group(1);
  }

  static Object cronJob() throws IOException {
    return documents("cronjob.yaml").get(1);
  }

  static Object sparkApplication() throws IOException {
    return documents("scheduled-spark-application.yaml").get(0);
  }

  static List<Object> documents(String file) throws IOException {
    List<Object> documents = new ArrayList<>();
    new Load(LoadSettings.builder().build())
        .loadAllFromString(Files.readString(FOLDER.resolve(file)))
        .forEach(documents::add);
    return documents;
  }

  /** The value at a path of keys and indices. */
  static Object at(Object document, String path) {
    Object value = document;
    for (String key : path.split("/", -1)) {
      Object inner =
          value instanceof List<?> list
              ? list.get(Integer.parseInt(key))
              : ((Map<?, ?>) value).get(key);
      value = Objects.requireNonNull(inner, () -> "Cannot find " + path);
    }
    return value;
  }

  static List<String> texts(Object list) {
    return ((List<?>) list).stream().map(String.class::cast).toList();
  }
}
