package io.nightjar.dl4j;

import io.nightjar.dl4j.step.FastNetwork;
import io.nightjar.run.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;

/** What ND4J really computes with. */
final class Dl4jEngine {
  private static final String CPU = "cpu";
  private static final String GPU = "gpu ";
  private static final String CORE_TYPE = "OPENBLAS_CORETYPE";

  /** Numbers of ND4J's. */
  private static final int HOST_GROUP = 0;

  private static final int CPU_DEVICE = 0;

  private Dl4jEngine() {}

  /** Loads ND4J, if it is not, and says which backend it chose: without a GPU that is the CPU. */
  static Engine engine() {
    String name = Nd4j.getBackend().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    String backend = name.contains("cublas") || name.contains("cuda") ? "cuda" : CPU;
    return new Engine(backend, libraries(backend));
  }

  private static String libraries(String backend) {
    String version = version();
    String nd4j = backend.equals(CPU) ? "nd4j-native " : "nd4j-cuda ";
    String libraries = "dl4j " + version + ", " + nd4j + version;
    String core = System.getenv(CORE_TYPE);
    return libraries
        + (core == null ? "" : ", openblas core " + core)
        + (backend.equals(CPU) && FastNetwork.isAvailable() ? ", own step" : "");
  }

  private static String version() {
    String file = "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";
    Properties properties = new Properties();
    try (InputStream in = MultiLayerNetwork.class.getResourceAsStream(file)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      return "unknown";
    }
    return properties.getProperty("version", "unknown");
  }

  /**
   * Binds this thread to a device; must come before anything else it does with ND4J. On the CPU the
   * bound of array memory, {@code SD_MAX_PRIMARY_BYTES}, counts from then on.
   *
   * @param device {@code cpu}, or {@code gpu} and its address, for example {@code gpu 0}
   */
  static void use(String device) {
    gpuAddress(device)
        .ifPresentOrElse(
            address -> Nd4j.getAffinityManager().unsafeSetDevice(Integer.valueOf(address)),
            Dl4jEngine::limitArrays);
  }

  /** ND4J keeps the bound as that of a group of memory, and compares arrays with a device's. */
  private static void limitArrays() {
    Environment environment = Nd4j.getEnvironment();
    long limit = environment.getGroupLimit(HOST_GROUP);
    if (environment.isCPU() && limit > 0) {
      environment.setDeviceLimit(CPU_DEVICE, limit);
    }
  }

  /** The address of a GPU, counted as CUDA does; none for the CPU. */
  static Optional<String> gpuAddress(String device) {
    return device.equals(CPU) ? Optional.empty() : Optional.of(device.substring(GPU.length()));
  }
}
