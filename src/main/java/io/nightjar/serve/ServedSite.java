package io.nightjar.serve;

import io.nightjar.format.Json;
import io.nightjar.format.ServedPage;
import io.nightjar.web.Reply;
import io.nightjar.web.Site;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of a lake: pages, and below {@code /api} the figures that pages ask for again. No
 * part of an address ever becomes part of a path: it is looked up among what there is.
 */
public final class ServedSite implements Site {
  private static final Pattern PLACE =
      Pattern.compile(
          "(?<api>/api)?/(?<kind>study|sweep)/(?<name>[^/]+)(?<report>/report\\.html)?");

  private final ServedLake lake;

  public ServedSite(ServedLake lake) {
    this.lake = lake;
  }

  @Override
  public Reply reply(String path) throws IOException {
    if (path.equals("/")) {
      return Reply.page(ServedPage.html("All studies", lake.index()));
    }
    if (path.equals("/api/index")) {
      return Reply.json(Json.text(lake.index()));
    }
    Optional<Reply> asset =
        ServedPage.asset(path).map(file -> Reply.asset(file.type(), file.content()));
    return asset.isPresent() ? asset.get() : found(path).orElseGet(ServedSite::notFound);
  }

  private Optional<Reply> found(String path) throws IOException {
    Matcher place = PLACE.matcher(path);
    if (!place.matches()) {
      return Optional.empty();
    }
    String name = place.group("name");
    boolean isApi = place.group("api") != null;
    if (place.group("report") != null) {
      boolean isFile = !isApi && place.group("kind").equals("sweep");
      return isFile ? lake.report(name).map(Reply::file) : Optional.empty();
    }
    return isApi
        ? figures(place, ServedLake.MANY_EVENTS).map(figures -> Reply.json(Json.text(figures)))
        : figures(place, ServedLake.FEW_EVENTS)
            .map(figures -> Reply.page(ServedPage.html(name, figures)));
  }

  private Optional<Map<String, Object>> figures(Matcher place, int events) throws IOException {
    String name = place.group("name");
    return place.group("kind").equals("sweep") ? lake.sweep(name, events) : lake.study(name);
  }

  private static Reply notFound() {
    return Reply.notFound(ServedPage.html("Not found", Map.of("page", "missing")));
  }
}
