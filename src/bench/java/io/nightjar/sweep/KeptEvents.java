package io.nightjar.sweep;

import io.nightjar.run.Journal;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A journal in memory. */
final class KeptEvents implements Journal {
  private final List<TrialEvent> events = new ArrayList<>();

  @Override
  public String header() {
    return "";
  }

  @Override
  public Iterator<TrialEvent> events() {
    return List.copyOf(events).iterator();
  }

  @Override
  public ResultStore results() {
    return ResultStore.of(told());
  }

  int size() {
    return events.size();
  }

  /** The beginning of it, as a process that was killed leaves it. */
  KeptEvents first(int count) {
    KeptEvents first = new KeptEvents();
    first.events.addAll(events.subList(0, count));
    return first;
  }

  /** How many events stand before the first task of a purpose, asked for or left out. */
  int beforeFirst(Purpose purpose) {
    int count = 0;
    while (count < events.size()
        && !(events.get(count) instanceof TrialEvent.Asked asked
            && asked.task().purpose() == purpose)
        && !(events.get(count) instanceof TrialEvent.LeftOut leftOut
            && leftOut.task().purpose() == purpose)) {
      count++;
    }
    return count;
  }

  List<TrialResult> told() {
    return only(TrialEvent.Told.class).stream().map(TrialEvent.Told::result).toList();
  }

  List<TrialTask> asked() {
    return only(TrialEvent.Asked.class).stream().map(TrialEvent.Asked::task).toList();
  }

  List<TrialTask> leftOut() {
    return only(TrialEvent.LeftOut.class).stream().map(TrialEvent.LeftOut::task).toList();
  }

  private <T extends TrialEvent> List<T> only(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public void append(TrialEvent event) {
    events.add(event);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
