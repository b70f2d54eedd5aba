package io.nightjar.cli;

import io.nightjar.report.Leaderboard;
import io.nightjar.report.Standing;
import io.nightjar.report.SweepSummary;
import io.nightjar.run.Journal;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trial of a sweep that is trained again on more data.
 *
 * @param epochs at which it has its rank
 * @param testScore what the search measured for it on the test part, empty where it did not
 */
record RefitTrial(Trial trial, int epochs, Optional<Double> testScore) {

  /**
   * Finds it.
   *
   * @param id null for the first rank
   */
  static RefitTrial find(SweepFolder folder, StudySpec study, @Nullable Long id)
      throws BadInputException, IOException {
    try (Journal journal = SweepJournal.read(folder)) {
      Leaderboard board =
          SweepSummary.of(journal.results(), study.goals(), study.budget().maxEpochs())
              .leaderboard();
      Standing standing = id == null ? first(folder, board) : ranked(folder, board, id);
      boolean isFirst = board.best().filter(standing::equals).isPresent();
      return new RefitTrial(
          trial(folder, journal, standing.trial()),
          standing.epochs(),
          isFirst ? board.testScore() : Optional.empty());
    }
  }

  private static Standing first(SweepFolder folder, Leaderboard board) throws BadInputException {
    if (board.standings().isEmpty()) {
      throw new BadInputException("Cannot refit sweep " + folder.id() + ": it has no usable trial");
    }
    return board
        .best()
        .orElseThrow(
            () ->
                new BadInputException(
                    "Cannot refit sweep %s: no trial keeps to the constraints; name one with --trial"
                        .formatted(folder.id())));
  }

  private static Standing ranked(SweepFolder folder, Leaderboard board, long id)
      throws BadInputException {
    List<Standing> found = board.standings().stream().filter(each -> each.trial() == id).toList();
    if (found.isEmpty()) {
      throw new BadInputException(
          "--trial: Cannot find trial %d among the ranks of sweep %s".formatted(id, folder.id()));
    }
    return found.get(0);
  }

  private static Trial trial(SweepFolder folder, Journal journal, long id) {
    Iterator<TrialResult> results = journal.results().results(Purpose.SEARCH);
    while (results.hasNext()) {
      Trial trial = results.next().task().trial();
      if (trial.id() == id) {
        return trial;
      }
    }
    throw new IllegalStateException("Cannot find trial " + id + " in sweep " + folder.id());
  }
}
