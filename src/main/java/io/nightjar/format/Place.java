package io.nightjar.format;

/** A place in a file or an override, with the dotted key that stands there. */
record Place(String file, int line, int column, String key) {

  /** A file as a whole. */
  static Place ofFile(String file) {
    return new Place(file, 0, 0, "");
  }

  static Place ofOverride(String key) {
    return new Place(Problem.OVERRIDE, 0, 0, key);
  }

  boolean isOverride() {
    return file.equals(Problem.OVERRIDE);
  }

  Place withKey(String other) {
    return new Place(file, line, column, other);
  }

  /** The dotted key of something inside this key. */
  String keyOf(String name) {
    return key.isEmpty() ? name : key + "." + name;
  }
}
