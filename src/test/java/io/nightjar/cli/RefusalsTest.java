package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.format.BrokenInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong input of every kind: its message, exit code 2, and nothing written. */
final class RefusalsTest {
  private static final String JOB =
      """
      study: s
      model: mlp
      data: {source: data.csv, label: c}
      parameters: {learning-rate: documented}
      """;

  private static final String DATA = "job.yaml:3:16: data.source: ";

  @TempDir private Path folder;

  static Stream<BrokenInput> brokenInputs() throws IOException {
    return BrokenInput.all().stream();
  }

  @ParameterizedTest
  @MethodSource("brokenInputs")
  void brokenFileIsRefused(BrokenInput input) throws IOException {
    input.files().writeTo(folder);
    List<String> arguments = new ArrayList<>();
    input.overrides().forEach(override -> arguments.addAll(List.of("--set", override)));

    assertRefused(arguments, input.messages());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''             | Cannot read data FILE: it is empty",
        "a,b,c!1,2,x!1,2| FILE:3: expected 3 columns, found 2",
        "a,b,c!1,2,x!1,zwei,y| FILE:3: column b: not a number: zwei",
        "a,b,c!1,NaN,x  | FILE:2: column b: missing or infinite value: NaN",
        "a,b,class!1,2,x| FILE:1: no column c; there are a, b, class",
        "a,b,c!1,2,x!3,4,x!5,6,x| Cannot learn from data FILE: its only class is x",
        "a,c!1,x!2,x!3,x!4,y!5,y| Cannot split data FILE: class y has 2 examples for 3 parts"
      })
  void brokenDataAreRefused(String text, String message) throws IOException {
    Files.writeString(folder.resolve("job.yaml"), JOB);
    Files.writeString(folder.resolve("data.csv"), text.replace('!', '\n'));

    assertRefused(List.of(), List.of(DATA + message.replace("FILE", "data.csv")));
  }

  @Test
  void unreadableDataAreRefused() throws IOException {
    Files.writeString(folder.resolve("job.yaml"), JOB);
    Cli missing = run();

    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err()).contains(DATA + "Cannot read data data.csv: there is no such file");

    Files.createDirectory(folder.resolve("data.csv"));
    assertThat(run().err()).contains("data.csv", "is a folder");
  }

  @Test
  void testFilesAndLabelsThatAreMissingAreRefused() throws IOException {
    String ts = "@classLabel true a b\n@data\n1:a\n2:a\n3:b\n4:b\n";
    Files.writeString(folder.resolve("data.ts"), ts);
    Files.writeString(
        folder.resolve("job.yaml"),
        JOB.replace("{source: data.csv, label: c}", "{source: data.ts, test: test.ts}"));
    assertRefused(List.of(), List.of(DATA + "Cannot read data test.ts: there is no such file"));

    Files.writeString(folder.resolve("test.ts"), ts.replace("4", "?"));
    assertRefused(
        List.of(), List.of(DATA + "test.ts:6: channel 1, step 1: missing or infinite value: ?"));
  }

  @Test
  void resultsThatCannotBeWrittenAreRefused() throws IOException {
    Files.writeString(
        folder.resolve("job.yaml"), JOB.replace("{source: data.csv, label: c}", "digits"));
    Files.writeString(folder.resolve("results"), "in the way");

    Cli refused = run();

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .contains("--results: Cannot write results to", "results is no folder");
    assertThat(folder.resolve("results")).hasContent("in the way");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run                     | Missing required parameter: 'JOB'",
        "run job.yaml --slots 0  | --slots: Invalid number of slots: 0",
        "run job.yaml --slots 9999| --slots: Invalid number of slots: 9999 (1 to 1024)",
        "run job.yaml --results s3x://b/x| --results: Cannot use folder s3x://b/x:"
            + " fs.AbstractFileSystem.s3x.impl=null: No AbstractFileSystem configured for scheme",
        "run job.yaml --results=| --results: Invalid folder: it has no name",
        "run job.yaml --slots two| Invalid value for option '--slots'",
        "run job.yaml --fast     | Unknown option: '--fast'",
        "ranges lion             | Invalid optimizer: lion",
        "walk                    | Unmatched argument at index 0: 'walk'",
        "check                   | Missing required parameter: 'FILE'"
      })
  void wrongCommandLinesAreRefused(String line, String message) throws IOException {
    Path job = folder.resolve("job.yaml");
    Files.writeString(job, JOB.replace("{source: data.csv, label: c}", "digits"));

    Cli refused = Cli.call(line.replace("job.yaml", job.toString()).split(" ", -1));

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains(message);
    assertThat(refused.out()).isEmpty();
  }

  private Cli run(String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("run", folder.resolve("job.yaml").toString()));
    arguments.addAll(List.of("--results", folder.resolve("results").toString()));
    arguments.addAll(List.of(more));
    return Cli.call(arguments.toArray(String[]::new));
  }

  private void assertRefused(List<String> arguments, List<String> messages) {
    Cli refused = run(arguments.toArray(String[]::new));

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(
            refused
                .err()
                .replace(folder + "/", "")
                .replace(folder.getParent() + "/", "../")
                .lines())
        .containsExactlyElementsOf(messages);
    assertThat(folder.resolve("results")).doesNotExist();
  }
}
