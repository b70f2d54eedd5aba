package io.nightjar.results;

import io.nightjar.run.Storage;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a study's lock: for each holder, numbered as they came, its name, its last sign of
 * life, and a mark once it let go. The highest number holds the study. Names are made once and
 * never changed, and a number is deleted only when there is a higher one, so nobody can take a lock
 * by what he saw of an earlier one.
 */
public record LockFiles(Storage storage) {
  private static final String HOLDER = ".holder";
  private static final String BEAT = ".beat";
  private static final String FREE = ".free";
  private static final String NUMBER = "%08d";
  private static final Pattern NAME = Pattern.compile("(\\d{8,18})\\" + HOLDER);

  /** The highest number, 0 where nobody held the study yet. */
  public long newest() throws IOException {
    List<Long> numbers = numbers();
    return numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
  }

  private List<Long> numbers() throws IOException {
    // A ninth digit is no use of this class, but a file of that name must not block it for ever.
    return storage.list("").stream()
        .map(NAME::matcher)
        .filter(Matcher::matches)
        .map(name -> Long.parseLong(name.group(1)))
        .sorted()
        .toList();
  }

  /** Takes a number; false where it is taken. */
  public boolean create(long number, LockHolder holder) throws IOException {
    return storage.create(name(number, HOLDER), StorageText.content(holder.json()));
  }

  Optional<LockHolder> holder(long number) throws IOException {
    return read(number, HOLDER).flatMap(LockHolder::read);
  }

  public void beat(long number, Instant now) throws IOException {
    StorageText.write(storage, name(number, BEAT), now.toString());
  }

  /** The last sign of life; empty where there is none, or it is just being written. */
  Optional<Instant> lastBeat(long number) throws IOException {
    try {
      return read(number, BEAT).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  public void free(long number) throws IOException {
    StorageText.write(storage, name(number, FREE), "");
  }

  public boolean isFree(long number) throws IOException {
    return read(number, FREE).isPresent();
  }

  /** Who mends an entry that cannot be read, such as a folder of that name, must know which. */
  private Optional<String> read(long number, String kind) throws IOException {
    try {
      return StorageText.read(storage, name(number, kind));
    } catch (IOException e) {
      throw new FileSystemException(
          storage + "/" + name(number, kind), null, ResultsFolder.reason(e));
    }
  }

  void deleteBefore(long number) throws IOException {
    for (long each : numbers()) {
      if (each < number) {
        delete(each);
      }
    }
  }

  /** Deletes a number; its name last, as it is what the others are found by. */
  void delete(long number) throws IOException {
    for (String kind : List.of(BEAT, FREE, HOLDER)) {
      storage.delete(name(number, kind));
    }
  }

  /** All that changes while a holder lives, or lets go. */
  String signs(long number) throws IOException {
    return List.of(newest(), isFree(number), holder(number), lastBeat(number)).toString();
  }

  private static String name(long number, String kind) {
    return NUMBER.formatted(number) + kind;
  }
}
