package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineZoneTest {
  @TempDir private Path folder;
  private Path localTime = Path.of("");

  @BeforeEach
  void linkToAZone() throws IOException {
    Path zone = folder.resolve("share/zoneinfo/America/Argentina/Salta");
    Files.createDirectories(zone.getParent());
    localTime = Files.createSymbolicLink(folder.resolve("localtime"), Files.createFile(zone));
  }

  private String zone(@Nullable String variable) {
    return MachineZone.of(variable, localTime).getId();
  }

  @Test
  void theVariableComesBeforeTheMachine() {
    assertThat(zone("Europe/Berlin")).isEqualTo("Europe/Berlin");
    assertThat(zone(":Asia/Tokyo")).isEqualTo("Asia/Tokyo");
    assertThat(zone("UTC")).isEqualTo("UTC");
  }

  @Test
  void theMachineHasALinkToItsZone() {
    assertThat(zone(null)).isEqualTo("America/Argentina/Salta");
    assertThat(zone("")).isEqualTo("America/Argentina/Salta");
    assertThat(zone("CET-1CEST,M3.5.0")).isEqualTo("America/Argentina/Salta");
  }

  @Test
  void withoutEitherItIsUtc() throws IOException {
    Files.delete(localTime);
    assertThat(zone(null)).isEqualTo("UTC");
    Files.createFile(localTime);
    assertThat(zone(null)).isEqualTo("UTC");
  }
}
