package io.nightjar.spark;

import java.io.IOException;

/** What the driver answers, as bytes. */
final class AnswerWire {
  private AnswerWire() {}

  static void writeRun(WireOutput out, SlotAnswer.Run run) {
    out.number(run.lease());
    TrialWire.writeTask(out, run.task());
    out.integer(run.attempt());
  }

  static SlotAnswer.Run readRun(WireInput in) throws IOException {
    return new SlotAnswer.Run(in.number(), TrialWire.readTask(in), in.integer());
  }

  static void writeWait(WireOutput out, SlotAnswer.Wait pause) {
    out.integer(pause.millis());
  }

  static SlotAnswer.Wait readWait(WireInput in) throws IOException {
    return new SlotAnswer.Wait(in.integer());
  }

  static void writeRefused(WireOutput out, SlotAnswer.Refused refused) {
    out.text(refused.reason());
  }

  static SlotAnswer.Refused readRefused(WireInput in) throws IOException {
    return new SlotAnswer.Refused(in.text());
  }

  /** For an answer that says all by its kind. */
  static void writeNothing(WireOutput out, SlotAnswer answer) {}
}
