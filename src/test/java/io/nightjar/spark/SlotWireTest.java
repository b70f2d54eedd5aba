package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SlotWireTest {
  private static final SlotId ID = new SlotId("app/1", 1, 0, 10, "1", "night", "cpu");

  static Stream<Serializable> messages() {
    TrialTask task = Tasks.task(1);
    return Stream.of(
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
  void bringsEveryMessageThroughWhole(Serializable message) throws IOException {
    assertThat(SlotWire.decode(SlotWire.encode(message), Serializable.class)).isEqualTo(message);
  }

  @Test
  void refusesClassesThatNoMessageHas() throws IOException {
    byte[] foreign = SlotWire.encode(new SparkConf(false));
    assertThatThrownBy(() -> SlotWire.decode(foreign, Serializable.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("REJECTED");
  }

  @Test
  void refusesWhatIsNoMessage() throws IOException {
    assertThatThrownBy(() -> SlotWire.decode("text", SlotCall.class))
        .hasMessage("Cannot read message: it is not made of bytes");
    assertThatThrownBy(() -> SlotWire.decode(new byte[] {1, 2, 3}, SlotCall.class))
        .isInstanceOf(IOException.class);
    byte[] answer = SlotWire.encode(new SlotAnswer.Stop());
    assertThatThrownBy(() -> SlotWire.decode(answer, SlotCall.class))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot read message: Cannot cast");
  }
}
