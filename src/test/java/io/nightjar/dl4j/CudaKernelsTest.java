package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CudaKernelsTest {
  private static final CudaKernels KERNELS = CudaKernels.ofBuild();

  private static GpuCard card(String capability) {
    return new GpuCard(0, "NVIDIA Test", ComputeCapability.parse(capability), "535.183.01");
  }

  @Test
  void knowsWhatTheBinaryWasCompiledFor() {
    assertThat(KERNELS).hasToString("3.7, 5.0, 5.2, 6.0, 6.1, 7.0, 7.5, 8.0, 8.6");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.7", "5.0", "5.2", "5.3", "6.1", "7.2", "7.5", "8.0", "8.6", "8.9"})
  void runsOnCardsOfTheSameMajorVersionThatAreNotOlder(String capability) {
    assertThat(KERNELS.refusal(card(capability))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.5", "9.0", "10.0", "12.0", "80.0"})
  void refusesOtherCards(String capability) {
    assertThat(KERNELS.refusal(card(capability)))
        .hasValue(
            "Cannot use GPU 0 (NVIDIA Test, compute capability "
                + capability
                + "): nd4j-cuda has kernels for 3.7, 5.0, 5.2, 6.0, 6.1, 7.0, 7.5, 8.0, 8.6 only");
  }

  @Test
  void leavesACardOfUnknownCapabilityToBeTried() {
    assertThat(KERNELS.refusal(card("[N/A]"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "t4, Tesla T4, 7.5, true",
    "a100-4, NVIDIA A100-SXM4-40GB, 8.0, true",
    "l4, NVIDIA L4, 8.9, true",
    "h100, NVIDIA H100 80GB HBM3, 9.0, false",
    "b200, NVIDIA B200, 10.0, false"
  })
  void judgesTheCardThatNvidiaSmiLists(String answers, String name, String capability, boolean fits)
      throws Exception {
    GpuCard card = nvidiaSmi(answers).card("0").orElseThrow();
    assertThat(card.name()).isEqualTo(name);
    assertThat(card.capability()).hasToString("Optional[" + capability + "]");
    assertThat(KERNELS.refusal(card).isEmpty()).isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"old-driver", "no-driver", "no-card"})
  void hasNoCardWhereTheDriverDoesNotSay(String answers) throws Exception {
    assertThat(nvidiaSmi(answers).card("0")).isEmpty();
  }

  @Test
  void hasNoCardWithoutTheTool() throws Exception {
    assertThat(new NvidiaSmi(List.of("/nowhere/nvidia-smi")).card("0")).isEmpty();
  }

  @Test
  void readsEveryCardOfAnAnswer() {
    assertThat(GpuCard.parse("0, A, B, 8.0, 1.2\nField \"x\" is not valid\n1, C, [N/A], 1.2\n"))
        .containsExactly(
            new GpuCard(0, "A, B", ComputeCapability.parse("8.0"), "1.2"),
            new GpuCard(1, "C", Optional.empty(), "1.2"));
  }

  @Test
  void refusesAListThatIsNone() {
    assertThatThrownBy(() -> CudaKernels.parse("8.0, Hopper"))
        .hasMessage("Invalid compute capability: Hopper");
    assertThatThrownBy(() -> CudaKernels.parse(" "))
        .hasMessage("Invalid list of compute capabilities: it is empty");
  }

  static NvidiaSmi nvidiaSmi(String answers) {
    Path script = Path.of("src/test/resources/io/nightjar/nvidia-smi/nvidia-smi").toAbsolutePath();
    return new NvidiaSmi(
        List.of("env", "NIGHTJAR_NVIDIA_SMI=" + answers + ".txt", script.toString()));
  }
}
