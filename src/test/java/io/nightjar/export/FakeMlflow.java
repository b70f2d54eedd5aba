package io.nightjar.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The few calls of MLflow's REST API that an export makes, in memory. */
final class FakeMlflow {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final @Nullable HttpServer http;
  private final Map<String, Run> runs = Collections.synchronizedMap(new LinkedHashMap<>());
  private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, String> fixed = new ConcurrentHashMap<>();
  private volatile String experiment = "";
  private final AtomicInteger callsLeft = new AtomicInteger(Integer.MAX_VALUE);

  private FakeMlflow(@Nullable HttpServer http) {
    this.http = http;
  }

  /** One run; metrics by name and step. */
  record Run(
      List<String> statuses,
      Map<String, String> tags,
      Map<String, String> params,
      Map<String, Double> metrics) {
    String status() {
      return statuses.get(statuses.size() - 1);
    }
  }

  static FakeMlflow dead() {
    return new FakeMlflow(null);
  }

  static FakeMlflow start() throws IOException {
    // Or each answer waits for the other side's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FakeMlflow fake = new FakeMlflow(http);
    http.createContext("/api/2.0/mlflow/", fake::answer);
    http.start();
    return fake;
  }

  String address() {
    return http == null ? "" : "http://127.0.0.1:" + http.getAddress().getPort();
  }

  Map<String, Run> runs() {
    return runs;
  }

  List<String> authorizations() {
    return authorizations;
  }

  void deleteExperiment() {
    experiment = "deleted";
  }

  /** Answers so many more calls, then none. */
  void breakAfter(int calls) {
    callsLeft.set(calls);
  }

  /** Answers this call so, whatever it is asked. */
  void answer(String call, String text) {
    fixed.put(call, text);
  }

  /** Answers every call so. */
  void alwaysAnswer(String text) {
    answer("", text);
  }

  void stop() {
    if (http != null) {
      http.stop(0);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    String call = exchange.getRequestURI().getPath().substring("/api/2.0/mlflow/".length());
    JsonNode body = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
    boolean isNone = call.equals("experiments/get-by-name") && experiment.isEmpty();
    if (callsLeft.getAndDecrement() <= 0) {
      send(exchange, 500, "{\"error_code\":\"INTERNAL_ERROR\",\"message\":\"broken\"}");
    } else if (fixed.containsKey(call) || fixed.containsKey("")) {
      send(exchange, 200, fixed.getOrDefault(call, fixed.getOrDefault("", "")));
    } else if (isNone) {
      send(exchange, 404, "{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\",\"message\":\"none\"}");
    } else {
      send(exchange, 200, reply(call, body).toString());
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private JsonNode reply(String call, JsonNode body) {
    ObjectNode reply = MAPPER.createObjectNode();
    switch (call) {
      case "experiments/get-by-name" ->
          reply
              .putObject("experiment")
              .put("experiment_id", "1")
              .put("lifecycle_stage", experiment);
      case "experiments/create" -> {
        experiment = "active";
        reply.put("experiment_id", "1");
      }
      case "runs/search" -> runs.forEach((id, run) -> describe(id, run, reply.withArray("runs")));
      case "runs/create" ->
          reply.putObject("run").putObject("info").put("run_id", created(body.path("tags")));
      case "runs/update" -> run(body).statuses().add(body.path("status").asText());
      case "runs/log-batch" -> log(run(body), body);
      default -> throw new IllegalArgumentException("Invalid call: " + call);
    }
    return reply;
  }

  private Run run(JsonNode body) {
    Run run = runs.get(body.path("run_id").asText());
    if (run == null) {
      throw new IllegalArgumentException("Cannot find run " + body);
    }
    return run;
  }

  private String created(JsonNode tags) {
    String id = "r" + (runs.size() + 1);
    Run run =
        new Run(
            new ArrayList<>(List.of("RUNNING")),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>());
    putAll(tags, run.tags());
    runs.put(id, run);
    return id;
  }

  private static void describe(String id, Run run, ArrayNode found) {
    ObjectNode described = found.addObject();
    described.putObject("info").put("run_id", id);
    ArrayNode tags = described.putObject("data").putArray("tags");
    run.tags().forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
  }

  private static void log(Run run, JsonNode body) {
    putAll(body.path("params"), run.params());
    putAll(body.path("tags"), run.tags());
    body.path("metrics")
        .forEach(
            each ->
                run.metrics()
                    .put(
                        each.path("key").asText() + "@" + each.path("step").asInt(),
                        each.path("value").asDouble()));
  }

  private static void putAll(JsonNode pairs, Map<String, String> texts) {
    pairs.forEach(each -> texts.put(each.path("key").asText(), each.path("value").asText()));
  }
}
