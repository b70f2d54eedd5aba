package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A JVM with Deeplearning4j and what that needs, without Nightjar and Spark. */
final class PlainDl4j {
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern JARS =
      Pattern.compile(
          ".*/(org/nd4j|org/bytedeco|org/slf4j/slf4j-api|commons-io|commons-net|commons-codec"
              + "|org/apache/commons|com/google/code/gson|com/google/flatbuffers|com/jakewharton"
              + "|net/ericaro|it/unimi|org/threeten|com/github/oshi"
              + "|org/deeplearning4j/(deeplearning4j-nn|deeplearning4j-utility-iterators|resources)"
              + ")/.*");

  private PlainDl4j() {}

  /** Compiles the program of a page of documentation and runs it. */
  static List<String> run(Path page, Path folder, String... arguments)
      throws IOException, InterruptedException {
    Matcher block = BLOCK.matcher(Files.readString(page));
    assertThat(block.find()).as("a program in %s", page).isTrue();
    Path source = Files.writeString(folder.resolve("Predict.java"), block.group(1));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-cp", jars(), source.toString());
    assertThat(compiled).isZero();
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command(folder, arguments))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(err)).isZero();
    return Files.readAllLines(out);
  }

  private static List<String> command(Path folder, String... arguments) {
    return Stream.concat(
            Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.bytedeco.javacpp.cachedir="
                    + System.getProperty("org.bytedeco.javacpp.cachedir", ""),
                "-cp",
                folder + ":" + jars(),
                "Predict"),
            Stream.of(arguments))
        .toList();
  }

  static String jars() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(all.split(":"))
        .filter(entry -> JARS.matcher(entry).matches())
        .collect(Collectors.joining(":"));
  }
}
