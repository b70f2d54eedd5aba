package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nightjar serve} as a user calls it. */
final class ServeTest {
  @TempDir private Path folder;

  @Test
  void refusesAFolderWithoutResults() {
    Cli serve = Cli.call("serve", folder.toString());
    assertThat(serve.exit()).isEqualTo(2);
    assertThat(serve.err().strip()).isEqualTo("Cannot find a sweep in " + folder);
  }

  @Test
  void refusesAPortInUseWithOneLine() throws IOException {
    new Nights(folder).done(Nights.id(1), "digits", 0.95);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      Cli serve = Cli.call("serve", folder.toString(), "--port", port);
      assertThat(serve.exit()).isEqualTo(2);
      assertThat(serve.err().strip())
          .isEqualTo(
              "--port: Cannot listen at 127.0.0.1 port " + port + ": Address already in use");
    }
  }

  @Test
  void refusesAPortThatThereIsNot() throws IOException {
    new Nights(folder).done(Nights.id(1), "digits", 0.95);
    Cli serve = Cli.call("serve", folder.toString(), "--port", "70000");
    assertThat(serve.exit()).isEqualTo(2);
    assertThat(serve.err().strip()).isEqualTo("--port: Invalid port: 70000 (0 to 65535)");
  }

  @Test
  @Tag("slow")
  void servesUntilItIsTold() throws Exception {
    new Nights(folder).done(Nights.id(1), "digits", 0.95);
    Path errors = Files.createTempFile(folder, "err", ".txt");
    Process serve =
        Cli.process("serve", folder.toString(), "--port", "0", "--host", "0.0.0.0")
            .redirectError(errors.toFile())
            .start();
    try (BufferedReader out = serve.inputReader()) {
      URI address = URI.create(out.readLine().replace("0.0.0.0", "127.0.0.1"));
      HttpRequest index = HttpRequest.newBuilder(address.resolve("/api/index")).build();
      assertThat(HttpClient.newHttpClient().send(index, BodyHandlers.ofString()).body())
          .contains("\"name\":\"digits\"");
      new ProcessBuilder("kill", String.valueOf(serve.pid())).start().waitFor();
      assertThat(serve.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      serve.destroyForcibly();
    }
    assertThat(serve.exitValue()).isZero();
    assertThat(errors).content().contains("Warning: whoever reaches 0.0.0.0 can read these");
  }
}
