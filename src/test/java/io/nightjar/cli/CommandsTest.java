package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that only read, as a user calls them. */
final class CommandsTest {
  private static final String JOB = "job/digits-mlp.yaml";

  @TempDir private Path folder;

  /** The lines with one blank where there were several. */
  private static List<String> lines(String text) {
    return text.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  private String file(String name, String parameters) throws IOException {
    String job = "study: s\nmodel: mlp\ndata: digits\nparameters: {" + parameters + "}\n";
    return Files.writeString(folder.resolve(name), job).toString();
  }

  @Test
  void planSaysWhatTheDefaultJobTries() {
    Cli plan = Cli.call("plan", JOB);

    assertThat(plan.exit()).isZero();
    assertThat(plan.err()).isEmpty();
    assertThat(lines(plan.out()))
        .contains(
            "Study digits-mlp: model mlp on digits, maximize accuracy",
            "learning-rate [0.001, 0.01] log 57.4",
            "batch-size [16, 256] log 57.4",
            "beta1 0.9 57.2",
            "beta2 0.999 57.2",
            "epsilon 1e-08 57.2",
            "Plan: sobol search, hyperband",
            "1, 5, 9 27 27 @ 1, 9 @ 3, 3 @ 9, 1 @ 27",
            "2, 6, 10 12 12 @ 3, 4 @ 9, 1 @ 27",
            "3, 7, 11 6 6 @ 9, 2 @ 27",
            "4, 8, 12 4 4 @ 27",
            "147 trials, at most 1071 epochs",
            "then the best 5 are trained 5 times more (honest), at most 675 epochs");
  }

  @Test
  void planSaysTheSameToMachines() throws IOException {
    JsonNode plan = Cli.call("plan", JOB, "--json").json();

    assertThat(plan.path("study").asText()).isEqualTo("digits-mlp");
    assertThat(plan.path("trials").asInt()).isEqualTo(147);
    assertThat(plan.path("epochs").asInt()).isEqualTo(1071);
    assertThat(plan.path("brackets")).hasSize(12);
    assertThat(plan.at("/brackets/0/rungs"))
        .extracting(rung -> rung.path("trials").asInt() + " @ " + rung.path("epochs").asInt())
        .containsExactly("27 @ 1", "9 @ 3", "3 @ 9", "1 @ 27");
    assertThat(plan.path("parameters"))
        .extracting(parameter -> parameter.path("name").asText(), CommandsTest::section)
        .contains(
            tuple("learning-rate", "57.4"),
            tuple("beta1", "57.2"),
            tuple("beta2", "57.2"),
            tuple("epsilon", "57.2"));
    assertThat(plan.path("warnings").isArray()).isTrue();
    assertThat(plan.path("warnings")).isEmpty();
  }

  private static String section(JsonNode parameter) {
    return parameter.path("section").asText();
  }

  @Test
  void planTakesOverridesAndShowsTheirWarnings() throws IOException {
    Cli plan =
        Cli.call(
            "plan",
            JOB,
            "--json",
            "--set",
            "budget.trials=3",
            "--set",
            "scheduler=full",
            "--set",
            "parameters.weight-decay=0.0005");

    assertThat(plan.json().path("trials").asInt()).isEqualTo(3);
    assertThat(plan.json().path("epochs").asInt()).isEqualTo(3 * 27);
    assertThat(plan.json().path("warnings")).hasSize(1);
    assertThat(plan.json().at("/warnings/0").asText()).contains("weight-decay", "57.4");
  }

  @Test
  void planOfTrialsThatAreAloneIsOneLine() throws IOException {
    Cli plan = Cli.call("plan", JOB, "--set", "scheduler=median", "--slots", "16");

    assertThat(lines(plan.out()))
        .contains(
            "1-147 1 1 @ 1, 1 @ 3, 1 @ 9, 1 @ 27",
            "147 trials, at most 3969 epochs",
            "median decides on each trial alone: if all went on they would train that much",
            "learns from what lies 15 trials behind (lower rungs: less); about 15 slots find work"
                + " meanwhile",
            "Warning: scheduler.lag: a lag of 15 leaves some of 16 slots idle: it feeds about 15");
    JsonNode json =
        Cli.call("plan", JOB, "--json", "--set", "scheduler={type: median, lag: 40}", "--slots=16")
            .json();
    assertThat(json.path("brackets")).hasSize(1);
    assertThat(json.at("/brackets/0/count").asInt()).isEqualTo(147);
    assertThat(json.path("lag").asInt()).isEqualTo(40);
    assertThat(json.path("warnings")).isEmpty();
  }

  @Test
  void planSaysTheMostThatAshaMaySpend() {
    assertThat(lines(Cli.call("plan", JOB, "--set", "scheduler=asha").out()))
        .contains(
            "1 147 147 @ 1, 147 @ 3, 147 @ 9, 147 @ 27",
            "147 trials, at most 3969 epochs",
            "asha decides on each trial alone: if all went on they would train that much");
  }

  @Test
  void planForNoSlotsIsRefused() {
    assertThat(Cli.call("plan", JOB, "--slots", "0").err())
        .contains("--slots: Invalid number of slots: 0");
  }

  @Test
  void rangesPrintsTheWholeGuide() {
    Cli ranges = Cli.call("ranges");

    assertThat(ranges.exit()).isZero();
    assertThat(lines(ranges.out()))
        .anyMatch(line -> line.startsWith("57.4 range learning-rate sgd [0.01, 0.1]"))
        .anyMatch(line -> line.startsWith("57.4 range learning-rate adam [0.001, 0.01]"))
        .anyMatch(line -> line.startsWith("57.1 fixed momentum momentum 0.9"));
  }

  @Test
  void rangesOfAnOptimizerLeaveOutThoseOfOthers() throws IOException {
    Cli ranges = Cli.call("ranges", "adam", "--json");

    assertThat(ranges.exit()).isZero();
    assertThat(ranges.json().path("ranges"))
        .filteredOn(row -> !row.path("optimizers").isEmpty())
        .extracting(
            row -> row.path("section").asText(),
            row -> row.path("kind").asText(),
            row -> row.path("parameter").asText(),
            row -> row.path("value").asText())
        .containsExactlyInAnyOrder(
            tuple("57.2", "fixed", "beta1", "0.9"),
            tuple("57.2", "fixed", "beta2", "0.999"),
            tuple("57.2", "fixed", "epsilon", "1e-8"),
            tuple("57.4", "range", "learning-rate", "[0.001, 0.01]"));
  }

  @Test
  void checkFindsTheShippedFilesGood() throws IOException {
    String space = "search-space/documented-mlp.yaml";
    Cli check = Cli.call("check", JOB, space);
    Cli machine = Cli.call("check", JOB, space, "--json");

    assertThat(check).isEqualTo(new Cli(0, JOB + ": ok\n" + space + ": ok\n", check.err()));
    assertThat(machine.exit()).isZero();
    assertThat(machine.json().path("files"))
        .extracting(
            file -> file.path("file").asText(),
            file -> file.path("ok").asBoolean(),
            file -> file.path("errors").size())
        .containsExactly(tuple(JOB, true, 0), tuple(space, true, 0));
  }

  @Test
  void warningsDoNotFailACheck() throws IOException {
    String file = file("warned.yaml", "learning-rate: documented, weight-decay: 0.0005");
    Cli check = Cli.call("check", file);
    JsonNode machine = Cli.call("check", file, "--json").json().at("/files/0");

    assertThat(check.exit()).isZero();
    assertThat(check.out()).isEqualTo(file + ": ok\n");
    assertThat(check.err().lines()).hasSize(1);
    assertThat(check.err())
        .startsWith(file + ":4:")
        .contains("parameters.weight-decay: ")
        .endsWith(" [warning]\n");
    assertThat(machine.path("ok").asBoolean()).isTrue();
    assertThat(machine.path("errors")).isEmpty();
    assertThat(check.err()).isEqualTo(machine.at("/warnings/0").asText() + " [warning]\n");
  }

  @Test
  void errorsOfAllFilesAreSaidAtOnce() throws IOException {
    String bad = file("bad.yaml", "learning-rate: {range: [1e-3, 1], scale: log}, widht: 3");
    Cli check = Cli.call("check", bad, JOB, folder.resolve("none.yaml").toString());
    JsonNode machine = Cli.call("check", bad, JOB, "--json").json().path("files");

    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.out()).isEqualTo(JOB + ": ok\n");
    assertThat(check.err().lines()).hasSize(3);
    assertThat(check.err())
        .contains(
            bad + ":4:",
            "parameters.learning-rate: ",
            "(guide 57.4)",
            "parameters.widht: Unknown parameter: widht (did you mean 'width'?)",
            "none.yaml");
    assertThat(machine.at("/0/ok").asBoolean()).isFalse();
    assertThat(machine.at("/0/errors")).hasSize(2);
    assertThat(machine.at("/1/ok").asBoolean()).isTrue();
    assertThat(Cli.call("check", bad, "--json").exit()).isEqualTo(2);
  }

