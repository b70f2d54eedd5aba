package io.nightjar.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a file holds, it is read or refused with a place. */
final class DamagedInputsTest {
  private static final int ROUNDS = 1500;
  private static final List<String> PARTS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ": ",
          ", ",
          "\n",
          "\n  ",
          "-",
          "\"",
          "'",
          "#",
          "*a",
          "&a ",
          "!x ",
          "null",
          "true",
          "1e400",
          ".nan",
          "-1",
          "0",
          "documented",
          "optimizer",
          "when: ",
          "range: ",
          "by: ",
          "otherwise: ",
          "value: ",
          "choices: ",
          "[1, 2]",
          "{}",
          "[]",
          "~",
          "depth",
          "learning-rate",
          "adam",
          "\uD83D\uDE00",
          "\t",
          "%",
          "|",
          ">",
          "? ",
          "<<: ");

  @Test
  @Tag("slow")
  void aDamagedJobIsReadOrRefused() throws IOException {
    String job =
        Files.readString(Path.of("job/digits-mlp.yaml"))
            .replace("../search-space/digits-mlp.yaml", "space.yaml");
    String space =
        """
        parameters:
          optimizer: [sgd, momentum, adam]
          learning-rate: {range: {by: optimizer, sgd: [0.01, 0.1], otherwise: documented}}
          momentum: {value: 0.9, when: {optimizer: momentum}}
          depth: {choices: [1, 2, 3], ordered: true}
          dropout: {range: {by: depth, 1: 0, otherwise: [0.1, 0.5]}, when: {depth: [1, 2]}}
          width: {range: [16, 64], scale: log, when: {batch-norm: true}}
          batch-norm: [true, false]
        """;
    Random random = new Random(1);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      refused += isRefused(damaged(job, random), space) ? 1 : 0;
      refused += isRefused(job, damaged(space, random)) ? 1 : 0;
    }
    assertThat(refused).isBetween(ROUNDS, 2 * ROUNDS - 1);
  }

  private static String damaged(String text, Random random) {
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + random.nextInt(12));
    return text.substring(0, from) + PARTS.get(random.nextInt(PARTS.size())) + text.substring(to);
  }

  private static boolean isRefused(String job, String space) {
    MemoryFiles files = new MemoryFiles().with("job.yaml", job).with("space.yaml", space);
    try {
      ResolvedJob read = files.jobs().readJob("job.yaml", List.of());
      assertThat(ResolvedJobTest.read(read.yaml()).study()).isEqualTo(read.study());
      return false;
    } catch (InvalidInputException refusal) {
      assertThat(refusal.problems()).isNotEmpty();
      return true;
    } catch (RuntimeException e) {
      throw new AssertionError("Cannot bear this input:\n" + job + space, e);
    }
  }
}
