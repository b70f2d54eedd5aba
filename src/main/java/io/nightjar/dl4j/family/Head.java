package io.nightjar.dl4j.family;

/** What the first output of a family's networks says of a row. */
public enum Head {
  /** A probability for each class. */
  CLASSES,
  /** A place near rows of the same class; learned from batches with pairs of several classes. */
  EMBEDDING
}
