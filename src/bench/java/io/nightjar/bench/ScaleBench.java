package io.nightjar.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.format.JournalLines;
import io.nightjar.run.FileJournal;
import io.nightjar.run.Journal;
import io.nightjar.run.LocalStorage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Runs a study of a million short trials on ten thousand slots that train nothing, and shows what
 * the driver costs: the search, a resume of its journal, and the tables.
 */
@Command(
    name = "scale",
    description = "Shows what the driver of a very large sweep costs; nothing is trained.",
    mixinStandardHelpOptions = true)
public final class ScaleBench implements Callable<Integer> {
  /** What a resume still has to run: the last part of the journal is cut off. */
  private static final double KEPT_OF_JOURNAL = 0.99;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "Trials at the same time (default: ${DEFAULT-VALUE}).")
  private int slots = 10_000;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Trials of the study (default: ${DEFAULT-VALUE}).")
  private int trials = 1_000_000;

  @Option(
      names = "--resume-trials",
      paramLabel = "N",
      description = "Trials of the study that is resumed (default: ${DEFAULT-VALUE}).")
  private int resumeTrials = 100_000;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where some gigabytes go for a while (default: the temporary folder).")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

  @Option(names = "--json", description = "Prints one object per line.")
  private boolean json;

  @Spec private CommandSpec command = CommandSpec.create();

  private ScaleBench() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new ScaleBench());
  }

  /** Measures the parts one after the other, in one JVM. */
  @Override
  public Integer call() throws Exception {
    if (slots < 1 || trials < 1 || resumeTrials < 1) {
      throw new CommandLine.ParameterException(
          command.commandLine(),
          "Invalid size: %d slots, %d and %d trials".formatted(slots, trials, resumeTrials));
    }
    Path own = Files.createTempDirectory(folder, "nightjar-scale");
    try {
      resume(own.resolve("resume"));
      search(own.resolve("search"));
    } finally {
      new LocalStorage(folder).delete(String.valueOf(own.getFileName()));
    }
    return CommandLine.ExitCode.OK;
  }

  private ScaleStudy study(int size) {
    return new ScaleStudy(size, slots, command.commandLine().getErr());
  }

  private static Path journal(Path own) {
    return own.resolve("journal.jsonl");
  }

  private static Journal create(Path own) throws IOException {
    Files.createDirectories(own);
    return FileJournal.create(journal(own), "{}", JournalLines::encode, JournalLines::decode);
  }

  private void resume(Path own) throws Exception {
    long results;
    try (Journal journal = create(own)) {
      results = study(resumeTrials).run(journal, own);
    }
    try (RandomAccessFile file = new RandomAccessFile(journal(own).toFile(), "rw")) {
      file.setLength((long) (file.length() * KEPT_OF_JOURNAL));
    }
    try (Meter meter = new Meter();
        Journal journal =
            FileJournal.open(journal(own), JournalLines::encode, JournalLines::decode)) {
      long again = study(resumeTrials).run(journal, own);
      if (again != results) {
        throw new IllegalStateException(again + " results after the resume, not " + results);
      }
      Map<String, Object> figures = figures("resume", resumeTrials, again, meter);
      figures.put("resume_seconds", meter.seconds());
      print(figures);
    }
  }

  private void search(Path own) throws Exception {
    ScaleStudy study = study(trials);
    try (Journal journal = create(own)) {
      long results;
      try (Meter meter = new Meter()) {
        results = study.run(journal, own);
        Map<String, Object> figures = figures("search", trials, results, meter);
        figures.put("results_per_second", results / meter.seconds());
        figures.put("cpu_seconds_per_1000_results", meter.cpuSeconds() / results * 1000);
        figures.put("journal_mib", (double) (Files.size(journal(own)) >> 20));
        print(figures);
      }
      try (Meter meter = new Meter()) {
        long rows = study.write(journal, own);
        Map<String, Object> figures = figures("rank-and-write", rows, results, meter);
        figures.put("rank_and_write_seconds", meter.seconds());
        print(figures);
      }
    }
  }

  private Map<String, Object> figures(String part, long size, long results, Meter meter)
      throws IOException {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("bench", "scale");
    figures.put("system", "nightjar");
    figures.put("version", ProductVersion.read());
    figures.put("part", part);
    figures.put("slots", slots);
    figures.put("trials", size);
    figures.put("results", results);
    figures.put("cpu_seconds", meter.cpuSeconds());
    figures.put("heap_mib", meter.heapMib());
    figures.put("max_heap_mib", Meter.maxHeapMib());
    return figures;
  }

  private void print(Map<String, Object> figures) throws IOException {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(figures));
    } else {
      out.println(figures.get("part"));
      figures.entrySet().stream()
          .skip(4)
          .forEach(figure -> out.printf("  %-30s %s%n", figure.getKey(), text(figure.getValue())));
    }
    out.flush();
  }

  private static String text(Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.3f", number)
        : value.toString();
  }
}
