package io.nightjar.cli;

import static io.nightjar.cli.Schedules.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.nightjar.results.Exit;
import io.nightjar.sweep.Runners;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

final class ScheduleFilesTest {
  private static final ZonedDateTime FRIDAY_NOON =
      ZonedDateTime.of(2026, 11, 27, 12, 0, 0, 0, ZoneOffset.UTC);
  private static final ZonedDateTime FRIDAY_NIGHT = FRIDAY_NOON.withHour(22);
  private static final String NIGHT = "night";
  private static final long GIB = 1L << 30;

  @TempDir private Path folder;

  static List<Schedules.Call> calls() throws IOException {
    return Schedules.calls();
  }

  static List<Schedules.Call> nights() throws IOException {
    return calls().stream().filter(call -> call.arguments().contains(NIGHT)).toList();
  }

  @Test
  void everyKindOfScheduleStartsANight() throws IOException {
    assertThat(nights().stream().map(Schedules.Call::file))
        .containsExactly(
            "nightjar.crontab",
            "nightjar-night.service",
            "cronjob.yaml",
            "scheduled-spark-application.yaml",
            "nightjar_dag.py");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void nightjarTakesEveryCommandLine(Schedules.Call call) {
    assertParsed(call.arguments());
  }

  /** What the comments say to do after exit code 3, and Airflow does. */
  @ParameterizedTest
  @MethodSource("nights")
  void everyNightCanBeGoneOnWith(Schedules.Call call) {
    List<String> resumed = new ArrayList<>(call.arguments());
    resumed.add("--resume");
    assertParsed(resumed);
  }

  private static void assertParsed(List<String> arguments) {
    CommandLine.ParseResult parsed =
        Nightjar.commands(Runners.DL4J).parseArgs(arguments.toArray(String[]::new));
    assertThat(parsed.subcommand().commandSpec().name()).isEqualTo(arguments.get(0));
  }

  static Stream<String> nightlyCrons() throws IOException {
    Matcher dag = Pattern.compile("schedule=\"(.*)\"").matcher(Schedules.dag());
    assertThat(dag.find()).isTrue();
    return Stream.of(
        Schedules.cron(Schedules.cronLines().get(0)),
        (String) at(Schedules.cronJob(), "spec/schedule"),
        (String) at(Schedules.sparkApplication(), "spec/schedule"),
        dag.group(1));
  }

  @ParameterizedTest
  @MethodSource("nightlyCrons")
  void nightsBeginAtTenOnWeekdays(String cron) {
    ExecutionTime times = times(cron);
    assertThat(times.nextExecution(FRIDAY_NOON)).hasValue(FRIDAY_NIGHT);
    assertThat(times.nextExecution(FRIDAY_NIGHT)).hasValue(FRIDAY_NIGHT.plusDays(3));
  }

  @Test
  void pruningIsOnceAWeekAndNotAtNight() throws IOException {
    assertThat(times(Schedules.cron(Schedules.cronLines().get(1))).nextExecution(FRIDAY_NOON))
        .hasValue(FRIDAY_NOON.plusDays(2));
  }

  private static ExecutionTime times(String cron) {
    return ExecutionTime.forCron(
        new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(cron));
  }

  @Test
  void zonesAreThoseOfUntil() throws IOException {
    assertThat(at(Schedules.cronJob(), "spec/timeZone")).isEqualTo("Etc/UTC");
    assertThat(at(Schedules.sparkApplication(), "spec/timeZone")).isEqualTo("Etc/UTC");
    assertThat(Schedules.unit("nightjar-night.timer", "OnCalendar")).endsWith("22:00:00");
    assertThat(Schedules.dag()).contains("tzinfo=datetime.timezone.utc");
    assertThat(nights())
        .extracting(ScheduleFilesTest::until)
        .containsExactly("06:00", "06:00", "06:00Z", "06:00Z", "06:00Z");
  }

  /** Else the same job would train the same trials every night. */
  @ParameterizedTest
  @MethodSource("nights")
  void everyNightTriesSomethingElse(Schedules.Call night) {
    assertThat(night.arguments()).containsSequence("--seed", "date");
  }

  @Test
  void noNightJoinsAnotherAndNoneIsCaughtUpWithInTheMorning() throws IOException {
    assertThat(at(Schedules.cronJob(), "spec/concurrencyPolicy")).isEqualTo("Forbid");
    assertThat(at(Schedules.sparkApplication(), "spec/concurrencyPolicy")).isEqualTo("Forbid");
    assertThat(Schedules.unit("nightjar-night.timer", "Persistent")).isEqualTo("no");
    int late = (int) at(Schedules.cronJob(), "spec/startingDeadlineSeconds");
    assertThat(Duration.ofSeconds(late)).isLessThan(untilEnd(nights().get(2)));
  }

  /** Deadlines of schedulers are for nights that hang, never for those that end in time. */
  @Test
  void schedulersWaitLongerThanANightTakes() throws IOException {
    Schedules.Call pod = nights().get(2);
    int seconds = (int) at(Schedules.cronJob(), "spec/jobTemplate/spec/activeDeadlineSeconds");
    assertThat(Duration.ofSeconds(seconds)).isGreaterThan(untilEnd(pod));
    assertThat(Schedules.unit("nightjar-night.service", "TimeoutStartSec")).isEqualTo("9h");
    assertThat(Schedules.dag()).contains("execution_timeout=datetime.timedelta(hours=9)");
    for (Schedules.Call night : nights()) {
      assertThat(untilEnd(night)).isLessThan(Duration.ofHours(9));
    }
  }

  private static String until(Schedules.Call night) {
    return night.arguments().get(night.arguments().indexOf("--until") + 1);
  }

  private static Duration untilEnd(Schedules.Call night) {
    LocalTime until = LocalTime.parse(until(night).replace("Z", ""));
    return Duration.between(FRIDAY_NIGHT, FRIDAY_NIGHT.plusDays(1).with(until));
  }

  @Test
  void onlyWhatMayEndOtherwiseIsTriedAgain() throws IOException {
    Object policy = at(Schedules.cronJob(), "spec/jobTemplate/spec/podFailurePolicy/rules/0");
    assertThat(at(policy, "action")).isEqualTo("FailJob");
    assertThat(at(policy, "onExitCodes/values"))
        .isEqualTo(List.of(Exit.NO_RESULT.code(), Exit.BAD_INPUT.code()));
    assertThat(at(policy, "onExitCodes/containerName"))
        .isEqualTo(at(Schedules.cronJob(), Schedules.POD + "/containers/0/name"));
    assertThat(at(Schedules.sparkApplication(), "spec/template/restartPolicy/type"))
        .isEqualTo("Never");
    assertThat(Schedules.dag()).containsPattern("CUT_SHORT = " + Exit.CUT_SHORT.code() + "\\s");
  }

  @Test
  void podHasRoomForHeapArraysAndTheJvm() throws IOException {
    Object container = at(Schedules.cronJob(), Schedules.POD + "/containers/0");
    assertThat(at(container, "command").toString())
        .contains("/opt/nightjar/conf/local-cpu.conf", Nightjar.class.getName(), "local[4,1000]");
    Map<Object, Object> environment = new HashMap<>();
    ((List<?>) at(container, "env"))
        .forEach(each -> environment.put(at(each, "name"), at(each, "value")));
    assertThat(environment).containsEntry("OMP_NUM_THREADS", "1");
    long arrays = Long.parseLong(String.valueOf(environment.get("SD_MAX_PRIMARY_BYTES")));
    long heap =
        gibibytes(conf("local-cpu").getOrDefault("spark.driver.memory", "").replace("g", ""));

    String limit = (String) at(container, "resources/limits/memory");
    assertThat(gibibytes(limit.replace("Gi", ""))).isEqualTo(heap + arrays + 2 * GIB);
    assertThat(at(container, "resources/requests/memory")).isEqualTo(limit);
    assertThat(at(container, "resources/requests/cpu")).isEqualTo("4");
  }

  private static long gibibytes(String number) {
    return Long.parseLong(number) * GIB;
  }

  @Test
  void jobOfThePodIsRight() throws IOException {
    Object files = at(Schedules.documents("cronjob.yaml").get(0), "data");
    Path job = folder.resolve("digits-mlp.yaml");
    Files.writeString(job, (String) at(files, "digits-mlp.yaml"));
    assertThat(nights().get(2).arguments()).contains("/etc/nightjar/digits-mlp.yaml");

    Cli check = Cli.call("check", job.toString());

    assertThat(check.exit()).as(check.err()).isZero();
  }

  /** The operator takes some settings by names of its own, the others as Spark calls them. */
  @Test
  void sparkApplicationIsTheProfileOfKubernetes() throws IOException {
    Object template = at(Schedules.sparkApplication(), "spec/template");
    Map<String, String> settings = new HashMap<>();
    ((Map<?, ?>) at(template, "sparkConf"))
        .forEach((key, value) -> settings.put((String) key, (String) value));
    for (String key :
        List.of(
            "driver/memory",
            "driver/memoryOverhead",
            "executor/cores",
            "executor/instances",
            "executor/memory",
            "executor/memoryOverhead")) {
      settings.put("spark." + key.replace('/', '.'), at(template, key).toString());
    }

    assertThat(settings).isEqualTo(conf("kubernetes-cpu"));
    assertThat(at(template, "mainClass")).isEqualTo(Nightjar.class.getName());
    assertThat(at(template, "sparkVersion"))
        .isEqualTo(org.apache.spark.package$.MODULE$.SPARK_VERSION());
  }

  private static Map<String, String> conf(String profile) throws IOException {
    Map<String, String> settings = new HashMap<>();
    for (String line : Files.readAllLines(Path.of("conf", profile + ".conf"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int gap = line.indexOf(' ');
        settings.put(line.substring(0, gap), line.substring(gap + 1));
      }
    }
    return settings;
  }

  @Test
  void systemdTakesBothUnits() throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":", -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "systemd-analyze"))),
        "systemd-analyze is not on the path");
    String home = Path.of("").toAbsolutePath().toString();
    for (String unit : List.of("nightjar-night.service", "nightjar-night.timer")) {
      String text = Files.readString(Schedules.FOLDER.resolve(unit));
      Files.writeString(folder.resolve(unit), text.replace("/opt/nightjar", home));
    }

    assertThat(systemd("verify", folder.resolve("nightjar-night.timer").toString())).isEmpty();
    assertThat(systemd("verify", folder.resolve("nightjar-night.service").toString())).isEmpty();
    assertThat(systemd("calendar", Schedules.unit("nightjar-night.timer", "OnCalendar")))
        .contains("Normalized form: Mon..Fri *-*-* 22:00:00");
  }

  private static String systemd(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("systemd-analyze"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
