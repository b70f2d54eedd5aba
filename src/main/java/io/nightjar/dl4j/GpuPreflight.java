package io.nightjar.dl4j;

import io.nightjar.run.Engine;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Proves that a slot's GPU is one that ND4J really computes on, before a trial is lost to it. */
final class GpuPreflight {
  private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";
  private static final String CUDA = "cuda";

  private final CudaKernels kernels;
  private final NvidiaSmi nvidiaSmi;
  private final Map<String, String> environment;
  private final Supplier<Engine> engine;

  GpuPreflight(
      CudaKernels kernels,
      NvidiaSmi nvidiaSmi,
      Map<String, String> environment,
      Supplier<Engine> engine) {
    this.kernels = kernels;
    this.nvidiaSmi = nvidiaSmi;
    this.environment = environment;
    this.engine = engine;
  }

  static GpuPreflight ofThisHost() {
    return new GpuPreflight(
        CudaKernels.ofBuild(), NvidiaSmi.onPath(), System.getenv(), Dl4jEngine::engine);
  }

  /**
   * Checks a device, and leaves the calling thread bound to it.
   *
   * @param device {@code cpu}, which needs no check, or for example {@code gpu 0}
   * @throws IllegalStateException if it cannot be used: by its compute capability, because ND4J
   *     computes on the CPU instead, or because a small computation fails there
   */
  void check(String device) throws InterruptedException {
    Optional<String> address = Dl4jEngine.gpuAddress(device);
    if (address.isPresent()) {
      checkCard(address.get());
      checkBackend(device);
      checkResults(device);
    }
  }

  private void checkCard(String address) throws InterruptedException {
    Optional<String> refusal = nvidiaSmi.card(hostId(address)).flatMap(kernels::refusal);
    if (refusal.isPresent()) {
      throw new IllegalStateException(refusal.get());
    }
  }

  /** CUDA counts from 0 what it may see, {@code nvidia-smi} all there is. */
  private String hostId(String address) {
    String[] visible = environment.getOrDefault(VISIBLE, "").split(",", -1);
    int place = Integer.parseInt(address);
    return place < visible.length && !visible[place].isBlank() ? visible[place].trim() : address;
  }

  private void checkBackend(String device) {
    if (!engine.get().backend().equals(CUDA)) {
      throw new IllegalStateException(
          "Cannot use "
              + device
              + ": asked for GPU, got CPU (the CUDA backend is not on the class path, or found no"
              + " device)");
    }
  }

  /** Binary and card may still not fit: the first kernel shows it, with an error of any kind. */
  static void checkResults(String device) {
    try {
      Dl4jEngine.use(device);
      SelfTest.run();
    } catch (Throwable e) {
      throw new IllegalStateException(
          "Cannot use " + device + ": a computation failed there (" + e.getMessage() + ")", e);
    }
  }
}
