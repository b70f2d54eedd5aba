package io.nightjar.faults;

import io.nightjar.cli.FaultyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the study gives where nothing disturbs it: on this machine alone, once per kind. */
final class Baselines {
  private static final int SLOTS = 2;

  private final Places places;
  private final Job job;
  private final Map<FaultyKind, Baseline> known = new EnumMap<>(FaultyKind.class);

  Baselines(Places places, Job job) {
    this.places = places;
    this.job = job;
  }

  /** The ranks and the ends of all trials. */
  record Baseline(List<List<@Nullable Object>> leaderboard, List<Tables.TrialLine> trials) {}

  /** With a faulty trial, whatever it does, those of a study in which it simply fails. */
  Baseline of(FaultyKind faulty) throws IOException, InterruptedException, SQLException {
    FaultyKind plain = faulty == FaultyKind.NONE ? FaultyKind.NONE : FaultyKind.REFUSE;
    Baseline baseline = known.get(plain);
    if (baseline == null) {
      baseline = measure(plain);
      known.put(plain, baseline);
    }
    return baseline;
  }

  private Baseline measure(FaultyKind plain)
      throws IOException, InterruptedException, SQLException {
    Path folder = Files.createDirectories(places.work().resolve("undisturbed-" + plain.label()));
    Path results = folder.resolve("results");
    Map<String, String> settings = Settings.ofFaultyTrial(plain);
    int exit =
        new Submission(places, job, folder, results, "local[2]", SLOTS, settings)
            .start("run")
            .exit();
    if (exit != 0) {
      throw new IOException("The undisturbed study ends with " + exit + ", see " + folder);
    }
    Tables tables = new Tables(results);
    return new Baseline(tables.leaderboard(), tables.trials());
  }
}
