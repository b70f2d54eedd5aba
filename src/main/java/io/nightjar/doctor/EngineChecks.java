package io.nightjar.doctor;

import static io.nightjar.doctor.Finding.ok;
import static io.nightjar.doctor.Finding.problem;
import static io.nightjar.doctor.Finding.warning;

import io.nightjar.dl4j.EngineTrial;
import io.nightjar.dl4j.Gpus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What ND4J computes with, and the GPUs that it could compute with. */
final class EngineChecks {
  private static final double SLOW_GFLOPS = 2;

  private EngineChecks() {}

  static List<Finding> engine() {
    try {
      EngineTrial trial = EngineTrial.run();
      String text =
          String.format(
              Locale.ROOT,
              "%s (%s), products right, %.1f GFLOPS on one thread",
              trial.engine().backend(),
              trial.engine().libraries(),
              trial.gigaflops());
      return List.of(
          trial.gigaflops() < SLOW_GFLOPS
              ? warning("nd4j", text, "set OPENBLAS_CORETYPE, or see whether others use the cores")
              : ok("nd4j", text));
    } catch (IllegalStateException | LinkageError e) {
      return List.of(
          problem(
              "nd4j",
              "ND4J does not compute here: " + e,
              "see that the natives of this platform are on the class path and can be unpacked"));
    }
  }

  static List<Finding> gpus(boolean hasCudaBackend) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (Gpus.Gpu gpu : Gpus.ofThisHost()) {
      findings.add(gpu(gpu, hasCudaBackend));
    }
    return findings.isEmpty()
        ? List.of(ok("gpu", "none that nvidia-smi knows; trials run on the CPU"))
        : findings;
  }

  static Finding gpu(Gpus.Gpu gpu, boolean hasCudaBackend) {
    if (gpu.refusal().isPresent()) {
      String advice = "run on the CPU, or build with a newer CUDA backend (docs/clusters.md)";
      return hasCudaBackend
          ? problem("gpu", gpu.refusal().get(), advice)
          : warning("gpu", gpu.refusal().get(), advice);
    }
    return hasCudaBackend
        ? ok("gpu", gpu.text())
        : warning("gpu", gpu.text() + ", not used", "build with -Pcuda to train on it");
  }
}
