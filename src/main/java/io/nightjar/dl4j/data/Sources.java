package io.nightjar.dl4j.data;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Opens what a data source names, and says why it cannot be read. */
final class Sources {
  private static final String DIGITS_RESOURCE = "/io/nightjar/dl4j/digits.csv.gz";
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private Sources() {}

  /** Reads a stream; the caller closes it. */
  interface Reading<S extends AutoCloseable> {
    void read(S file) throws IOException, DataException;
  }

  /**
   * The files that a source stands for: one, or those of a folder.
   *
   * @throws DataException if it is a folder that holds none
   */
  static List<String> parts(String source, FileOpener files) throws DataException {
    try {
      List<String> parts = files.parts(source);
      if (parts.isEmpty()) {
        throw new DataException("Cannot read data " + source + ": it is a folder without files");
      }
      return parts;
    } catch (IOException | InvalidPathException e) {
      throw unreadable(source, e);
    }
  }

  /** Reads the bytes of a file, unpacked if its first bytes or its name say gzip. */
  static void bytes(String source, FileOpener files, Reading<InputStream> reading)
      throws DataException {
    try (InputStream file = open(source, files);
        InputStream plain = unpacked(source, file)) {
      reading.read(plain);
    } catch (IOException | InvalidPathException e) {
      throw unreadable(source, e);
    }
  }

  private static DataException unreadable(String source, Exception problem) {
    return new DataException("Cannot read data " + source + ": " + reason(problem), problem);
  }

  /** Reads the text of a file, unpacked if its first bytes or its name say gzip. */
  static void text(String source, FileOpener files, Reading<BufferedReader> reading)
      throws DataException {
    bytes(source, files, plain -> reading.read(text(plain)));
  }

  private static InputStream open(String source, FileOpener files) throws IOException {
    if (!source.equals(DataSpec.DIGITS)) {
      return files.open(source);
    }
    InputStream digits = Sources.class.getResourceAsStream(DIGITS_RESOURCE);
    if (digits == null) {
      throw new IOException("the resource " + DIGITS_RESOURCE + " is missing");
    }
    return digits;
  }

  private static InputStream unpacked(String source, InputStream file) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(file, 2);
    byte[] start = bytes.readNBytes(2);
    bytes.unread(start);
    boolean packed = start.length == 2 && start[0] == (byte) 0x1f && start[1] == (byte) 0x8b;
    return packed || (source.endsWith(".gz") && start.length > 0)
        ? new GZIPInputStream(bytes, BUFFER_BYTES)
        : new BufferedInputStream(bytes, BUFFER_BYTES);
  }

  private static BufferedReader text(InputStream plain) throws IOException {
    return withoutMark(
        new BufferedReader(
            new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), BUFFER_BYTES));
  }

  private static BufferedReader withoutMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  private static String reason(Throwable problem) {
    if (problem instanceof NoSuchFileException || problem instanceof FileNotFoundException) {
      return "there is no such file";
    }
    if (problem instanceof InvalidPathException path) {
      return path.getReason();
    }
    if (problem instanceof ZipException) {
      return "it is no gzip file (" + problem.getMessage() + ")";
    }
    if (problem instanceof EOFException) {
      return "it ends too early for a gzip file";
    }
    if (problem instanceof CharacterCodingException) {
      return "it is no UTF-8 text";
    }
    if (problem instanceof AccessDeniedException) {
      return "access is denied";
    }
    return message(problem);
  }

  private static String message(Throwable problem) {
    @Nullable String message = problem.getMessage();
    return message == null ? problem.getClass().getSimpleName() : message;
  }
}
