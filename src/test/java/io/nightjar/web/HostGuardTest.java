package io.nightjar.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostGuardTest {
  private static final HostGuard GUARD = new HostGuard(Set.of("localhost", "night.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8090",
        "127.0.0.1:8090",
        "192.168.0.7",
        "[::1]:8090",
        "night.example:443"
      })
  void answersItsOwnNamesAndAnyAddress(String host) {
    assertThat(GUARD.allows(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "evil.example:8090",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "localhost:8090@evil.example",
        "localhost:port",
        "[evil]",
        "night.example/"
      })
  void answersNoOtherName(String host) {
    assertThat(GUARD.allows(host)).isFalse();
  }

  @Test
  void answersNobodyWhoNamesNoHost() {
    assertThat(GUARD.allows(null)).isFalse();
  }
}
