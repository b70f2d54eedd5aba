package io.nightjar.spark;

/** Where a trial's model may still be in memory: on one device of one executor's JVM. */
record Home(String executor, String device) {}
