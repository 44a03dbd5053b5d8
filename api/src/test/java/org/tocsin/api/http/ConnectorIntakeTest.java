package org.tocsin.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.INGEST;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.http.EventIntakeTest.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.ingestion.connectors.Connectors;

class ConnectorIntakeTest {
  private static final Map<String, String> MESSAGE =
      Map.of(
          "EventType", "onMessageAdded",
          "ConversationSid", "CH1",
          "MessageSid", "IM1",
          "Author", "+15550100",
          "Body", "I want a refund & an apology: ü 😡",
          "Source", "SMS");

  @TempDir private static Path folder;
  private static RunningService service;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(
        folder.resolve("connectors"),
        """
        # what an operator writes
        deepgram key=path-key customer=1 agent=0
        twilio-conversations secret=auth-token url=https://desk.example/ key=not-enough
        libredesk secret=shared
        """);
    service = RunningService.on(folder);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void takesAVendorsPayload() {
    assertTaken(post("lca", INGEST, segment("lca-1", "s1", "Where is my parcel?")), 1, 0);

    var turn = service.conversation("lca-1").path("turns").get(0);
    assertThat(turn.path("speaker").asText()).isEqualTo("CUSTOMER");
    assertThat(turn.path("text").asText()).isEqualTo("Where is my parcel?");
  }

  @Test
  void countsWhatComesTwiceAsADuplicate() {
    post("lca", INGEST, segment("lca-2", "s1", "Hello?"));

    assertTaken(post("lca", INGEST, segment("lca-2", "s1", "Hello?")), 0, 1);
  }

  @Test
  void takesListsAndLinesAndSaysWhichIsWrong() {
    var good = segment("lca-3", "s1", "Hello?");
    var bad = segment("lca-3", "s2", "Hello?").replace("\"Hello?\"", "7");
    var array = post("lca", INGEST, "[%s, %s]".formatted(bad, good));
    var lines =
        service.post(
            "/v1/connectors/lca",
            INGEST,
            "application/x-ndjson",
            BodyPublishers.ofString(good + "\n{\n" + bad));

    var rejected = assertTaken(array, 1, 0).path("rejected");
    assertThat(rejected).hasSize(1);
    assertThat(rejected.get(0).path("index").asInt()).isZero();
    assertThat(rejected.get(0).path("reason").asText())
        .isEqualTo("Transcript must be a string: was 7");
    assertThat(assertTaken(lines, 0, 1).path("rejected").findValuesAsText("index"))
        .containsExactly("1", "2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lca-4  |"
            + " {'EventType':'ADD_TRANSCRIPT_SEGMENT','CallId':'lca-4','Channel':'CALLER','SegmentId':'s','Transcript':'Hi'}",
        "v-4    |"
            + " {'type':'TRANSCRIPT','detail':{'callId':'v-4','id':'m','content':{'text':'Hi'},'sender':{'role':'Agent'}}}",
        "dg-4   |"
            + " {'type':'Results','start':0,'is_final':true,'channel':{'alternatives':[{'transcript':'Hi'}]},'metadata':{'request_id':'dg-4'}}",
        "u-4    |"
            + " {'event':'message.created','payload':{'uuid':'m','conversation_uuid':'u-4','text_content':'Hi','sender_type':'contact'}}",
      })
  void recognisesTheSchema(String conversation, String payload) {
    assertThat(post("auto", INGEST, payload.replace('\'', '"')).statusCode()).isEqualTo(202);

    assertThat(service.conversation(conversation).path("turns")).hasSize(1);
  }

  @Test
  void saysSoWhenItRecognisesNothing() {
    var answer = assertTaken(post("auto", INGEST, "{\"song\": 1}"), 0, 0);

    assertThat(answer.path("rejected").get(0).path("reason").asText())
        .contains("no schema", "[song]");
  }

