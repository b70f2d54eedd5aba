package io.nightjar.export;

import io.nightjar.format.Json;
import io.nightjar.report.SweepFacts;
import io.nightjar.report.SweepTables;
import io.nightjar.report.TrialRecord;
import io.nightjar.trial.Constraint;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sweep as a study of Optuna: the operations that make it in a journal, a line of JSON each, as
 * Optuna 5's {@code JournalStorage} writes and replays them.
 */
final class OptunaStudy {
  /** Optuna's codes of the operations that matter here. */
  static final int CREATE_STUDY = 0;

  static final int DELETE_STUDY = 1;
  private static final int SET_STUDY_USER_ATTR = 2;
  private static final int SET_STUDY_SYSTEM_ATTR = 3;
  private static final int CREATE_TRIAL = 4;

  /** Who did an operation; Optuna only compares it with itself. */
  private static final String WORKER = "nightjar";

  private final SweepTables tables;
  private final SweepFacts facts;
  private final OptunaTrial trial;

  OptunaStudy(SweepTables tables) {
    this.tables = tables;
    this.facts = tables.facts();
    this.trial = new OptunaTrial(facts, new TrialFacts(tables));
  }

  /** Its name in Optuna, unique to the sweep. */
  String name() {
    return facts.study() + "/" + facts.sweep();
  }

  /**
   * Hands on all lines, trials in the order of their ids.
   *
   * @param id how many studies the journal made before it
   * @return how many trials there are
   */
  long write(int id, Consumer<String> lines) {
    lines.accept(line(CREATE_STUDY, created()));
    attributes()
        .forEach(
            (name, value) ->
                lines.accept(
                    line(
                        SET_STUDY_USER_ATTR,
                        Map.of("study_id", id, "user_attr", Map.of(name, value)))));
    lines.accept(line(SET_STUDY_SYSTEM_ATTR, metricNames(id)));
    long trials = 0;
    for (Iterator<TrialRecord> each = tables.trials(); each.hasNext(); trials++) {
      lines.accept(line(CREATE_TRIAL, trial.fields(id, each.next())));
    }
    return trials;
  }

  private static String line(int operation, Map<String, ?> fields) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("op_code", operation);
    line.put("worker_id", WORKER);
    line.putAll(fields);
    return Json.text(line);
  }

  private Map<String, Object> created() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("study_name", name());
    fields.put("directions", objectives().map(OptunaStudy::code).toList());
    return fields;
  }

  private static int code(Objective objective) {
    return objective.direction() == Direction.MINIMIZE ? 1 : 2;
  }

  private Map<String, Object> metricNames(int id) {
    List<String> names = objectives().map(Objective::metric).toList();
    return Map.of("study_id", id, "system_attr", Map.of("study:metric_names", names));
  }

  /** What is true of the whole sweep. */
  private Map<String, Object> attributes() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("sweep", facts.sweep());
    attributes.put("objectives", objectives().map(Objective::metric).toList());
    if (!goals().constraints().isEmpty()) {
      attributes.put("constraints", goals().constraints().stream().map(OptunaStudy::text).toList());
    }
    attributes.put("outcome", facts.outcome());
    attributes.put("job_hash", facts.jobHash());
    attributes.put("data_fingerprint", facts.dataFingerprint());
    attributes.put("code_version", facts.codeVersion());
    return attributes;
  }

  private static String text(Constraint limit) {
    return limit.metric() + " " + limit.bound().label().replace('-', ' ') + " " + limit.limit();
  }

  private Goals goals() {
    return facts.goals();
  }

  private Stream<Objective> objectives() {
    return goals().objectives().stream();
  }
}
