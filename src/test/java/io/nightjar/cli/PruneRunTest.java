package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.results.ResultsFolder;
import io.nightjar.results.SweepFolder;
import io.nightjar.spark.HadoopStorage;
import io.nightjar.spark.ObjectStore;
import io.nightjar.spark.ParquetLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prunes what real sweeps left. */
@Tag("slow")
final class PruneRunTest {
  @TempDir private Path folder;

  @Test
  void whatStaysOnAnObjectStoreIsWhole() throws Exception {
    ObjectStore.register();
    try {
      assertPruned("objects:" + folder.resolve("store"));
    } finally {
      ObjectStore.unregister();
    }
  }

  @Test
  void whatStaysOnALocalDiskIsWhole() throws Exception {
    assertPruned(folder.resolve("results").toString());
  }

  /** Each night starts from the one before. */
  private void assertPruned(String results) throws Exception {
    Path job =
        Files.writeString(
            folder.resolve("job.yaml"),
            """
            study: tiny
            model: mlp
            data: {source: digits}
            parameters: {learning-rate: documented, batch-size: 128, width: 8, depth: 1}
            budget: {trials: 2, epochs: [1, 1]}
            warm-start: latest
            """);
    for (int night = 0; night < 3; night++) {
      Cli run = Cli.call("run", job.toString(), "--results", results, "--no-progress");
      assertThat(run.exit()).as(run.err()).isZero();
    }
    List<String> sweeps = sweeps(results);
    Cli rank = Cli.call("rank", results, "--json");

    Cli prune = Cli.call("prune", results, "--keep-last", "1", "--delete");

    assertThat(prune.exit()).as(prune.err()).isZero();
    assertThat(prune.out()).contains("Deleted 1 of 3 sweeps, ");
    assertThat(sweeps(results)).isEqualTo(sweeps.subList(0, 2));
    assertThat(lake(results)).isEqualTo(sweeps.subList(0, 2));
    assertThat(HadoopStorage.ofThisJvm(results).list("trials/study=tiny")).hasSize(2);
    assertThat(Cli.call("rank", results, "--json").out()).isEqualTo(rank.out());

    HadoopStorage.ofThisJvm(results).delete("runs/" + sweeps.get(1));
    Cli again = Cli.call("prune", results, "--keep-last", "1");
    assertThat(again.out())
        .containsPattern(sweeps.get(1) + "  done .*  stays: named by " + sweeps.get(0));
  }

  private static List<String> sweeps(String results) throws IOException {
    return SweepFolder.all(new ResultsFolder(results)).stream().map(SweepFolder::id).toList();
  }

  private static List<String> lake(String results) throws IOException {
    return ParquetLake.open(new ResultsFolder(results).uri()).sweeps("tiny");
  }
}
