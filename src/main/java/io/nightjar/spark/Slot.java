package io.nightjar.spark;

import io.nightjar.run.Assignment;
import io.nightjar.run.StorageException;
import io.nightjar.run.TrialExecutor;
import io.nightjar.run.TrialProbe;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A slot from its start to its end, in an executor. */
final class Slot {
  private final SlotId id;
  private final SlotLine line;
  private final TrialWork work;
  private final SlotTimes times;
  private final BooleanSupplier isKilled;

  Slot(SlotId id, SlotLine line, TrialWork work, SlotTimes times, BooleanSupplier isKilled) {
    this.id = id;
    this.line = line;
    this.work = work;
    this.times = times;
    this.isKilled = isKilled;
  }

  /** Works until the driver says stop, or this slot cannot. */
  SlotLoop.End work() throws IOException, InterruptedException {
    Preparation preparation = new Preparation(id, line, times);
    if (!preparation.isWanted()) {
      return SlotLoop.End.STOPPED;
    }
    try {
      if (!SlotToken.isSeen(work.storage(), id.desk())) {
        return ended(new SlotCall.Broken(id, SlotToken.notSeenBy(id)));
      }
    } catch (IOException e) {
      return unfit("it cannot read the results folder: " + e.getMessage());
    }
    Preparation.End ready = preparation.run(work.runner());
    if (!ready.isWanted()) {
      return SlotLoop.End.STOPPED;
    }
    Optional<String> problem = ready.unfit();
    return problem.isPresent() ? unfit(problem.get()) : loop();
  }

  /** Keeps its core from other slots, which could do no better here. */
  private SlotLoop.End unfit(String reason) throws IOException, InterruptedException {
    SlotCall call = new SlotCall.Unfit(id, reason);
    while (PatientLine.call(line, call, times) instanceof SlotAnswer.Wait pause) {
      Thread.sleep(pause.millis());
    }
    return SlotLoop.End.STOPPED;
  }

  private SlotLoop.End ended(SlotCall last) throws IOException, InterruptedException {
    PatientLine.call(line, last, times);
    return SlotLoop.End.STOPPED;
  }

  private SlotLoop.End loop() throws IOException, InterruptedException {
    TrialExecutor executor =
        new TrialExecutor(work.runner(), work.goals(), work.timeLimit(), work.storage());
    try {
      return new SlotLoop(id, line, new Executed(executor), times, isKilled).work();
    } catch (StorageException e) {
      return ended(new SlotCall.Broken(id, "Cannot go on: " + e.getMessage()));
    }
  }

  private record Executed(TrialExecutor executor) implements Trials {

    @Override
    public TrialResult execute(TrialTask task, Assignment assignment, TrialProbe probe)
        throws StorageException, InterruptedException {
      return executor.execute(task, assignment, probe);
    }

    @Override
    public int hung() {
      return executor.hungThreads();
    }
  }
}
