package io.nightjar.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.dl4j.Gpus;
import io.nightjar.doctor.Finding.Level;
import io.nightjar.run.LocalStorage;
import io.nightjar.run.Storage;
import io.nightjar.spark.ExecutorFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorTest {
  private static final Instant NOW = Instant.parse("2026-11-26T04:00:00Z");

  @TempDir private Path folder;

  private Machines machine() {
    return new Machines(folder);
  }

  private static List<Finding> jvm(Machines machine, String lack) {
    return new JvmChecks(machine.machine(), lack).findings();
  }

  private static List<Finding> limits(Machines machine, Instant now) {
    return new LimitChecks(machine.machine(), now).findings();
  }

  private static Finding find(List<Finding> findings, String subject) {
    return findings.stream()
        .filter(each -> each.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private static void assertSays(Finding finding, Level level, String text, String advice) {
    assertThat(finding.level()).as(finding.toString()).isEqualTo(level);
    assertThat(finding.text()).contains(text);
    assertThat(finding.advice()).contains(advice);
  }

  @Test
  void findsNothingOnAGoodMachine() throws IOException {
    Machines good = machine().file("proc/cpuinfo", "flags: avx2").with("OPENBLAS_CORETYPE", "Zen");
    assertThat(jvm(good, "")).extracting(Finding::level).containsOnly(Level.OK);
    assertThat(limits(good, NOW)).extracting(Finding::level).containsOnly(Level.OK);
  }

  @Test
  void javaMustBeSeventeenAndOf64Bits() {
    Machines old = machine().property("java.specification.version", "11");
    assertSays(find(jvm(old, ""), "java"), Level.PROBLEM, "64 bit", "use Java 17");
    Machines newer = machine().property("java.specification.version", "21");
    assertSays(find(jvm(newer, ""), "java"), Level.WARNING, "", "made for no newer one");
    Machines small = machine().property("sun.arch.data.model", "32");
    assertSays(find(jvm(small, ""), "java"), Level.PROBLEM, "32 bit", "64-bit");
  }

  @Test
  void nativeThreadsMustBeOne() {
    assertSays(
        find(jvm(machine().without("OMP_NUM_THREADS"), ""), "threads"),
        Level.PROBLEM,
        "not set",
        "before the JVM starts");
    assertSays(
        find(jvm(machine().with("OMP_NUM_THREADS", "8"), ""), "threads"), Level.PROBLEM, "8", "");
  }

  @Test
  void slowKernelsStepsAndNarrowNamesAreWarnedOf() throws IOException {
    Machines narrow =
        machine().file("proc/cpuinfo", "flags: sse avx2 fma").property("sun.jnu.encoding", "ASCII");
    List<Finding> findings = jvm(narrow, "it has no vectors");
    assertSays(find(findings, "blas"), Level.WARNING, "slowest", "OPENBLAS_CORETYPE=Haswell");
    assertSays(
        find(findings, "training step"), Level.WARNING, "it has no vectors", "--add-modules");
    assertSays(find(findings, "encoding"), Level.WARNING, "ASCII", "LC_ALL=C.UTF-8");
  }

  @Test
  void aContainerLimitsMemory() throws IOException {
    Machines small =
        machine()
            .file("sys/fs/cgroup/memory.max", String.valueOf(Sizes.GIB))
            .file("sys/fs/cgroup/cpu.max", "150000 100000");
    List<Finding> findings = limits(small, NOW);
    assertSays(find(findings, "container"), Level.OK, "memory 1.0 GiB, processor time 150 %", "");
    assertSays(find(findings, "memory"), Level.PROBLEM, "1.0 GiB", "smaller heap");
    Machines none =
        machine()
            .file("sys/fs/cgroup/memory.max", "max")
            .file("sys/fs/cgroup/cpu.max", "max 100000");
    assertSays(find(limits(none, NOW), "container"), Level.OK, "no limits", "");
  }

  @Test
  void heapAndArraysMustFitTogether() {
    Machines full = machine().with("SD_MAX_PRIMARY_BYTES", String.valueOf(15 * Sizes.GIB));
    assertSays(find(limits(full, NOW), "memory"), Level.WARNING, "15.0 GiB", "lower -Xmx");
    assertSays(
        find(limits(machine().heap(512 * Sizes.MIB), NOW), "heap"),
        Level.WARNING,
        "128 MiB for each of 4 slots",
        "raise -Xmx");
  }

  @Test
  void fewFilesAndAClockOfThePastAreFound() {
    assertSays(
        find(limits(machine().files(256), NOW), "files"), Level.WARNING, "256", "ulimit -n 4096");
    assertSays(
        find(limits(machine(), Instant.EPOCH), "clock"), Level.PROBLEM, "1970", "set the clock");
  }

  @Test
  void aFolderIsUsedAndLeftAsItWas() throws IOException {
    Storage storage = new LocalStorage(folder);
    List<Finding> findings = FolderChecks.results("results", storage, Optional.of(folder));
    assertThat(findings)
        .extracting(Finding::subject)
        .containsExactly("results", "results flush", "results space");
    assertThat(findings.get(0).level()).isEqualTo(Level.OK);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatIsAFileIsAProblem() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    List<Finding> findings =
        FolderChecks.results("there", new LocalStorage(file), Optional.of(file));
    assertThat(findings).hasSize(1);
    assertSays(findings.get(0), Level.PROBLEM, "Cannot use there: ", "--results");
  }

  @Test
  void theTemporaryFolderMustBeThere() {
    assertThat(FolderChecks.temporary(folder).get(0).text())
        .isEqualTo(folder + ": writable, and programs run from there");
    assertThat(folder).isEmptyDirectory();
    Finding missing = FolderChecks.temporary(folder.resolve("none")).get(0);
    assertSays(missing, Level.PROBLEM, "Cannot write to " + folder, "java.io.tmpdir");
  }

  @Test
  void aGpuWithoutKernelsIsAProblemOnlyWhereItIsWanted() {
    Gpus.Gpu hopper = new Gpus.Gpu("GPU 0, H100", Optional.of("Cannot use GPU 0"));
    Gpus.Gpu ampere = new Gpus.Gpu("GPU 0, A100", Optional.empty());
    assertSays(EngineChecks.gpu(hopper, true), Level.PROBLEM, "Cannot use GPU 0", "CPU");
    assertSays(EngineChecks.gpu(hopper, false), Level.WARNING, "Cannot use GPU 0", "CPU");
    assertSays(EngineChecks.gpu(ampere, false), Level.WARNING, "A100, not used", "-Pcuda");
    assertSays(EngineChecks.gpu(ampere, true), Level.OK, "A100", "");
  }

  private static ExecutorFacts executor(String host, String java, String threads, boolean sees) {
    return new ExecutorFacts("0", host, java, "3.5.7", threads, "cpu", sees);
  }

  @Test
  void executorsMustBeLikeTheDriver() {
    ExecutorFacts driver = executor("driver", "17", "1", true);
    List<Finding> good =
        new ClusterChecks(driver, List.of(executor("a", "17", "1", true))).findings();
    assertThat(good).extracting(Finding::level).containsOnly(Level.OK);
    List<Finding> mixed =
        new ClusterChecks(
                driver, List.of(executor("a", "17", "1", true), executor("b", "11", "4", false)))
            .findings();
    assertSays(
        find(mixed, "java of executors"),
        Level.PROBLEM,
        "the driver has 17, but b: 11",
        "same Java");
    assertSays(find(mixed, "threads of executors"), Level.PROBLEM, "not 1 everywhere", "");
    assertSays(find(mixed, "results of executors"), Level.WARNING, "b does not see", "share");
    assertThat(find(mixed, "spark of executors").level()).isEqualTo(Level.OK);
    assertThat(find(mixed, "executors").text()).isEqualTo("2 on a, b");
  }

  @Test
  void whatIsWrongHasAdvice() {
    assertThatThrownBy(() -> new Finding(Level.PROBLEM, "java", "old", " "))
        .hasMessage("Invalid finding: java has no advice");
  }
}
