package io.nightjar.spark;

import io.nightjar.space.Configuration;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Messages with every value that their types allow, drawn from a seed. */
final class RandomMessages {
  private final SplittableRandom random;

  RandomMessages(long seed) {
    this.random = new SplittableRandom(seed);
  }

  Object next() {
    return switch (random.nextInt(6)) {
      case 0 -> new SlotCall.Ask(id(), random.nextLong(), random.nextInt(), null);
      case 1 ->
          new SlotCall.Ask(
              id(),
              random.nextLong(),
              random.nextInt(),
              new SlotCall.Finished(random.nextLong(), result()));
      case 2 -> new SlotCall.Beat(id(), random.nextLong(), list(this::point));
      case 3 -> new SlotCall.Unfit(id(), text());
      case 4 -> new SlotAnswer.Run(random.nextLong(), task(), random.nextInt());
      default -> new SlotAnswer.Refused(text());
    };
  }

  private SlotId id() {
    return new SlotId(
        text(), random.nextInt(), random.nextInt(), random.nextLong(), text(), text(), text());
  }

  private TrialResult result() {
    List<Attempt> attempts = new ArrayList<>(list(this::attempt));
    attempts.add(attempt());
    Outcome outcome = random.nextBoolean() ? new Outcome.Completed(point()) : failed();
    return new TrialResult(task(), outcome, list(this::point), attempts, list(this::text));
  }

  // NullAway cannot read the annotation of a compact constructor from a class file.
  @SuppressWarnings("NullAway")
  private Attempt attempt() {
    Instant start = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    return new Attempt(
        1 + random.nextInt(9),
        random.nextInt(),
        new Origin(text(), text(), text(), text(), random.nextInt(), text()),
        random.nextInt(100),
        start,
        start.plusNanos(random.nextLong(1L << 50)),
        random.nextBoolean() ? failed() : null);
  }

  private Outcome.Failed failed() {
    return new Outcome.Failed(one(FailureKind.values()), text());
  }

  private TrialTask task() {
    Trial trial = new Trial(random.nextLong(1L << 60), configuration(), random.nextLong());
    return new TrialTask(trial, 1 + random.nextInt(1 << 20), one(Purpose.values()));
  }

  private Configuration configuration() {
    Map<String, Object> values = new LinkedHashMap<>();
    list(this::text).forEach(name -> values.put(name, value()));
    return new Configuration(values);
  }

  private Object value() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextDouble() / Double.MIN_NORMAL;
      case 1 -> random.nextLong();
      case 2 -> random.nextBoolean();
      default -> text();
    };
  }

  private Measurement point() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    list(this::text).forEach(name -> metrics.put(name, metric()));
    return new Measurement(1 + random.nextInt(100), metrics);
  }

  /** Often one that is not finite, or no usual number. */
  private double metric() {
    return switch (random.nextInt(4)) {
      case 0 -> Double.NaN;
      case 1 -> Double.NEGATIVE_INFINITY;
      case 2 -> -0.0;
      default -> random.nextDouble();
    };
  }

  /** Narrow, wide and broken characters. */
  private String text() {
    int bound = random.nextBoolean() ? 0x100 : 0x10000;
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(30); length > 0; length--) {
      text.append((char) random.nextInt(bound));
    }
    return text.toString();
  }

  private <T> List<T> list(Supplier<T> item) {
    List<T> items = new ArrayList<>();
    for (int size = random.nextInt(4); size > 0; size--) {
      items.add(item.get());
    }
    return items;
  }

  private <T> T one(T[] constants) {
    return constants[random.nextInt(constants.length)];
  }
}
