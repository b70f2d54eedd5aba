package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.run.Engine;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
final class GpuPreflightTest {
  private static final Engine CUDA = new Engine("cuda", "nd4j-cuda");

  private static GpuPreflight preflight(String answers, Map<String, String> environment) {
    return new GpuPreflight(
        CudaKernels.ofBuild(), CudaKernelsTest.nvidiaSmi(answers), environment, Dl4jEngine::engine);
  }

  @Test
  void asksNothingOfACpu() {
    assertThatCode(() -> preflight("h100", Map.of()).check("cpu")).doesNotThrowAnyException();
  }

  @Test
  void refusesACardWithoutKernels() {
    assertThatThrownBy(() -> preflight("h100", Map.of()).check("gpu 0"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot use GPU 0 (NVIDIA H100 80GB HBM3, compute capability 9.0): nd4j-cuda has"
                + " kernels for 3.7, 5.0, 5.2, 6.0, 6.1, 7.0, 7.5, 8.0, 8.6 only");
  }

  @Test
  void looksUpTheCardThatCudaCalls0() {
    Map<String, String> second = Map.of("CUDA_VISIBLE_DEVICES", "1,0");
    assertThatThrownBy(() -> preflight("t4-and-h100", second).check("gpu 0"))
        .hasMessageContaining("Cannot use GPU 1 (NVIDIA H100 80GB HBM3");
    assertThatThrownBy(() -> preflight("t4-and-h100", second).check("gpu 1"))
        .hasMessageContaining("asked for GPU, got CPU");
  }

  @Test
  void refusesTheCpuWhereAGpuWasAskedFor() {
    assertThatThrownBy(() -> preflight("t4", Map.of()).check("gpu 0"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot use gpu 0: asked for GPU, got CPU (the CUDA backend is not on the class path,"
                + " or found no device)");
  }

  @Test
  void refusesADeviceOnWhichNothingCanBeComputed() {
    GpuPreflight preflight =
        new GpuPreflight(
            CudaKernels.ofBuild(), CudaKernelsTest.nvidiaSmi("t4"), Map.of(), () -> CUDA);
    assertThatCode(() -> preflight.check("gpu 0")).doesNotThrowAnyException();
    assertThatThrownBy(() -> GpuPreflight.checkResults("gpu first"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot use gpu first: a computation failed there (");
  }

  @Test
  void computesWhatIsKnown() {
    assertThatCode(SelfTest::run).doesNotThrowAnyException();
  }

  @Test
  void noticesAWrongResult() {
    assertThatThrownBy(() -> SelfTest.require("reduction", new float[] {6}, 5))
        .hasMessage("reduction gave [6.0] for [5.0]");
  }
}
