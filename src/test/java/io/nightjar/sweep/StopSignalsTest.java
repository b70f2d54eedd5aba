package io.nightjar.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class StopSignalsTest {
  /** A night ends with the sweep that is told to. */
  @Test
  void whatEndsAPartEndsTheWhole() throws Exception {
    CountDownLatch night = new CountDownLatch(1);
    CountDownLatch sweep = new CountDownLatch(1);
    StopSignals outer = StopSignals.install(night::countDown);
    try {
      StopSignals.install(() -> {}).close();
      StopSignals inner = StopSignals.install(sweep::countDown);
      try {
        String self = String.valueOf(ProcessHandle.current().pid());
        new ProcessBuilder("kill", self).start().waitFor();
        assertThat(sweep.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(night.await(60, TimeUnit.SECONDS)).isTrue();
      } finally {
        inner.close();
      }
    } finally {
      outer.close();
    }
  }
}
