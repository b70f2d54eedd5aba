package io.nightjar.dl4j;

import java.util.List;
import java.util.Optional;

/** The GPUs of this host, as {@code nvidia-smi} lists them. */
public final class Gpus {
  private static final String BACKEND = "org.nd4j.linalg.jcublas.JCublasBackend";

  private Gpus() {}

  /**
   * A GPU.
   *
   * @param text its name, compute capability and driver
   * @param refusal why this build cannot use it; empty where it can, or nobody knows
   */
  public record Gpu(String text, Optional<String> refusal) {}

  /**
   * All of them, also those that are of no use; none where there is no such tool or it fails.
   *
   * @throws InterruptedException if the thread is interrupted while it waits for the tool
   */
  public static List<Gpu> ofThisHost() throws InterruptedException {
    return of(NvidiaSmi.onPath(), CudaKernels.ofBuild());
  }

  static List<Gpu> of(NvidiaSmi nvidiaSmi, CudaKernels kernels) throws InterruptedException {
    return nvidiaSmi.cards().stream()
        .map(card -> new Gpu(text(card), kernels.refusal(card)))
        .toList();
  }

  private static String text(GpuCard card) {
    return "GPU %d, %s, compute capability %s, driver %s"
        .formatted(
            card.index(),
            card.name(),
            card.capability().map(ComputeCapability::toString).orElse("unknown"),
            card.driver());
  }

  /** Whether the CUDA backend is on the class path; it is not loaded. */
  public static boolean hasBackend() {
    try {
      Class.forName(BACKEND, false, Gpus.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
