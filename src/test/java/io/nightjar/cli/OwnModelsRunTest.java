package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.dl4j.arbiter.ArbiterSpaces;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps over users' own models: those of docs/own-models.md, from a jar, and Arbiter spaces. */
@Tag("slow")
final class OwnModelsRunTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern JOB = Pattern.compile("```yaml\n(study.*?)```", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("public final class (\\w+)");
  private static final Pattern STUDY = Pattern.compile("study: (\\w+)");

  @TempDir private Path folder;
  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();

  @AfterEach
  void forgetJars() {
    Thread.currentThread().setContextClassLoader(loader);
  }

  @BeforeEach
  void compileTheManual() throws IOException {
    String manual = Files.readString(Path.of("docs/own-models.md"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "-nowarn",
                "-d",
                Files.createDirectory(folder.resolve("classes")).toString()));
    for (String source : texts(JAVA, manual)) {
      arguments.add(write(name(CLASS, source) + ".java", source).toString());
    }
    for (String job : texts(JOB, manual)) {
      write(name(STUDY, job) + ".yaml", job);
    }
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(exit).isZero();
    pack(folder.resolve("classes"));
  }

  private static List<String> texts(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1)).toList();
  }

  private static String name(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult r) -> r.group(1))
        .findFirst()
        .orElseThrow();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private void pack(Path classes) throws IOException {
    try (OutputStream file = Files.newOutputStream(folder.resolve("mine.jar"));
        JarOutputStream jar = new JarOutputStream(file);
        Stream<Path> paths = Files.walk(classes)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(path).toString()));
        Files.copy(path, jar);
        jar.closeEntry();
      }
    }
  }

  private Cli call(String command, String job, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command, path(job)));
    arguments.addAll(List.of(more));
    return Cli.call(arguments.toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private JsonNode run(String job, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("--results", path("results"), "--slots", "2", "--no-progress", "--json"));
    arguments.addAll(List.of(more));
    Cli run = call("run", job, arguments.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    return run.json();
  }

  @Test
  void aNetworkFromAJarIsTrainedAndTested() throws Exception {
    JsonNode report = run("funnel.yaml", "--jars", path("mine.jar"));

    assertThat(report.path("failed").asInt()).isZero();
    assertThat(report.at("/best/score").asDouble()).isGreaterThan(0.85);
    assertThat(report.at("/best/test_score").asDouble()).isGreaterThan(0.85);
    assertThat(report.at("/best/configuration/width").asInt()).isBetween(32, 128);
  }

  @Test
  void anObjectiveFromAJarNeedsNoData() throws Exception {
    JsonNode report = run("valley.yaml", "--jars", path("mine.jar"));

    assertThat(report.path("trials").asInt()).isEqualTo(9);
    assertThat(report.path("failed").asInt()).isZero();
    assertThat(report.at("/best/score").asDouble()).isBetween(0.0, 1.0);
    assertThat(report.at("/best/test_score").isNumber()).isFalse();
  }

  /** A second layer that is too narrow is the trial's fault, with the class in the reason. */
  @Test
  void aConfigurationThatTheClassRefusesFailsAlone() throws Exception {
    JsonNode report =
        run(
            "funnel.yaml",
            "--jars",
            path("mine.jar"),
            "--set",
            "parameters.width={choices: [32, 64], type: integer}",
            "--set",
            "parameters.share=0.25");

    assertThat(report.path("failed").asInt()).isPositive();
    assertThat(report.path("failed").asInt() + report.path("completed").asInt())
        .isLessThanOrEqualTo(4);
    assertThat(report.at("/best/configuration/width").asInt()).isEqualTo(64);
  }

  @Test
  void aClassThatIsNotThereIsFoundBeforeAnythingRuns() throws IOException {
    String message =
        path("funnel.yaml")
            + ":2:16: model.class: Cannot find class com.example.Funnel: it is neither on the class"
            + " path nor in --jars";

    for (String command : List.of("check", "plan", "run")) {
      Cli refused = call(command, "funnel.yaml");
      assertThat(refused.exit()).isEqualTo(2);
      assertThat(refused.err().lines()).containsExactly(message);
    }
    assertThat(call("check", "funnel.yaml", "--jars", path("none.jar")).err())
        .contains("--jars: Cannot find " + path("none.jar"));
    assertThat(call("check", "funnel.yaml", "--jars", path("mine.jar")).exit()).isZero();
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void anArbiterSpaceIsSwept() throws Exception {
    write("space.json", ArbiterSpaces.layers().toJson());
    write(
        "arbiter.yaml",
        """
        study: arbiter
        model: {arbiter: space.json}
        data: digits
        parameters:
          layer-0-activation: relu
          layer-1-n-in: 32
          layer-0-n-out: 32
          batch-size: 32
        budget: {trials: 4, epochs: [1, 3]}
        """);

    JsonNode report = run("arbiter.yaml");

    assertThat(report.path("failed").asInt()).isZero();
    assertThat(report.at("/best/score").asDouble()).isGreaterThan(0.6);
    assertThat(report.at("/best/configuration/layer-1-n-out").asInt()).isIn(16, 32, 64);
    assertThat(report.path("warnings").toString()).contains("0.9, 0.999 and 1e-8");
    assertThat(call("plan", "arbiter.yaml").out())
        .contains("model arbiter space.json on digits", "layer-1-retain-probability");
  }

  @Test
  void anArbiterSpaceIsHeldAgainstTheGuide() throws Exception {
    write("space.json", ArbiterSpaces.graph().toJson().replace("0.01", "0.5"));
    write("arbiter.yaml", "study: a\nmodel: {arbiter: space.json}\ndata: digits\nparameters: {}\n");

    assertThat(call("check", "arbiter.yaml").err())
        .contains("learning-rate", "[0.001, 0.5]", "for adam", "(guide 57.4)");
    assertThat(call("plan", "arbiter.yaml", "--set", "outside-documented-ranges=allow").exit())
        .isZero();
  }
}
