package io.nightjar.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.dl4j.family.Families;
import io.nightjar.format.JobFiles;
import io.nightjar.run.LocalStorage;
import io.nightjar.run.Storage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains thousands of short trials in this JVM and shows what stays behind of them. */
@Command(
    name = "soak",
    description = {
      "Trains many short trials in one JVM, as an executor does, and shows its resident memory",
      "over them and the threads that are left at the end."
    },
    mixinStandardHelpOptions = true)
public final class SoakBench implements Callable<Integer> {
  private static final double KIB_PER_MIB = 1024;

  @Parameters(
      paramLabel = "JOB",
      arity = "0..*",
      defaultValue = "job/digits-mlp.yaml",
      description = "Trials are drawn from these jobs in turn (default: ${DEFAULT-VALUE}).")
  private List<String> jobs = List.of();

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int trials = 5000;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "Trials at the same time (default: ${DEFAULT-VALUE}).")
  private int slots = 2;

  @Option(
      names = "--every",
      paramLabel = "N",
      description = "Trials between two looks at the memory (default: ${DEFAULT-VALUE}).")
  private int every = 250;

  @Option(names = "--json", description = "Prints one object per line.")
  private boolean json;

  @Spec private CommandSpec command = CommandSpec.create();

  private SoakBench() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new SoakBench());
  }

  @Override
  public Integer call() throws Exception {
    if (trials < 1 || slots < 1 || every < 1) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "Invalid size: %d trials, %d slots".formatted(trials, slots));
    }
    Path folder = Files.createTempDirectory("nightjar-soak");
    Storage storage = new LocalStorage(folder);
    try {
      soak(sources(storage));
    } finally {
      storage.delete("");
    }
    return CommandLine.ExitCode.OK;
  }

  private List<SoakSource> sources(Storage storage) throws Exception {
    JobFiles files =
        new JobFiles(location -> Files.readAllBytes(Path.of(location)), Families.all());
    List<SoakSource> sources = new ArrayList<>();
    for (String job : jobs) {
      sources.add(new SoakSource(files.readJob(job, List.of()).study(), storage));
    }
    return sources;
  }

  private void soak(List<SoakSource> sources) throws Exception {
    sources.get(0).train(0, 0); // What the libraries start once is none of a trial's.
    Set<String> before = threads();
    AtomicLong next = new AtomicLong(1);
    ExecutorService pool = Executors.newFixedThreadPool(slots);
    List<Future<?>> running = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      int own = slot;
      running.add(pool.submit(() -> serve(sources, next, own)));
    }
    for (Future<?> each : running) {
      each.get();
    }
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    Set<String> left = leftOver(before);
    print(Map.of("threads_left", left.size(), "names", String.join(", ", left)));
  }

  private Void serve(List<SoakSource> sources, AtomicLong next, int slot) throws Exception {
    for (long id = next.getAndIncrement(); id <= trials; id = next.getAndIncrement()) {
      sources.get((int) (id % sources.size())).train(id, slot);
      if (id % every == 0) {
        print(Map.of("trials", id, "resident_mib", residentMib(), "threads", threads().size()));
      }
    }
    return null;
  }

  /** A thread that has done its work may still be there for a moment. */
  private static Set<String> leftOver(Set<String> before) throws InterruptedException {
    Set<String> left = threads();
    left.removeAll(before);
    for (int tries = 0; tries < 50 && !left.isEmpty(); tries++) {
      Thread.sleep(100);
      left.retainAll(threads());
    }
    return left;
  }

  /** Threads that live on, with their number. */
  private static Set<String> threads() {
    Set<String> names = new TreeSet<>();
    Thread.getAllStackTraces().keySet().forEach(t -> names.add(t.getName() + " #" + t.getId()));
    return names;
  }

  private static double residentMib() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB)
        .findFirst()
        .orElseThrow();
  }

  private synchronized void print(Map<String, Object> figures) throws IOException {
    PrintWriter out = command.commandLine().getOut();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("bench", "soak");
    line.put("system", "nightjar");
    line.put("version", ProductVersion.read());
    line.putAll(figures);
    out.println(json ? new ObjectMapper().writeValueAsString(line) : text(figures));
    out.flush();
  }

  private static String text(Map<String, Object> figures) {
    List<String> words = new ArrayList<>();
    figures.forEach(
        (name, value) ->
            words.add(name + " " + (value instanceof Double number ? Math.round(number) : value)));
    return String.join("  ", words.stream().sorted().toList());
  }
}
