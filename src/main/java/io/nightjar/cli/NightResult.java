package io.nightjar.cli;

import io.nightjar.results.Exit;
import io.nightjar.sweep.SweepReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one job of a night.
 *
 * @param job its file as the user named it
 * @param report empty where its sweep did not begin
 * @param problems why not
 */
record NightResult(String job, Exit exit, Optional<SweepReport> report, List<String> problems) {

  static NightResult of(String job, SweepReport report) {
    return new NightResult(job, report.exit(), Optional.of(report), List.of());
  }

  static NightResult failed(String job, Exit exit, List<String> problems) {
    return new NightResult(job, exit, Optional.empty(), problems);
  }

  /**
   * The exit code of a night: what a person must mend comes first, then what gave no result, then
   * what a further run may complete.
   */
  static Exit worst(List<NightResult> results) {
    for (Exit exit : List.of(Exit.BAD_INPUT, Exit.NO_RESULT, Exit.CUT_SHORT)) {
      if (results.stream().anyMatch(result -> result.exit() == exit)) {
        return exit;
      }
    }
    return Exit.DONE;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Job " + job + ": " + words());
    problems.forEach(problem -> lines.add("  " + problem));
    report.ifPresent(made -> lines.addAll(made.lines()));
    return lines;
  }

  private String words() {
    String ending = report.map(SweepReport::endingWords).orElse("Not run");
    return exit == Exit.DONE ? ending : ending + " (exit code " + exit.code() + ")";
  }

  Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("job", job);
    object.put("exit_code", exit.code());
    object.put("outcome", report.map(made -> made.ending().label()).orElse(null));
    object.put("problems", problems);
    report.ifPresent(made -> object.putAll(made.object()));
    return object;
  }
}
