package io.nightjar.search;

import io.nightjar.trial.Trial;
import java.util.List;

/** Says who of a complete rung goes on. */
interface Promotion {

  /** The trials that go on to the next rung, in the order of their ids. */
  List<Trial> promoted(Rung rung, RungPlan next);
}
