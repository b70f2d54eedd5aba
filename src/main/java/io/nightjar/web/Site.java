package io.nightjar.web;

import java.io.IOException;

/** What a server serves. Called by several threads. */
@FunctionalInterface
public interface Site {

  /**
   * The answer to a path.
   *
   * @param path decoded, from the first slash on, without a query; anything that a browser may send
   * @throws IOException if it cannot be made; the browser is told why
   */
  Reply reply(String path) throws IOException;
}
