package io.nightjar.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a {@link Site} to browsers, by GET and HEAD alone. It asks nobody who they are, so it
 * belongs on loopback.
 */
public final class LocalServer implements AutoCloseable {
  private static final int THREADS = 4;
  private static final int BAD_METHOD = 405;
  private static final int BAD_HOST = 421;
  private static final int BROKEN = 500;
  private static final long NO_BODY = -1;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Site site;
  private final HostGuard guard;

  private LocalServer(HttpServer server, Site site, HostGuard guard) {
    this.server = server;
    this.site = site;
    this.guard = guard;
    this.threads = Executors.newFixedThreadPool(THREADS, LocalServer::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "nightjar-serve");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts to serve.
   *
   * @param host the name or address to listen at
   * @param port 0 for any that is free
   * @throws IOException if it cannot listen there
   */
  public static LocalServer start(String host, int port, Site site) throws IOException {
    // Read once by the JDK's server: nobody may hold a thread of it by sending half a request.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    InetSocketAddress address = new InetSocketAddress(resolved(host), port);
    HttpServer server;
    try {
      server = HttpServer.create(address, 0);
    } catch (BindException e) {
      throw new IOException(
          "Cannot listen at %s port %d: %s".formatted(host, port, e.getMessage()), e);
    }
    LocalServer started = new LocalServer(server, site, new HostGuard(names(host)));
    server.setExecutor(started.threads);
    server.createContext("/", started::handle);
    server.start();
    return started;
  }

  private static InetAddress resolved(String host) throws IOException {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IOException("Cannot listen at " + host + ": there is no such host", e);
    }
  }

  private static Set<String> names(String host) throws IOException {
    Set<String> names = new TreeSet<>(Set.of("localhost", host.toLowerCase(Locale.ROOT)));
    if (!isLoopback(host)) {
      names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
      names.add(InetAddress.getLocalHost().getCanonicalHostName().toLowerCase(Locale.ROOT));
    }
    return names;
  }

  /** Whether only programs of this machine reach a server that listens there. */
  public static boolean isLoopback(String host) throws IOException {
    return resolved(host).isLoopbackAddress();
  }

  /** The port that it listens at. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    }
  }

  private Reply answer(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    if (!guard.allows(exchange.getRequestHeaders().getFirst("Host"))) {
      return Reply.text(BAD_HOST, "Cannot answer: this server has another name");
    }
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      return Reply.text(BAD_METHOD, "Cannot " + method + ": this server only reads");
    }
    try {
      return site.reply(String.valueOf(exchange.getRequestURI().getPath()));
    } catch (IOException | RuntimeException e) {
      return Reply.text(BROKEN, "Cannot answer: " + e.getMessage());
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", reply.type());
    headers.set("Content-Security-Policy", reply.policy().content());
    headers.set("Cache-Control", reply.policy().keeping());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", String.valueOf(reply.body().length));
      exchange.sendResponseHeaders(reply.status(), NO_BODY);
      return;
    }
    exchange.sendResponseHeaders(reply.status(), reply.body().length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(reply.body());
    }
  }

  /** Stops to listen, and lets go of those who are being answered. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
