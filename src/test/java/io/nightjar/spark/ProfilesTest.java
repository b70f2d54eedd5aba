package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
final class ProfilesTest {
  private static final Path FOLDER = Path.of("conf");
  private static final Path BROKEN = Path.of("src/test/resources/io/nightjar/spark/broken.conf");
  private static final Path REASONS = Path.of("docs/clusters.md");
  private static final String DRIVER_OPTIONS = "spark.driver.extraJavaOptions";
  private static final Pattern LOCAL_CLUSTER = Pattern.compile("local-cluster\\[1,(\\d+),(\\d+)]");
  private static final long GIB = 1L << 30;

  static List<Profile> profiles() throws IOException {
    List<Profile> profiles = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".conf")).sorted().toList()) {
        profiles.add(Profile.read(file));
      }
    }
    return profiles;
  }

  @Test
  void thereIsOnePerKindOfClusterAndDevice() throws Exception {
    assertThat(profiles().stream().map(Profile::name))
        .containsExactlyInAnyOrder(
            "local-cpu",
            "local-gpu",
            "standalone-cpu",
            "standalone-gpu",
            "yarn-cpu",
            "yarn-gpu",
            "kubernetes-cpu",
            "kubernetes-gpu");
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void sparkKnowsEveryKeyAndAcceptsEveryValue(Profile profile) throws Exception {
    assertThat(profile.problems()).isEmpty();
    profile.conf().validateSettings();
  }

  @Test
  void aBrokenProfileIsRefusedLineByLine() throws Exception {
    Profile broken = Profile.read(BROKEN);
    List<String> problems = broken.problems();
    for (String key : broken.settings().keySet()) {
      assertThat(problems).as(key).anyMatch(problem -> problem.startsWith(key + ": "));
    }
    assertThat(problems)
        .contains(
            "spark.task.maxFailure: Spark knows no such setting",
            "spark.task.maxFailures: spark.task.maxFailures should be int, but was many",
            "spark.speculation: spark.speculation should be boolean, but was no",
            "spark.executorEnv.OMP_NUM_THREAD: Spark knows no such setting",
            "spark.driver.extraJavaOptions: nothing reads -Dorg.bytedeco.javacpp.maxphysicalbyte")
        .anyMatch(problem -> problem.contains("Unrecognized VM option 'UseParalelGC'"));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everySettingStandsOnceUnderALineThatExplainsIt(Profile profile) {
    assertThat(profile.unexplained()).isEmpty();
    assertThat(profile.keys()).doesNotHaveDuplicates().hasSameSizeAs(profile.settings().keySet());
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everySettingHasItsReasonInTheDocs(Profile profile) throws Exception {
    String reasons = Files.readString(REASONS).replaceAll("(?s).*## Settings|## When.*", "");
    List<Pattern> named =
        Pattern.compile("`([A-Za-z][\\w.*]*)")
            .matcher(reasons)
            .results()
            .map(name -> Pattern.compile("(.*\\.)?" + name.group(1).replace("*", ".*")))
            .toList();
    assertThat(profile.settings().keySet())
        .allSatisfy(key -> assertThat(named).anyMatch(name -> name.matcher(key).matches()));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void agreesWithWhatTheMainClassSets(Profile profile) {
    SparkSettings own = profile.isOneJvm() ? SparkSettings.local(1) : SparkSettings.cluster();
    Map<String, String> expected = new TreeMap<>(own.defaults());
    expected.putAll(own.required());
    expected.remove("spark.master");
    expected.keySet().retainAll(profile.settings().keySet());
    assertThat(profile.settings()).containsAllEntriesOf(expected);
    assertThat(profile.settings().keySet()).containsAll(own.required().keySet());
  }

  @Test
  void profilesOfOneDeviceDifferOnlyWhereTheyMust() throws Exception {
    Set<String> differing =
        Set.of(
            "spark.master", "spark.driver.memory", "spark.executor.resource.gpu.discoveryScript");
    for (String device : List.of("cpu", "gpu")) {
      Map<String, Set<String>> values = new HashMap<>();
      profiles().stream()
          .filter(profile -> profile.name().endsWith(device))
          .flatMap(profile -> profile.settings().entrySet().stream())
          .filter(setting -> !differing.contains(setting.getKey()))
          .forEach(
              each ->
                  values
                      .computeIfAbsent(each.getKey(), key -> new HashSet<>())
                      .add(each.getValue()));
      assertThat(values).allSatisfy((key, distinct) -> assertThat(distinct).as(key).hasSize(1));
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void memoryAddsUp(Profile profile) {
    SparkConf conf = profile.conf();
    long arrays = conf.getLong("spark.executorEnv.SD_MAX_PRIMARY_BYTES", 0);
    if (conf.contains("spark.executor.memoryOverhead")) {
      long overhead = conf.getSizeAsBytes("spark.executor.memoryOverhead");
      assertThat(overhead).isGreaterThanOrEqualTo(arrays + GIB);
    }
  }

  @Test
  void theWorkerOfTheLocalGpuHoldsItsExecutor() throws Exception {
    SparkConf conf = Profile.read(FOLDER.resolve("local-gpu.conf")).conf();
    Matcher worker = LOCAL_CLUSTER.matcher(conf.get("spark.master"));
    assertThat(worker.matches()).isTrue();
    assertThat(conf.get("spark.executor.cores")).isEqualTo(worker.group(1));
    assertThat(conf.getSizeAsMb("spark.executor.memory"))
        .isEqualTo(Long.parseLong(worker.group(2)));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void anExecutorHasAsManySlotsByCoresAsByGpus(Profile profile) {
    SparkConf conf = profile.conf();
    if (conf.contains("spark.task.resource.gpu.amount")) {
      int slots = conf.getInt("spark.executor.cores", 0) / conf.getInt("spark.task.cpus", 1);
      double gpus = conf.getDouble("spark.executor.resource.gpu.amount", 0);
      assertThat((double) slots)
          .isEqualTo(gpus / conf.getDouble("spark.task.resource.gpu.amount", 1));
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void aDriverOfClusterModeOpensWhatSparkNeeds(Profile profile) throws Exception {
    assertThat(profile.text(DRIVER_OPTIONS).split(" ")).containsAll(sparksOwnOptions());
  }

  /** Those that Spark gives to executors; its launcher is no dependency here. */
  private static List<String> sparksOwnOptions() throws ReflectiveOperationException {
    Object options =
        Class.forName("org.apache.spark.launcher.JavaModuleOptions")
            .getMethod("defaultModuleOptions")
            .invoke(null);
    return Arrays.stream(String.valueOf(options).trim().split("\\s+"))
        .filter(option -> !option.contains("IgnoreUnrecognizedVMOptions"))
        .toList();
  }
}
