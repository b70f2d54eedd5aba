package io.nightjar.format;

import io.nightjar.guide.Training;
import io.nightjar.search.Deepening;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.SearcherSpec;
import io.nightjar.space.SearchSpace;
import io.nightjar.study.Budget;
import io.nightjar.study.HonestSpec;
import io.nightjar.study.WarmStart;
import io.nightjar.trial.Constraint;
import io.nightjar.trial.InitialModel;
import io.nightjar.trial.ModelSpec;
import io.nightjar.trial.Objective;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A job as keys with values, in the shape of its file, everything spelt out. */
final class CanonicalJob {
  static final String WARM_START = "warm-start";
  static final String DEEPEN = "deepen";
  static final String SCHEDULER = "scheduler";
  static final String BUDGET = "budget";
  static final String CUT_FROM = "cut-from";
  static final String HONEST = "honest";
  static final String FINE_TUNE = "fine-tune";

  private CanonicalJob() {}

  static Map<String, Object> of(JobFile job, SearchSpace space) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("study", job.study());
    job.model().ifPresent(model -> fields.put("model", model(model.spec())));
    job.data().ifPresent(data -> fields.put("data", CanonicalData.of(data)));
    fields.put("objective", objective(job.goals().objectives()));
    if (!job.goals().constraints().isEmpty()) {
      fields.put("constraints", constraints(job.goals().constraints()));
    }
    fields.put("searcher", searcher(job.searcher()));
    fields.put(SCHEDULER, scheduler(job.scheduler()));
    fields.put(BUDGET, budget(job.budget()));
    fields.put("seed", job.seed());
    job.warmStart().ifPresent(start -> fields.put(WARM_START, warmStart(start)));
    job.deepening().ifPresent(stage -> fields.put(DEEPEN, deepening(stage)));
    fields.put(HONEST, honest(job.honest()));
    fields.put(
        FINE_TUNE,
        job.initial()
            .<Object>map(CanonicalJob::fineTune)
            .orElse(job.training() == Training.FINE_TUNING));
    fields.put("outside-documented-ranges", JobFileReader.label(job.outside()));
    fields.put("parameters", CanonicalSpace.of(space, job.model().map(ModelReader.Model::family)));
    return fields;
  }

  private static Map<String, Object> deepening(Deepening stage) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("parameter", stage.parameter());
    fields.put("best", (long) stage.best());
    return fields;
  }

  static Object honest(Optional<HonestSpec> honest) {
    if (honest.isEmpty()) {
      return HonestReader.NONE;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("best", (long) honest.get().best());
    fields.put("repeats", (long) honest.get().repeats());
    return fields;
  }

  static Object model(ModelSpec model) {
    return model.source() == null ? model.family() : Map.of(model.family(), model.source());
  }

  /** A list only where there are several. */
  private static Object objective(List<Objective> objectives) {
    List<Map<String, Object>> all = objectives.stream().map(CanonicalJob::objective).toList();
    return all.size() == 1 ? all.get(0) : all;
  }

  private static Map<String, Object> objective(Objective objective) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("metric", objective.metric());
    fields.put("direction", objective.direction().label());
    return fields;
  }

  private static Map<String, Map<String, Double>> constraints(List<Constraint> constraints) {
    Map<String, Map<String, Double>> fields = new LinkedHashMap<>();
    for (Constraint constraint : constraints) {
      fields
          .computeIfAbsent(constraint.metric(), metric -> new LinkedHashMap<>())
          .put(constraint.bound().label(), constraint.limit());
    }
    return fields;
  }

  private static Map<String, Object> searcher(SearcherSpec searcher) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", JobFileReader.label(searcher.kind()));
    if (searcher.kind() == SearcherSpec.Kind.GRID) {
      fields.put("points", (long) searcher.points());
    }
    return fields;
  }

  static Map<String, Object> scheduler(SchedulerSpec scheduler) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", JobFileReader.label(scheduler.kind()));
    if (scheduler.kind().hasRungs()) {
      fields.put("eta", (long) scheduler.eta());
    }
    scheduler.lag().ifPresent(lag -> fields.put("lag", (long) lag));
    return fields;
  }

  static Map<String, Object> budget(Budget budget) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("trials", (long) budget.trials());
    fields.put("epochs", List.of((long) budget.minEpochs(), (long) budget.maxEpochs()));
    fields.put("trial-time", duration(budget.trialTime()));
    budget.time().ifPresent(time -> fields.put("time", duration(time)));
    budget.cutFrom().ifPresent(trials -> fields.put(CUT_FROM, (long) trials));
    return fields;
  }

  static Map<String, Object> warmStart(WarmStart start) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("study", start.study());
    if (start instanceof WarmStart.Newest newest) {
      fields.put("sweeps", (long) newest.sweeps());
    } else if (start instanceof WarmStart.Named named) {
      fields.put("sweeps", named.sweeps());
    }
    return fields;
  }

  static Map<String, Object> fineTune(InitialModel model) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("from", model.source());
    fields.put("freeze", (long) model.freeze());
    if (model.fingerprint() != null) {
      fields.put("sha-256", model.fingerprint());
    }
    return fields;
  }

  /** In the largest unit that leaves no rest. */
  private static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  /** Every value by its dotted key, sorted. */
  static Map<String, String> keys(Map<String, Object> job) {
    Map<String, String> keys = new TreeMap<>();
    flatten("", job, keys);
    return keys;
  }

  private static void flatten(String path, Object value, Map<String, String> keys) {
    if (value instanceof Map<?, ?> fields) {
      fields.forEach(
          (name, inner) -> flatten(path.isEmpty() ? "" + name : path + "." + name, inner, keys));
    } else {
      keys.put(path, YamlWriter.inline(value));
    }
  }

  /** SHA-256 over the sorted keys with their values. */
  static String hash(Map<String, String> keys) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(keys)
        .forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
