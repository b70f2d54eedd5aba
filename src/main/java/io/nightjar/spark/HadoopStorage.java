package io.nightjar.spark;

import io.nightjar.run.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.util.SerializableConfiguration;

/** Files below a folder of any file system that Hadoop knows. */
public final class HadoopStorage implements Storage {
  private static final long serialVersionUID = 1L;
  private static final String HIDDEN = ".";

  private final String root;
  private final SerializableConfiguration configuration;

  /**
   * Storage below a folder, which need not be there yet.
   *
   * @param root a path or URI; without a scheme it is of the configuration's default file system
   * @param configuration Hadoop's, usually that of the Spark session
   */
  public HadoopStorage(String root, Configuration configuration) {
    this.root = root;
    this.configuration = new SerializableConfiguration(configuration);
  }

  /** Storage with Hadoop's configuration as {@code spark-submit} gave it to this JVM. */
  public static HadoopStorage ofThisJvm(String root) {
    return new HadoopStorage(root, configuration());
  }

  /** Hadoop's configuration with the {@code spark.hadoop.*} settings of this JVM. */
  static Configuration configuration() {
    return SparkHadoopUtil.get().newConfiguration(new SparkConf());
  }

  /** A folder as a URI: one without a scheme is of the default file system. */
  public static String qualified(String folder) throws IOException {
    Path path = new Path(folder);
    return files(path, configuration()).makeQualified(path).toString();
  }

  @Override
  public Optional<InputStream> read(String path) throws IOException {
    try {
      return Optional.of(files().open(resolve(path)));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public void write(String path, Content content) throws IOException {
    FileContext files = files();
    Path target = resolve(path);
    Path temporary =
        new Path(target.getParent(), HIDDEN + target.getName() + "." + UUID.randomUUID());
    EnumSet<CreateFlag> flags = EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE);
    try {
      try (OutputStream out = files.create(temporary, flags, Options.CreateOpts.createParent())) {
        content.writeTo(out);
      }
      files.rename(temporary, target, Options.Rename.OVERWRITE);
    } catch (FSError e) {
      throw failed(e);
    } finally {
      delete(files, temporary);
    }
  }

  @Override
  public boolean create(String path, Content content) throws IOException {
    EnumSet<CreateFlag> flags = EnumSet.of(CreateFlag.CREATE);
    OutputStream created;
    try {
      created = files().create(resolve(path), flags, Options.CreateOpts.createParent());
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (RemoteException e) {
      // HDFS has another one for a file that somebody is just making.
      if (files().util().exists(resolve(path))) {
        return false;
      }
      throw e;
    }
    return filled(path, created, content);
  }

  /** A name with nothing behind it would mislead others. */
  private boolean filled(String path, OutputStream created, Content content) throws IOException {
    boolean isWhole = false;
    try {
      try (OutputStream out = created) {
        content.writeTo(out);
      }
      isWhole = true;
      return true;
    } catch (FSError e) {
      throw failed(e);
    } finally {
      if (!isWhole) {
        delete(path);
      }
    }
  }

  /** What Hadoop's local file system says of a full disk, which is no reason to end a process. */
  static IOException failed(FSError error) {
    Throwable cause = error.getCause();
    return new IOException(cause == null ? error.getMessage() : cause.getMessage(), error);
  }

  @Override
  public List<String> list(String folder) throws IOException {
    try {
      return Arrays.stream(files().util().listStatus(resolve(folder)))
          .map(file -> file.getPath().getName())
          .filter(name -> !name.startsWith(HIDDEN))
          .sorted()
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  @Override
  public void delete(String path) throws IOException {
    delete(files(), resolve(path));
  }

  private static void delete(FileContext files, Path path) throws IOException {
    try {
      files.delete(path, true);
    } catch (FileNotFoundException e) {
      return;
    }
  }

  @Override
  public long bytes(String path) throws IOException {
    try {
      return files().util().getContentSummary(resolve(path)).getLength();
    } catch (FileNotFoundException e) {
      return 0;
    }
  }

  private FileContext files() throws IOException {
    return files(new Path(root), configuration.value());
  }

  /** The file system of a path. */
  static FileContext files(Path path, Configuration configuration) throws IOException {
    return path.toUri().getScheme() == null
        ? FileContext.getFileContext(configuration)
        : FileContext.getFileContext(path.toUri(), configuration);
  }

  private Path resolve(String path) {
    if (Arrays.asList(path.split("/")).contains("..") || path.startsWith("/")) {
      throw new IllegalArgumentException("Invalid path: " + path + " leaves " + root);
    }
    return path.isEmpty() ? new Path(root) : new Path(root, path);
  }

  @Override
  public String toString() {
    return root;
  }
}
