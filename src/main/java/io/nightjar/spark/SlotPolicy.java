package io.nightjar.spark;

/** What becomes of slots that have nothing to do. */
enum SlotPolicy {
  /** They wait: nobody else could use their cores. */
  KEEP,
  /** They end after a while, so that a cluster which grows and shrinks can have the cores. */
  GIVE_BACK
}
