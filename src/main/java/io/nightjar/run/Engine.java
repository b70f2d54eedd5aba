package io.nightjar.run;

import java.io.Serializable;

/**
 * What a runner computes with.
 *
 * @param backend the numerical backend in use, for example {@code cpu}
 * @param libraries names and versions, separated by commas
 */
public record Engine(String backend, String libraries) implements Serializable {
  /** Plain Java code. */
  public static final Engine JAVA = new Engine("java", "java " + Runtime.version().feature());
}
