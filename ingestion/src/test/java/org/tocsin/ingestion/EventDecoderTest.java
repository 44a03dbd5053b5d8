package org.tocsin.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.ingestion.Decoded.Accepted;
import org.tocsin.ingestion.Decoded.Rejected;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.TranscriptEvent.Ended;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.TranscriptEvent.Started;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.conversation.UtteranceId;

class EventDecoderTest {

  private static final ConversationId C1 = new ConversationId("c1");
  private final EventDecoder decoder = new EventDecoder();

  @Test
  void readsAStart() {
    var frame =
        """
        {"type": "started", "conversation": "c1", "at": "2026-11-22T10:00:00+01:00",
         "channel": "CHAT", "agent": "a7", "team": "x", "queue": "billing", "customer": "k9",
         "attributes": {"doNotAnalyse": true, "tier": "gold", "none": null, "deep": {"a": [1]}}}\
        """;

    var circumstances =
        new Circumstances(
            Optional.of(Instant.parse("2026-11-22T09:00:00Z")),
            Channel.CHAT,
            Optional.of("a7"),
            Optional.of("x"),
            Optional.of("billing"),
            Optional.of("k9"),
            Map.of("doNotAnalyse", "true", "tier", "gold", "deep", "{\"a\":[1]}"));
    assertThat(decoder.decode(frame)).isEqualTo(new Accepted(new Started(C1, circumstances)));
  }

  @Test
  void readsAnUtterance() {
    var frame =
        """
        {"type": "utterance", "conversation": "c1", "utterance": "u3", "speaker": "CUSTOMER",
         "text": "hello", "offsetMs": 12400, "endMs": 15000.0, "final": false, "confidence": 0.93,
         "somethingNew": [1, 2]}\
        """;

    assertThat(decoder.decode(frame))
        .isEqualTo(
            new Accepted(
                new Spoken(
                    C1,
                    new Utterance(
                        new UtteranceId("u3"),
                        Speaker.CUSTOMER,
                        "hello",
                        OptionalLong.of(12400),
                        OptionalLong.of(15000),
                        false,
                        OptionalDouble.of(0.93)))));
  }

  @Test
  void readsAnEnd() {
    var frame = "{\"type\":\"ended\",\"conversation\":\"c1\",\"outcome\":\"ESCALATED\"}";

    assertThat(decoder.decode(frame))
        .isEqualTo(new Accepted(new Ended(C1, Optional.empty(), Outcome.ESCALATED)));
  }

