package io.nightjar.trial;

import io.nightjar.space.Configuration;
import java.io.Serializable;

/**
 * A configuration under test.
 *
 * @param id the position in the study (bracket, then index in it), never the order of asking
 * @param seed the seed of everything random in its training, see {@link Seeds#ofTrial}
 */
public record Trial(long id, Configuration configuration, long seed) implements Serializable {

  public Trial {
    if (id < 0) {
      throw new IllegalArgumentException("Invalid trial id: " + id);
    }
  }
}
