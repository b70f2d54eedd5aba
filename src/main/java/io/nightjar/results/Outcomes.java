package io.nightjar.results;

import io.nightjar.format.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What {@code outcome.json} says of a sweep: written last, so its absence means a killed process.
 */
public final class Outcomes {
  public static final String FILE = "outcome.json";
  private static final Set<String> FINAL =
      Arrays.stream(Ending.values())
          .filter(Ending::isFinal)
          .map(Ending::label)
          .collect(Collectors.toUnmodifiableSet());

  private Outcomes() {}

  public static void write(SweepFolder folder, Ending ending, Exit exit, Map<String, Object> object)
      throws IOException {
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("exit_code", exit.code());
    outcome.put("outcome", ending.label());
    outcome.putAll(object);
    folder.write(FILE, Json.pretty(outcome) + "\n");
  }

  /** A resumed sweep is unfinished until it ends again. */
  public static void remove(SweepFolder folder) throws IOException {
    folder.storage().delete(FILE);
  }

  /** Whether there is nothing left to do. */
  public static boolean isFinished(SweepFolder folder) throws IOException {
    return isFinal(read(folder));
  }

  /**
   * The newest sweep of a study with nothing left to do; empty where there is none.
   *
   * @param which others do not count
   */
  public static Optional<SweepFolder> newestFinished(
      ResultsFolder results, String study, Predicate<SweepFolder> which) throws IOException {
    for (SweepFolder folder : SweepFolder.all(results)) {
      if (which.test(folder)
          && SweepJournal.header(folder).filter(each -> each.study().equals(study)).isPresent()
          && isFinished(folder)) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  /** The same of what was read. */
  public static boolean isFinal(Map<String, Object> outcome) {
    return FINAL.contains(String.valueOf(outcome.get("outcome")));
  }

  /** How a sweep ended; empty while it runs, and where its process was killed. */
  public static Optional<String> label(SweepFolder folder) throws IOException {
    return Optional.ofNullable(read(folder).get("outcome")).map(String::valueOf);
  }

  /** What it says; nothing where there is none, or a crash of the machine left it damaged. */
  public static Map<String, Object> read(SweepFolder folder) throws IOException {
    try {
      return folder.read(FILE).map(Json::object).orElse(Map.of());
    } catch (IllegalArgumentException e) {
      return Map.of();
    }
  }
}
