package io.nightjar.spark;

import io.nightjar.space.Configuration;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.io.IOException;

/** Tasks and measurements as bytes. */
final class TrialWire {
  private static final int FLOAT = 0;
  private static final int WHOLE = 1;
  private static final int TEXT = 2;
  private static final int NO = 3;
  private static final int YES = 4;

  private TrialWire() {}

  static void writeTask(WireOutput out, TrialTask task) {
    Trial trial = task.trial();
    out.number(trial.id());
    out.map(trial.configuration().values(), TrialWire::writeValue);
    out.number(trial.seed());
    out.integer(task.epochs());
    out.constant(task.purpose());
    out.integer(task.repeat());
  }

  static TrialTask readTask(WireInput in) throws IOException {
    Trial trial =
        new Trial(in.number(), new Configuration(in.map(TrialWire::readValue)), in.number());
    return new TrialTask(trial, in.integer(), in.constant(Purpose.class), in.integer());
  }

  private static void writeValue(WireOutput out, Object value) {
    if (value instanceof Double number) {
      out.flag(FLOAT);
      out.decimal(number);
    } else if (value instanceof Long number) {
      out.flag(WHOLE);
      out.number(number);
    } else if (value instanceof String text) {
      out.flag(TEXT);
      out.text(text);
    } else {
      out.flag((Boolean) value ? YES : NO);
    }
  }

  private static Object readValue(WireInput in) throws IOException {
    int type = in.flag();
    return switch (type) {
      case FLOAT -> in.decimal();
      case WHOLE -> in.number();
      case TEXT -> in.text();
      case NO, YES -> type == YES;
      default -> throw new IOException("Cannot read message: no type " + type + " of a value");
    };
  }

  static void writeMeasurement(WireOutput out, Measurement measurement) {
    out.integer(measurement.epochs());
    out.map(measurement.metrics(), WireOutput::decimal);
  }

  static Measurement readMeasurement(WireInput in) throws IOException {
    return new Measurement(in.integer(), in.map(WireInput::decimal));
  }
}
