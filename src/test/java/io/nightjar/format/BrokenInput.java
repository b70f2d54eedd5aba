package io.nightjar.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One case of {@code broken-inputs.txt}: its name, then sections that start with dashes.
 *
 * <p>{@code --- FILE} is a whole file; {@code --- keys} are lines after the four of a good job;
 * {@code --- parameters} are the parameters of a good job, from its line 5 on; {@code --- set} is
 * an override; {@code --- says} are the messages. A line {@code ---!} stands for three dashes.
 */
public record BrokenInput(
    String name, MemoryFiles files, List<String> overrides, List<String> messages) {
  private static final String HEADER = "study: s\nmodel: mlp\ndata: digits\n";

  /** All cases. */
  public static List<BrokenInput> all() throws IOException {
    try (InputStream stream = BrokenInput.class.getResourceAsStream("broken-inputs.txt")) {
      String text = new String(Objects.requireNonNull(stream).readAllBytes(), UTF_8);
      return Arrays.stream(text.split("(?m)^### ", -1)).skip(1).map(BrokenInput::parse).toList();
    }
  }

  private static BrokenInput parse(String text) {
    String[] sections = text.split("(?m)^--- ", -1);
    MemoryFiles files =
        new MemoryFiles().with("space.yaml", "parameters:\n  learning-rate: documented\n");
    List<String> overrides = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    for (int i = 1; i < sections.length; i++) {
      int end = sections[i].indexOf('\n');
      String title = sections[i].substring(0, end);
      String body = sections[i].substring(end + 1).replace("---!", "---");
      if (title.startsWith("set ")) {
        overrides.add(title.substring(4));
      } else if (title.equals("says")) {
        messages.addAll(body.lines().filter(line -> !line.isBlank()).toList());
      } else if (title.equals("keys")) {
        files.with("job.yaml", HEADER + "space: space.yaml\n" + body);
      } else if (title.equals("parameters")) {
        files.with("job.yaml", HEADER + "parameters:\n" + body.indent(2));
      } else {
        files.with(title, body);
      }
    }
    return new BrokenInput(sections[0].strip(), files, overrides, messages);
  }
}
