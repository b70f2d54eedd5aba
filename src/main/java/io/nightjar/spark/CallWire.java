package io.nightjar.spark;

import java.io.IOException;

/** What slots say, as bytes. */
final class CallWire {
  private CallWire() {}

  static void writeAsk(WireOutput out, SlotCall.Ask ask) {
    writeId(out, ask.from());
    out.number(ask.sequence());
    out.integer(ask.hung());
    out.optional(ask.finished(), CallWire::writeFinished);
  }

  static SlotCall.Ask readAsk(WireInput in) throws IOException {
    return new SlotCall.Ask(
        readId(in), in.number(), in.integer(), in.optional(CallWire::readFinished));
  }

  static void writeBeat(WireOutput out, SlotCall.Beat beat) {
    writeId(out, beat.from());
    out.number(beat.lease());
    out.list(beat.points(), TrialWire::writeMeasurement);
  }

  static SlotCall.Beat readBeat(WireInput in) throws IOException {
    return new SlotCall.Beat(readId(in), in.number(), in.list(TrialWire::readMeasurement));
  }

  static void writePreparing(WireOutput out, SlotCall.Preparing preparing) {
    writeId(out, preparing.from());
  }

  static SlotCall.Preparing readPreparing(WireInput in) throws IOException {
    return new SlotCall.Preparing(readId(in));
  }

  static void writeUnfit(WireOutput out, SlotCall.Unfit unfit) {
    writeId(out, unfit.from());
    out.text(unfit.reason());
  }

  static SlotCall.Unfit readUnfit(WireInput in) throws IOException {
    return new SlotCall.Unfit(readId(in), in.text());
  }

  static void writeBroken(WireOutput out, SlotCall.Broken broken) {
    writeId(out, broken.from());
    out.text(broken.reason());
  }

  static SlotCall.Broken readBroken(WireInput in) throws IOException {
    return new SlotCall.Broken(readId(in), in.text());
  }

  private static void writeFinished(WireOutput out, SlotCall.Finished finished) {
    out.number(finished.lease());
    ResultWire.writeResult(out, finished.result());
  }

  private static SlotCall.Finished readFinished(WireInput in) throws IOException {
    return new SlotCall.Finished(in.number(), ResultWire.readResult(in));
  }

  private static void writeId(WireOutput out, SlotId id) {
    out.text(id.desk());
    out.integer(id.epoch());
    out.integer(id.slot());
    out.number(id.holder());
    out.text(id.executor());
    out.text(id.host());
    out.text(id.device());
  }

  private static SlotId readId(WireInput in) throws IOException {
    return new SlotId(
        in.text(), in.integer(), in.integer(), in.number(), in.text(), in.text(), in.text());
  }
}
