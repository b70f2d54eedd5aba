package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.resource.ResourceInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs {@code scripts/gpu-discovery} beside an {@code nvidia-smi} that answers from files. */
final class GpuDiscoveryTest {
  private static final Path SCRIPT = Path.of("scripts/gpu-discovery").toAbsolutePath();
  private static final Path ANSWERS =
      Path.of("src/test/resources/io/nightjar/nvidia-smi").toAbsolutePath();
  private static final Map<String, String> NONE = Map.of();

  private record Run(int exitCode, String output, String errors) {}

  @ParameterizedTest
  @CsvSource({"t4, 0", "a100-4, 0 1 2 3", "a100-mig, 0", "old-driver, 0 1"})
  void printsWhatSparkReads(String answers, String addresses) throws Exception {
    assertThat(discovered(answers, NONE)).isEqualTo(addresses);
  }

  @ParameterizedTest
  @CsvSource({
    "'2,0', 0 1",
    "'1,7,2', 0",
    "3, 0",
    "'GPU-5ae0,GPU-9bc1', 0 1",
    "'MIG-5ae0,MIG-9bc1', 0"
  })
  void countsTheDevicesThatCudaSees(String visible, String addresses) throws Exception {
    assertThat(discovered("a100-4", Map.of("CUDA_VISIBLE_DEVICES", visible))).isEqualTo(addresses);
  }

  @ParameterizedTest
  @CsvSource({"''", "-1", "4", "'4,0'"})
  void refusesAHostWhoseCardsAreHidden(String visible) throws Exception {
    assertRefused(
        run("a100-4", Map.of("CUDA_VISIBLE_DEVICES", visible)),
        "CUDA_VISIBLE_DEVICES=" + visible + " names no GPU of this host");
  }

  @ParameterizedTest
  @CsvSource({"none", "void"})
  void refusesAContainerWithoutCards(String visible) throws Exception {
    assertRefused(
        run("t4", Map.of("NVIDIA_VISIBLE_DEVICES", visible)),
        "NVIDIA_VISIBLE_DEVICES=" + visible + " hides every GPU from this container");
  }

  @Test
  void leavesTheChoiceOfContainersToTheirOwnList() throws Exception {
    assertThat(discovered("t4", Map.of("NVIDIA_VISIBLE_DEVICES", "3"))).isEqualTo("0");
  }

  @Test
  void refusesSeveralCardsOfWhichAProcessWouldSeeOneInstance() throws Exception {
    assertRefused(
        run("a100-2-mig", NONE),
        "some of 2 GPUs are divided (MIG), of which a process can use one instance only; start one"
            + " worker per instance with CUDA_VISIBLE_DEVICES=MIG-<uuid>");
  }

  @Test
  void passesOnWhatTheDriverSays() throws Exception {
    assertRefused(
        run("no-driver", NONE),
        "nvidia-smi failed: NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA"
            + " driver. Make sure that the latest NVIDIA driver is installed and running.");
  }

  @Test
  void refusesADriverWithoutCards() throws Exception {
    assertRefused(run("no-card", NONE), "nvidia-smi names none: No devices were found");
  }

  @Test
  void refusesAHostWithoutDriver() throws Exception {
    assertRefused(run("t4", Map.of("PATH", "/nowhere")), "nvidia-smi is not on the PATH");
  }

  private static String discovered(String answers, Map<String, String> environment)
      throws Exception {
    Run run = run(answers, environment);
    assertThat(run.errors()).isEmpty();
    assertThat(run.exitCode()).isZero();
    ResourceInformation gpu = ResourceInformation.parseJson(run.output());
    assertThat(gpu.name()).isEqualTo("gpu");
    return String.join(" ", gpu.addresses());
  }

  /** Spark logs the standard output of a script that fails, so the reason stands on both. */
  private static void assertRefused(Run run, String reason) {
    assertThat(run.exitCode()).isOne();
    assertThat(run.errors()).isEqualTo("Cannot list GPUs: " + reason + "\n");
    assertThat(run.output()).isEqualTo(run.errors());
  }

  private static Run run(String answers, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString());
    Map<String, String> all = new LinkedHashMap<>();
    all.put("PATH", ANSWERS + ":/usr/bin:/bin");
    all.put("NIGHTJAR_NVIDIA_SMI", answers + ".txt");
    all.putAll(environment);
    builder.environment().clear();
    builder.environment().putAll(all);
    Process process = builder.start();
    String output = text(process.getInputStream().readAllBytes());
    String errors = text(process.getErrorStream().readAllBytes());
    return new Run(process.waitFor(), output, errors);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
