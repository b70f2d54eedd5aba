package io.nightjar.dl4j.data;

import io.nightjar.space.Names;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the data themselves say a row is for. */
enum Role {
  TRAIN,
  VALIDATION,
  TEST,
  /** Nothing: the split decides. */
  FREE;

  private static final List<String> NAMES =
      Stream.of(TRAIN, VALIDATION, TEST).map(Role::label).toList();

  private String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The part that a cell of a split column names. */
  static Optional<Role> named(String name) {
    return Stream.of(TRAIN, VALIDATION, TEST).filter(role -> role.label().equals(name)).findFirst();
  }

  /** What to say of a cell that names none. */
  static String unknown(String name) {
    return "unknown part: " + name + Names.hint(name, NAMES);
  }
}
