package io.nightjar.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One sweep with one fault.
 *
 * @param seed decides on the moment and on who is hit
 */
record Round(int number, Scenario scenario, Layout layout, long seed) {

  /**
   * Rounds that go through all scenarios in turn, the layout changing from round to round; once all
   * had their turn, each comes in its other layout.
   */
  static List<Round> plan(int count, List<Scenario> scenarios, long seed) {
    Random seeds = new Random(seed);
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int turn = i / scenarios.size();
      int place = i % scenarios.size();
      Layout layout = (turn + place) % 2 == 0 ? Layout.ONE : Layout.FOUR;
      rounds.add(new Round(i + 1, scenarios.get(place), layout, seeds.nextInt(1 << 30)));
    }
    return rounds;
  }

  String words() {
    return String.format(
        "%3d %-16s %-7s seed %-10d", number, scenario.label(), layout.label(), seed);
  }
}