  @Test
  void readsAForm() {
    var form =
        form(
            Map.of(
                "TranscriptionEvent", "transcription-content",
                "CallSid", "CA1",
                "Track", "outbound_track",
                "SequenceId", "2",
                "Final", "true",
                "TranscriptionData", "{\"transcript\": \"Käse & more?\"}"));

    assertTaken(form("twilio-transcription?customer=outbound_track", INGEST, form, Map.of()), 1, 0);
    var turn = service.conversation("CA1").path("turns").get(0);
    assertThat(turn.path("text").asText()).isEqualTo("Käse & more?");
    assertThat(turn.path("speaker").asText()).isEqualTo("CUSTOMER");
  }

  @Test
  void readsJsonThatIsCalledAForm() {
    assertTaken(form("lca", INGEST, segment("lca-6", "s", "Hi & bye"), Map.of()), 1, 0);
  }

  @Test
  void letsInWhoSignsAsTwilioDoes() {
    var signature =
        signature("auth-token", "https://desk.example/v1/connectors/twilio-conversations");

    assertTaken(
        form("twilio-conversations", "", form(MESSAGE), Map.of("X-Twilio-Signature", signature)),
        2,
        0);
  }

  @Test
  void keepsOutWhoSignsWrongly() {
    var signature = signature("another", "https://desk.example/v1/connectors/twilio-conversations");
    var header = Map.of("X-Twilio-Signature", signature);

    assertProblem(form("twilio-conversations", "", form(MESSAGE), header), 401);
    assertProblem(form("twilio-conversations", "", form(MESSAGE), Map.of()), 401);
    assertProblem(form("twilio-conversations/not-enough", "", form(MESSAGE), Map.of()), 401);
  }

  @Test
  void letsInWhoSignsTheBody() {
    var body =
        "{\"event\":\"message.created\",\"payload\":{\"uuid\":\"m\",\"conversation_uuid\":\"u-9\",\"text_content\":\"Hi\",\"sender_type\":\"agent\"}}";
    var signature = "sha256=" + new HmacUtils(HmacAlgorithms.HMAC_SHA_256, "shared").hmacHex(body);
    var request =
        service
            .request("/v1/connectors/libredesk", "")
            .header("X-Libredesk-Signature", signature)
            .POST(BodyPublishers.ofString(body));

    assertThat(service.send(request.build()).statusCode()).isEqualTo(202);
    assertProblem(post("libredesk", "", body), 401);
  }

  @Test
  void letsInWhoKnowsTheKeyOfThePath() {
    var result = "{\"type\":\"Metadata\",\"request_id\":\"dg-5\"}";

    assertTaken(post("deepgram/path-key", "", result), 1, 0);
    assertProblem(post("deepgram/wrong", "", result), 401);
    assertProblem(post("lca/path-key", "", result), 401);
    assertProblem(post("deepgram", "", result), 401);
    assertProblem(post("deepgram", SUPERVISOR, result), 403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"nonsense | 404", "lca?speaker=NARRATOR | 400", "lca?offset=later | 400"})
  void saysWhatIsWrongWithTheAddress(String address, int status) {
    assertProblem(post(address, INGEST, segment("c", "s", "Hi")), status);
  }

  @Test
  void refusesABodyThatIsNoJson() {
    assertProblem(post("lca", INGEST, "{"), 400);
    assertProblem(form("twilio-conversations", INGEST, "Body=%zz", Map.of()), 400);
  }

  @Test
  void listsTheConnectorsWithTheSpeakersThatAreSet() {
    var items = read(service.get("/v1/connectors", SUPERVISOR)).path("items");

    assertThat(items.findValuesAsText("name")).containsExactlyElementsOf(Connectors.names());
    for (var item : items) {
      if (item.path("name").asText().equals("deepgram")) {
        assertThat(item.path("speakers").path("1").asText()).isEqualTo("CUSTOMER");
        assertThat(item.path("webSocket").asBoolean()).isTrue();
      }
    }
  }

