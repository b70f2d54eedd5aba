package io.nightjar.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Which GPUs the CUDA binary of ND4J has kernels for. It holds compiled kernels only, none that a
 * driver could compile for a newer card.
 *
 * @param compiled the capabilities it was compiled for, from the smallest
 */
record CudaKernels(List<ComputeCapability> compiled) {
  private static final String BUILD = "/io/nightjar/build.properties";
  private static final String KEY = "cuda.capabilities";

  CudaKernels {
    if (compiled.isEmpty()) {
      throw new IllegalArgumentException("Invalid list of compute capabilities: it is empty");
    }
    compiled = compiled.stream().sorted().toList();
  }

  /** Those of the CUDA binary that this build names. */
  static CudaKernels ofBuild() {
    Properties properties = new Properties();
    try (InputStream in = CudaKernels.class.getResourceAsStream(BUILD)) {
      properties.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parse(properties.getProperty(KEY, ""));
  }

  /** Reads a list separated by commas or blanks. */
  static CudaKernels parse(String capabilities) {
    return new CudaKernels(
        Arrays.stream(capabilities.split("[,\\s]+"))
            .filter(text -> !text.isEmpty())
            .map(CudaKernels::required)
            .toList());
  }

  private static ComputeCapability required(String text) {
    return ComputeCapability.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("Invalid compute capability: " + text));
  }

  /** Why a card cannot be used, if it cannot; a card of unknown capability is left to be tried. */
  Optional<String> refusal(GpuCard card) {
    return card.capability()
        .filter(capability -> compiled.stream().noneMatch(capability::runs))
        .map(
            capability ->
                "Cannot use GPU %d (%s, compute capability %s): nd4j-cuda has kernels for %s only"
                    .formatted(card.index(), card.name(), capability, this));
  }

  @Override
  public String toString() {
    return compiled.stream().map(ComputeCapability::toString).collect(Collectors.joining(", "));
  }
}
