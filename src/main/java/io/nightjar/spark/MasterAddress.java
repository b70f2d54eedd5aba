package io.nightjar.spark;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * One address of a master, asked in a thread of its own: to find out that nobody listens there may
 * take Spark minutes, whatever limit a question has. Safe for several threads.
 */
final class MasterAddress {
  private final Supplier<Optional<List<ExecutorDemand>>> question;
  private CompletableFuture<Optional<List<ExecutorDemand>>> asked =
      CompletableFuture.completedFuture(Optional.empty());
  private Optional<List<ExecutorDemand>> last = Optional.empty();

  /**
   * An address that was not asked yet.
   *
   * @param question gives what the workers have, empty where nobody answers; may take long
   */
  MasterAddress(Supplier<Optional<List<ExecutorDemand>>> question) {
    this.question = question;
  }

  /** Begins a question, unless one is under way. */
  synchronized void ask() {
    if (!asked.isDone()) {
      return;
    }
    CompletableFuture<Optional<List<ExecutorDemand>>> answer = new CompletableFuture<>();
    asked = answer;
    Thread thread = new Thread(() -> answer(answer), "master-question");
    thread.setDaemon(true);
    thread.start();
  }

  /** One that comes too late for whoever waited is the last one for the next. */
  private void answer(CompletableFuture<Optional<List<ExecutorDemand>>> answer) {
    try {
      answer.complete(keep(question.get()));
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  /**
   * The answer, or the last one where none is there in time.
   *
   * @param end by {@link System#nanoTime}
   */
  Optional<List<ExecutorDemand>> answer(long end) {
    try {
      return question().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      return last();
    }
    return last();
  }

  private synchronized CompletableFuture<Optional<List<ExecutorDemand>>> question() {
    return asked;
  }

  private synchronized Optional<List<ExecutorDemand>> keep(Optional<List<ExecutorDemand>> answer) {
    last = answer;
    return answer;
  }

  private synchronized Optional<List<ExecutorDemand>> last() {
    return last;
  }
}
