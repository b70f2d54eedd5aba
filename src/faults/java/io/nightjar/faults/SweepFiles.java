package io.nightjar.faults;

import io.nightjar.format.JournalLines;
import io.nightjar.trial.TrialEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a sweep left in its results folder. */
record SweepFiles(Path results) {

  /** The folders of all sweeps. */
  List<Path> sweeps() throws IOException {
    Path runs = results.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> sweeps = Files.list(runs)) {
      return sweeps.toList();
    }
  }

  /** The whole lines of the one journal; none where there is no journal yet. */
  List<String> journal() throws IOException {
    List<Path> sweeps = sweeps();
    if (sweeps.isEmpty() || !Files.exists(sweeps.get(0).resolve("journal.jsonl"))) {
      return List.of();
    }
    String text = Files.readString(sweeps.get(0).resolve("journal.jsonl"));
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  /** What the journal says happened. */
  List<TrialEvent> events() throws IOException {
    return journal().stream().skip(1).map(JournalLines::decode).toList();
  }
}
