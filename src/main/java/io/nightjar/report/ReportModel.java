package io.nightjar.report;

import io.nightjar.guide.Training;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a report says of a sweep, as data: of many trials counts, sums and samples, so
 * that it stays small.
 *
 * @param analysed how many trials the charts were made of: all, or a spread where they are very
 *     many
 * @param axes the parameters that vary, by name
 * @param evidenceEpochs the budget at which trials are compared for importances, slices and advice
 * @param evidenceTrials how many completed that budget
 * @param rungs every budget of a task of the search, ascending
 * @param importances the greatest first; empty where there are too few trials
 * @param contour empty where fewer than two parameters vary, or there are too few trials
 * @param next the space to try next
 * @param origins on what attempts ran, with their number
 */
public record ReportModel(
    SweepFacts facts,
    SweepSummary summary,
    int analysed,
    Board board,
    List<Axis> axes,
    Points points,
    int evidenceEpochs,
    int evidenceTrials,
    BestSoFar bestSoFar,
    List<Integer> rungs,
    List<Curve> curves,
    List<Importance> importances,
    List<Slice> slices,
    Optional<Contour> contour,
    List<FailureGroup> failures,
    Occupancy occupancy,
    List<CapacityNote> capacity,
    List<Advice> advice,
    Optional<SearchSpace> next,
    Map<Origin, Long> origins) {

  /**
   * Reads the results of a sweep once more and makes its report.
   *
   * @param training decides on the documented range of the learning rate
   */
  public static ReportModel of(SweepTables tables, Training training) {
    return new ReportBuilder(tables, training).model();
  }
}
