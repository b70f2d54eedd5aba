package io.nightjar.faults;

import io.nightjar.faults.Baselines.Baseline;
import io.nightjar.faults.Tables.AttemptLine;
import io.nightjar.faults.Tables.TrialLine;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Holds what a study left after a fault against what it must have left. */
final class RoundCheck {
  private static final int ATTEMPTS_OF_POISON = 3;

  private final Round round;
  private final SweepFiles files;
  private final Tables tables;
  private final Baseline baseline;
  private final Findings findings;

  RoundCheck(Round round, SweepFiles files, Baseline baseline, Findings findings) {
    this.round = round;
    this.files = files;
    this.tables = new Tables(files.results());
    this.baseline = baseline;
    this.findings = findings;
  }

  /** Checks journal and tables of a study that came to its end. */
  void check() throws IOException, SQLException {
    findings.requireEqual(1, files.sweeps().size(), "The number of sweeps");
    findings.requireEqual(List.of(0L), tables.exits(), "The exit code in the table of sweeps");
    JournalCheck journal = new JournalCheck(files.events());
    journal.check(findings);
    findings.requireEqual(baseline.leaderboard(), tables.leaderboard(), "The leaderboard");
    checkTrials();
    List<AttemptLine> attempts = tables.attempts();
    checkAttempts(attempts, journal);
    checkFaultyTrial(attempts);
  }

  /** Checks that executors, of which there must be some, ran no trial. */
  void checkNothingRanOn(List<String> executors) throws SQLException {
    findings.require(!executors.isEmpty(), "No executor came to see the changed data");
    findings.require(
        tables.attempts().stream().map(AttemptLine::executor).noneMatch(executors::contains),
        "A trial ran on changed data, on one of the executors " + executors);
  }

  /** As undisturbed, but for the kind of failure of the faulty trial. */
  private void checkTrials() throws SQLException {
    List<TrialLine> expected =
        baseline.trials().stream()
            .map(
                trial ->
                    trial.failure().isEmpty()
                        ? trial
                        : new TrialLine(
                            trial.id(), trial.status(), round.scenario().failure().orElse("")))
            .toList();
    findings.requireEqual(Job.TRIALS, expected.size(), "The number of undisturbed trials");
    findings.requireEqual(expected, tables.trials(), "The table of trials");
  }

  private void checkAttempts(List<AttemptLine> attempts, JournalCheck journal) {
    findings.requireEqual(journal.attempts(), attempts.size(), "The number of attempts");
    Map<String, List<AttemptLine>> byTask =
        attempts.stream()
            .collect(
                Collectors.groupingBy(AttemptLine::task, LinkedHashMap::new, Collectors.toList()));
    findings.requireEqual(journal.results(), byTask.size(), "The number of tasks with attempts");
    byTask.forEach(this::checkTask);
  }

  private void checkTask(String task, List<AttemptLine> attempts) {
    findings.requireEqual(
        LongStream.rangeClosed(1, attempts.size()).boxed().toList(),
        attempts.stream().map(AttemptLine::number).toList(),
        "The row of attempts at the " + task);
    List<AttemptLine> before = attempts.subList(0, attempts.size() - 1);
    findings.require(
        before.stream().allMatch(AttemptLine::isFailed),
        "An attempt at the " + task + " followed one that completed it");
  }

  private void checkFaultyTrial(List<AttemptLine> attempts) {
    List<AttemptLine> faulty =
        attempts.stream().filter(attempt -> attempt.trial() == Job.FAULTY_TRIAL).toList();
    switch (round.scenario()) {
      case POISON_TRIAL -> checkPoison(faulty);
      case HUNG_TRIAL, OUT_OF_MEMORY ->
          findings.requireEqual(
              round.scenario().failure().orElse(""),
              faulty.get(faulty.size() - 1).failure(),
              "The failure of the faulty trial's last attempt");
      default -> {}
    }
  }

  /** Alone in its executor each attempt counts; among others, it is first found out. */
  private void checkPoison(List<AttemptLine> faulty) {
    List<String> failures = new ArrayList<>(faulty.stream().map(AttemptLine::failure).toList());
    findings.require(
        failures.stream().allMatch("crashed"::equals), "The poison's attempts are " + failures);
    findings.require(
        round.layout() == Layout.ONE
            ? faulty.size() == ATTEMPTS_OF_POISON
            : faulty.size() > ATTEMPTS_OF_POISON,
        "The poison was tried " + faulty.size() + " times");
  }
}
