package io.nightjar.bench;

import io.nightjar.search.Searcher;
import io.nightjar.search.SearcherSpec.Kind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Repeats the studies of each searcher on a table. */
final class TableStudies {
  private final String name;
  private final BenchTable table;
  private final double[] meanLosses;
  private final Regret regret;
  private final SearchOptions options;

  TableStudies(String name, BenchTable table, SearchOptions options) {
    this.name = name;
    this.table = table;
    this.meanLosses = table.meanLosses();
    this.regret = Regret.over(meanLosses);
    this.options = options;
  }

  /** What a searcher reaches; empty where it does not serve the table's space. */
  Optional<SearchFigure> measure(String system, Kind kind) throws InterruptedException {
    if (searcher(kind, 0).isEmpty()) {
      return Optional.empty();
    }
    List<Study> studies = options.repeat(repetition -> study(kind, repetition));
    List<Double> regrets = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    for (Study study : studies) {
      regrets.add(study.regret());
      seconds.add(study.seconds());
    }
    return Optional.of(
        new SearchFigure(system, name, "trials", options.trials(), regrets, seconds));
  }

  private Study study(Kind kind, int repetition) {
    Searcher searcher = searcher(kind, repetition).orElseThrow();
    TableStudy study = new TableStudy(table, searcher, repetition, seed(repetition));
    int chosen = study.run(options.trials());
    return new Study(regret.of(meanLosses[chosen]), study.secondsPerSuggestion());
  }

  private Optional<Searcher> searcher(Kind kind, int repetition) {
    return OwnSearchers.create(
        kind, table.space(), Goals.of(table.objective()), options.trials(), seed(repetition));
  }

  private long seed(int repetition) {
    return Seeds.mix(Seeds.mix(options.seed(), name.hashCode()), repetition);
  }

  private record Study(double regret, double seconds) {}
}
