package io.nightjar.spark;

import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Turns messages into bytes and back: a byte for the kind of message, then its fields. There is no
 * version in it, since driver and executors of one application run the same code.
 *
 * <p>Spark carries only the bytes: a reply of a class that came with the job would kill the
 * executor that receives it, since Spark's own class loader does not know it.
 */
final class SlotWire {
  /** Every kind of message; its place in the list is its first byte. */
  private static final List<Kind<?>> KINDS =
      List.of(
          new Kind<>(SlotCall.Ask.class, CallWire::writeAsk, CallWire::readAsk),
          new Kind<>(SlotCall.Beat.class, CallWire::writeBeat, CallWire::readBeat),
          new Kind<>(SlotCall.Preparing.class, CallWire::writePreparing, CallWire::readPreparing),
          new Kind<>(SlotCall.Unfit.class, CallWire::writeUnfit, CallWire::readUnfit),
          new Kind<>(SlotCall.Broken.class, CallWire::writeBroken, CallWire::readBroken),
          new Kind<>(SlotAnswer.Run.class, AnswerWire::writeRun, AnswerWire::readRun),
          new Kind<>(SlotAnswer.Wait.class, AnswerWire::writeWait, AnswerWire::readWait),
          new Kind<>(SlotAnswer.GoOn.class, AnswerWire::writeNothing, in -> new SlotAnswer.GoOn()),
          new Kind<>(
              SlotAnswer.Cancel.class, AnswerWire::writeNothing, in -> new SlotAnswer.Cancel()),
          new Kind<>(SlotAnswer.Stop.class, AnswerWire::writeNothing, in -> new SlotAnswer.Stop()),
          new Kind<>(SlotAnswer.Halt.class, AnswerWire::writeNothing, in -> new SlotAnswer.Halt()),
          new Kind<>(SlotAnswer.Refused.class, AnswerWire::writeRefused, AnswerWire::readRefused));

  private SlotWire() {}

  static byte[] encode(Object message) {
    WireOutput out = new WireOutput();
    for (int i = 0; i < KINDS.size(); i++) {
      if (KINDS.get(i).type().isInstance(message)) {
        out.flag(i);
        KINDS.get(i).writeTo(out, message);
        return out.toBytes();
      }
    }
    throw new IllegalArgumentException("Cannot send message: " + message.getClass());
  }

  /**
   * The message of these bytes.
   *
   * @throws IOException if they are none of that type
   */
  static <T> T decode(Object bytes, Class<T> type) throws IOException {
    if (!(bytes instanceof byte[] raw)) {
      throw new IOException("Cannot read message: it is not made of bytes");
    }
    WireInput in = new WireInput(raw);
    try {
      Object message = kind(in.flag()).read().read(in);
      in.checkEnd();
      return type.cast(message);
    } catch (RuntimeException e) {
      throw new IOException("Cannot read message: " + e.getMessage(), e);
    }
  }

  private static Kind<?> kind(int number) throws IOException {
    if (number < 0 || number >= KINDS.size()) {
      throw new IOException("Cannot read message: no kind " + number);
    }
    return KINDS.get(number);
  }

  /** How messages of one class are written and read. */
  private record Kind<T>(Class<T> type, BiConsumer<WireOutput, T> write, WireInput.Reader<T> read) {
    void writeTo(WireOutput out, Object message) {
      write.accept(out, type.cast(message));
    }
  }
}
