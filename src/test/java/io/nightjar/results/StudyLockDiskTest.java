package io.nightjar.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.run.LocalStorage;
import io.nightjar.run.Storage;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lock on a disk that is full, or in which something else is in the way. */
final class StudyLockDiskTest {
  private static final String WHAT = "Cannot run study digits in results";

  @TempDir private Path folder;
  private final List<String> notes = new ArrayList<>();

  private LockFiles files() {
    return new LockFiles(new LocalStorage(folder));
  }

  private LockTaker taker(LockFiles files) {
    return new LockTaker(files, LockTimes.USUAL, WHAT, notes::add);
  }

  private StudyLock take() throws Exception {
    return take(files());
  }

  private StudyLock take(LockFiles files) throws Exception {
    return taker(files).take(own(), () -> {});
  }

  private static LockHolder own() {
    return LockHolder.ofThisProcess("run", Instant.now());
  }

  private Storage full() {
    return failing("write", "No space left on device");
  }

  /** Storage of which one method fails. */
  private Storage failing(String broken, String reason) {
    return (Storage)
        Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals(broken)) {
                throw new IOException(reason);
              }
              return method.invoke(files().storage(), arguments);
            });
  }

  @Test
  void fullDiskIsSaidAndLeavesNothingBehind() throws Exception {
    assertThatThrownBy(() -> take(new LockFiles(full())))
        .isInstanceOf(UnwritableException.class)
        .hasMessage(WHAT + ": No space left on device");

    assertThat(files().storage().list("")).isEmpty();
    take().close();
    assertThat(notes).isEmpty();
  }

  /** Who had looked before would else take a number that others have passed. */
  @Test
  void fullDiskDoesNotLetNumbersBeginAgain() throws Exception {
    files().create(1, own());
    files().free(1);

    assertThatThrownBy(() -> take(new LockFiles(full()))).isInstanceOf(UnwritableException.class);

    assertThat(files().storage().list("")).containsExactly("00000001.free", "00000001.holder");
    take().close();
    assertThat(files().newest()).isEqualTo(2);
  }

  @Test
  void oldNumberThatCannotBeDeletedIsInNobodysWay() throws Exception {
    files().create(1, own());
    files().free(1);

    take(new LockFiles(failing("delete", "Read-only file system"))).close();

    assertThat(files().newest()).isEqualTo(2);
    take().close();
    assertThat(files().storage().list(""))
        .containsExactly("00000003.beat", "00000003.free", "00000003.holder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000001.holder", "00000001.free", "00000001.beat"})
  void folderInPlaceOfAFileIsNamed(String name) throws Exception {
    Instant then = Instant.parse("2026-01-02T03:04:05Z");
    files().create(1, new LockHolder("other", "run", "far", "another machine", 7, then, then));
    Files.deleteIfExists(folder.resolve(name));
    Files.createDirectory(folder.resolve(name));

    assertThatThrownBy(this::take)
        .isInstanceOf(UnwritableException.class)
        .hasMessage(WHAT + ": " + folder.resolve(name) + ": Is a directory");
    assertThatThrownBy(() -> taker(files()).requireFree()).isInstanceOf(UnwritableException.class);
  }

  @Test
  void fileInPlaceOfTheFolderIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("digits"), "in the way");
    assertThatThrownBy(() -> take(new LockFiles(new LocalStorage(file))))
        .isInstanceOf(UnwritableException.class)
        .hasMessage(WHAT + ": " + file + ": something else is there");
    assertThatThrownBy(() -> take(new LockFiles(new LocalStorage(file.resolve("below")))))
        .isInstanceOf(UnwritableException.class)
        .hasMessageStartingWith(WHAT + ": " + file);
  }
}