  @Test
  void versionNamesWhatDecidesOnResults() {
    Cli version = Cli.call("--version");

    assertThat(version.exit()).isZero();
    assertThat(version.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("nightjar 0\\.1\\.0(\\+[A-Za-z0-9.-]+)?"),
            line -> assertThat(line).matches("spark 3\\.5\\.[0-9]+"),
            line -> assertThat(line).startsWith("deeplearning4j 1.0.0-"),
            line -> assertThat(line).startsWith("java 17"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', run plan check ranges rank --help --version",
    "run, JOB --results --slots --resume --json --no-progress --verbose --ui --set --seed",
    "plan, JOB --json --set --seed",
    "check, FILE --json",
    "ranges, OPTIMIZER --json",
    "rank, RESULTS --study --json"
  })
  void helpNamesEveryOption(String command, String options) {
    Cli help = Cli.call((command + " --help").strip().split(" ", -1));

    assertThat(help.exit()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out())
        .startsWith("Usage: nightjar")
        .contains(options.split(" ", -1))
        .contains("Exit codes:");
  }

  @Test
  void noCommandIsRefused() {
    Cli none = Cli.call();

    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).contains("Missing required subcommand", "Usage: nightjar");
  }

  @ParameterizedTest
  @CsvSource({
    "run,      0 1 2 3",
    "night,    0 1 2 3",
    "plan,     0 1 2",
    "check,    0 1 2",
    "ranges,   0 1 2",
    "rank,     0 1 2",
    "report,   0 1 2 3",
    "serve,    0 1 2",
    "compare,  0 1 2 10",
    "best,     0 1 2",
    "export,   0 1 2 3",
    "explain,  0 1 2",
    "replay,   0 1 2",
    "refit,    0 1 2 3",
    "prune,    0 1 2 3",
    "doctor,   0 1 2",
    "completion, 0 1 2"
  })
  void helpNamesTheExitCodesOfTheCommandAlone(String command, String codes) {
    String help = Cli.call(command, "--help").out();
    assertThat(help.substring(help.indexOf("Exit codes:")).lines().skip(1))
        .filteredOn(line -> line.matches("  \\d.*"))
        .extracting(line -> line.strip().replaceFirst(" .*", ""))
        .containsExactly(codes.split(" ", -1));
  }

