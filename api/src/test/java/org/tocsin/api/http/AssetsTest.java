package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.RunningService;

/** What a browser is given of the console, and in how few requests. */
class AssetsTest {
  private static final Pattern OWN = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

  @TempDir private static Path folder;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.on(folder);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void thePageNamesAllThatItStartsWithAndABrowserKeepsIt() {
    var page = get("/", "");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
    var own = OWN.matcher(page.body()).results().map(m -> m.group(1)).toList();

    assertThat(own)
        .anyMatch(a -> a.endsWith("/js/main.js"))
        .anyMatch(a -> a.endsWith("/js/wall.js"))
        .anyMatch(a -> a.endsWith("/js/store.js"))
        .noneMatch(a -> a.contains("/js/data/"));
    assertThat(own.stream().filter(a -> a.endsWith(".css"))).hasSize(1);
    for (var each : own) {
      var file = get(each, "");
      assertThat(file.statusCode()).as(each).isEqualTo(200);
      assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    }
  }

  @Test
  void filesComePackedToWhoeverUnpacksThemAndNotAtAllToWhoeverHasThem() {
    var page = get("/", "");
    var sheet =
        OWN.matcher(page.body())
            .results()
            .map(m -> m.group(1))
            .filter(a -> a.endsWith(".css"))
            .findFirst()
            .orElseThrow();
    var tag = page.headers().firstValue("ETag").orElseThrow();

    assertThat(get(sheet, "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
        .contains("gzip");
    assertThat(get("/", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get(sheet.replace("console.css", "../../tokens"), "").statusCode()).isEqualTo(404);
  }

  @Test
  void aSnapshotIsAllThatAPageBeginsWith() {
    service.lines(started("c1", "a7", "north"), said("c1", "u1", "Hello"));
    service.settle();

    var supervisors = read(service.get("/v1/snapshot", SUPERVISOR));
    assertThat(supervisors.path("session").path("role").asText()).isEqualTo("supervisor");
    assertThat(supervisors.path("conversations").findValuesAsText("id")).containsExactly("c1");
    assertThat(supervisors.path("alerts").isArray()).isTrue();
    assertThat(supervisors.path("last").asText()).isNotBlank();
    var agents = read(service.get("/v1/snapshot", AGENT));
    assertThat(agents.path("conversations").path(0).has("risk")).isFalse();
    assertThat(agents.path("alerts").isNull()).isTrue();
    assertThat(List.of("risk", "level", "reason"))
        .allSatisfy(word -> assertThat(agents.toString()).doesNotContain('"' + word + '"'));
  }

  private static HttpResponse<String> get(String path, String... headers) {
    var request = service.request(path, "");
    for (int i = 0; i + 1 < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return service.send(request.build());
  }
}
