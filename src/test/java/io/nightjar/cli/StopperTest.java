package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StopperTest {

  @Test
  void theFirstReasonInterruptsAndStays() {
    Stopper stopper = new Stopper();
    stopper.stop(Ending.OUT_OF_TIME);
    stopper.stop(Ending.INTERRUPTED);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(stopper.reason()).isEqualTo(Ending.OUT_OF_TIME);
  }

  @Test
  void nothingInterruptsAfterTheEnd() {
    Stopper stopper = new Stopper();
    stopper.finish();
    stopper.stop(Ending.INTERRUPTED);

    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void theEndClearsAnInterrupt() {
    Stopper stopper = new Stopper();
    stopper.stop(Ending.INTERRUPTED);
    stopper.finish();

    assertThat(Thread.interrupted()).isFalse();
  }
}
