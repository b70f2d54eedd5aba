package io.nightjar.export;

import io.nightjar.format.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A tracking server of MLflow, by version 2.0 of its REST API, which servers of MLflow 2 and 3
 * have.
 *
 * <p>Nothing is asked twice by itself: creating a run again would make another one.
 */
final class MlflowServer {
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration ANSWERING = Duration.ofMinutes(2);
  private static final String API = "/api/2.0/mlflow/";

  private final String base;
  private final Optional<String> authorization;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECTING)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /**
   * A server.
   *
   * @param base its address, without a slash at the end
   * @param authorization the value of that header
   */
  MlflowServer(String base, Optional<String> authorization) {
    this.base = base;
    this.authorization = authorization;
  }

  /** The server refused, or answered what no MLflow answers. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    RefusedException(String code, String message) {
      super(message);
      this.code = code;
    }

    /** MLflow's name for the error, or the status where it gave none. */
    String code() {
      return code;
    }
  }

  Map<String, Object> get(String call, String key, String value) throws IOException {
    String query = "?" + key + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    return answer(request(call + query).GET());
  }

  Map<String, Object> post(String call, Map<String, ?> body) throws IOException {
    return answer(
        request(call)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Json.text(body))));
  }

  private HttpRequest.Builder request(String call) throws RefusedException {
    HttpRequest.Builder request;
    try {
      request = HttpRequest.newBuilder(URI.create(base + API + call)).timeout(ANSWERING);
    } catch (IllegalArgumentException e) {
      throw new RefusedException("", "it is no address that HTTP knows (" + e.getMessage() + ")");
    }
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private Map<String, Object> answer(HttpRequest.Builder request) throws IOException {
    HttpResponse<String> response;
    try {
      response = http.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    Map<String, Object> body = body(response);
    if (response.statusCode() != 200) {
      String status = String.valueOf(response.statusCode());
      throw new RefusedException(
          String.valueOf(body.getOrDefault("error_code", status)),
          String.valueOf(body.getOrDefault("message", "it answered with status " + status)));
    }
    return body;
  }

  private static Map<String, Object> body(HttpResponse<String> response) throws RefusedException {
    try {
      return Json.object(response.body());
    } catch (IllegalArgumentException e) {
      if (response.statusCode() != 200) {
        return Map.of();
      }
      throw new RefusedException("", "it does not answer as MLflow does");
    }
  }
}
