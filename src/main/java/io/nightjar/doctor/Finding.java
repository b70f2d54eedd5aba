package io.nightjar.doctor;

/**
 * What a check found.
 *
 * @param subject what was looked at, in a word or two
 * @param text what is so, with its figures
 * @param advice what to do about it; empty where all is well
 */
public record Finding(Level level, String subject, String text, String advice) {

  /** How bad it is. */
  public enum Level {
    OK,
    /** Sweeps run, though slower or less safe than they could. */
    WARNING,
    /** Sweeps do not run, or cannot be trusted. */
    PROBLEM
  }

  public Finding {
    if (level != Level.OK && advice.isBlank()) {
      throw new IllegalArgumentException("Invalid finding: " + subject + " has no advice");
    }
  }

  static Finding ok(String subject, String text) {
    return new Finding(Level.OK, subject, text, "");
  }

  static Finding warning(String subject, String text, String advice) {
    return new Finding(Level.WARNING, subject, text, advice);
  }

  static Finding problem(String subject, String text, String advice) {
    return new Finding(Level.PROBLEM, subject, text, advice);
  }
}
