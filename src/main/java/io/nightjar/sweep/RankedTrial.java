package io.nightjar.sweep;

import io.nightjar.report.Leaderboard;
import io.nightjar.report.Standing;
import io.nightjar.results.BadInputException;
import io.nightjar.results.SweepJournal;
import io.nightjar.run.Journal;
import io.nightjar.trial.Trial;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A trial that a sweep ranks.
 *
 * @param testScore what the search measured for it on the test part, empty where it did not
 */
public record RankedTrial(Trial trial, Standing standing, Optional<Double> testScore) {

  /**
   * Finds it.
   *
   * @param use what it is for, for the message where there is none: {@code refit}
   * @param id null for the first rank
   */
  public static RankedTrial find(PastSweep sweep, String use, @Nullable Long id)
      throws BadInputException, IOException {
    try (Journal journal = sweep.journal()) {
      Leaderboard board = SweepJournal.summary(journal, sweep.study()).leaderboard();
      Standing standing = id == null ? first(sweep, use, board) : ranked(sweep, board, id);
      boolean isFirst = board.best().filter(standing::equals).isPresent();
      return new RankedTrial(
          journal.results().trials(LongStream.of(standing.trial()).iterator()).next(),
          standing,
          isFirst ? board.testScore() : Optional.empty());
    }
  }

  private static Standing first(PastSweep sweep, String use, Leaderboard board)
      throws BadInputException {
    String problem = "Cannot " + use + " sweep " + sweep.id();
    if (board.standings().isEmpty()) {
      throw new BadInputException(problem + ": it has no usable trial");
    }
    return board
        .best()
        .orElseThrow(
            () ->
                new BadInputException(
                    problem + ": no trial keeps to the constraints; name one with --trial"));
  }

  private static Standing ranked(PastSweep sweep, Leaderboard board, long id)
      throws BadInputException {
    return board.standings().stream()
        .filter(each -> each.trial() == id)
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "--trial: Cannot find trial %d among the ranks of sweep %s"
                        .formatted(id, sweep.id())));
  }
}