  @Test
  void takesWhatIsMissingOrNullAsUnknown() {
    assertThat(decoder.decode("{\"type\":\"started\",\"conversation\":\"c1\",\"channel\":null}"))
        .isEqualTo(new Accepted(new Started(C1, Circumstances.UNKNOWN)));
    assertThat(decoder.decode("{\"type\":\"ended\",\"conversation\":\"c1\"}"))
        .isEqualTo(new Accepted(new Ended(C1, Optional.empty(), Outcome.UNKNOWN)));
    assertThat(decoder.decode(utterance("\"confidence\":null")))
        .isEqualTo(new Accepted(new Spoken(C1, Utterance.of("u", Speaker.AGENT, "hi"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                            | type is required",
        "{\"type\":7}                                  | type must be a string: was 7",
        "{\"type\":\"shouted\",\"conversation\":\"c\"} | type must be one of started, utterance,"
            + " corrected, ended",
        "{\"type\":\"ended\"}                          | conversation is required",
        "{\"type\":\"ended\",\"conversation\":\" \"}   | conversation must be 1 to 256 characters",
        "{\"type\":\"ended\",\"conversation\":5}       | conversation must be a string: was 5",
        "{\"type\":\"ended\",\"conversation\":\"a\\u0000\"}   | none of them a control character",
        "{\"type\":\"ended\",\"conversation\":\"a\\ud800\"}   | conversation must be",
        "{\"type\":\"ended\",\"conversation\":\"c\",\"outcome\":\"FINE\"} | outcome must be one of",
        "{\"type\":\"ended\",\"conversation\":\"c\",\"at\":\"noon\"}      | at must be a time",
        "{\"type\":\"ended\",\"conversation\":\"c\",\"at\":\"+999999999-01-01T00:00:00Z\"} | at"
            + " must",
        "{\"type\":\"started\",\"conversation\":\"c\",\"channel\":\"FAX\"} | channel must be one"
            + " of",
        "{\"type\":\"started\",\"conversation\":\"c\",\"agent\":[]}       | agent must be a string",
        "{\"type\":\"started\",\"conversation\":\"c\",\"attributes\":[]}  | attributes must be an"
            + " object",
        "{\"type\":\"utterance\",\"conversation\":\"c\"}                  | utterance is required",
        "42              | the frame must be a JSON object",
        "[]              | the frame must be a JSON object",
        "``              | the frame must be a JSON object",
        "{\"type\":      | the frame must be well-formed JSON",
        "{} {}           | the frame must be well-formed JSON",
        "{\"a\":NaN}     | the frame must be well-formed JSON",
      })
  void namesTheFieldAndTheRuleThatIsBroken(String frame, String reason) {
    assertThat(decoder.decode(frame))
        .isInstanceOfSatisfying(Rejected.class, r -> assertThat(r.reason()).contains(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"speaker\":\"customer\"        | speaker must be one of [CUSTOMER, AGENT, BOT, UNKNOWN]",
        "\"speaker\":null                | speaker is required",
        "\"text\":null                   | text is required",
        "\"text\":{}                     | text must be a string",
        "\"utterance\":\"\"              | utterance must be",
        "\"offsetMs\":-1                 | offsetMs must be a whole number of milliseconds",
        "\"offsetMs\":1.5                | offsetMs must be",
        "\"offsetMs\":1e30               | offsetMs must be",
        "\"offsetMs\":1e999              | offsetMs must be",
        "\"offsetMs\":99999999999999999999999999 | offsetMs must be",
        "\"offsetMs\":\"12\"             | offsetMs must be",
        "\"offsetMs\":9,\"endMs\":8      | endMs must not be before offsetMs: was 8",
        "\"final\":\"yes\"               | final must be true or false",
        "\"confidence\":1.01             | confidence must be a number in 0..1: was 1.01",
        "\"confidence\":-0.01            | confidence must be",
        "\"confidence\":true             | confidence must be",
      })
  void namesTheFieldOfAnUtteranceThatIsWrong(String field, String reason) {
    assertThat(decoder.decode(utterance(field)))
        .isInstanceOfSatisfying(Rejected.class, r -> assertThat(r.reason()).contains(reason));
  }

  @Test
  void rejectsANotANumberThatAConnectorHandsOver() {
    var frame = (ObjectNode) json(utterance("\"x\":1"));

    assertThat(decoder.decode(frame.deepCopy().put("offsetMs", Double.NaN)))
        .isInstanceOf(Rejected.class);
    assertThat(decoder.decode(frame.deepCopy().put("confidence", Double.NaN)))
        .isInstanceOf(Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "a\\ud83db", "a\\udc00b"})
  void keepsAnUtteranceWhoseTextCannotBeStoredAsItIs(String escaped) {
    assertThat(decoder.decode(utterance("\"text\":\"" + escaped + "\"")))
        .isEqualTo(new Accepted(new Spoken(C1, Utterance.of("u", Speaker.AGENT, "a\uFFFDb"))));
  }

  @Test
  void survivesDeepNesting() {
    var text = "[".repeat(100_000);
    JsonNode built = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < 100_000; i++) {
      built = JsonNodeFactory.instance.arrayNode().add(built);
    }

    assertThat(decoder.decode(text)).isInstanceOf(Rejected.class);
    assertThat(decoder.decode(built)).isInstanceOf(Rejected.class);
    assertThat(decoder.decode(JsonNodeFactory.instance.objectNode().<JsonNode>set("type", built)))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void keepsFourKibibytesOfWhatItRejects() {
    var rejected = (Rejected) decoder.decode("€".repeat(100_000));

    assertThat(rejected.frame().getBytes(StandardCharsets.UTF_8)).hasSize(4095);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void neverThrows(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      var frame = new StringBuilder(utterance("\"at\":\"2026-11-22T09:00:00Z\""));
      for (int edits = random.nextInt(4); edits >= 0; edits--) {
        frame.setCharAt(random.nextInt(frame.length()), (char) random.nextInt(0x10000));
        frame.deleteCharAt(random.nextInt(frame.length()));
      }
      assertThat(decoder.decode(frame.toString())).as("seed %d: %s", seed, frame).isNotNull();
    }
  }

  @Test
  void readsBackWhatTheEncoderWrites() {
    var circumstances =
        new Circumstances(
            Optional.of(Instant.parse("2026-11-22T09:00:00.123Z")),
            Channel.EMAIL,
            Optional.of("a"),
            Optional.empty(),
            Optional.of("q"),
            Optional.empty(),
            Map.of("b", "2", "a", "1"));
    assertReadBack(new Started(C1, circumstances));
    assertReadBack(new Started(C1, Circumstances.UNKNOWN));
    assertReadBack(new Spoken(C1, Utterance.of("u", Speaker.BOT, "\"\n😀").at(3).until(9)));
    assertReadBack(new Spoken(C1, Utterance.of("u", Speaker.UNKNOWN, "").partial()));
    assertReadBack(new Ended(C1, Optional.of(Instant.EPOCH), Outcome.ABANDONED));
  }

  private void assertReadBack(TranscriptEvent event) {
    assertThat(decoder.decode(new EventEncoder().encode(event))).isEqualTo(new Accepted(event));
  }

  /** An utterance's frame, the last of two fields of one name being the one that counts. */
  private static String utterance(String field) {
    return "{\"type\":\"utterance\",\"conversation\":\"c1\",\"utterance\":\"u\","
        + ("\"speaker\":\"AGENT\",\"text\":\"hi\"," + field + "}");
  }

  private static JsonNode json(String text) {
    return ((Frame.Parsed)
            ((Frames.Split) Frames.of(text.getBytes(StandardCharsets.UTF_8), Optional.empty()))
                .frames()
                .getFirst())
        .json();
  }
}
