package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MasterAddressTest {
  private static final List<ExecutorDemand> SMALL = List.of(new ExecutorDemand(1, 1024, 0));
  private static final List<ExecutorDemand> LARGE = List.of(new ExecutorDemand(8, 8192, 0));

  private final BlockingQueue<Optional<List<ExecutorDemand>>> answers = new LinkedBlockingQueue<>();
  private final AtomicInteger questions = new AtomicInteger();
  private final MasterAddress address = new MasterAddress(this::next);

  private Optional<List<ExecutorDemand>> next() {
    questions.incrementAndGet();
    try {
      return answers.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void letEnd() {
    answers.add(Optional.empty());
  }

  private Optional<List<ExecutorDemand>> asked(long patienceSeconds) {
    address.ask();
    return address.answer(System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds));
  }

  @Test
  void saysTheLastAnswerWhereNoneComes() {
    answers.add(Optional.of(SMALL));
    assertThat(asked(60)).contains(SMALL);
    assertThat(asked(0)).contains(SMALL);
    assertThat(asked(0)).contains(SMALL);
    answers.add(Optional.of(LARGE));
    assertThat(address.answer(System.nanoTime() + TimeUnit.SECONDS.toNanos(60))).contains(LARGE);
    assertThat(questions).as("one at a time").hasValue(2);
  }

  @Test
  void keepsAnAnswerThatCameTooLate() throws InterruptedException {
    assertThat(asked(0)).isEmpty();
    answers.add(Optional.of(LARGE));
    while (questions.get() < 2) {
      Thread.sleep(1);
      address.ask(); // Begins the second question as soon as the first is answered.
    }
    assertThat(address.answer(System.nanoTime())).contains(LARGE);
  }

  @Test
  void isUnknownBeforeTheFirstAnswer() {
    assertThat(asked(0)).isEmpty();
  }

  @Test
  void whoIsInterruptedStaysSo() {
    answers.add(Optional.of(SMALL));
    assertThat(asked(60)).contains(SMALL);
    Thread.currentThread().interrupt();
    assertThat(asked(60)).contains(SMALL);
    assertThat(Thread.interrupted()).isTrue();
  }
}