  @Test
  void listensOnASocket() {
    var vertx = Vertx.vertx();
    var answers = new CopyOnWriteArrayList<JsonNode>();
    var address = service.at("/v1/connectors/vosk/?conversation=ws-1&speaker=CUSTOMER");
    var options =
        new WebSocketConnectOptions()
            .setHost(address.getHost())
            .setPort(address.getPort())
            .setURI("/v1/connectors/vosk?conversation=ws-1&speaker=CUSTOMER")
            .addHeader("Authorization", "Bearer " + INGEST);
    var client = vertx.createWebSocketClient(); // out of reach it would close its sockets
    var socket = client.connect(options).await();
    socket.textMessageHandler(text -> answers.add(RunningService.json(text)));

    for (var frame :
        List.of(
            "{\"partial\":\"i want\"}", "{\"text\":\"i want to cancel\"}", "{", "{\"text\":7}")) {
      socket.writeTextMessage(frame).await();
    }

    Eventually.holds("all are answered", () -> answers.size() == 4);
    assertThat(answers.get(1).path("accepted").asInt()).isEqualTo(1);
    assertThat(answers.get(1).path("ack").asLong()).isPositive();
    assertThat(answers.get(2).path("rejected")).hasSize(1);
    assertThat(answers.get(3).path("rejected").get(0).path("reason").asText())
        .contains("text must");
    assertThat(service.conversation("ws-1").path("turns")).hasSize(1);
    client.close().await();
    vertx.close().await();
  }

  @ParameterizedTest
  @MethodSource("names")
  void answersGarbageWithoutAFault(String name) {
    var random = new Random(7);
    var sound = segment("fuzz", "s", "Hi") + "[]{}\":,\\0";
    for (int i = 0; i < 40; i++) {
      var garbage =
          random
              .ints(random.nextInt(60), 0, sound.length())
              .mapToObj(c -> String.valueOf(sound.charAt(c)))
              .collect(Collectors.joining());
      var type = i % 2 == 0 ? "application/json" : "application/x-www-form-urlencoded";
      var answer =
          service.post("/v1/connectors/" + name, INGEST, type, BodyPublishers.ofString(garbage));
      assertThat(answer.statusCode()).as(garbage).isIn(202, 400);
    }
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void takesTheRecipesOfTheReadme(String path, String body, String type) {
    var answer =
        service.post("/v1/connectors/" + path, INGEST, type, BodyPublishers.ofString(body));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(read(answer).path("accepted").asInt()).as(answer.body()).isPositive();
    assertThat(read(answer).path("rejected")).as(answer.body()).isEmpty();
  }

  static List<Arguments> recipes() throws IOException {
    var recipes =
        Pattern.compile("(?m)^    send '?([^ ']+)'? '(.*)'(?: ([a-z-]+))?$")
            .matcher(Files.readString(Path.of("..", "README.md")))
            .results()
            .map(r ->
                Arguments.of(
                    r.group(1),
                    r.group(2),
                    "application/" + (r.group(3) == null ? "json" : r.group(3))))
            .toList();
    assertThat(recipes).hasSize(Connectors.names().size() + 1);
    return recipes;
  }

  static List<String> names() {
    return Connectors.names();
  }

  private static String segment(String call, String segment, String text) {
    return """
    {"EventType":"ADD_TRANSCRIPT_SEGMENT","CallId":"%s","Channel":"CALLER","SegmentId":"%s",\
    "StartTime":1.5,"EndTime":2.5,"Transcript":"%s","IsPartial":false}\
    """
        .formatted(call, segment, text);
  }

  private static HttpResponse<String> post(String path, String token, String json) {
    return service.post("/v1/connectors/" + path, token, json);
  }

  private static HttpResponse<String> form(
      String path, String token, String body, Map<String, String> headers) {
    var request =
        service
            .request("/v1/connectors/" + path, token)
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return service.send(request.build());
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String signature(String token, String address) {
    var signed = new StringBuilder(address);
    new TreeMap<>(MESSAGE).forEach((name, value) -> signed.append(name).append(value));
    return Base64.getEncoder()
        .encodeToString(new HmacUtils(HmacAlgorithms.HMAC_SHA_1, token).hmac(signed.toString()));
  }

  private static JsonNode assertTaken(HttpResponse<String> response, int taken, int duplicates) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    var answer = read(response);
    assertThat(answer.path("accepted").asInt()).as(response.body()).isEqualTo(taken);
    assertThat(answer.path("duplicates").asInt()).as(response.body()).isEqualTo(duplicates);
    return answer;
  }
}
