package io.nightjar.dl4j;

import io.nightjar.run.FileOpener;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** A model file of Deeplearning4j, found to be whole. To read it loads no numerical library. */
public final class ModelFile {
  private static final String CONFIGURATION = "configuration.json";
  private static final String WEIGHTS = "coefficients.bin";

  /** What the configuration of layers in a row has, and that of a graph has not. */
  private static final String LAYERS = "\"confs\"";

  private final byte[] bytes;

  private ModelFile(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, is damaged, or holds no network of layers in a row;
   *     the message says which file and why
   */
  public static ModelFile read(String location, FileOpener files) throws IOException {
    try (InputStream file = files.open(location)) {
      byte[] bytes = file.readAllBytes();
      requireNetwork(entries(bytes));
      return new ModelFile(bytes);
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new IOException("Cannot read model " + location + ": there is no such file", e);
    } catch (ZipException | EOFException e) {
      throw new IOException("Cannot read model " + location + ": it is damaged", e);
    } catch (IOException e) {
      throw new IOException("Cannot read model " + location + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, byte[]> entries(byte[] bytes) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private static void requireNetwork(Map<String, byte[]> entries) throws IOException {
    byte[] configuration = entries.get(CONFIGURATION);
    if (configuration == null || !entries.containsKey(WEIGHTS)) {
      throw new IOException("it is no model file of Deeplearning4j, or damaged");
    }
    if (!new String(configuration, StandardCharsets.UTF_8).contains(LAYERS)) {
      throw new IOException("it holds no network of layers in a row");
    }
  }

  InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  /** SHA-256, in hexadecimal. */
  public String fingerprint() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
