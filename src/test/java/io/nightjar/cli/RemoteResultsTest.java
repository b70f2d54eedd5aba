package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.spark.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Job, data and results on a file system that can neither append nor flush. */
@Tag("slow")
final class RemoteResultsTest {
  private static final String JOB =
      """
      study: remote
      model: mlp
      data: {source: ../data/two.csv, label: class}
      parameters: {learning-rate: documented, batch-size: 16, width: 8, depth: 1}
      budget: {trials: 9, epochs: [1, 9]}
      """;

  @TempDir private static Path folder;

  @BeforeAll
  static void writeJob() throws IOException {
    ObjectStore.register();
    Files.createDirectories(folder.resolve("jobs"));
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("jobs/remote.yaml"), JOB);
    StringBuilder rows = new StringBuilder("x,y,class\n");
    for (int row = 0; row < 200; row++) {
      double x = Math.sin(row * 1.7);
      double y = Math.cos(row * 0.9);
      rows.append(x).append(',').append(y).append(',').append(x * y > 0.1 ? "in" : "out");
      rows.append('\n');
    }
    Files.writeString(folder.resolve("data/two.csv"), rows);
  }

  @AfterAll
  static void forgetScheme() {
    ObjectStore.unregister();
  }

  private static String remote(String path) {
    return "objects:" + folder.resolve(path);
  }

  @Test
  void aSweepGivesTheSameRowsThereAndGoesOnFromItsSegments() throws IOException {
    String local = folder.resolve("local").toString();
    assertDone(Cli.call("run", folder.resolve("jobs/remote.yaml").toString(), "--results", local));
    assertDone(Cli.call("run", remote("jobs/remote.yaml"), "--results", remote("there")));
    JsonNode expected = leaderboard(local);
    assertThat(expected).isNotEmpty();
    assertThat(leaderboard(remote("there"))).isEqualTo(expected);

    Path sweep = only(folder.resolve("there/runs"));
    assertThat(sweep.resolve("journal.jsonl")).doesNotExist();
    loseTheEnd(sweep);
    Cli resumed =
        Cli.call("run", remote("jobs/remote.yaml"), "--results", remote("there"), "--resume");

    assertDone(resumed);
    assertThat(only(folder.resolve("there/runs"))).isEqualTo(sweep);
    assertThat(leaderboard(remote("there"))).isEqualTo(expected);
  }

  /** What a killed driver leaves: some of the segments, no outcome. */
  private static void loseTheEnd(Path sweep) throws IOException {
    Files.delete(sweep.resolve("outcome.json"));
    List<Path> segments = files(sweep.resolve("journal"));
    assertThat(segments).hasSizeGreaterThan(4);
    for (Path segment : segments.subList(segments.size() / 2, segments.size())) {
      Files.delete(segment);
    }
  }

  private static Path only(Path folder) throws IOException {
    assertThat(files(folder)).hasSize(1);
    return files(folder).get(0);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void assertDone(Cli command) {
    assertThat(command.exit()).as(command.err()).isZero();
  }

  private static JsonNode leaderboard(String results) throws IOException {
    Cli rank = Cli.call("rank", results, "--json");
    assertDone(rank);
    return rank.json().path("leaderboard");
  }
}
