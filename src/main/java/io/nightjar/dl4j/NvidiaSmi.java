package io.nightjar.dl4j;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * NVIDIA's tool that lists the GPUs of a host.
 *
 * @param command its name, and what stands before it
 */
record NvidiaSmi(List<String> command) {
  private static final long PATIENCE_SECONDS = 30;

  static NvidiaSmi onPath() {
    return new NvidiaSmi(List.of("nvidia-smi"));
  }

  /**
   * The card of an index or an identifier; empty where there is no such tool, it fails, hangs, or
   * does not know the question.
   */
  Optional<GpuCard> card(String id) throws InterruptedException {
    return ask("--id=" + id).stream().findFirst();
  }

  /** All cards; none where there is no such tool, it fails, hangs, or knows no card. */
  List<GpuCard> cards() throws InterruptedException {
    return ask();
  }

  private List<GpuCard> ask(String... which) throws InterruptedException {
    List<String> call = new ArrayList<>(command);
    call.addAll(List.of(which));
    call.addAll(List.of("--query-gpu=" + GpuCard.QUERY, "--format=csv,noheader"));
    try {
      return answer(call).map(GpuCard::parse).orElse(List.of());
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<String> answer(List<String> call)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(call).redirectErrorStream(true).start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return Optional.empty();
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.exitValue() == 0 ? Optional.of(output) : Optional.empty();
  }
}
