package io.nightjar.format;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Reads files as trees of keys with values. */
final class InputFiles {
  private final FileSource files;
  private final Problems problems;

  InputFiles(FileSource files, Problems problems) {
    this.files = files;
    this.problems = problems;
  }

  /** The keys of a file that a user named. */
  Optional<Node.Fields> read(String location) {
    return read(location, Place.ofFile(location), "Cannot read file");
  }

  /** The keys of a file that another one names. */
  Optional<Node.Fields> read(String location, Place named) {
    return read(location, named, "Cannot read " + location);
  }

  private Optional<Node.Fields> read(String location, Place blame, String failure) {
    try {
      byte[] bytes = files.read(location);
      return YamlText.decode(bytes, location, problems)
          .flatMap(text -> YamlComposer.compose(text, Place.ofFile(location), problems))
          .flatMap(this::fields);
    } catch (NoSuchFileException | FileNotFoundException e) {
      problems.error(blame, failure + ": there is no such file");
    } catch (IOException e) {
      problems.error(blame, failure + ": " + e.getMessage());
    } catch (InvalidPathException e) {
      problems.error(blame, failure + ": " + e.getReason());
    }
    return Optional.empty();
  }

  private Optional<Node.Fields> fields(Node node) {
    if (node instanceof Node.Fields fields) {
      return Optional.of(fields);
    }
    problems.error(node.place(), "Invalid file: " + node.described() + " (expected keys)");
    return Optional.empty();
  }
}
