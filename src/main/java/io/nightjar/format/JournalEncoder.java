package io.nightjar.format;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.space.Configuration;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Writes events as JSON trees. */
final class JournalEncoder {
  private final JsonMapper mapper;

  JournalEncoder(JsonMapper mapper) {
    this.mapper = mapper;
  }

  ObjectNode header(JournalHeader header) {
    ObjectNode job = mapper.createObjectNode();
    header.job().forEach(job::put);
    ObjectNode node = mapper.createObjectNode();
    node.put("sweep", header.sweep());
    node.set("job", job);
    return node.put("data_fingerprint", header.dataFingerprint())
        .put("code_version", header.codeVersion())
        .put("started_at", header.startedAt().toString());
  }

  ObjectNode event(TrialEvent event) {
    ObjectNode node = mapper.createObjectNode();
    if (event instanceof TrialEvent.Told told) {
      node.set("told", result(told.result()));
    } else if (event instanceof TrialEvent.Asked asked) {
      node.set("asked", task(asked.task()));
    }
    return node;
  }

  private ObjectNode task(TrialTask task) {
    ObjectNode node = mapper.createObjectNode();
    node.put("trial", task.trial().id())
        .put("epochs", task.epochs())
        .put("purpose", task.purpose().name().toLowerCase(Locale.ROOT))
        .put("seed", task.trial().seed());
    return node.set("configuration", configuration(task.trial().configuration()));
  }

  private ObjectNode configuration(Configuration configuration) {
    ObjectNode node = mapper.createObjectNode();
    configuration.values().forEach((name, value) -> node.set(name, mapper.valueToTree(value)));
    return node;
  }

  private ObjectNode result(TrialResult result) {
    ObjectNode node = mapper.createObjectNode();
    node.set("task", task(result.task()));
    node.set("outcome", outcome(result.outcome()));
    node.set("curve", array(result.curve(), this::measurement));
    node.set("attempts", array(result.attempts(), this::attempt));
    ArrayNode warnings = node.putArray("warnings");
    result.warnings().forEach(warnings::add);
    return node;
  }

  private <T> ArrayNode array(Collection<T> items, Function<T, ObjectNode> encoder) {
    ArrayNode array = mapper.createArrayNode();
    items.forEach(item -> array.add(encoder.apply(item)));
    return array;
  }

  private ObjectNode outcome(Outcome outcome) {
    ObjectNode node = mapper.createObjectNode();
    if (outcome instanceof Outcome.Completed completed) {
      node.set("completed", measurement(completed.measurement()));
    } else if (outcome instanceof Outcome.Failed failed) {
      node.set("failed", failure(failed));
    }
    return node;
  }

  private ObjectNode failure(Outcome.Failed failed) {
    return mapper
        .createObjectNode()
        .put("kind", failed.kind().label())
        .put("reason", failed.reason());
  }

  private ObjectNode measurement(Measurement measurement) {
    ObjectNode metrics = mapper.createObjectNode();
    for (Map.Entry<String, Double> metric : measurement.metrics().entrySet()) {
      double value = metric.getValue();
      if (Double.isFinite(value)) {
        metrics.put(metric.getKey(), value);
      } else {
        metrics.put(metric.getKey(), Double.toString(value));
      }
    }
    ObjectNode node = mapper.createObjectNode().put("epochs", measurement.epochs());
    return node.set("metrics", metrics);
  }

  private ObjectNode attempt(Attempt attempt) {
    ObjectNode node = mapper.createObjectNode();
    node.put("number", attempt.number()).put("slot", attempt.slot());
    node.set("origin", origin(attempt.origin()));
    node.put("from_epochs", attempt.fromEpochs())
        .put("started_at", attempt.startedAt().toString())
        .put("ended_at", attempt.endedAt().toString());
    attempt.failed().ifPresent(failed -> node.set("failed", failure(failed)));
    return node;
  }

  private ObjectNode origin(Origin origin) {
    return mapper
        .createObjectNode()
        .put("executor", origin.executor())
        .put("host", origin.host())
        .put("backend", origin.backend())
        .put("device", origin.device())
        .put("omp_threads", origin.ompThreads())
        .put("libraries", origin.libraries());
  }
}
