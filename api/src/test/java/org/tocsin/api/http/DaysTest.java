package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.TEAM_SUPERVISOR;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.ended;
import static org.tocsin.api.Wire.live;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.api.RunningService;
import org.tocsin.api.Samples;

class DaysTest {
  @TempDir private static Path folder;
  private static RunningService service;

  /** One of team north that was right and escalated, one of team south that nobody judged. */
  @BeforeAll
  static void start() {
    service = RunningService.on(folder);
    var ringing = Samples.ringing(2);
    var id = ringing.get(0).id().value();
    service.lines(live(ringing.get(0), "a7", "north"));
    service.lines(live(ringing.get(1), "a8", "south"));
    var alert = service.conversation(id).path("alert").asText();
    service.post("/v1/alerts/" + alert + "/verdict", SUPERVISOR, "{\"verdict\": \"RIGHT\"}");
    service.post(
        "/v1/conversations/" + id + "/outcome", SUPERVISOR, "{\"outcome\": \"ESCALATED\"}");
    service.events(ended(id));
    service.settle();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void countsWhatRangAndWhatCameOfIt() {
    var day = read(service.get("/v1/days/today", SUPERVISOR));

    var total = day.path("total");
    assertThat(total.path("alerts").asInt()).isEqualTo(2);
    assertThat(total.path("hits").asInt()).isEqualTo(1);
    assertThat(total.path("unjudged").asInt()).isEqualTo(1);
    assertThat(total.path("escalated").asInt()).isEqualTo(1);
    assertThat(total.path("medianLeadSeconds").asDouble()).isNotNegative();
    assertThat(day.path("teams").findValuesAsText("name")).containsExactly("north", "south");
    assertThat(day.path("causes").size()).isPositive();
    assertThat(day.path("hours").size()).isPositive();
  }

  @Test
  void showsASupervisorOfATeamTheirsOnly() {
    var day = read(service.get("/v1/days/today", TEAM_SUPERVISOR));
    var table = service.get("/v1/days/today/export", TEAM_SUPERVISOR).body();

    assertThat(day.path("total").path("alerts").asInt()).isEqualTo(1);
    assertThat(table).startsWith("alert,conversation,rang,team,").contains(",north,");
    assertThat(table).doesNotContain("south");
    assertThat(table.lines()).hasSize(2);
  }

  @Test
  void aDayOnWhichNothingRangIsEmpty() {
    var day = read(service.get("/v1/days/2001-02-03?zone=Europe/Berlin", SUPERVISOR));

    assertThat(day.path("total").path("alerts").asInt()).isZero();
    assertThat(day.path("total").path("medianLeadSeconds").isNull()).isTrue();
    assertThat(day.path("zone").asText()).isEqualTo("Europe/Berlin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-13-01", "today?zone=Moon", "today?zone="})
  void refusesADayThatThereIsNot(String day) {
    EventIntakeTest.assertProblem(service.get("/v1/days/" + day, SUPERVISOR), 400);
  }
}
