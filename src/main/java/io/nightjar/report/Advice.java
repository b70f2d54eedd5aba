package io.nightjar.report;

/**
 * One thing to know or to do after a sweep, in words.
 *
 * @param about the parameter or the kind of failure, empty where it is about the whole sweep
 * @param section of the guide, empty where the guide has nothing to do with it
 */
public record Advice(Topic topic, String about, String text, String section) {

  /** What an advice is about. */
  public enum Topic {
    /** The best value lies at an end of its range. */
    EDGE,
    /** A parameter that decides much, or nothing that can be seen. */
    IMPORTANCE,
    /** Where the best lie. */
    REGION,
    /** What failed, and where. */
    FAILURE,
    /** What to try next. */
    NEXT
  }
}
