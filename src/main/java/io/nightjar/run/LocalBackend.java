package io.nightjar.run;

import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;

/** Runs tasks in threads of this process, one per slot. */
public final class LocalBackend implements Backend {
  /** A slot's running task, and one that waits for it. */
  private static final int TASKS_PER_SLOT = 2;

  /** A hung thread keeps its core, so a machine with many of them does no more work. */
  private static final int HUNG_THREADS_PER_SLOT = 3;

  private static final String EXECUTOR = "driver";
  private static final String DEVICE = "cpu";

  private final int slots;
  private final TrialExecutor executor;
  private final String host = host();
  private final BlockingQueue<TrialTask> tasks = new LinkedBlockingQueue<>();
  private final BlockingQueue<CompletableFuture<TrialResult>> results = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private int untaken;

  /** A backend whose slots wait for tasks at once. */
  public LocalBackend(int slots, TrialExecutor executor) {
    if (slots < 1) {
      throw new IllegalArgumentException("Invalid number of slots: " + slots);
    }
    this.slots = slots;
    this.executor = executor;
    for (int slot = 0; slot < slots; slot++) {
      threads.add(startSlot(slot));
    }
  }

  private Thread startSlot(int slot) {
    Assignment assignment = new Assignment(1, slot, EXECUTOR, host, DEVICE);
    Thread thread = new Thread(() -> serve(assignment), "slot-" + slot);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void serve(Assignment assignment) {
    try {
      while (true) {
        results.add(result(tasks.take(), assignment));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private CompletableFuture<TrialResult> result(TrialTask task, Assignment assignment)
      throws InterruptedException {
    try {
      TrialResult result = executor.execute(task, assignment, TrialProbe.NONE);
      int hung = executor.hungThreads();
      return hung <= slots * HUNG_THREADS_PER_SLOT
          ? CompletableFuture.completedFuture(result)
          : CompletableFuture.failedFuture(
              new IllegalStateException(hung + " trials hang and cannot be stopped"));
    } catch (StorageException | RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public boolean hasCapacity() {
    return untaken < slots * TASKS_PER_SLOT;
  }

  @Override
  public boolean isIdle() {
    return untaken == 0;
  }

  @Override
  public boolean isReady() {
    return !results.isEmpty();
  }

  @Override
  public void submit(TrialTask task) {
    untaken++;
    tasks.add(task);
  }

  @Override
  public TrialResult take() throws InterruptedException, BackendException {
    if (isIdle()) {
      throw new IllegalStateException("Cannot take a result: no task is submitted");
    }
    try {
      TrialResult result = results.take().get();
      untaken--;
      return result;
    } catch (ExecutionException e) {
      throw broken(e);
    }
  }

  private static BackendException broken(ExecutionException thrown) {
    String reason =
        Failures.storage(thrown)
            .map(StorageException::getMessage)
            .orElseGet(() -> Failures.of(thrown).reason());
    return new BackendException("Cannot go on: " + reason, thrown);
  }

  @Override
  public void close() {
    tasks.clear();
    threads.forEach(Thread::interrupt);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
