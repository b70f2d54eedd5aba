import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Checks the jar for spark-submit: {@code java CheckAssembly.java ASSEMBLY SPARK_JARS}. Nothing of
 * Spark's distribution may be in it, since Spark's class loader would mix both; services must be
 * merged and the backend there.
 */
final class CheckAssembly {
  private static final List<String> SPARKS =
      List.of("org/apache/spark/", "scala/", "org/apache/hadoop/", "org/slf4j/");
  private static final List<String> NEEDED =
      List.of(
          "io/nightjar/cli/Nightjar.class",
          "io/nightjar/build.properties",
          "META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js",
          "META-INF/resources/webjars/echarts/5.3.1/LICENSE",
          "org/deeplearning4j/arbiter/MultiLayerSpace.class",
          "org/deeplearning4j/arbiter/optimize/api/ParameterSpace.class",
          "org/deeplearning4j/spark/impl/paramavg/ParameterAveragingTrainingMaster.class",
          "org/nd4j/linalg/cpu/nativecpu/CpuBackend.class",
          "org/nd4j/linalg/cpu/nativecpu/bindings/linux-x86_64/libnd4jcpu.so",
          "org/bytedeco/openblas/linux-x86_64/libopenblas.so.0",
          "org/bytedeco/javacpp/linux-x86_64/libjnijavacpp.so");
  private static final List<String> BACKENDS =
      List.of("org.nd4j.linalg.cpu.nativecpu.CpuBackend");
  private static final List<String> COMPRESSORS =
      List.of(
          "org.nd4j.compression.impl.Gzip",
          "org.nd4j.compression.impl.NoOp",
          "org.nd4j.linalg.cpu.nativecpu.compression.CpuThreshold");

  private final List<String> problems = new ArrayList<>();

  public static void main(String[] arguments) throws IOException {
    Path assembly = Path.of(arguments[0]);
    CheckAssembly check = new CheckAssembly();
    check.run(assembly, Path.of(arguments[1]));
    check.problems.forEach(problem -> System.err.println(assembly.getFileName() + ": " + problem));
    if (!check.problems.isEmpty()) {
      System.exit(1);
    }
  }

  private void run(Path assembly, Path sparkJars) throws IOException {
    try (JarFile jar = new JarFile(assembly.toFile())) {
      Set<String> names = names(jar);
      names.forEach(this::refuse);
      NEEDED.stream().filter(name -> !names.contains(name)).forEach(name -> problem("lacks", name));
      service(jar, "org.nd4j.linalg.factory.Nd4jBackend", BACKENDS);
      service(jar, "org.nd4j.linalg.compression.NDArrayCompressor", COMPRESSORS);
      Set<String> twice = new TreeSet<>(names);
      twice.retainAll(classes(sparkJars));
      twice.forEach(name -> problem("has what Spark has too:", name));
    }
  }

  private void refuse(String name) {
    if (SPARKS.stream().anyMatch(name::startsWith)
        || name.matches("META-INF/[^/]*[.](SF|RSA|DSA)")
        || name.endsWith("module-info.class")) {
      problem("must not have", name);
    }
  }

  private void service(JarFile jar, String name, List<String> expected) throws IOException {
    ZipEntry entry = jar.getEntry("META-INF/services/" + name);
    String text = entry == null ? "" : new String(jar.getInputStream(entry).readAllBytes());
    Set<String> lines = new HashSet<>(text.lines().map(String::strip).toList());
    expected.stream()
        .filter(line -> !lines.contains(line))
        .forEach(line -> problem("lacks the service", line));
  }

  private static Set<String> names(JarFile jar) {
    Set<String> names = new HashSet<>();
    jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).forEach(names::add);
    return names;
  }

  private static Set<String> classes(Path folder) throws IOException {
    Set<String> classes = new HashSet<>();
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
      for (Path path : jars) {
        try (JarFile jar = new JarFile(path.toFile())) {
          names(jar).stream().filter(name -> name.endsWith(".class")).forEach(classes::add);
        }
      }
    }
    return classes;
  }

  private void problem(String what, String name) {
    problems.add(what + " " + name);
  }
}
