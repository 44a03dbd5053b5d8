package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.TEAM_SUPERVISOR;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.EagerModel;
import org.tocsin.api.Eventually;
import org.tocsin.api.MovableClock;
import org.tocsin.api.RunningService;
import org.tocsin.api.Stored;
import org.tocsin.api.Watching;
import org.tocsin.api.Wire;
import org.tocsin.api.settings.AlertSettings;
import org.tocsin.api.settings.HearingSettings;
import org.tocsin.api.settings.Setting;

/** Alerts that wait for a supervisor who is free. The model rings at every first turn. */
class CapacityTest {
  private static final String DEMAND = "This is a disgrace. I want to speak to your manager now.";

  @TempDir private Path folder;
  private final MovableClock clock = new MovableClock();

  @BeforeEach
  void serveAnEagerModel() {
    EagerModel.servesIn(folder);
  }

  @Test
  void everyAlertRingsAtOnceUnlessSupervisorsAreStated() {
    try (var service = RunningService.on(folder)) {
      begin(service, "a", "b", "c");

      assertThat(rung(service, "a") && rung(service, "b") && rung(service, "c")).isTrue();
      assertThat(service.conversation("c").path("waiting").isNull()).isTrue();
      assertThat(capacity(service).path("there").isNull()).isTrue();
    }
    assertThat(new Stored(folder).column("SELECT id FROM held_alerts")).isEmpty();
  }

  @Test
  void anAlertWaitsUntilAVerdictMakesSomebodyFreeAndTheWorthiestIsNext() {
    try (var service = service(Map.of(AlertSettings.SUPERVISORS, "1"))) {
      begin(service, "first");
      Eventually.holds("it rings: somebody is free", () -> rung(service, "first"));
      begin(service, "usual");
      clock.forward(Duration.ofSeconds(1));
      service.lines(
          started("gold", "a8", "north").replace("\"team\"", "\"queue\":\"retention\",\"team\""),
          said("gold", "u1", "Where is my parcel?"));

      Eventually.holds("the worthier is next", () -> place(service, "gold") == 1);
      assertThat(place(service, "usual")).isEqualTo(2);
      assertThat(service.conversation("usual").path("alerts")).isEmpty();
      assertThat(capacity(service).path("free").asInt()).isZero();
      assertThat(capacity(service).path("waiting").asInt()).isEqualTo(2);

      judge(service, "first");

      Eventually.holds("it rings", () -> rung(service, "gold"));
      assertThat(place(service, "usual")).isEqualTo(1);
      assertThat(rung(service, "usual")).isFalse();
    }
  }

  @Test
  void whatHasWaitedLongEnoughRingsThoughNobodyIsFree() {
    try (var service =
        service(Map.of(AlertSettings.SUPERVISORS, "1", AlertSettings.RING_AT_LATEST, "90"))) {
      begin(service, "first");
      Eventually.holds("it rings", () -> rung(service, "first"));
      begin(service, "second");
      Eventually.holds("it waits", () -> place(service, "second") == 1);

      clock.forward(Duration.ofSeconds(90));

      Eventually.holds("it rings at the latest now", () -> rung(service, "second"));
      assertThat(service.conversation("second").path("waiting").isNull()).isTrue();
    }
  }

  @Test
  void aDemandRingsAtOnceAndWhatIsOverNeedNotRing() {
    try (var service = service(Map.of(AlertSettings.SUPERVISORS, "1"))) {
      begin(service, "first", "asks", "ends");
      Eventually.holds("it rings", () -> rung(service, "first"));
      Eventually.holds("they wait", () -> place(service, "ends") + place(service, "asks") == 3);

      service.lines(demand("asks"));
      service.lines(Wire.ended("ends"));
      service.settle();

      assertThat(rung(service, "asks")).isTrue();
      assertThat(service.conversation("asks").path("alerts").path(0).path("reason").asText())
          .contains("turn 3");
      assertThat(service.conversation("ends").path("waiting").isNull()).isTrue();
      judge(service, "first");
      judge(service, "asks");
      begin(service, "later");
      Eventually.holds("the next one rings", () -> rung(service, "later"));
      assertThat(rung(service, "ends")).isFalse();
    }
    assertThat(new Stored(folder).column("SELECT state FROM held_alerts ORDER BY conversation"))
        .containsExactlyInAnyOrder("RUNG", "WITHDRAWN", "WITHDRAWN", "RUNG");
  }

  @Test
  void whatWaitsAndWhoIsBusySurviveARestart() {
    JsonNode before;
    try (var service = service(Map.of(AlertSettings.SUPERVISORS, "1"))) {
      begin(service, "first", "second");
      Eventually.holds("one rings, one waits", () -> place(service, "second") == 1);
      Eventually.holds("it rang", () -> rung(service, "first"));
      before = service.conversation("second").path("waiting");
    }
    try (var service = service(Map.of(AlertSettings.SUPERVISORS, "1"))) {
      Eventually.holds("it waits on", () -> place(service, "second") == 1);
      assertThat(service.conversation("second").path("waiting")).isEqualTo(before);
      assertThat(rung(service, "second")).isFalse();

      judge(service, "first");
      Eventually.holds("it rings", () -> rung(service, "second"));
    }
    try (var service = service(Map.of(AlertSettings.SUPERVISORS, "1"))) {
      assertThat(service.conversation("second").path("alerts")).hasSize(1);
      assertThat(service.conversation("second").path("waiting").isNull()).isTrue();
    }
  }

