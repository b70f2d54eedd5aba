package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.space.Parameter;
import io.nightjar.space.SearchSpace;
import java.util.List;

/**
 * A configuration on the unit cube.
 *
 * @param unit a coordinate per varied parameter of the space; 0.5 where it is inactive
 * @param active whether it is active, for each of them
 */
// Numbers for models, which never compare or hash one.
@SuppressWarnings("ArrayRecordComponent")
record Point(Configuration configuration, double[] unit, boolean[] active) {

  static Point of(SearchSpace space, Configuration configuration) {
    List<Parameter> varied = space.varied();
    boolean[] active = new boolean[varied.size()];
    for (int i = 0; i < active.length; i++) {
      active[i] = configuration.has(varied.get(i).name());
    }
    return new Point(configuration, space.toUnit(configuration), active);
  }
}
