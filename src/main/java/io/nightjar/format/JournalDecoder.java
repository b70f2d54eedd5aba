package io.nightjar.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.space.Configuration;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.Map;
import java.util.Set;

/** Reads events from JSON trees. */
final class JournalDecoder {
  private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");
  private static final Map<String, Purpose> PURPOSES = JobFileReader.byLabel(Purpose.values());

  private JournalDecoder() {}

  static JournalHeader header(JournalFields fields) {
    return new JournalHeader(
        fields.text("sweep"),
        fields.fields("job").all(JournalFields::text),
        fields.text("data_fingerprint"),
        fields.text("code_version"),
        fields.instant("started_at"));
  }

  static TrialEvent event(JournalFields fields) {
    return fields.has("asked")
        ? new TrialEvent.Asked(task(fields.fields("asked")))
        : new TrialEvent.Told(result(fields.fields("told")));
  }

  private static TrialTask task(JournalFields fields) {
    Configuration configuration =
        new Configuration(fields.fields("configuration").all(JournalDecoder::value));
    Trial trial = new Trial(fields.number("trial"), configuration, fields.number("seed"));
    Purpose purpose = PURPOSES.get(fields.text("purpose"));
    if (purpose == null) {
      throw new IllegalArgumentException(
          "Invalid journal line: " + fields.text("purpose") + " is no purpose");
    }
    return new TrialTask(trial, fields.integer("epochs"), purpose);
  }

  private static Object value(String name, JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    } else if (node.isBoolean()) {
      return node.booleanValue();
    } else if (node.isFloatingPointNumber()) {
      return node.doubleValue();
    }
    return JournalFields.typed(
            name, node, n -> n.isIntegralNumber() && n.canConvertToLong(), "value of a parameter")
        .longValue();
  }

  private static TrialResult result(JournalFields fields) {
    return new TrialResult(
        task(fields.fields("task")),
        outcome(fields.fields("outcome")),
        fields.list("curve", JournalDecoder::measurement),
        fields.list("attempts", JournalDecoder::attempt),
        fields.texts("warnings"));
  }

  private static Outcome outcome(JournalFields fields) {
    return fields.has("failed")
        ? failure(fields.fields("failed"))
        : new Outcome.Completed(measurement(fields.fields("completed")));
  }

  private static Outcome.Failed failure(JournalFields fields) {
    return new Outcome.Failed(FailureKind.of(fields.text("kind")), fields.text("reason"));
  }

  private static Measurement measurement(JournalFields fields) {
    return new Measurement(
        fields.integer("epochs"), fields.fields("metrics").all(JournalDecoder::metric));
  }

  private static Double metric(String name, JsonNode node) {
    return node.isTextual() && NOT_FINITE.contains(node.textValue())
        ? Double.valueOf(node.textValue())
        : JournalFields.typed(name, node, JsonNode::isFloatingPointNumber, "float").doubleValue();
  }

  private static Attempt attempt(JournalFields fields) {
    return new Attempt(
        fields.integer("number"),
        fields.integer("slot"),
        origin(fields.fields("origin")),
        fields.integer("from_epochs"),
        fields.instant("started_at"),
        fields.instant("ended_at"),
        fields.optional("failed").map(JournalDecoder::failure).orElse(null));
  }

  private static Origin origin(JournalFields fields) {
    return new Origin(
        fields.text("executor"),
        fields.text("host"),
        fields.text("backend"),
        fields.text("device"),
        fields.integer("omp_threads"),
        fields.text("libraries"));
  }
}
