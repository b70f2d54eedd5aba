package io.nightjar.web;

import java.nio.charset.StandardCharsets;

/** An answer: a status of HTTP, a body and what the browser may do with it. */
public final class Reply {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final String HTML = "text/html; charset=utf-8";

  private final int status;
  private final String type;
  private final Policy policy;
  private final byte[] body;

  private Reply(int status, String type, Policy policy, byte[] body) {
    this.status = status;
    this.type = type;
    this.policy = policy;
    this.body = body;
  }

  /** What a Content-Security-Policy allows, and how long browsers keep the answer. */
  enum Policy {
    /** A page of this server's: scripts, styles and data of this server only. */
    PAGE(
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "no-store"),
    /**
     * A file that a sweep wrote: its scripts and styles are in it, and it is kept apart from all
     * else that this server says.
     */
    FILE(
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
            + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " sandbox allow-scripts",
        "no-store"),
    /** A script or a style, which stays as it is. */
    ASSET("default-src 'none'; frame-ancestors 'none'", "max-age=3600"),
    /** Figures for a page. */
    DATA("default-src 'none'; frame-ancestors 'none'", "no-store");

    private final String content;
    private final String keeping;

    Policy(String content, String keeping) {
      this.content = content;
      this.keeping = keeping;
    }

    String content() {
      return content;
    }

    String keeping() {
      return keeping;
    }
  }

  /** A page of this server's. */
  public static Reply page(String html) {
    return new Reply(OK, HTML, Policy.PAGE, bytes(html));
  }

  /** A page for a path that leads nowhere. */
  public static Reply notFound(String html) {
    return new Reply(NOT_FOUND, HTML, Policy.PAGE, bytes(html));
  }

  /**
   * A page that a sweep wrote.
   *
   * @param html its bytes, which nobody may change
   */
  public static Reply file(byte[] html) {
    return new Reply(OK, HTML, Policy.FILE, html);
  }

  /** Figures. */
  public static Reply json(String json) {
    return new Reply(OK, "application/json; charset=utf-8", Policy.DATA, bytes(json));
  }

  /**
   * A script, a style or a picture.
   *
   * @param type for example {@code text/css; charset=utf-8}
   */
  public static Reply asset(String type, String content) {
    return new Reply(OK, type, Policy.ASSET, bytes(content));
  }

  static Reply text(int status, String text) {
    return new Reply(status, "text/plain; charset=utf-8", Policy.DATA, bytes(text + "\n"));
  }

  int status() {
    return status;
  }

  /** The type of the body, with its character set. */
  String type() {
    return type;
  }

  Policy policy() {
    return policy;
  }

  byte[] body() {
    return body;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
