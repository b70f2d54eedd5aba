package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.space.Configuration;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SlotWireTest {
  private static final SlotId ID = new SlotId("app/1", 1, 0, 10, "1", "night", "cpu");
  private static final int ROUNDS = 2_000;

  static Stream<Object> messages() {
    TrialTask task = Tasks.task(1);
    return Stream.of(
        new SlotCall.Ask(ID, 2, 3, null),
        new SlotCall.Ask(ID, 2, 0, new SlotCall.Finished(7, Tasks.completed(task, 1))),
        new SlotCall.Ask(ID, 2, 0, new SlotCall.Finished(7, Tasks.failed(task, 1))),
        new SlotCall.Beat(ID, 7, List.of(Tasks.point(1, 0.1), Tasks.point(2, Double.NaN))),
        new SlotCall.Preparing(ID),
        new SlotCall.Unfit(ID, "no card"),
        new SlotCall.Broken(ID, "no folder"),
        new SlotAnswer.Run(7, task, 1),
        new SlotAnswer.Wait(1),
        new SlotAnswer.GoOn(),
        new SlotAnswer.Cancel(),
        new SlotAnswer.Stop(),
        new SlotAnswer.Halt(),
        new SlotAnswer.Refused("other version"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void bringsEveryMessageThroughWhole(Object message) throws IOException {
    assertThat(decoded(SlotWire.encode(message))).isEqualTo(message);
  }

  @Test
  void bringsEveryValueThroughWhole() throws IOException {
    RandomMessages messages = new RandomMessages(1);
    for (int i = 0; i < ROUNDS; i++) {
      Object message = messages.next();
      assertThat(decoded(SlotWire.encode(message))).isEqualTo(message);
    }
  }

  @Test
  void keepsTheOrderOfAConfiguration() throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    List.of("z", "a", "m").forEach(name -> values.put(name, 1L));
    TrialTask task = TrialTask.search(new Trial(1, new Configuration(values), 1), 1);
    byte[] bytes = SlotWire.encode(new SlotAnswer.Run(1, task, 1));
    SlotAnswer.Run back = SlotWire.decode(bytes, SlotAnswer.Run.class);
    assertThat(back.task().trial().configuration().values().keySet())
        .containsExactly("z", "a", "m");
  }

  @Test
  void takesFewBytes() {
    SlotCall.Finished finished = new SlotCall.Finished(7, Tasks.completed(Tasks.task(1), 1));
    assertThat(SlotWire.encode(new SlotCall.Ask(ID, 2, 0, finished))).hasSizeLessThan(400);
  }

  @Test
  void refusesWhatNoMessageIs() {
    assertThatThrownBy(() -> SlotWire.encode("text"))
        .hasMessage("Cannot send message: class java.lang.String");
    assertThatThrownBy(() -> SlotWire.decode("text", SlotCall.class))
        .isInstanceOf(IOException.class)
        .hasMessage("Cannot read message: it is not made of bytes");
  }

  @Test
  void refusesAMessageOfAnotherType() {
    byte[] answer = SlotWire.encode(new SlotAnswer.Stop());
    assertThatThrownBy(() -> SlotWire.decode(answer, SlotCall.class))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot read message: Cannot cast");
  }

  @Test
  void refusesAMessageThatIsCutOffAnywhere() {
    byte[] whole = SlotWire.encode(new SlotAnswer.Run(7, Tasks.task(1), 1));
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> decoded(part))
          .isInstanceOf(IOException.class)
          .hasMessage("Cannot read message: it is cut off");
    }
  }

  @Test
  void refusesAMessageThatGoesOn() {
    byte[] longer = Arrays.copyOf(SlotWire.encode(new SlotAnswer.Wait(1)), 6);
    assertThatThrownBy(() -> decoded(longer))
        .hasMessage("Cannot read message: it goes on after its end");
  }

  @Test
  void refusesAnUnknownKind() {
    assertThatThrownBy(() -> decoded(new byte[] {100}))
        .hasMessage("Cannot read message: no kind 100");
    assertThatThrownBy(() -> decoded(new byte[] {-1}))
        .hasMessage("Cannot read message: no kind -1");
  }

  /** A length of 2^31 - 1 or -2^31, wherever four bytes are: it must not be allocated. */
  @ParameterizedTest
  @MethodSource("messages")
  void neverBelievesALength(Object message) {
    byte[] whole = SlotWire.encode(message);
    for (int at = 1; at + Integer.BYTES <= whole.length; at++) {
      for (int length : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE}) {
        byte[] damaged = whole.clone();
        ByteBuffer.wrap(damaged).putInt(at, length);
        readOrRefuse(damaged);
      }
    }
  }

  @Test
  void refusesDamagedBytesWithNothingButAnIoException() {
    RandomMessages messages = new RandomMessages(2);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] damaged = SlotWire.encode(messages.next());
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      readOrRefuse(damaged);
    }
  }

  private static void readOrRefuse(byte[] damaged) {
    try {
      assertThat(decoded(damaged)).isNotNull();
    } catch (IOException e) {
      assertThat(e).hasMessageStartingWith("Cannot read message: ");
    }
  }

  private static Object decoded(byte[] bytes) throws IOException {
    return SlotWire.decode(bytes, Object.class);
  }
}
