package io.nightjar.sweep;

import io.nightjar.format.ResolvedJob;
import io.nightjar.results.BadInputException;
import io.nightjar.results.ResultsFolder;
import io.nightjar.search.EarlierSweeps;
import java.io.IOException;
import java.util.List;

/**
 * What a sweep starts from.
 *
 * @param job the job with the ids of the sweeps that it starts from
 * @param earlier their trials
 * @param notes what the user should know of that
 */
record StartingPoint(ResolvedJob job, EarlierSweeps earlier, List<String> notes) {

  StartingPoint {
    notes = List.copyOf(notes);
  }

  /**
   * Finds the earlier sweeps of a job and reads them; nothing is read where it starts from none.
   *
   * @throws BadInputException if a sweep that the job names is not there, or had another objective
   */
  static StartingPoint of(ResolvedJob job, ResultsFolder results)
      throws IOException, BadInputException {
    if (job.start().isEmpty()) {
      return new StartingPoint(job, EarlierSweeps.none(), List.of());
    }
    Logs.off();
    return new SweepFinder(job, job.start().get(), results).found();
  }
}
