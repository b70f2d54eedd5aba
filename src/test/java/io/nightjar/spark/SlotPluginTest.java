package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class SlotPluginTest {
  private final SlotPlugin.Receiver receiver = new SlotPlugin.Receiver();

  @Test
  void answersInTheNameOfTheDeskThatIsCalled() throws IOException {
    SlotDesk desk =
        new SlotDesk("plugin/1", DeskRules.DEFAULT, SlotPolicy.KEEP, 1, InstantSource.system());
    Desks.open(desk);
    try {
      SlotId id = new SlotId("plugin/1", desk.beginJob(1).epoch(), 0, 10, "1", "night", "cpu");
      assertThat(answer(SlotWire.encode(new SlotCall.Broken(id, "no folder"))))
          .isEqualTo(new SlotAnswer.Stop());
      assertThat(desk.trouble().map(SlotDesk.Trouble::reason)).contains("no folder");
    } finally {
      Desks.close(desk);
    }
  }

  @Test
  void stopsSlotsOfADeskThatIsClosed() throws IOException {
    SlotId id = new SlotId("plugin/0", 1, 0, 10, "1", "night", "cpu");
    assertThat(answer(SlotWire.encode(new SlotCall.Broken(id, "no folder"))))
        .isEqualTo(new SlotAnswer.Stop());
  }

  @Test
  void answersNonsenseWithARefusalInsteadOfAnException() throws IOException {
    assertThat(answer("text"))
        .isEqualTo(new SlotAnswer.Refused("Cannot read message: it is not made of bytes"));
    assertThat(answer(new byte[] {1})).isInstanceOf(SlotAnswer.Refused.class);
  }

  private SlotAnswer answer(Object message) throws IOException {
    return SlotWire.decode(receiver.receive(message), SlotAnswer.class);
  }
}
