package io.nightjar.export;

import io.nightjar.export.MlflowServer.RefusedException;
import io.nightjar.report.SweepTables;
import io.nightjar.report.TrialRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands sweeps over to a tracking server of MLflow: an experiment for each study, in it a run for
 * each sweep, and nested in that one for each trial.
 *
 * <p>A run is found again by its tags, so that a second export adds what is missing or has changed,
 * and nothing twice.
 */
public final class MlflowTracking {
  /** Set last: a run without it was not written to its end. */
  private static final String DIGEST = "nightjar.digest";

  /** What MLflow 3 calls experiments that train models, so that it need not guess. */
  private static final Map<String, String> KIND =
      Map.of("mlflow.experimentKind", "custom_model_development");

  /** A server takes 100 parameters, 100 tags and 1000 entries in all in one request. */
  private static final int MOST_TEXTS = 100;

  private static final int MOST_METRICS = 800;
  private static final int PAGE = 1000;

  private final String address;
  private final MlflowServer server;

  /**
   * A server.
   *
   * @param address {@code http://} or {@code https://}
   * @param authorization the value of that header, empty for none
   * @throws ExportException if the address is none
   */
  public MlflowTracking(String address, Optional<String> authorization) throws ExportException {
    this.address = address.replaceAll("/+$", "");
    if (!this.address.matches("https?://[\\w.\\-\\[\\]:]+(/[\\w.~/\\-]*)?")) {
      throw new ExportException(
          "Invalid address of an MLflow server: "
              + address
              + " (http:// or https://, then a host)");
    }
    this.server = new MlflowServer(this.address, authorization);
  }

  /**
   * What was written.
   *
   * @param page where people see the sweep's run
   * @param trials of the sweep
   * @param written how many of their runs were new or changed
   */
  public record Written(String experiment, String page, long trials, long written) {}

  /** A run that the server holds. */
  private record Known(String id, String digest) {}

  /**
   * Writes a sweep.
   *
   * @param experiment its name
   * @param job every key of the job
   * @throws ExportException if the server cannot be used; nothing was written
   * @throws IOException if it failed later: a further export goes on
   */
  public Written add(SweepTables tables, String experiment, Map<String, String> job)
      throws ExportException, IOException {
    String id = experiment(experiment);
    Map<String, Known> known = known(id, tables.facts().sweep());
    MlflowRuns runs = new MlflowRuns(tables);
    String parent = write(id, runs.sweep(job), Optional.ofNullable(known.get(""))).id();
    long trials = 0;
    long written = 0;
    for (Iterator<TrialRecord> each = tables.trials(); each.hasNext(); trials++) {
      TrialRecord trial = each.next();
      Optional<Known> before = Optional.ofNullable(known.get("" + trial.row().trial().id()));
      Known after = write(id, runs.trial(trial, parent), before);
      written += before.filter(after::equals).isPresent() ? 0 : 1;
    }
    String page = address + "/#/experiments/" + id + "/runs/" + parent;
    return new Written(experiment, page, trials, written);
  }

  private String experiment(String name) throws ExportException {
    try {
      Optional<String> found = found(name);
      return found.isPresent() ? found.get() : created(name);
    } catch (RefusedException e) {
      throw new ExportException(
          "Cannot use the MLflow server %s: %s".formatted(address, e.getMessage()));
    } catch (IOException e) {
      throw new ExportException("Cannot reach the MLflow server %s: %s".formatted(address, why(e)));
    }
  }

  private static String why(IOException e) {
    return e.getMessage() == null ? "nothing answers there" : e.getMessage();
  }

  private Optional<String> found(String name) throws IOException, ExportException {
    Map<String, Object> answer;
    try {
      answer = server.get("experiments/get-by-name", "experiment_name", name);
    } catch (RefusedException e) {
      if (e.code().equals("RESOURCE_DOES_NOT_EXIST")) {
        return Optional.empty();
      }
      throw e;
    }
    Map<?, ?> experiment = MlflowAnswer.object(answer, "experiment");
    if ("deleted".equals(experiment.get("lifecycle_stage"))) {
      throw new ExportException(
          "Cannot use experiment %s of the MLflow server %s: it is deleted; restore it there"
              .formatted(name, address));
    }
    return Optional.of(MlflowAnswer.text(experiment, "experiment_id"));
  }

