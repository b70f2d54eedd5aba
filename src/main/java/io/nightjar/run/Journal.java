package io.nightjar.run;

import io.nightjar.trial.ResultStore;
import io.nightjar.trial.TrialEvent;
import java.io.IOException;
import java.util.Iterator;

/**
 * What happened in a sweep, in order, kept so that it can go on after any end. Used by one thread.
 *
 * <p>It may be cut off behind any event: a study's decisions depend on nothing else, so what is
 * missing happens again.
 */
public interface Journal extends AutoCloseable {

  /** What it was begun with: which sweep of which study it keeps. */
  String header();

  /**
   * All that was flushed before this call, in order, from the first. Reading fails with an {@link
   * java.io.UncheckedIOException}.
   */
  Iterator<TrialEvent> events();

  /** The results of {@link #events}; none may be appended while they are read. */
  ResultStore results();

  /**
   * Adds an event behind the others. It may wait in memory until the next {@link #flush}.
   *
   * @throws IOException if the journal cannot be written; what was not flushed is lost
   */
  void append(TrialEvent event) throws IOException;

  /**
   * Hands over all that was appended: on return no end of this process can take it away. A power
   * failure may cost about the last second.
   *
   * @throws IOException if the journal cannot be written; what was not flushed is lost
   */
  void flush() throws IOException;

  /** Flushes, and gives the journal free for another process. */
  @Override
  void close() throws IOException;
}
