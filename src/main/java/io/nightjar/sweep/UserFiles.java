package io.nightjar.sweep;

import io.nightjar.dl4j.family.Families;
import io.nightjar.format.JobFiles;
import io.nightjar.format.Locations;
import io.nightjar.results.Launch;
import io.nightjar.run.FileOpener;
import io.nightjar.spark.ClusterFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the files that a user names: jobs, spaces and data. */
public record UserFiles(Launch launch) {

  public static UserFiles ofThisJvm() {
    return new UserFiles(Launch.ofThisJvm());
  }

  /** Jobs and spaces, by a local path, a URI or the name of a shipped file. */
  public JobFiles jobs() {
    return new JobFiles(this::read, Families.all(), new UserModels(this)::published);
  }

  private byte[] read(String location) throws IOException {
    try (InputStream file = opener(List.of(location)).open(location)) {
      return file.readAllBytes();
    }
  }

  /** What opens files, here and on executors. Spark and Hadoop are loaded only where needed. */
  FileOpener opener(List<String> locations) {
    return launch.isSubmitted() || locations.stream().anyMatch(FileOpener::isUri)
        ? ClusterFiles.ofThisJvm()
        : FileOpener.LOCAL;
  }

  /**
   * Where a data source is: beside the job if it is there, else as it stands. On a cluster a path
   * of this machine is absolute, since executors work in other folders.
   */
  String located(String source, String job) {
    if (FileOpener.isUri(source)) {
      return source;
    }
    if (FileOpener.isUri(job)) {
      String beside = Locations.relativeTo(job, source);
      return ClusterFiles.ofThisJvm().exists(beside) ? beside : source;
    }
    Path beside = Path.of(job).resolveSibling(source);
    Path found = Files.exists(beside) ? beside : Path.of(source);
    return launch.isCluster() ? absolute(found) : found.toString();
  }

  /** Where a data source is, as a path that any other folder understands. */
  String absolute(String source, String job) {
    String found = located(source, job);
    return FileOpener.isUri(found) ? found : absolute(Path.of(found));
  }

  /** What is not there may be a file shipped to the cluster, whose name is all there is. */
  private static String absolute(Path found) {
    return Files.exists(found) ? found.toAbsolutePath().normalize().toString() : found.toString();
  }
}