  private String created(String name) throws IOException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("tags", MlflowRun.pairs(KIND));
    return MlflowAnswer.text(server.post("experiments/create", body), "experiment_id");
  }

  /** The sweep's runs by trial; its own by the empty text. */
  private Map<String, Known> known(String experiment, String sweep) throws IOException {
    Map<String, Known> known = new HashMap<>();
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("experiment_ids", List.of(experiment));
    query.put("filter", "tags.`%s` = '%s'".formatted(MlflowRuns.SWEEP, sweep));
    query.put("max_results", PAGE);
    Object next = null;
    do {
      Map<String, Object> page = server.post("runs/search", query);
      for (Map<?, ?> run : MlflowAnswer.objects(page, "runs")) {
        note(run, known);
      }
      next = page.get("next_page_token");
      query.put("page_token", next == null ? "" : next);
    } while (next != null && !next.equals(""));
    return known;
  }

  private static void note(Map<?, ?> run, Map<String, Known> known) throws RefusedException {
    Map<String, String> tags = new HashMap<>();
    for (Map<?, ?> tag : MlflowAnswer.objects(MlflowAnswer.object(run, "data"), "tags")) {
      tags.put(MlflowAnswer.text(tag, "key"), String.valueOf(tag.get("value")));
    }
    known.put(
        tags.getOrDefault(MlflowRuns.TRIAL, ""), new Known(id(run), tags.getOrDefault(DIGEST, "")));
  }

  private static String id(Map<?, ?> run) throws RefusedException {
    return MlflowAnswer.text(MlflowAnswer.object(run, "info"), "run_id");
  }

  private Known write(String experiment, MlflowRun run, Optional<Known> before) throws IOException {
    String digest = run.digest();
    if (before.isPresent() && before.get().digest().equals(digest)) {
      return before.get();
    }
    String id = before.isPresent() ? before.get().id() : create(experiment, run);
    log(id, run, digest);
    return new Known(id, digest);
  }

  private String create(String experiment, MlflowRun run) throws IOException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("experiment_id", experiment);
    body.put("run_name", run.name());
    body.put("start_time", run.startedAt().toEpochMilli());
    body.put("tags", MlflowRun.pairs(run.tags()));
    return id(MlflowAnswer.object(server.post("runs/create", body), "run"));
  }

  private void log(String id, MlflowRun run, String digest) throws IOException {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("run_id", id);
    state.put("status", run.status());
    if (!run.status().equals("RUNNING")) {
      state.put("end_time", run.endedAt().toEpochMilli());
    }
    server.post("runs/update", state);
    Map<String, String> tags = new LinkedHashMap<>(run.tags());
    tags.put(DIGEST, digest);
    List<List<Map<String, String>>> parameters =
        parts(MlflowRun.pairs(run.parameters()), MOST_TEXTS);
    List<List<Map<String, Object>>> metrics = parts(run.points(), MOST_METRICS);
    int batches = Math.max(1, Math.max(parameters.size(), metrics.size()));
    for (int i = 0; i < batches; i++) {
      Map<String, Object> batch = new LinkedHashMap<>();
      batch.put("run_id", id);
      batch.put("params", i < parameters.size() ? parameters.get(i) : List.of());
      batch.put("metrics", i < metrics.size() ? metrics.get(i) : List.of());
      batch.put("tags", i == batches - 1 ? MlflowRun.pairs(tags) : List.of());
      server.post("runs/log-batch", batch);
    }
  }

  private static <T> List<List<T>> parts(List<T> all, int most) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += most) {
      parts.add(all.subList(from, Math.min(all.size(), from + most)));
    }
    return parts;
  }
}
