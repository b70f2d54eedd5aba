package io.nightjar.sweep;

import io.nightjar.format.ReportPage;
import io.nightjar.format.ResolvedJob;
import io.nightjar.guide.Training;
import io.nightjar.report.ReportModel;
import io.nightjar.report.SweepTables;
import io.nightjar.run.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The files in which people read what came of a sweep.
 *
 * @param job as it ran
 * @param comparison with the sweep before, empty where there was none
 */
public record ReportFiles(SweepTables tables, ResolvedJob job, Optional<Comparison> comparison) {
  public static final String PAGE = "report.html";

  /** How a warning begins where there is no page. */
  static final String FAILED = "Cannot write the report";

  private static final String NEXT_SPACE = "next-space.yaml";

  /**
   * Writes the page, and beside it the space to try next where there is one.
   *
   * @param page its name
   */
  public void write(Storage storage, String page) throws IOException {
    ReportModel model = ReportModel.of(tables, training());
    write(storage, page, ReportPage.html(model, job, comparison.map(Comparison::object)));
    Optional<String> next = ReportPage.nextSpace(model, job);
    if (next.isPresent()) {
      write(storage, NEXT_SPACE, next.get());
    } else {
      storage.delete(NEXT_SPACE);
    }
  }

  private static void write(Storage storage, String name, String text) throws IOException {
    storage.write(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private Training training() {
    Object fineTune = job.fields().getOrDefault("fine-tune", false);
    return Boolean.FALSE.equals(fineTune) ? Training.FROM_SCRATCH : Training.FINE_TUNING;
  }
}
