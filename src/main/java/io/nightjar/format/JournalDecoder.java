package io.nightjar.format;

import static io.nightjar.format.JournalParser.present;

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
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads events as they come by; fields in any order, unknown ones are left out. */
final class JournalDecoder {
  private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");
  private static final Map<String, Purpose> PURPOSES = JobFileReader.byLabel(Purpose.values());

  private JournalDecoder() {}

  static JournalHeader header(JournalParser in, String name) throws IOException {
    String sweep = null;
    Map<String, String> job = null;
    String fingerprint = null;
    String version = null;
    Instant startedAt = null;
    in.enter(name);
    for (String field = in.next(); field != null; field = in.next()) {
      switch (field) {
        case "sweep" -> sweep = in.text(field);
        case "job" -> job = in.all(field, JournalParser::text);
        case "data_fingerprint" -> fingerprint = in.text(field);
        case "code_version" -> version = in.text(field);
        case "started_at" -> startedAt = in.instant(field);
        default -> in.skip();
      }
    }
    return new JournalHeader(
        present("sweep", sweep),
        present("job", job),
        present("data_fingerprint", fingerprint),
        present("code_version", version),
        present("started_at", startedAt));
  }

  static TrialEvent event(JournalParser in, String name) throws IOException {
    TrialEvent event = null;
    in.enter(name);
    for (String field = in.next(); field != null; field = in.next()) {
      switch (field) {
        case "asked" -> event = new TrialEvent.Asked(task(in, field));
        case "left_out" -> event = new TrialEvent.LeftOut(task(in, field));
        case "told" -> event = new TrialEvent.Told(result(in, field));
        default -> in.skip();
      }
    }
    return present("told", event);
  }

  private static TrialTask task(JournalParser in, String name) throws IOException {
    Long trial = null;
    Integer epochs = null;
    Purpose purpose = null;
    int repeat = 0;
    Long seed = null;
    Map<String, Object> values = null;
    in.enter(name);
    for (String field = in.next(); field != null; field = in.next()) {
      switch (field) {
        case "trial" -> trial = in.number(field);
        case "epochs" -> epochs = in.integer(field);
        case "purpose" -> purpose = purpose(in.text(field));
        case "repeat" -> repeat = in.integer(field);
        case "seed" -> seed = in.number(field);
        case "configuration" -> values = in.all(field, JournalParser::scalar);
        default -> in.skip();
      }
    }
    Configuration configuration = new Configuration(present("configuration", values));
    return new TrialTask(
        new Trial(present("trial", trial), configuration, present("seed", seed)),
        present("epochs", epochs),
        present("purpose", purpose),
        repeat);
  }

  private static Purpose purpose(String label) {
    Purpose purpose = PURPOSES.get(label);
    if (purpose == null) {
      throw new IllegalArgumentException("Invalid journal line: " + label + " is no purpose");
    }
    return purpose;
  }

  private static TrialResult result(JournalParser in, String name) throws IOException {
    TrialTask task = null;
    Outcome outcome = null;
    List<Measurement> curve = null;
    List<Attempt> attempts = null;
    List<String> warnings = null;
    in.enter(name);
    for (String field = in.next(); field != null; field = in.next()) {
      switch (field) {
        case "task" -> task = task(in, field);
        case "outcome" -> outcome = outcome(in, field);
        case "curve" -> curve = in.list(field, JournalDecoder::measurement);
        case "attempts" -> attempts = in.list(field, JournalDecoder::attempt);
        case "warnings" -> warnings = in.list(field, JournalParser::text);
        default -> in.skip();
      }
    }
    return new TrialResult(
        present("task", task),
        present("outcome", outcome),
        present("curve", curve),
        present("attempts", attempts),
        present("warnings", warnings));
  }

  private static Outcome outcome(JournalParser in, String name) throws IOException {
    Outcome outcome = null;
    in.enter(name);
    for (String field = in.next(); field != null; field = in.next()) {
      switch (field) {
        case "completed" -> outcome = new Outcome.Completed(measurement(in, field));
        case "failed" -> outcome = failure(in, field);
        default -> in.skip();
      }
    }
    return present("completed", outcome);
  }

  private static Outcome.Failed failure(JournalParser in, String name) throws IOException {
    FailureKind kind = null;
    String reason = null;
    in.enter(name);
    for (String field = in.next(); field != null; field = in.next()) {
      switch (field) {
        case "kind" -> kind = FailureKind.of(in.text(field));
        case "reason" -> reason = in.text(field);
        default -> in.skip();
      }
    }
    return new Outcome.Failed(present("kind", kind), present("reason", reason));
  }

  private static Measurement measurement(JournalParser in, String name) throws IOException {
    Integer epochs = null;
    Map<String, Double> metrics = null;
    in.enter(name);
    for (String field = in.next(); field != null; field = in.next()) {
      switch (field) {
        case "epochs" -> epochs = in.integer(field);
        case "metrics" -> metrics = in.all(field, JournalDecoder::metric);
        default -> in.skip();
      }
    }
    return new Measurement(present("epochs", epochs), present("metrics", metrics));
  }

  private static Double metric(JournalParser in, String name) throws IOException {
    return in.isText() && NOT_FINITE.contains(in.text(name))
        ? Double.valueOf(in.text(name))
        : Double.valueOf(in.real(name));
  }

  private static Attempt attempt(JournalParser in, String name) throws IOException {
    Integer number = null;
    Integer slot = null;
    Origin origin = null;
    Integer fromEpochs = null;
    Instant startedAt = null;
    Instant endedAt = null;
    Outcome.@Nullable Failed failure = null;
    in.enter(name);
    for (String field = in.next(); field != null; field = in.next()) {
      switch (field) {
        case "number" -> number = in.integer(field);
        case "slot" -> slot = in.integer(field);
        case "origin" -> origin = origin(in, field);
        case "from_epochs" -> fromEpochs = in.integer(field);
        case "started_at" -> startedAt = in.instant(field);
        case "ended_at" -> endedAt = in.instant(field);
        case "failed" -> failure = failure(in, field);
        default -> in.skip();
      }
    }
    return new Attempt(
        present("number", number),
        present("slot", slot),
        present("origin", origin),
        present("from_epochs", fromEpochs),
        present("started_at", startedAt),
        present("ended_at", endedAt),
        failure);
  }

  private static Origin origin(JournalParser in, String name) throws IOException {
    String executor = null;
    String host = null;
    String backend = null;
    String device = null;
    Integer ompThreads = null;
    String libraries = null;
    in.enter(name);
    for (String field = in.next(); field != null; field = in.next()) {
      switch (field) {
        case "executor" -> executor = in.text(field);
        case "host" -> host = in.text(field);
        case "backend" -> backend = in.text(field);
        case "device" -> device = in.text(field);
        case "omp_threads" -> ompThreads = in.integer(field);
        case "libraries" -> libraries = in.text(field);
        default -> in.skip();
      }
    }
    return new Origin(
        present("executor", executor),
        present("host", host),
        present("backend", backend),
        present("device", device),
        present("omp_threads", ompThreads),
        present("libraries", libraries));
  }
}
