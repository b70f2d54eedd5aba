package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scripts around spark-submit choose and refuse; nothing is started here. */
final class ScriptsTest {
  private record Ended(int exit, String output, String errors) {}

  @ParameterizedTest
  @CsvSource({
    "--master local[2],                        local-cpu,      spark",
    "--master=spark://127.0.0.1:7077,          standalone-cpu, spark",
    "--master yarn --deploy-mode cluster,      yarn-cpu,       spark",
    "--master k8s://https://10.0.0.1:443,      kubernetes-cpu, spark",
    "--profile standalone --master spark://h:1, standalone-cpu, spark",
    "--profile standalone-gpu --master yarn,   standalone-gpu, spark-cuda",
    "--profile=yarn-gpu,                       yarn-gpu,       spark-cuda"
  })
  void submitsWithTheProfileAndItsJar(String options, String profile, String classifier)
      throws IOException, InterruptedException {
    Ended ended = run("submit", "--dry-run " + options + " -- run job/digits-mlp.yaml --seed 3");

    assertThat(ended.exit()).isZero();
    assertThat(ended.output())
        .contains("bin/spark-submit --class io.nightjar.cli.Nightjar --properties-file ")
        .contains("/conf/" + profile + ".conf ")
        .containsPattern("/target/nightjar-[0-9.]+-" + classifier + "[.]jar run job/")
        .endsWith(" run job/digits-mlp.yaml --seed 3\n");
  }

  @Test
  void handsOptionsToSparkSubmitAndTakesOtherPropertiesForAProfile()
      throws IOException, InterruptedException {
    Ended ended =
        run(
            "submit",
            "--dry-run --master yarn --properties-file conf/yarn-cpu.conf --num-executors 3"
                + " -- rank results");

    assertThat(ended.output())
        .contains("--properties-file conf/yarn-cpu.conf ")
        .contains(" --master yarn --num-executors 3 ")
        .endsWith("-spark.jar rank results\n");
  }

  @Test
  void executorsTakeTheKernelsOfTheMachineThatSubmits() throws IOException, InterruptedException {
    ProcessBuilder submit = script("submit", "--dry-run --master yarn -- rank results");
    submit.environment().put("OPENBLAS_CORETYPE", "Zen");

    assertThat(ended(submit).output())
        .contains(" --conf spark.executorEnv.OPENBLAS_CORETYPE=Zen --master yarn ");
  }

  @ParameterizedTest
  @CsvSource({
    "--master yarn run x,          Cannot submit: no Nightjar command after --",
    "--master yarn --,             Cannot submit: no Nightjar command after --",
    "-- run x,                     Cannot choose a profile: give --profile or --master",
    "--profile mesos-cpu -- run x, Invalid --profile: mesos-cpu (there are: ",
    "--master mesos://h -- run x,  Invalid --master: mesos://h",
    "--profile kubernetes -- run x, 'Cannot submit: give --master, kubernetes-cpu.conf names none'",
    "--master yarn --properties-file nope -- run x, Invalid --properties-file: nope (no such file)",
    "--master -- run x,            Invalid option: --master (it needs a value)",
    "--profile yarn --properties-file p -- run x, Cannot use --profile and --properties-file"
  })
  void refusesToSubmit(String arguments, String message) throws IOException, InterruptedException {
    Ended ended = run("submit", "--dry-run " + arguments);

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.output()).isEmpty();
    assertThat(ended.errors()).startsWith(message).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "start --workers 0,  Invalid --workers: 0 (a whole number from 1)",
    "start --cores two,  Invalid --cores: two (a whole number from 1)",
    "start --memory 4,   Invalid --memory: 4 (such as 512m or 4g)",
    "stop --force,       Invalid option: --force (see scripts/cluster --help)",
    "start --workers,    Invalid option: --workers (it needs a value)"
  })
  void refusesAWrongCluster(String arguments, String message)
      throws IOException, InterruptedException {
    Ended ended = run("cluster", arguments);

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.errors()).isEqualTo(message + "\n");
  }

  @Test
  void touchesNoFolderThatIsNotOfACluster(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path conf = Files.createDirectories(folder.resolve("conf"));
    for (String command : List.of("start", "stop", "add-worker")) {
      Ended ended = run("cluster", command + " --dir " + folder);

      assertThat(ended.exit()).isEqualTo(2);
      assertThat(ended.errors())
          .isEqualTo("Invalid --dir: " + folder + " is there already and holds no cluster\n");
    }
    assertThat(conf).isDirectory();
    assertThat(run("cluster", "start --dir ").errors())
        .isEqualTo("Invalid --dir: it has no name\n");
  }

  @ParameterizedTest
  @CsvSource({"status", "add-worker"})
  void saysThatNoClusterRuns(String command, @TempDir Path folder)
      throws IOException, InterruptedException {
    Ended ended = run("cluster", command + " --dir " + folder);

    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.errors()).isEqualTo("No cluster runs in " + folder + "\n");
  }

  private static Ended run(String script, String arguments)
      throws IOException, InterruptedException {
    return ended(script(script, arguments));
  }

  private static ProcessBuilder script(String script, String arguments) {
    List<String> command = new ArrayList<>(List.of("scripts/" + script));
    command.addAll(List.of(arguments.split(" ", -1)));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(List.of("SPARK_HOME", "NIGHTJAR_JAR"));
    return builder;
  }

  private static Ended ended(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output, errors);
  }
}
