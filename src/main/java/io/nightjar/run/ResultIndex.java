package io.nightjar.run;

import io.nightjar.trial.Purpose;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Knows where in a file each result stands: some 50 bytes each in memory, however long its line.
 */
final class ResultIndex implements ResultStore {
  /** How many lines are read before they are decoded, by all cores. */
  private static final int BATCH = 2048;

  private final LineFile lines;
  private final Function<String, TrialEvent> decode;
  private final List<Place> places = new ArrayList<>();
  private boolean isSorted = true;

  ResultIndex(LineFile lines, Function<String, TrialEvent> decode) {
    this.lines = lines;
    this.decode = decode;
  }

  /** Where the result of a task stands. */
  record Place(Purpose purpose, long trial, int epochs, int repeat, long position) {
    static final Comparator<Place> ORDER =
        Comparator.comparing(Place::purpose)
            .thenComparingLong(Place::trial)
            .thenComparingInt(Place::epochs)
            .thenComparingInt(Place::repeat);

    static Place of(TrialTask task, long position) {
      return new Place(task.purpose(), task.trial().id(), task.epochs(), task.repeat(), position);
    }
  }

  void addAll(List<Place> more) {
    places.addAll(more);
    isSorted = false;
  }

  @Override
  public Iterator<TrialResult> results(Purpose purpose) {
    sort();
    LongStream positions =
        places.stream().filter(place -> place.purpose() == purpose).mapToLong(Place::position);
    return new Batches(positions.iterator());
  }

  @Override
  public Iterator<Trial> trials(PrimitiveIterator.OfLong ids) {
    sort();
    Iterator<TrialResult> results = new Batches(positions(ids));
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return results.hasNext();
      }

      @Override
      public Trial next() {
        return results.next().task().trial();
      }
    };
  }

  private void sort() {
    if (!isSorted) {
      places.sort(Place.ORDER);
      isSorted = true;
    }
  }

  private PrimitiveIterator.OfLong positions(PrimitiveIterator.OfLong ids) {
    return new PrimitiveIterator.OfLong() {
      @Override
      public boolean hasNext() {
        return ids.hasNext();
      }

      @Override
      public long nextLong() {
        return firstOf(ids.nextLong());
      }
    };
  }

  private long firstOf(long trial) {
    int found =
        Collections.binarySearch(places, new Place(Purpose.SEARCH, trial, 0, 0, 0), Place.ORDER);
    int first = -found - 1;
    if (first == places.size()
        || places.get(first).trial() != trial
        || places.get(first).purpose() != Purpose.SEARCH) {
      throw new IllegalArgumentException("Cannot find trial " + trial + ": it has no result");
    }
    return places.get(first).position();
  }

  /** Reads results at positions: while a batch is used, other threads decode the next one. */
  private final class Batches implements Iterator<TrialResult> {
    private final PrimitiveIterator.OfLong positions;
    private Iterator<TrialResult> batch = Collections.emptyIterator();
    private List<String> waiting = List.of();
    private CompletableFuture<List<TrialResult>> following;

    Batches(PrimitiveIterator.OfLong positions) {
      this.positions = positions;
      this.following = begin();
    }

    private CompletableFuture<List<TrialResult>> begin() {
      List<String> read = read();
      waiting = read;
      return CompletableFuture.supplyAsync(
          () -> read.parallelStream().map(ResultIndex.this::result).toList());
    }

    @Override
    public boolean hasNext() {
      return batch.hasNext() || !waiting.isEmpty();
    }

    @Override
    public TrialResult next() {
      if (!batch.hasNext()) {
        batch = following.join().iterator();
        following = begin();
      }
      return batch.next();
    }

    private List<String> read() {
      List<String> read = new ArrayList<>(BATCH);
      try {
        while (read.size() < BATCH && positions.hasNext()) {
          read.add(lines.line(positions.nextLong()));
        }
        return read;
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read journal: " + e.getMessage(), e);
      }
    }
  }

  private TrialResult result(String line) {
    return ((TrialEvent.Told) decode.apply(line)).result();
  }
}
