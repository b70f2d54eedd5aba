package io.nightjar.spark;

import io.nightjar.run.FileOpener;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Files of a cluster: those of any file system that Hadoop knows by their URI, those of the machine
 * by their path, and those that {@code spark-submit --files} ships by their name.
 */
public final class ClusterFiles implements FileOpener {
  private static final long serialVersionUID = 1L;
  private static final String LOCAL = "file:";

  private final SerializableConfiguration configuration;
  private final List<String> shipped;

  private ClusterFiles(SerializableConfiguration configuration, List<String> shipped) {
    this.configuration = configuration;
    this.shipped = List.copyOf(shipped);
  }

  /** Files as {@code spark-submit} described them to this JVM; no session need run. */
  public static ClusterFiles ofThisJvm() {
    String files = System.getProperty("spark.files", "");
    return new ClusterFiles(
        new SerializableConfiguration(HadoopStorage.configuration()),
        Stream.of(files.split(",", -1)).filter(file -> !file.isBlank()).toList());
  }

  @Override
  public InputStream open(String location) throws IOException {
    if (FileOpener.isUri(location)) {
      return openUri(location);
    }
    if (Files.exists(Path.of(location))) {
      return FileOpener.LOCAL.open(location);
    }
    Optional<String> name = shippedAs(location);
    return name.isPresent() ? openShipped(name.get()) : FileOpener.LOCAL.open(location);
  }

  /** The URI of the shipped file of the same name, whatever folder the location has. */
  private Optional<String> shippedAs(String location) {
    return shipped.stream().filter(uri -> name(uri).equals(name(location))).findFirst();
  }

  private static String name(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }

  /** The copy that Spark keeps for this JVM, or before there is one the original. */
  private InputStream openShipped(String uri) throws IOException {
    Optional<Path> copy =
        Optional.ofNullable(SparkEnv.get())
            .map(running -> Path.of(SparkFiles.get(name(uri))))
            .filter(Files::exists);
    return copy.isPresent()
        ? FileOpener.LOCAL.open(copy.get().toString())
        : FileOpener.isUri(uri) ? openUri(uri) : FileOpener.LOCAL.open(uri);
  }

  @Override
  public List<String> parts(String location) throws IOException {
    if (!FileOpener.isUri(location)) {
      return FileOpener.LOCAL.parts(location);
    }
    if (location.startsWith(LOCAL)) {
      return FileOpener.LOCAL.parts(java.net.URI.create(location).getPath());
    }
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(location);
    FileContext files = HadoopStorage.files(path, configuration.value());
    return files.getFileStatus(path).isDirectory()
        ? Stream.of(files.util().listStatus(path))
            .filter(file -> file.isFile() && FileOpener.isPart(file.getPath().getName()))
            .map(file -> file.getPath().toString())
            .sorted()
            .toList()
        : List.of(location);
  }

  private InputStream openUri(String location) throws IOException {
    if (location.startsWith(LOCAL)) {
      return FileOpener.LOCAL.open(java.net.URI.create(location).getPath());
    }
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(location);
    FileContext files = HadoopStorage.files(path, configuration.value());
    FileStatus status = files.getFileStatus(path);
    if (status.isDirectory()) {
      throw new IOException("it is a folder");
    }
    return files.open(path);
  }

  /** Whether there is such a file, as far as can be found out. */
  public boolean exists(String location) {
    try (InputStream file = open(location)) {
      return file != null;
    } catch (FileNotFoundException | java.nio.file.NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
