package io.nightjar.format;

import io.nightjar.study.StudySpec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A job with its space in line, its defaults filled in, its overrides applied and its documented
 * ranges spelt out.
 *
 * @param yaml the job as a file that reads back to the same study
 * @param hash SHA-256 of the canonical form, in hexadecimal
 * @param keys every value of the job, in canonical form, by its dotted key: two jobs are equal if
 *     these are
 * @param warnings what is worth knowing and no error; also among the study's notes
 * @param data stands where the data are named, for what turns out to be wrong with them
 */
public record ResolvedJob(
    StudySpec study,
    String yaml,
    String hash,
    Map<String, String> keys,
    List<Problem> warnings,
    Problem data) {

  public ResolvedJob {
    keys = Collections.unmodifiableMap(new TreeMap<>(keys));
    warnings = List.copyOf(warnings);
  }
}
