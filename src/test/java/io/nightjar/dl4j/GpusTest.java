package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GpusTest {
  private static final CudaKernels KERNELS = CudaKernels.parse("7.5, 8.0");

  private static NvidiaSmi answering(String script) {
    return new NvidiaSmi(List.of("sh", "-c", script));
  }

  @Test
  void listsEveryCardWithWhyItIsOfNoUse() throws InterruptedException {
    String answer = "echo '0, A100, 8.0, 535.1'; echo '1, H100 80GB HBM3, 9.0, 535.1'";
    List<Gpus.Gpu> gpus = Gpus.of(answering(answer), KERNELS);
    assertThat(gpus)
        .extracting(Gpus.Gpu::text)
        .containsExactly(
            "GPU 0, A100, compute capability 8.0, driver 535.1",
            "GPU 1, H100 80GB HBM3, compute capability 9.0, driver 535.1");
    assertThat(gpus.get(0).refusal()).isEmpty();
    assertThat(gpus.get(1).refusal().orElseThrow())
        .isEqualTo(
            "Cannot use GPU 1 (H100 80GB HBM3, compute capability 9.0):"
                + " nd4j-cuda has kernels for 7.5, 8.0 only");
  }

  @Test
  void findsNoneWhereTheToolFailsOrIsMissing() throws InterruptedException {
    assertThat(Gpus.of(answering("echo no driver; exit 9"), KERNELS)).isEmpty();
    assertThat(Gpus.of(new NvidiaSmi(List.of("/no/such/tool")), KERNELS)).isEmpty();
  }
}
