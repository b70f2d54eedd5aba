package io.nightjar.trial;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A trained network that every trial starts from.
 *
 * @param source the path of a model file of Deeplearning4j
 * @param freeze the number of its first layers that stay as they are
 * @param fingerprint SHA-256 of the file, in hexadecimal; null where it was not read yet
 */
public record InitialModel(String source, int freeze, @Nullable String fingerprint)
    implements Serializable {

  public InitialModel {
    if (freeze < 0) {
      throw new IllegalArgumentException("Invalid number of frozen layers: " + freeze);
    }
  }

  /** The same model where its file is found. */
  public InitialModel located(String place) {
    return new InitialModel(place, freeze, fingerprint);
  }

  /** The same model with the fingerprint of its file. */
  public InitialModel read(String sha256) {
    return new InitialModel(source, freeze, sha256);
  }
}
