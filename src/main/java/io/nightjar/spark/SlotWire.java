package io.nightjar.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;

/**
 * Turns messages into bytes and back.
 *
 * <p>Spark carries only the bytes: a reply of a class that came with the job would kill the
 * executor that receives it, since Spark's own class loader does not know it.
 */
final class SlotWire {
  private static final ObjectInputFilter OWN_AND_JDK =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=64;io.nightjar.**;java.lang.*;java.math.*;java.time.*;java.util.*;!*");

  private SlotWire() {}

  static byte[] encode(Serializable message) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(message);
    }
    return bytes.toByteArray();
  }

  /**
   * The message of these bytes.
   *
   * @throws IOException if it is none of that type, or holds a class that no message has
   */
  static <T> T decode(Object bytes, Class<T> type) throws IOException {
    if (!(bytes instanceof byte[] raw)) {
      throw new IOException("Cannot read message: it is not made of bytes");
    }
    try (ObjectInputStream in = new OwnClasses(new ByteArrayInputStream(raw))) {
      return type.cast(in.readObject());
    } catch (ClassNotFoundException | ClassCastException e) {
      throw new IOException("Cannot read message: " + e.getMessage(), e);
    }
  }

  /** Looks classes up where Nightjar's own are, whichever thread reads. */
  private static final class OwnClasses extends ObjectInputStream {
    OwnClasses(InputStream in) throws IOException {
      super(in);
      setObjectInputFilter(OWN_AND_JDK);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass described)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(described.getName(), false, SlotWire.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        return super.resolveClass(described);
      }
    }
  }
}
