package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.run.Storage;
import io.nightjar.spark.HadoopStorage;
import io.nightjar.spark.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Job, data and results on file systems other than this machine's. */
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

  @TempDir private Path folder;

  @Test
  void sweepsOnAStoreThatCanNeitherAppendNorFlush() throws IOException {
    ObjectStore.register();
    try {
      assertSweepsThere("objects:" + folder.resolve("store"), "");
    } finally {
      ObjectStore.unregister();
    }
  }

  @Test
  void sweepsOnHdfs() throws IOException {
    try (MiniDFSCluster hdfs =
        new MiniDFSCluster.Builder(new Configuration(), folder.resolve("hdfs").toFile())
            .numDataNodes(1)
            .build()) {
      assertSweepsThere(hdfs.getURI() + "/nightjar", "/part-0.csv");
    }
  }

  /**
   * Sweeps here and there.
   *
   * @param part what follows the name of the data there, if that is a folder
   */
  private void assertSweepsThere(String root, String part) throws IOException {
    Storage there = HadoopStorage.ofThisJvm(root);
    write(there, "jobs/remote.yaml", JOB);
    write(there, "data/two.csv" + part, rows());
    Path local = folder.resolve("local");
    Files.createDirectories(local.resolve("jobs"));
    Files.createDirectories(local.resolve("data"));
    Files.writeString(local.resolve("jobs/remote.yaml"), JOB);
    Files.writeString(local.resolve("data/two.csv"), rows());

    run(local.toString());
    run(root);
    JsonNode expected = leaderboard(local.toString());
    assertThat(expected).isNotEmpty();
    assertThat(leaderboard(root)).isEqualTo(expected);

    String sweep = only(there.list("results/runs"));
    loseTheEnd(there, "results/runs/" + sweep);
    run(root, "--resume");

    assertThat(there.list("results/runs")).containsExactly(sweep);
    assertThat(leaderboard(root)).isEqualTo(expected);
  }

  private static String rows() {
    StringBuilder rows = new StringBuilder("x,y,class\n");
    for (int row = 0; row < 200; row++) {
      double x = Math.sin(row * 1.7);
      double y = Math.cos(row * 0.9);
      rows.append(x).append(',').append(y).append(',').append(x * y > 0.1 ? "in" : "out");
      rows.append('\n');
    }
    return rows.toString();
  }

  private static void write(Storage storage, String path, String text) throws IOException {
    storage.write(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void run(String root, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("run", root + "/jobs/remote.yaml", "--results", root + "/results"));
    arguments.addAll(List.of(more));
    assertDone(Cli.call(arguments.toArray(String[]::new)));
  }

  /** What a killed driver leaves: some of the segments, no outcome. */
  private static void loseTheEnd(Storage storage, String sweep) throws IOException {
    assertThat(storage.list(sweep)).contains("journal").doesNotContain("journal.jsonl");
    List<String> segments = storage.list(sweep + "/journal");
    assertThat(segments).hasSizeGreaterThan(4);
    storage.delete(sweep + "/outcome.json");
    for (String segment : segments.subList(segments.size() / 2, segments.size())) {
      storage.delete(sweep + "/journal/" + segment);
    }
  }

  private static String only(List<String> names) {
    assertThat(names).hasSize(1);
    return names.get(0);
  }

  private static void assertDone(Cli command) {
    assertThat(command.exit()).as(command.err()).isZero();
  }

  private static JsonNode leaderboard(String root) throws IOException {
    Cli rank = Cli.call("rank", root + "/results", "--json");
    assertDone(rank);
    return rank.json().path("leaderboard");
  }
}