  @Test
  void whatWaitsRingsAtTheStartThatNoLongerLetsAnythingWait() {
    try (var service = service(Map.of(AlertSettings.SUPERVISORS, "1"))) {
      begin(service, "first", "second");
      Eventually.holds("one waits", () -> place(service, "second") == 1);
    }
    try (var service = service(Map.of())) {
      assertThat(rung(service, "second")).isTrue();
    }
  }

  @Test
  void presentAreThoseWhoHaveTheConsoleOpenAndMayBeDisturbedEachForTheirTeams() throws IOException {
    try (var service = service(Map.of(AlertSettings.SUPERVISORS, "presence"))) {
      service.lines(
          started("n", "a7", "north"), said("n", "u1", "Where is my parcel?"),
          started("s", "a8", "south"), said("s", "u1", "Where is my parcel?"));
      Eventually.holds("both wait", () -> capacity(service).path("waiting").asInt() == 2);
      assertThat(place(service, "n") + place(service, "s")).isEqualTo(2);

      var request = service.request("/v1/updates?undisturbed=true", SUPERVISOR);
      try (var undisturbed = service.open(request.build()).body();
          var north = new Watching(service, TEAM_SUPERVISOR)) {
        assertThat(undisturbed.read()).isPositive();
        Eventually.holds("the one of north rings", () -> rung(service, "n"));
        north.first("waiting", told -> told.path("waiting").isNull());
        assertThat(rung(service, "s")).isFalse();
        assertThat(capacity(service).path("there").asInt()).isEqualTo(1);
        assertThat(capacity(service).path("free").asInt()).isZero();
      }
      Eventually.holds("nobody is there", () -> capacity(service).path("there").asInt() == 0);
    }
  }

  @Test
  void inAConversationThatIsHeldOutNothingRingsButADemandAndTheDayTellsHowRightItWas() {
    try (var service = service(Map.of(AlertSettings.HOLD_OUT, "1"))) {
      begin(service, "calm", "bad", "asks", "open");
      service.lines(ended("calm", "RESOLVED"), ended("bad", "ESCALATED"));
      service.lines(demand("asks"));
      service.settle();

      assertThat(rung(service, "asks")).isTrue();
      for (var id : List.of("calm", "bad", "open")) {
        assertThat(service.conversation(id).path("alerts")).isEmpty();
      }
      assertThat(read(service.get("/v1/alerts", SUPERVISOR)).path("items")).hasSize(1);
      var heldOut = read(service.get("/v1/days/today", SUPERVISOR)).path("heldOut");
      assertThat(heldOut.path("conversations").asInt()).isEqualTo(4);
      assertThat(heldOut.path("escalated").asInt()).isEqualTo(1);
      assertThat(heldOut.path("calm").asInt()).isEqualTo(1);
      assertThat(heldOut.path("unknown").asInt()).isEqualTo(2);
      assertThat(heldOut.path("trueRate").asDouble()).isEqualTo(0.5);
    }
    var stored = new Stored(folder);
    assertThat(stored.column("SELECT DISTINCT state FROM held_alerts")).containsExactly("SILENT");
    assertThat(stored.column("SELECT conversation FROM alerts")).containsExactly("asks");
    try (var service = service(Map.of(AlertSettings.HOLD_OUT, "1"))) {
      assertThat(service.conversation("open").path("alerts")).isEmpty();
      assertThat(service.conversation("asks").path("alerts")).hasSize(1);
    }
  }

  private RunningService service(Map<Setting<?>, String> settings) {
    var all = new LinkedHashMap<Setting<?>, String>();
    all.put(AlertSettings.CONVERSATION_VALUES, "queue:retention=3");
    all.put(AlertSettings.DEALING, "3600");
    all.put(HearingSettings.CLOSE_AFTER, "");
    all.putAll(settings);
    return RunningService.on(folder, all, List.of(), clock);
  }

  private static void begin(RunningService service, String... conversations) {
    for (var id : conversations) {
      service.lines(started(id, "a7", "north"), said(id, "u1", "Where is my parcel?"));
      service.settle();
    }
  }

  /** An agent has spoken before: asking a bot for a human is no demand. */
  private static String[] demand(String conversation) {
    return new String[] {
      said(conversation, "u2", "Please wait.").replace("CUSTOMER", "AGENT"),
      said(conversation, "u3", DEMAND)
    };
  }

  private static String ended(String conversation, String outcome) {
    return "{\"type\":\"ended\",\"conversation\":\"%s\",\"outcome\":\"%s\"}"
        .formatted(conversation, outcome);
  }

  private static boolean rung(RunningService service, String id) {
    return !service.conversation(id).path("alerts").isEmpty();
  }

  private static int place(RunningService service, String id) {
    return service.conversation(id).path("waiting").path("place").asInt();
  }

  private static JsonNode capacity(RunningService service) {
    return read(service.get("/v1/capacity", DATA));
  }

  private static void judge(RunningService service, String conversation) {
    var alert = service.conversation(conversation).path("alert").asText();
    var path = "/v1/alerts/%s/verdict".formatted(alert);
    assertThat(service.post(path, SUPERVISOR, "{\"verdict\":\"RIGHT\"}").statusCode())
        .isEqualTo(200);
  }
}
