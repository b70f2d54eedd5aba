package io.nightjar.sweep;

import io.nightjar.format.ResolvedJob;
import io.nightjar.results.BadInputException;
import io.nightjar.results.Ending;
import io.nightjar.results.ResultsFolder;
import io.nightjar.search.EarlierSweeps;
import io.nightjar.spark.ParquetLake;
import io.nightjar.study.WarmStart;
import io.nightjar.trial.Objective;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the earlier sweeps of a job in the lake, and reads them. */
final class SweepFinder {
  private final ResolvedJob job;
  private final ResolvedJob.Start start;
  private final ResultsFolder results;
  private final ParquetLake lake;
  private final Objective objective;
  private final List<String> notes = new ArrayList<>();

  SweepFinder(ResolvedJob job, ResolvedJob.Start start, ResultsFolder results) {
    this.job = job;
    this.start = start;
    this.results = results;
    this.lake = ParquetLake.open(results.uri());
    this.objective = job.study().goals().objective();
  }

  StartingPoint found() throws BadInputException {
    List<LakeSweep> sweeps = sweeps();
    EarlierSweeps earlier =
        EarlierSweeps.of(
            job.study().problem().space(),
            objective,
            sweeps.stream().map(LakeSweep::trials).toList());
    List<String> ids = sweeps.stream().map(LakeSweep::id).toList();
    notes.add(ids.isEmpty() ? nothing() : used(ids, earlier));
    return new StartingPoint(job.startingFrom(ids), earlier, notes);
  }

  private List<LakeSweep> sweeps() throws BadInputException {
    try {
      return start.from() instanceof WarmStart.Newest newest
          ? newest(newest)
          : named((WarmStart.Named) start.from());
    } catch (IOException e) {
      throw new BadInputException(
          List.of(
              start
                  .place()
                  .saying("Cannot start from earlier sweeps: " + e.getMessage())
                  .toString()));
    }
  }

  private List<LakeSweep> newest(WarmStart.Newest from) throws IOException {
    List<LakeSweep> sweeps = new ArrayList<>();
    for (String id : lake.sweeps(from.study())) {
      if (sweeps.size() < from.sweeps() && isFinished(id)) {
        LakeSweep sweep = LakeSweep.read(lake, from.study(), id, objective);
        Optional<String> problem = problem(sweep);
        problem.ifPresentOrElse(
            reason -> notes.add("Warm start: left out sweep " + id + ": " + reason),
            () -> sweeps.add(sweep));
      }
    }
    return sweeps;
  }

  private boolean isFinished(String sweep) throws IOException {
    List<Boolean> finished = new ArrayList<>();
    lake.read(
        "sweeps",
        start.from().study(),
        sweep,
        List.of("outcome"),
        row -> finished.add(Ending.isOver(String.valueOf(row.get(0)))));
    return finished.contains(true);
  }

  private List<LakeSweep> named(WarmStart.Named from) throws IOException, BadInputException {
    List<String> known = lake.sweeps(from.study());
    List<LakeSweep> sweeps = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String id : from.sweeps()) {
      if (known.contains(id)) {
        LakeSweep sweep = LakeSweep.read(lake, from.study(), id, objective);
        sweeps.add(sweep);
        problem(sweep).ifPresent(why -> problems.add("Cannot start from sweep " + id + ": " + why));
      } else {
        problems.add("Cannot find sweep %s of study %s in %s".formatted(id, from.study(), results));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(
          problems.stream().map(problem -> start.place().saying(problem).toString()).toList());
    }
    return sweeps;
  }

  private Optional<String> problem(LakeSweep sweep) {
    LakeSweep.Aim today = LakeSweep.Aim.of(objective);
    if (sweep.objective().isPresent() && !sweep.objective().get().equals(today)) {
      return Optional.of(
          "its objective is to %s, today's to %s".formatted(sweep.objective().get(), today));
    }
    return sweep.trials().isEmpty()
        ? Optional.of("none of its trials has a score")
        : Optional.empty();
  }

  private String nothing() {
    return "Warm start: no finished sweep of study %s in %s to start from, so it is a cold start"
        .formatted(start.from().study(), results);
  }

  private static String used(List<String> sweeps, EarlierSweeps earlier) {
    return "Warm start: %d of %d trials of %s; %d lie outside of today's space"
        .formatted(
            earlier.trials().size(), earlier.found(), String.join(", ", sweeps), earlier.outside());
  }
}
