package io.nightjar.format;

import io.nightjar.space.Parameter;

/** What became of a parameter. */
sealed interface Resolution {

  /** It is part of the space. */
  record Present(Parameter parameter) implements Resolution {}

  /** It can never be active, and is left out. */
  record Absent() implements Resolution {}

  /** It is wrong, which is reported. */
  record Broken() implements Resolution {}
}
