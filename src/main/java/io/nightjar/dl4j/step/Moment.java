package io.nightjar.dl4j.step;

/**
 * Where a schedule stands.
 *
 * @param iteration steps taken before this one
 * @param epoch epochs completed
 */
record Moment(int iteration, int epoch) {}
