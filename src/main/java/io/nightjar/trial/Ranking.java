package io.nightjar.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ranks trials by several objectives within limits.
 *
 * <p>Feasible ones come before infeasible ones, and those by their excess; the feasible ones by
 * fronts, after the constrained domination of NSGA-II (Deb, Pratap, Agarwal, Meyarivan: A fast and
 * elitist multiobjective genetic algorithm, 2002). Inside a front the next place belongs to the one
 * that adds most to the hypervolume of those before it. So the first is the widest compromise, not
 * an end of the front, and any number of first ranks covers it nearly as well as so many can;
 * crowding distance would put the ends first and drop two close neighbours together. Ties by trial.
 */
public final class Ranking {
  private static final Comparator<Rating> BY_LOSS_THEN_TRIAL =
      Comparator.comparingDouble((Rating rating) -> rating.losses()[0])
          .thenComparingLong(Rating::trial);
  private static final Comparator<Rating> BY_EXCESS_THEN_LOSS =
      Comparator.comparingDouble(Rating::excess).thenComparing(BY_LOSS_THEN_TRIAL);

  private final List<Rating> ratings;

  private Ranking(List<Rating> ratings) {
    this.ratings = ratings;
  }

  /** The places, from the first to the last: one for each rating. */
  public static List<Place> of(List<Rating> ratings) {
    return new Ranking(ratings).places();
  }

  private List<Place> places() {
    List<Integer> feasible = new ArrayList<>();
    List<Integer> infeasible = new ArrayList<>();
    for (int i = 0; i < ratings.size(); i++) {
      (ratings.get(i).isFeasible() ? feasible : infeasible).add(i);
    }
    List<Place> places = new ArrayList<>(ratings.size());
    if (feasible.isEmpty() || ratings.get(feasible.get(0)).losses().length == 1) {
      addSorted(feasible, BY_LOSS_THEN_TRIAL, places);
    } else {
      addFronts(feasible, places);
    }
    addSorted(infeasible, BY_EXCESS_THEN_LOSS, places);
    return places;
  }

  private void addSorted(List<Integer> indices, Comparator<Rating> order, List<Place> places) {
    indices.sort(Comparator.comparing(ratings::get, order));
    indices.forEach(index -> places.add(new Place(index, Place.NO_FRONT)));
  }

  private void addFronts(List<Integer> indices, List<Place> places) {
    indices.sort(Comparator.comparingLong(index -> ratings.get(index).trial()));
    double[][] losses =
        indices.stream().map(index -> ratings.get(index).losses()).toArray(double[][]::new);
    int[] fronts = Fronts.of(losses);
    SortedMap<Integer, List<Integer>> byFront = new TreeMap<>();
    for (int i = 0; i < fronts.length; i++) {
      byFront.computeIfAbsent(fronts[i], front -> new ArrayList<>()).add(i);
    }
    byFront.forEach(
        (front, members) -> {
          double[][] own = members.stream().map(i -> losses[i]).toArray(double[][]::new);
          Arrays.stream(FrontOrder.of(own))
              .forEach(next -> places.add(new Place(indices.get(members.get(next)), front)));
        });
  }
}
