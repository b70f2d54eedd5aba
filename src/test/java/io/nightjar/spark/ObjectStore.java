package io.nightjar.spark;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * A file system like an object store: no appending, no flushing, known only by its scheme. It keeps
 * {@code objects:/folder/file} in {@code /folder/file} of this machine.
 */
public final class ObjectStore extends RawLocalFileSystem {
  private static final URI ROOT = URI.create("objects:///");

  @Override
  public URI getUri() {
    return ROOT;
  }

  @Override
  public String getScheme() {
    return "objects";
  }

  @Override
  public FSDataOutputStream append(Path file, int bufferBytes, Progressable progress) {
    throw new UnsupportedOperationException("An object store cannot append");
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      FsPermission permission,
      boolean overwrite,
      int bufferBytes,
      short replication,
      long blockBytes,
      Progressable progress)
      throws IOException {
    FSDataOutputStream raw =
        super.create(file, permission, overwrite, bufferBytes, replication, blockBytes, progress);
    return new FSDataOutputStream(new FilterOutputStream(raw), statistics);
  }

  /** The same under Hadoop's newer interface. */
  public static final class Context extends DelegateToFileSystem {
    /** Called by Hadoop. */
    public Context(URI uri, Configuration configuration) throws IOException, URISyntaxException {
      super(uri, new ObjectStore(), configuration, "objects", false);
    }
  }

  /** Makes the scheme known to all that this JVM starts from now on. */
  public static void register() {
    System.setProperty("spark.hadoop.fs.objects.impl", ObjectStore.class.getName());
    System.setProperty("spark.hadoop.fs.AbstractFileSystem.objects.impl", Context.class.getName());
  }

  /** Forgets it again. */
  public static void unregister() {
    System.clearProperty("spark.hadoop.fs.objects.impl");
    System.clearProperty("spark.hadoop.fs.AbstractFileSystem.objects.impl");
  }
}
