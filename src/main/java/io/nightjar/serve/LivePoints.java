package io.nightjar.serve;

import java.util.ArrayList;
import java.util.List;

/**
 * A spread of points in their order, however many there were: whenever there are too many, every
 * second one goes.
 */
final class LivePoints {
  private static final int MOST = 1200;

  private final List<Object> points = new ArrayList<>();
  private long seen;
  private long stride = 1;

  void add(Object point) {
    if (seen % stride == 0) {
      points.add(point);
    }
    seen++;
    if (points.size() == MOST) {
      thin();
    }
  }

  private void thin() {
    List<Object> kept = new ArrayList<>();
    for (int i = 0; i < points.size(); i += 2) {
      kept.add(points.get(i));
    }
    points.clear();
    points.addAll(kept);
    stride *= 2;
  }

  List<Object> points() {
    return List.copyOf(points);
  }
}
