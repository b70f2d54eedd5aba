package io.nightjar.serve;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** A sweep as pages show it. What cannot be read of it is said in its card. */
interface ServedNight {
  String id();

  /**
   * The sweep in a few figures.
   *
   * @param events how much of its journal to read on at most
   * @return a new map, by the names of {@code outcome.json}
   */
  Map<String, Object> card(int events);

  /** The same with its course, where that is known. */
  Map<String, Object> page(int events);

  /** Its report; empty where it has none. */
  Optional<byte[]> report() throws IOException;
}
