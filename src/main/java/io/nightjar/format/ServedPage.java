package io.nightjar.format;

import java.util.Map;
import java.util.Optional;

/**
 * The pages that a server of results serves: each is the same frame around its figures, which a
 * script of the same server shows, and asks for again.
 */
public final class ServedPage {
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  private static final Map<String, Asset> ASSETS =
      Map.of(
          "/assets/nightjar.css",
          new Asset("text/css; charset=utf-8", PageParts.resources("report.css", "serve.css")),
          "/assets/kit.js",
          new Asset(SCRIPT, PageParts.resources("kit.js")),
          "/assets/serve.js",
          new Asset(SCRIPT, PageParts.resources("serve.js")),
          "/assets/serve-charts.js",
          new Asset(SCRIPT, PageParts.resources("chart-kit.js", "serve-charts.js")),
          "/assets/echarts.js",
          new Asset(SCRIPT, PageParts.resources(PageParts.CHARTS)));

  private ServedPage() {}

  /**
   * A file that pages use.
   *
   * @param type with its character set
   */
  public record Asset(String type, String content) {}

  /**
   * A page.
   *
   * @param title any text
   * @param data its figures
   */
  public static String html(String title, Map<String, Object> data) {
    return PageParts.resource("serve.html")
        .replace("{{title}}", escaped(title))
        .replace("{{data}}", PageParts.inScript(Json.text(data)));
  }

  /** The file of an address; empty where there is none. */
  public static Optional<Asset> asset(String path) {
    return Optional.ofNullable(ASSETS.get(path));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
