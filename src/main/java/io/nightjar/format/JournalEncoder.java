package io.nightjar.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Writes events as JSON objects. */
final class JournalEncoder {
  private final JsonGenerator out;

  JournalEncoder(JsonGenerator out) {
    this.out = out;
  }

  void header(JournalHeader header) throws IOException {
    out.writeStartObject();
    out.writeStringField("sweep", header.sweep());
    out.writeObjectFieldStart("job");
    for (Map.Entry<String, String> value : header.job().entrySet()) {
      out.writeStringField(value.getKey(), value.getValue());
    }
    out.writeEndObject();
    out.writeStringField("data_fingerprint", header.dataFingerprint());
    out.writeStringField("code_version", header.codeVersion());
    out.writeStringField("started_at", header.startedAt().toString());
    out.writeEndObject();
  }

  void event(TrialEvent event) throws IOException {
    out.writeStartObject();
    if (event instanceof TrialEvent.Told told) {
      out.writeFieldName("told");
      result(told.result());
    } else if (event instanceof TrialEvent.Asked asked) {
      out.writeFieldName("asked");
      task(asked.task());
    } else if (event instanceof TrialEvent.LeftOut leftOut) {
      out.writeFieldName("left_out");
      task(leftOut.task());
    }
    out.writeEndObject();
  }

  private void task(TrialTask task) throws IOException {
    out.writeStartObject();
    out.writeNumberField("trial", task.trial().id());
    out.writeNumberField("epochs", task.epochs());
    out.writeStringField("purpose", task.purpose().name().toLowerCase(Locale.ROOT));
    if (task.repeat() > 0) {
      out.writeNumberField("repeat", task.repeat());
    }
    out.writeNumberField("seed", task.trial().seed());
    out.writeObjectFieldStart("configuration");
    for (Map.Entry<String, Object> value : task.trial().configuration().values().entrySet()) {
      out.writeFieldName(value.getKey());
      scalar(value.getValue());
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private void scalar(Object value) throws IOException {
    if (value instanceof Double number) {
      out.writeNumber(number);
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else {
      out.writeString((String) value);
    }
  }

  private void result(TrialResult result) throws IOException {
    out.writeStartObject();
    out.writeFieldName("task");
    task(result.task());
    out.writeFieldName("outcome");
    outcome(result.outcome());
    out.writeArrayFieldStart("curve");
    for (Measurement measurement : result.curve()) {
      measurement(measurement);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("attempts");
    for (Attempt attempt : result.attempts()) {
      attempt(attempt);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("warnings");
    for (String warning : result.warnings()) {
      out.writeString(warning);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void outcome(Outcome outcome) throws IOException {
    out.writeStartObject();
    if (outcome instanceof Outcome.Completed completed) {
      out.writeFieldName("completed");
      measurement(completed.measurement());
    } else if (outcome instanceof Outcome.Failed failed) {
      failure(failed);
    }
    out.writeEndObject();
  }

  private void failure(Outcome.Failed failed) throws IOException {
    out.writeObjectFieldStart("failed");
    out.writeStringField("kind", failed.kind().label());
    out.writeStringField("reason", failed.reason());
    out.writeEndObject();
  }

  private void measurement(Measurement measurement) throws IOException {
    out.writeStartObject();
    out.writeNumberField("epochs", measurement.epochs());
    out.writeObjectFieldStart("metrics");
    for (Map.Entry<String, Double> metric : measurement.metrics().entrySet()) {
      double value = metric.getValue();
      if (Double.isFinite(value)) {
        out.writeNumberField(metric.getKey(), value);
      } else {
        out.writeStringField(metric.getKey(), Double.toString(value));
      }
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private void attempt(Attempt attempt) throws IOException {
    out.writeStartObject();
    out.writeNumberField("number", attempt.number());
    out.writeNumberField("slot", attempt.slot());
    origin(attempt.origin());
    out.writeNumberField("from_epochs", attempt.fromEpochs());
    out.writeStringField("started_at", attempt.startedAt().toString());
    out.writeStringField("ended_at", attempt.endedAt().toString());
    if (attempt.failed().isPresent()) {
      failure(attempt.failed().get());
    }
    out.writeEndObject();
  }

  private void origin(Origin origin) throws IOException {
    out.writeObjectFieldStart("origin");
    out.writeStringField("executor", origin.executor());
    out.writeStringField("host", origin.host());
    out.writeStringField("backend", origin.backend());
    out.writeStringField("device", origin.device());
    out.writeNumberField("omp_threads", origin.ompThreads());
    out.writeStringField("libraries", origin.libraries());
    out.writeEndObject();
  }
}
