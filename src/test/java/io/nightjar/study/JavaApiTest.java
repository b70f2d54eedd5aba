package io.nightjar.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/java-api.md works as it stands, without Spark and Deeplearning4j. */
final class JavaApiTest {
  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final int MOST_STATEMENTS = 20;

  @TempDir private Path folder;

  @Test
  void exampleRunsOnTheProductAndHipparchusAlone() throws Exception {
    String source = example();
    assertThat(source.lines().filter(line -> !line.startsWith("import") && !line.isBlank()))
        .hasSizeLessThanOrEqualTo(MOST_STATEMENTS);
    Path file = Files.writeString(folder.resolve("Example.java"), source);
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", classPath(), "-d", folder.toString(), file.toString());
    assertThat(compiled).isZero();
    assertThat(run()).matches("\\{learning-rate=0\\.0\\d+, depth=1, activation=tanh}\n");
  }

  private static String example() throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("docs/java-api.md")));
    assertThat(example.find()).isTrue();
    return example.group(1);
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.endsWith("target/classes") || entry.contains("hipparchus-core"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private String run() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(java, "-cp", classPath() + File.pathSeparator + folder, "Example");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }
}