  @Test
  void whatIsWrongWithTheArgumentsIsNotBuriedUnderHelp() {
    assertThat(Cli.call("export", "results", "--to", "mlflo"))
        .isEqualTo(
            new Cli(
                2,
                "",
                """
                Invalid value for option '--to': expected mlflow or optuna but was 'mlflo'
                See nightjar export --help
                """));
    assertThat(Cli.call("rank", "results", "--jsn").err())
        .startsWith("Unknown option: '--jsn'\nPossible solutions: --json\n");
    assertThat(Cli.call("rank", "results", "--top", "0"))
        .isEqualTo(new Cli(2, "", "--top: Invalid number of ranks: 0 (at least 1)\n"));
  }

  @Test
  void whatIsWrongWithASpaceAndItsJobIsSaidOnce() throws IOException {
    String space = folder.resolve("space.yaml").toString();
    Files.writeString(Path.of(space), "parameters: {widht: 3}\n");
    String job =
        Files.writeString(
                folder.resolve("job.yaml"),
                "study: s\nmodel: mlp\ndata: digits\nspace: space.yaml\nbudget: {trials: 9}\n")
            .toString();
    Cli check = Cli.call("check", job, space);
    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.err().lines()).hasSize(1).first().asString().contains("widht");
    assertThat(Cli.call("check", "--json", job, space).out()).contains("widht").contains(job);
  }
}
