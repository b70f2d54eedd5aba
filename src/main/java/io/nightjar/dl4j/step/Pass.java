package io.nightjar.dl4j.step;

/** What a forward pass is for. */
enum Pass {
  TRAIN,
  PREDICT
}
