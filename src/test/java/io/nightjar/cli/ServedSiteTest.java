package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.report.Results;
import io.nightjar.report.SweepTables;
import io.nightjar.results.LockFiles;
import io.nightjar.results.LockHolder;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.StudyLock;
import io.nightjar.serve.ServedLake;
import io.nightjar.serve.ServedSite;
import io.nightjar.spark.ParquetLake;
import io.nightjar.sweep.UserFiles;
import io.nightjar.web.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lake as a browser sees it. */
final class ServedSiteTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Nights nights = new Nights(Path.of(""));
  private LocalServer server;

  @BeforeEach
  void serve() throws IOException {
    nights = new Nights(folder);
    ResultsFolder results = new ResultsFolder(folder.toString());
    ServedLake lake = new ServedLake(results, UserFiles.ofThisJvm());
    server = LocalServer.start("127.0.0.1", 0, new ServedSite(lake));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> ask(String path) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + server.port() + path);
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private JsonNode json(String path) throws Exception {
    HttpResponse<String> answer = ask(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  @Test
  void theIndexListsStudiesAndTheirNightsNewestFirst() throws Exception {
    nights.done(Nights.id(1), "digits", 0.95);
    nights.done(Nights.id(2), "digits", 0.96);
    nights.done(Nights.id(3), "words", 0.7);

    JsonNode index = json("/api/index");

    assertThat(index.path("studies"))
        .extracting(each -> each.path("name").asText())
        .containsExactly("digits", "words");
    JsonNode digits = index.at("/studies/0");
    assertThat(digits.path("count").asInt()).isEqualTo(2);
    assertThat(digits.path("trend")).hasSize(2);
    assertThat(digits.at("/nights/0/id").asText()).isEqualTo(Nights.id(2));
    assertThat(digits.at("/nights/0/state").asText()).isEqualTo("done");
    assertThat(digits.at("/nights/0/best/score").asDouble()).isEqualTo(0.96);
    assertThat(digits.at("/nights/0/best/ci_low").asDouble()).isEqualTo(0.88);
    assertThat(digits.at("/nights/0/metric").asText()).isEqualTo("accuracy");
    assertThat(digits.at("/nights/0/varied/0").asText()).isEqualTo("width");
    assertThat(digits.at("/nights/0/hasReport").asBoolean()).isTrue();
    assertThat(digits.at("/nights/0/seconds").asDouble()).isEqualTo(12.5);
    assertThat(index.path("unknown")).isEmpty();
  }

  @Test
  void pagesHoldTheirFiguresAndLinkToNoOtherServer() throws Exception {
    nights.done(Nights.id(1), "digits", 0.95);
    for (String path : new String[] {"/", "/study/digits", "/sweep/" + Nights.id(1)}) {
      HttpResponse<String> page = ask(path);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
      assertThat(page.body()).contains("\"id\":\"" + Nights.id(1) + "\"");
      assertThat(page.body().replace("http://www.w3.org/", "")).doesNotContain("http://", "https:");
    }
    for (String asset :
        new String[] {"nightjar.css", "kit.js", "serve.js", "serve-charts.js", "echarts.js"}) {
      assertThat(ask("/assets/" + asset).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aStudyHoldsAllItsNights() throws Exception {
    for (int day = 1; day <= 9; day++) {
      nights.done(Nights.id(day), "digits", 0.9 + day / 100.0);
    }
    assertThat(json("/api/study/digits").path("nights")).hasSize(9);
    assertThat(json("/api/index").at("/studies/0/nights")).hasSize(6);
    assertThat(json("/api/index").at("/studies/0/trend")).hasSize(9);
  }

  @Test
  void aRunningSweepGrowsWithItsJournal() throws Exception {
    String id = Nights.id(1);
    nights.begin(id, "digits");
    nights.ask(id, 0, 1);
    nights.ask(id, 1, 1);
    nights.tell(id, 0, 1, 0.5);

    JsonNode sweep = json("/api/sweep/" + id).path("sweep");
    assertThat(sweep.path("state").asText()).isEqualTo("running");
    assertThat(sweep.path("trials").asInt()).isEqualTo(1);
    assertThat(sweep.path("plannedTrials").asInt()).isEqualTo(10);
    assertThat(sweep.at("/course/inFlight").asInt()).isEqualTo(1);
    assertThat(sweep.at("/best/score").asDouble()).isEqualTo(0.5);

    nights.fail(id, 1, 1, "loss is NaN");
    nights.tell(id, 0, 9, 0.8);
    Thread.sleep(1100); // Figures are kept for a second.

    sweep = json("/api/sweep/" + id).path("sweep");
    assertThat(sweep.path("completed").asInt()).isEqualTo(1);
    assertThat(sweep.path("failed").asInt()).isEqualTo(1);
    assertThat(sweep.at("/best/epochs").asInt()).isEqualTo(9);
    assertThat(sweep.at("/course/inFlight").asInt()).isZero();
    assertThat(sweep.at("/course/failures/0/0").asText()).isEqualTo("diverged");
    assertThat(sweep.at("/course/latest/1/failure").asText()).isEqualTo("diverged: loss is NaN");
    assertThat(sweep.at("/course/steps")).hasSize(2);
  }

  private LockFiles lock() {
    return StudyLock.files(new ResultsFolder(folder.toString()), "digits");
  }

  private String state(int day) throws Exception {
    return json("/api/sweep/" + Nights.id(day)).at("/sweep/state").asText();
  }

  private static LockHolder holder(long process, String machine) {
    LockHolder own = LockHolder.ofThisProcess("run", Instant.now());
    return new LockHolder("t", "run", own.host(), machine, process, own.startedAt(), Instant.now());
  }

  @Test
  void runsWhatALiveProcessHolds() throws Exception {
    LockHolder own = LockHolder.ofThisProcess("night", Instant.now());
    nights.begin(Nights.id(1), "digits");
    nights.begin(Nights.id(2), "digits");
    lock().create(1, own);
    assertThat(state(2)).isEqualTo("running");
    assertThat(state(1)).as("of a study one runs at most").isEqualTo("killed");
    assertThat(json("/api/study/digits").path("nights"))
        .extracting(night -> night.path("state").asText())
        .containsExactly("running", "killed");
  }

  @Test
  void whatNobodyHoldsWasKilledHoweverNewItsLastResult() throws Exception {
    nights.begin(Nights.id(1), "digits");
    nights.tell(Nights.id(1), 0, 1, 0.5);
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    String machine = LockHolder.ofThisProcess("run", Instant.now()).machine();
    lock().create(1, holder(ended.pid(), machine));
    lock().beat(1, Instant.now());
    assertThat(state(1)).isEqualTo("killed");
  }

  @Test
  void whatWasLetGoWasKilled() throws Exception {
    nights.begin(Nights.id(1), "digits");
    lock().create(1, LockHolder.ofThisProcess("run", Instant.now()));
    lock().free(1);
    assertThat(state(1)).isEqualTo("killed");
  }

  @Test
  void aHolderElsewhereIsBelievedByItsSignsOfLifeThenByTheLastResult() throws Exception {
    nights.begin(Nights.id(1), "digits");
    lock().create(1, holder(7, "another machine"));
    lock().beat(1, Instant.now());
    assertThat(StudyLock.life(new ResultsFolder(folder.toString()), "digits"))
        .isEqualTo(LockHolder.Life.ALIVE);
    lock().beat(1, Instant.now().minusSeconds(3600));
    assertThat(StudyLock.life(new ResultsFolder(folder.toString()), "digits"))
        .isEqualTo(LockHolder.Life.UNKNOWN);
    assertThat(state(1)).as("it has begun just now").isEqualTo("running");
  }

  @Test
  void aNightWhoseFolderIsGoneIsShownFromItsTables() throws Exception {
    SweepTables tables = Results.tables(Results.facts("digits", Nights.id(1)), Results.sweep());
    ParquetLake.open(new ResultsFolder(folder.toString()).uri()).write(tables);
    nights.done(Nights.id(2), "digits", 0.95);

    JsonNode gone = json("/api/study/digits").at("/nights/1");

    assertThat(gone.path("id").asText()).isEqualTo(Nights.id(1));
    assertThat(gone.path("problem").asText()).isEmpty();
    assertThat(gone.path("state").asText()).isEqualTo("done");
    assertThat(gone.path("trials").asInt()).isEqualTo(3);
    assertThat(gone.path("metric").asText()).isEqualTo("accuracy");
    assertThat(gone.at("/best/trial").asInt()).isEqualTo(1);
    assertThat(gone.at("/best/score").asDouble()).isEqualTo(0.9);
    assertThat(gone.at("/best/test_score").asDouble()).isEqualTo(0.88);
    assertThat(gone.at("/best/configuration/learning-rate").asDouble()).isEqualTo(0.002);
    assertThat(gone.path("varied"))
        .extracting(JsonNode::asText)
        .contains("learning-rate")
        .doesNotContain("batch-norm");
    assertThat(gone.at("/warnings/0").asText()).startsWith("Its folder in runs/ is gone");
    assertThat(ask("/sweep/" + Nights.id(1)).statusCode()).isEqualTo(200);
    assertThat(ask("/sweep/" + Nights.id(1) + "/report.html").statusCode()).isEqualTo(404);

    Files.writeString(folder.resolve("runs").resolve(Nights.id(1) + ".pruned"), "digits");
    assertThat(ask("/sweep/" + Nights.id(1)).statusCode()).isEqualTo(404);
  }

  @Test
  void tablesThatCouldNotBeReadAreReadAgain() throws Exception {
    SweepTables tables = Results.tables(Results.facts("digits", Nights.id(1)), Results.sweep());
    ParquetLake.open(new ResultsFolder(folder.toString()).uri()).write(tables);
    Path leaf = folder.resolve("leaderboard/study=digits/sweep=" + Nights.id(1));
    Path away = Files.move(leaf, folder.resolve("away"));

    JsonNode unreadable = json("/api/study/digits").at("/nights/0");
    assertThat(unreadable.path("problem").asText()).startsWith("Cannot read ");

    Files.move(away, leaf);
    JsonNode read = json("/api/study/digits").at("/nights/0");
    assertThat(read.path("problem").asText()).isEmpty();
    assertThat(read.at("/best/trial").asInt()).isEqualTo(1);
  }

  @Test
  void aLongJournalIsReadPieceByPiece() throws Exception {
    String id = Nights.id(1);
    nights.begin(id, "digits");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 2500; i++) {
      lines
          .append("{\"asked\":{\"trial\":")
          .append(i)
          .append(
              ",\"epochs\":1,\"purpose\":\"search\",\"seed\":1,\"configuration\":{\"width\":1}}}\n");
    }
    nights.append(id, lines.toString().strip());

    assertThat(json("/api/index").at("/studies/0/nights/0/caughtUp").asBoolean()).isFalse();
    assertThat(json("/api/index").at("/studies/0/nights/0/caughtUp").asBoolean()).isTrue();
    assertThat(json("/api/sweep/" + id).at("/sweep/course/inFlight").asInt()).isEqualTo(2500);
  }

  @Test
  void whatIsBrokenIsSaidAndHidesNothingElse() throws Exception {
    nights.done(Nights.id(9), "digits", 0.95);
    Files.createDirectories(nights.folder(Nights.id(1)));
    nights.append(Nights.id(2), "{\"sweep\":");
    nights.begin(Nights.id(3), "digits");
    nights.append(Nights.id(3), "garbage");
    nights.begin(Nights.id(4), "digits");
    Files.writeString(nights.folder(Nights.id(4)).resolve("outcome.json"), "{half");

    JsonNode index = json("/api/index");
    assertThat(index.path("unknown"))
        .extracting(each -> each.path("problem").asText())
        .containsOnly("its journal has no header")
        .hasSize(2);
    JsonNode list = json("/api/study/digits").path("nights");
    assertThat(list)
        .extracting(each -> each.path("state").asText())
        .containsExactly("done", "damaged", "damaged");
    assertThat(list.at("/1/problem").asText()).isEqualTo("Cannot read outcome.json: it is damaged");
    assertThat(list.at("/2/problem").asText()).contains("line 2 is damaged");
    for (String id : nights.ids()) {
      assertThat(ask("/sweep/" + id).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void reportsAreServedAsTheyAre() throws Exception {
    nights.done(Nights.id(1), "digits", 0.95);
    HttpResponse<String> report = ask("/sweep/" + Nights.id(1) + "/report.html");
    assertThat(report.body()).isEqualTo("<p>report of " + Nights.id(1));
    assertThat(report.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("sandbox");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sweep/..%2F..%2Fetc/report.html",
        "/sweep/../../etc/passwd",
        "/sweep/%2e%2e/report.html",
        "/study/..",
        "/study/digits/report.html",
        "/api/sweep/s_20260101T010203004Z_0000000a/report.html",
        "/assets/../report.css",
        "/assets/%2e%2e%2freport.css",
        "/runs/",
        "/sweep/",
        "/api",
        "/study/%3Cscript%3E"
      })
  void nothingElseIsThere(String path) throws Exception {
    nights.done(Nights.id(1), "digits", 0.95);
    HttpResponse<String> answer = ask(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain("root:", "<script>alert");
  }

  @Test
  void textsOfSweepsAreNeverMarkup() throws Exception {
    String evil = "</script><script>alert(1)</script>";
    nights.begin(Nights.id(1), evil);
    nights.fail(Nights.id(1), 0, 1, evil);
    String encoded = evil.replace("<", "%3C").replace(">", "%3E").replace("/", "%2F");
    for (String path : new String[] {"/", "/sweep/" + Nights.id(1)}) {
      assertThat(ask(path).body()).doesNotContain("<script>alert").contains("\\u003c/script");
    }
    assertThat(ask("/study/" + encoded).statusCode()).isEqualTo(404); // No study has a slash.
  }

  @Test
  void sweepsThatWerePrunedAreGone() throws Exception {
    nights.done(Nights.id(1), "digits", 0.95);
    nights.done(Nights.id(2), "digits", 0.95);
    assertThat(json("/api/study/digits").path("nights")).hasSize(2);
    Path gone = nights.folder(Nights.id(1));
    for (String name : new String[] {"journal.jsonl", "outcome.json", "report.html"}) {
      Files.delete(gone.resolve(name));
    }
    Files.delete(gone);
    assertThat(json("/api/study/digits").path("nights")).hasSize(1);
    assertThat(ask("/sweep/" + Nights.id(1)).statusCode()).isEqualTo(404);
  }
}
