package io.nightjar.cli;

import io.nightjar.results.BadInputException;
import io.nightjar.results.Exit;
import io.nightjar.results.ResultsFolder;
import io.nightjar.serve.ServedLake;
import io.nightjar.serve.ServedSite;
import io.nightjar.sweep.Logs;
import io.nightjar.sweep.StopSignals;
import io.nightjar.sweep.UserFiles;
import io.nightjar.web.LocalServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a folder of results in a browser. */
@Command(
    name = "serve",
    exitCodeList = {ExitWords.DONE, ExitWords.BROKEN, ExitWords.BAD_INPUT},
    header = "Shows a folder of results in a browser.",
    description =
        "Shows a folder of results in a browser: its studies and their nights, how their winners "
            + "compare, every report, and the progress of a sweep that runs. It only reads, and runs until "
            + "it is interrupted.")
final class ServeCommand implements Callable<Integer> {
  private static final int MOST_PORTS = 65_535;

  @Parameters(paramLabel = "RESULTS", description = "The folder of all results.")
  private String results = "";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8090",
      description = "The port to listen at, 0 for any that is free. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      defaultValue = "127.0.0.1",
      description =
          "The name or address to listen at. Default: ${DEFAULT-VALUE}, which only this machine "
              + "reaches; nobody is asked for a password, so others should come through an SSH tunnel.")
  private String host = "";

  @Mixin private Jars jars = new Jars();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final CountDownLatch interrupted = new CountDownLatch(1);

  @Override
  public Integer call() throws BadInputException, IOException, InterruptedException {
    UserFiles files = UserFiles.ofThisJvm();
    jars.add(files.launch());
    ResultsFolder folder = ResultsFolder.of(results, "RESULTS", files.launch());
    ServedLake lake = new ServedLake(folder, files);
    if (lake.isEmpty()) {
      throw new BadInputException("Cannot find a sweep in " + results);
    }
    Logs.off();
    StopSignals signals = StopSignals.install(interrupted::countDown);
    try (LocalServer server = start(new ServedSite(lake))) {
      announce(server.port());
      interrupted.await();
      return Exit.DONE.code();
    } finally {
      signals.close();
    }
  }

  private LocalServer start(ServedSite site) throws BadInputException {
    if (port < 0 || port > MOST_PORTS) {
      throw new BadInputException("--port: Invalid port: " + port + " (0 to " + MOST_PORTS + ")");
    }
    try {
      return LocalServer.start(host, port, site);
    } catch (IOException e) {
      throw new BadInputException("--port: " + e.getMessage());
    }
  }

  private void announce(int chosen) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (!LocalServer.isLoopback(host)) {
      spec.commandLine()
          .getErr()
          .println("Warning: whoever reaches " + host + " can read these results");
    }
    String name = host.contains(":") ? "[" + host + "]" : host;
    out.println("http://" + name + ":" + chosen + "/");
    out.flush();
  }
}
