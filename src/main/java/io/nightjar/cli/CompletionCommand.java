package io.nightjar.cli;

import io.nightjar.results.Exit;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what a shell completes commands by. */
@Command(
    name = "completion",
    exitCodeList = {ExitWords.DONE, ExitWords.BROKEN, ExitWords.BAD_INPUT},
    header = "Prints what a shell completes commands by.",
    description =
        "Prints a script by which bash and zsh complete commands, options and files: "
            + "source <(nightjar completion). For scripts/nightjar, put the folder scripts on the PATH.")
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    PrintWriter out = root.getOut();
    out.print(AutoComplete.bash(spec.root().name(), root));
    out.flush();
    return Exit.DONE.code();
  }
}
