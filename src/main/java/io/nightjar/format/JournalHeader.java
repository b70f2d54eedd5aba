package io.nightjar.format;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first line of a journal: what a sweep runs and on what.
 *
 * @param sweep the id of the sweep
 * @param job every value of the resolved job by its dotted key, see {@link ResolvedJob#keys}
 * @param dataFingerprint of the data that the sweep trains on
 * @param codeVersion of Nightjar
 */
public record JournalHeader(
    String sweep,
    Map<String, String> job,
    String dataFingerprint,
    String codeVersion,
    Instant startedAt) {

  public JournalHeader {
    job = Collections.unmodifiableMap(new TreeMap<>(job));
  }

  /** The study's name; empty where the job has none. */
  public String study() {
    return job.getOrDefault("study", "");
  }
}
