package io.nightjar.doctor;

import static io.nightjar.doctor.Finding.ok;
import static io.nightjar.doctor.Finding.problem;
import static io.nightjar.doctor.Finding.warning;

import java.util.List;

/**
 * The JVM and what native code finds in its environment.
 *
 * @param lack why training takes no steps of its own here; empty where it does
 */
record JvmChecks(Machine machine, String lack) {
  private static final int JAVA = 17;
  private static final String UTF_8 = "UTF-8";
  private static final String START = "start by scripts/nightjar or scripts/submit";

  List<Finding> findings() {
    return List.of(java(), threads(), blas(), steps(), encoding());
  }

  private Finding java() {
    String version = machine.property("java.specification.version");
    String bits = machine.property("sun.arch.data.model");
    String text =
        "%s, %s bit, %s"
            .formatted(machine.property("java.version"), bits, machine.property("java.vm.name"));
    if (!version.equals(String.valueOf(JAVA))) {
      return feature(version) < JAVA
          ? problem("java", text, "use Java 17")
          : warning("java", text, "use Java 17: Spark 3.5 is made for no newer one");
    }
    return bits.equals("64") ? ok("java", text) : problem("java", text, "use a 64-bit Java");
  }

  private static int feature(String version) {
    return version.matches("\\d{1,4}") ? Integer.parseInt(version) : 0;
  }

  private Finding threads() {
    String threads = machine.variable("OMP_NUM_THREADS").orElse("not set");
    String text = "OMP_NUM_THREADS " + threads;
    return threads.equals("1")
        ? ok("threads", text)
        : problem("threads", text, "set it to 1 before the JVM starts, or " + START);
  }

  /** OpenBLAS 0.3.19 takes its slowest kernels on processors newer than itself. */
  private Finding blas() {
    String core = machine.variable("OPENBLAS_CORETYPE").orElse("");
    boolean hasAvx2 =
        machine.file("proc/cpuinfo").filter(text -> text.matches("(?s).*\\bavx2\\b.*")).isPresent();
    if (!core.isEmpty()) {
      return ok("blas", "OpenBLAS kernels of " + core);
    }
    return hasAvx2
        ? warning(
            "blas",
            "OpenBLAS chooses its kernels, on new processors its slowest",
            "set OPENBLAS_CORETYPE=Haswell, or " + START)
        : ok("blas", "OpenBLAS chooses its kernels");
  }

  private Finding steps() {
    return lack.isEmpty()
        ? ok("training step", "its own, with vectors")
        : warning(
            "training step",
            "training is many times slower: " + lack,
            "start with --add-modules=jdk.incubator.vector, as all scripts and profiles do");
  }

  private Finding encoding() {
    String names = machine.property("sun.jnu.encoding");
    String text =
        "locale %s, files %s, file names %s"
            .formatted(
                machine.variable("LC_ALL").or(() -> machine.variable("LANG")).orElse("not set"),
                machine.property("file.encoding"),
                names);
    return names.equals(UTF_8)
        ? ok("encoding", text)
        : warning("encoding", text, "set LC_ALL=C.UTF-8, else file names keep to ASCII");
  }
}
