package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What shells and manual pages show of commands. */
final class CompletionTest {
  /** Calls what {@code complete} registered, as bash does when the tab key is hit. */
  private static final String TAB =
      """
      source "$1"
      shift
      compopt() { :; }
      call=$(complete -p nightjar | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
      COMP_WORDS=("$@")
      COMP_CWORD=$(($# - 1))
      "$call" nightjar "${COMP_WORDS[COMP_CWORD]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir private Path folder;

  private String complete(String... words) throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("nightjar"), Cli.call("completion").out());
    Deque<String> command = new ArrayDeque<>(List.of(words));
    command.addFirst(script.toString());
    command.addFirst("tab");
    command.addFirst(TAB);
    command.addFirst("-c");
    command.addFirst("bash");
    Process bash =
        new ProcessBuilder(command.toArray(String[]::new)).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(said).isZero();
    return said.strip().replace('\n', ' ');
  }

  @ParameterizedTest
  @CsvSource({
    "nightjar run --resu, --resume --results",
    "nightjar ser,        serve",
    "nightjar serve --po, --port",
    "nightjar doctor --,  --help --version --json --results --master"
  })
  void bashCompletesCommandsAndOptions(String typed, String offered) throws Exception {
    assertThat(complete(typed.split(" ", -1)).split(" ", -1))
        .containsExactlyInAnyOrder(offered.split(" ", -1));
  }

  @Test
  void bashOffersFilesWhereACommandTakesThem() throws Exception {
    assertThat(complete("nightjar", "run", "")).isEmpty(); // Its own default: files.
    assertThat(Cli.call("completion").out()).contains("-o default nightjar");
  }

  @Test
  void everyCommandSaysInOneSentenceWhatItDoes() {
    CommandSpec root = new CommandLine(Nightjar.class, new Nightjar.Commands()).getCommandSpec();
    root.subcommands().values().stream().map(CommandLine::getCommandSpec).forEach(this::reads);
  }

  private void reads(CommandSpec command) {
    String[] header = command.usageMessage().header();
    String line = header.length > 0 ? header[0] : command.usageMessage().description()[0];
    assertThat(line).as(command.name()).endsWith(".").hasSizeLessThan(150);
    assertThat(command.args())
        .allSatisfy((ArgSpec each) -> assertThat(String.join("", each.description())).isNotBlank());
  }
}
