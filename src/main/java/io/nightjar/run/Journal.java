package io.nightjar.run;

import io.nightjar.trial.TrialEvent;
import java.io.IOException;
import java.util.List;

/** What happened in a sweep, in order, kept so that it can go on after any end. */
public interface Journal extends AutoCloseable {

  /** What it was begun with: which sweep of which study it keeps. */
  String header();

  /** What it held when it was opened; not what was appended since. */
  List<TrialEvent> events();

  /** Keeps an event; it is safe on return. */
  void append(TrialEvent event) throws IOException;

  /** Gives the journal free for another process. */
  @Override
  void close() throws IOException;
}
