package io.nightjar.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.results.Ending;
import org.junit.jupiter.api.Test;

final class StopperTest {

  @Test
  void theFirstReasonInterruptsTheLoopAndStays() throws InterruptedException {
    Stopper stopper = new Stopper();
    stopper.begin();
    stopper.stop(Ending.OUT_OF_TIME);
    stopper.stop(Ending.INTERRUPTED);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(stopper.reason()).isEqualTo(Ending.OUT_OF_TIME);
  }

  @Test
  void aLoopThatIsToStopDoesNotBegin() {
    Stopper stopper = new Stopper();
    stopper.stop(Ending.INTERRUPTED);

    assertThat(Thread.interrupted()).isFalse();
    assertThatThrownBy(stopper::begin).isInstanceOf(InterruptedException.class);
  }

  @Test
  void nothingInterruptsAfterTheEnd() throws InterruptedException {
    Stopper stopper = new Stopper();
    stopper.begin();
    stopper.finish();
    stopper.stop(Ending.INTERRUPTED);

    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void theEndClearsAnInterrupt() throws InterruptedException {
    Stopper stopper = new Stopper();
    stopper.begin();
    stopper.stop(Ending.INTERRUPTED);
    stopper.finish();

    assertThat(Thread.interrupted()).isFalse();
  }
}
