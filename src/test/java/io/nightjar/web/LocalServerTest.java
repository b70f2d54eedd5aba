package io.nightjar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalServerTest {
  private static final String LOOPBACK = "127.0.0.1";

  private final HttpClient client = HttpClient.newHttpClient();
  private LocalServer server;

  @BeforeEach
  void start() throws IOException {
    server = LocalServer.start(LOOPBACK, 0, LocalServerTest::reply);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Reply reply(String path) throws IOException {
    return switch (path) {
      case "/page" -> Reply.page("<p>");
      case "/file" -> Reply.file("<b>".getBytes(StandardCharsets.UTF_8));
      case "/asset" -> Reply.asset("text/css", "b {}");
      case "/broken" -> throw new IOException("the disk is gone");
      default -> Reply.notFound(path);
    };
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    URI address = URI.create("http://" + LOOPBACK + ":" + server.port() + path);
    HttpRequest request =
        HttpRequest.newBuilder(address).method(method, BodyPublishers.noBody()).build();
    return client.send(request, BodyHandlers.ofString());
  }

  /** What the JDK's client refuses to send. */
  private String raw(String head) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void answersWithThePolicyOfThePlace() throws Exception {
    HttpResponse<String> page = send("GET", "/page");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo("<p>");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(send("GET", "/file").headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("sandbox allow-scripts", "'unsafe-inline'")
        .doesNotContain("allow-same-origin", "connect-src");
    assertThat(send("GET", "/asset").headers().firstValue("Cache-Control"))
        .contains("max-age=3600");
  }

  @Test
  void answersHeadWithoutABody() throws Exception {
    HttpResponse<String> head = send("HEAD", "/page");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length")).contains("3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
  void onlyReads(String method) throws Exception {
    HttpResponse<String> answer = send(method, "/page");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    assertThat(answer.body()).isEqualTo("Cannot " + method + ": this server only reads\n");
  }

  @Test
  void answersNobodyWhoAsksForAnotherName() throws Exception {
    assertThat(raw("GET /page HTTP/1.1\r\nHost: evil.example"))
        .startsWith("HTTP/1.1 421")
        .contains("Cannot answer: this server has another name")
        .doesNotContain("<p>");
    assertThat(raw("GET /page HTTP/1.1\r\nHost: localhost:1")).startsWith("HTTP/1.1 200");
  }

  @Test
  void handsPathsOverDecodedAndSurvivesAnyOfThem() throws Exception {
    assertThat(send("GET", "/a%2F..%2Fb?c=d").body()).isEqualTo("/a/../b");
    assertThat(raw("GET /%00%zz HTTP/1.1\r\nHost: localhost")).startsWith("HTTP/1.1 400");
    assertThat(raw("GET http://evil.example/page HTTP/1.1\r\nHost: localhost"))
        .doesNotContain("evil.example/");
    assertThat(send("GET", "/page").statusCode()).isEqualTo(200);
  }

  @Test
  void saysWhatBroke() throws Exception {
    HttpResponse<String> answer = send("GET", "/broken");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("Cannot answer: the disk is gone\n");
  }

  @Test
  void refusesAPortInUse() {
    assertThatThrownBy(() -> LocalServer.start(LOOPBACK, server.port(), LocalServerTest::reply))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot listen at 127.0.0.1 port " + server.port() + ": Address already in use");
  }

  @Test
  void refusesAHostThatThereIsNot() {
    assertThatThrownBy(() -> LocalServer.start("no-such-host.invalid", 0, LocalServerTest::reply))
        .hasMessage("Cannot listen at no-such-host.invalid: there is no such host");
  }
}
