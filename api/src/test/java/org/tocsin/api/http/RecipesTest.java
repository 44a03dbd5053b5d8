package org.tocsin.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tocsin.api.RunningService.ADMIN;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.INGEST;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.live;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.Samples;
import org.tocsin.api.ShippedCopy;
import org.tocsin.api.report.StoredReports;
import org.tocsin.api.settings.OutsideSettings;
import org.tocsin.api.settings.RetentionSettings;
import org.tocsin.model.knowledge.Article;

/** Every recipe of the page of recipes, sent by curl from a shell, one after the other. */
class RecipesTest {
  private static final Pattern RECIPE =
      Pattern.compile("(?m)^    (curl (?!\\(\\)).*)$(?:\\n    #> (.*)$)?");

  @TempDir private static Path folder;
  private static RunningService service;
  private static HttpServer telephony;
  private static Map<String, String> variables = Map.of();

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "no curl: apt-get install curl");
    telephony = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    telephony.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    telephony.start();
    ShippedCopy.in(folder, "better");
    StoredReports.in(folder).keep("better", "{\"about\": {\"model\": \"better\"}}");
    service =
        RunningService.on(
            folder,
            Map.of(
                RetentionSettings.KEEP_RAW_TEXT,
                "30",
                RetentionSettings.RAW_TEXT_KEY,
                Base64.getEncoder().encodeToString(new byte[32]),
                OutsideSettings.TELEPHONY_URL,
                "http://127.0.0.1:" + telephony.getAddress().getPort() + "/",
                OutsideSettings.TELEPHONY_SECRET_FILE,
                Files.writeString(folder.resolve("secret"), "a-secret").toString()),
            List.of(Article.of("refunds", "Refunds", "A refund takes five days to arrive.")));
    Eventually.holds("the article is known", () -> service.application().knowsArticles());
    var ringing = Samples.ringing(1).getFirst();
    service.lines(live(ringing, "a7", "north"));
    service.lines(
        started("c1", "a7", "north"), said("c1", "u1", "How long does my refund take to arrive?"));
    service.settle();
    var call = ringing.id().value();
    variables =
        Map.ofEntries(
            entry("TOCSIN", service.application().address()),
            entry("INGEST", INGEST),
            entry("AGENT", AGENT),
            entry("SUPERVISOR", SUPERVISOR),
            entry("DATA", DATA),
            entry("ADMIN", ADMIN),
            entry("CALL", call),
            entry("ALERT", conversation(call, "alert")),
            entry("CARD", service.conversation("c1").at("/suggestions/0/id").asText()),
            entry("VERSION", "better"),
            entry("LAST", read(service.get("/v1/snapshot", SUPERVISOR)).path("last").asText()));
  }

  private static String conversation(String id, String field) {
    return read(service.get("/v1/conversations/" + id, SUPERVISOR)).path(field).asText();
  }

  @AfterAll
  static void stop() {
    if (service != null) {
      service.close();
      telephony.stop(0);
    }
  }

  static List<Arguments> recipes() throws IOException {
    var page = Files.readString(Path.of("src", "docs", "recipes.md"));
    return RECIPE
        .matcher(page)
        .results()
        .map(r -> Arguments.of(r.group(1), r.group(2) == null ? "" : r.group(2)))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recipes")
  void isAnsweredAsThePageSays(String recipe, String answer)
      throws IOException, InterruptedException {
    var shell =
        new ProcessBuilder(
                "/bin/bash",
                "-c",
                "curl() { command curl --fail-with-body -sS \"$@\"; }\n" + recipe)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    shell.environment().putAll(variables);
    var process = shell.start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains(answer);
  }
}
