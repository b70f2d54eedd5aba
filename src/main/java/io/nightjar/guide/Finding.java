package io.nightjar.guide;

import java.util.Optional;

/**
 * What the guide, or a check beyond it, says of a space.
 *
 * @param parameter the parameter that it is about; empty for the space or budget as a whole
 * @param message without parameter and section, ready to print
 * @param section of the guide, for example {@code 57.4}; empty where the guide is silent
 */
public record Finding(
    Severity severity, Optional<String> parameter, String message, Optional<String> section) {

  /** What follows from a finding. */
  public enum Severity {
    /** Stays in the results. */
    WARNING,
    /** The job is refused. */
    ERROR
  }
}
