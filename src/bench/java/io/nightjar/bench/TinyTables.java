package io.nightjar.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes made-up tables and curves for tests. */
final class TinyTables {
  private TinyTables() {}

  /**
   * Six configurations of a number, whose choices do not ascend, and a name; their losses are 0 to
   * 5 by the number in ascending order, then by the name.
   */
  static Path table(Path data) throws IOException {
    Path family = Files.createDirectories(data.resolve("bench/tiny"));
    Files.writeString(
        family.resolve("space.json"),
        """
        {"params": {"width_1": [4, 1, 2], "Op": ["a", "b"]}, "direction": "minimize"}
        """);
    return write(
        family.resolve("six.csv.gz"),
        """
        width_1,Op,v0,v1
        0,0,4,4
        0,1,5,5
        1,0,0,0
        1,1,1,1
        2,0,2,2
        2,1,3,3
        """);
  }

  static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
