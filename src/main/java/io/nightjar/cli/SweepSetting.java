package io.nightjar.cli;

/**
 * How a sweep is run; nothing of it decides on results.
 *
 * @param ui whether Spark's web UI is started
 */
record SweepSetting(int slots, boolean ui, Progress.Display display) {}
