package org.tocsin.training.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JSON of vendors. */
class VendorsTest {
  @TempDir private Path folder;

  @Test
  void readsACallOfContactLens() {
    var imported = Imported.from(Format.CONTACT_LENS, Imported.fixture("contact-lens-call.json"));

    assertThat(imported.turns("contact-1"))
        .containsExactly(
            "AGENT 0.0-1.9 Parcel desk, good morning.",
            "CUSTOMER 2.2-4.64 I need to cancel my plan.",
            "CUSTOMER 5.1-9.0 Is there a fee?");
    assertThat(imported.conversation("contact-1").path("channel").asText()).isEqualTo("CALL");
    assertThat(imported.told())
        .containsExactly(
            "contact-lens-call.json:/Transcript/2: 'Content' is missing; the conversation goes on"
                + " without it");
  }

  @Test
  void readsAChatOfContactLensWithoutItsEvents() {
    var imported = Imported.from(Format.CONTACT_LENS, Imported.fixture("contact-lens-chat.json"));

    assertThat(imported.turns("contact-2"))
        .containsExactly(
            "BOT 0.0 Hello, thanks for contacting us.",
            "CUSTOMER 14.712 Nothing sprouted, I want a refund.");
    assertThat(imported.conversation("contact-2").path("channel").asText()).isEqualTo("CHAT");
    assertThat(imported.told())
        .singleElement()
        .asString()
        .startsWith("contact-lens-chat.json:/Transcript/3: 'AbsoluteTime' must be a time");
  }

  @Test
  void readsATranscriptOfGenesys() {
    var imported = Imported.from(Format.GENESYS, Imported.fixture("genesys.json"));

    assertThat(imported.turns("gen-1"))
        .containsExactly(
            "BOT 0.0-2.0 please say why you are calling",
            "CUSTOMER 2.5-4.0 My line is down.",
            "AGENT 8.0 I can see the fault.");
    assertThat(imported.told())
        .containsExactly(
            "genesys.json:/transcripts/0/phrases/2: confidence must be in 0..1: was 1.2; the"
                + " conversation goes on without it",
            "genesys.json:/transcripts/0/phrases/4: 'startTimeMs' must be a number: was STRING; the"
                + " conversation goes on without it");
  }

  @Test
  void readsConversationsAndMessagesOfChatwootWithoutNotes() {
    var imported =
        Imported.from(
            Format.CHATWOOT,
            Imported.fixture("chatwoot-conversations.json"),
            Imported.fixture("chatwoot-messages.json"));

    assertThat(imported.turns("101"))
        .containsExactly(
            "CUSTOMER 0.0 You charged me twice.",
            "AGENT 60.0 Hi Jane, let me look.",
            "BOT 90.0 Please rate us.");
    assertThat(imported.turns("103"))
        .containsExactly("CUSTOMER 0.0 Is anybody there?", "BOT 1.0 A colleague will be with you.");
    assertThat(imported.conversation("101").path("agent").asText()).isEqualTo("3");
    assertThat(imported.conversation("101").path("customer").asText()).isEqualTo("8");
    assertThat(imported.told())
        .containsExactly(
            "chatwoot-conversations.json:/data/payload/0/messages/6: 'message_type' must be in"
                + " 0..3: was 8; the conversation goes on without it",
            "chatwoot-conversations.json:/data/payload/1: 'messages' must be a list; left out");
  }

  @Test
  void readsTicketsOfZendeskWithoutInternalNotes() {
    var imported = Imported.from(Format.ZENDESK, Imported.fixture("zendesk-export.jsonl"));

    assertThat(imported.turns("4711"))
        .containsExactly(
            "CUSTOMER 0.0 The invoice is wrong.",
            "AGENT 3600.0 We have corrected it.",
            "UNKNOWN 86400.0 Paid back today.");
    assertThat(imported.conversation("4711").path("channel").asText()).isEqualTo("EMAIL");
    assertThat(imported.told())
        .hasSize(3)
        .satisfies(told ->
            assertThat(told.get(0)).startsWith("zendesk-export.jsonl:1/comments/4: 'created_at'"))
        .satisfies(
            told -> assertThat(told.get(1)).startsWith("zendesk-export.jsonl:2: is not JSON"))
        .satisfies(told ->
            assertThat(told.get(2)).startsWith("zendesk-export.jsonl:3: conversation 4714 has no"));
  }

  @Test
  void takesAnAuthorOfZendeskForWhomHeIsGiven() {
    var settings = Imported.naming("nobody", "21");

    var imported =
        Imported.from(Format.ZENDESK, settings, Imported.fixture("zendesk-export.jsonl"));

    assertThat(imported.turns("4711")).contains("AGENT 86400.0 Paid back today.");
  }

  @Test
  void readsAnAnswerOfTheCommentsApiInTheOrderOfTime() {
    var imported = Imported.from(Format.ZENDESK, Imported.fixture("zendesk-4712.json"));

    assertThat(imported.turns("zendesk-4712"))
        .containsExactly("CUSTOMER 0.0 My printer is on fire.", "AGENT 600.0 Which printer is it?");
    assertThat(imported.told()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          CONTACT_LENS | {"JobStatus": "FAILED"}          | a.json: 'Transcript' must be a list; left out
          CONTACT_LENS | {"Transcript": []}               | a.json: conversation a has no turn that can be read
          CONTACT_LENS | []                               | a.json: there is nothing in it
          CONTACT_LENS | 7                                | a.json: 'Transcript' must be a list; left out
          CONTACT_LENS | {"Transcript": [                 | a.json:1: is not JSON: Unexpected end-of-input
          GENESYS      | {"transcripts": []}              | a.json: 'conversationId' is missing; left out
          GENESYS      | {"conversationId": "g"}          | a.json: 'transcripts' must be a list; left out
          GENESYS      | {"conversationId": ["g"]}        | a.json: 'conversationId' must be a text: was ARRAY; left out
          CHATWOOT     | {"payload": 1}                   | a.json: 'payload' must be a list; left out
          CHATWOOT     | {"payload": [7]}                 | a.json:/payload/0: 'id' is missing; left out
          CHATWOOT     | {"payload": [{"message_type": 0, "conversation_id": 1}, {"conversation_id": 2}]} | a.json: has messages of several
          CHATWOOT     | {}                               | a.json: 'id' is missing; left out
          ZENDESK      | {"id": 1}                        | a.json: 'comments' must be a list; left out
          ZENDESK      | {"id": 1, "comments": [{"author_id": 1, "public": true}]} | a.json: conversation 1 has no turn
          ZENDESK      | ``                               | a.json: there is nothing in it
          """)
  void tellsOfADocumentThatIsNone(Format format, String contents, String told) throws IOException {
    var imported = Imported.from(format, write(contents));

    assertThat(imported.conversations()).isEmpty();
    assertThat(imported.told()).singleElement().asString().startsWith(told);
  }

  @Test
  void readsListsAndConcatenatedDocuments() throws IOException {
    var ticket = "{\"id\": %d,\n \"comments\": [{\"author_id\": 2, \"body\": \"hi\"}]}";
    var list = "[" + ticket.formatted(1) + ", 7, " + ticket.formatted(2) + "]";
    var chain = ticket.formatted(3) + "\n" + ticket.formatted(4);

    var fromList = Imported.from(Format.ZENDESK, write(list));
    var fromChain = Imported.from(Format.ZENDESK, write("\uFEFF" + chain));

    assertThat(fromList.tally().conversations()).isEqualTo(2);
    assertThat(fromList.told()).containsExactly("a.json:/1: 'comments' must be a list; left out");
    assertThat(fromChain.conversations())
        .extracting(c -> c.path("id").asInt())
        .containsExactly(3, 4);
    assertThat(fromChain.told()).isEmpty();
  }

  @Test
  void losesOnlyTheLineThatIsNotUtf8EvenIfItIsTheFirst() throws IOException {
    var lines =
        """
        {"id": 1, "comments": [{"author_id": 2, "body": "caf\u00e9"}]}
        {"id": 2, "comments": [{"author_id": 2, "body": "tea"}]}
        """;
    var file = Files.write(folder.resolve("a.json"), lines.getBytes(StandardCharsets.ISO_8859_1));

    var imported = Imported.from(Format.ZENDESK, file);

    assertThat(imported.turns("2")).containsExactly("UNKNOWN tea");
    assertThat(imported.told()).containsExactly("a.json:1: is not UTF-8; left out");
  }

  @Test
  void readsACorpusOfConvoKitWithItsLabels() {
    var settings = convoKit(Optional.of("conversation_has_personal_attack"));

    var imported = Imported.from(Format.CONVOKIT, settings, Imported.fixture("convokit"));

    assertThat(imported.turns("u1"))
        .containsExactly(
            "CUSTOMER 0.0 Where is my refund?",
            "AGENT 30.0 It takes ten days.",
            "CUSTOMER 90.0 You are useless.");
    assertThat(imported.turns("u3"))
        .containsExactly("AGENT How can we help?", "CUSTOMER Thanks, solved.");
    assertThat(imported.conversation("u1").path("escalates").asBoolean()).isTrue();
    assertThat(imported.conversation("u1").path("escalates_at").asInt()).isEqualTo(2);
    assertThat(imported.conversation("u3").path("escalates").isBoolean()).isTrue();
    assertThat(imported.conversation("u3").path("escalates").asBoolean()).isFalse();
    assertThat(imported.conversation("u8").has("escalates")).isFalse();
    assertThat(imported.told())
        .hasSize(4)
        .contains(
            "utterances.jsonl:5: 'text' must be a text: was NUMBER; the conversation goes on"
                + " without it",
            "utterances.jsonl:6: 'conversation_id' is missing; left out",
            "utterances.jsonl:8: 'conversation_has_personal_attack' is missing in"
                + " conversations.json; the conversation has no label")
        .anyMatch(told -> told.startsWith("utterances.jsonl:9: is not JSON"));
  }

  @Test
  void readsACorpusWithoutLabelsWhenNobodyAsksForThem() {
    var imported =
        Imported.from(Format.CONVOKIT, convoKit(Optional.empty()), Imported.fixture("convokit"));

    assertThat(imported.tally().conversations()).isEqualTo(3);
    assertThat(imported.tally().labelled()).isZero();
  }

  @Test
  void tellsThatACorpusLacksItsConversations() throws IOException {
    Files.writeString(folder.resolve("utterances.jsonl"), "");

    var imported = Imported.from(Format.CONVOKIT, convoKit(Optional.of("x")), folder);

    assertThat(imported.told())
        .singleElement()
        .asString()
        .contains("there is no file", "conversations.json");
  }

  private static ImportSettings convoKit(Optional<String> labelField) {
    var none = ImportSettings.NONE;
    return new ImportSettings(
        new Speakers(Set.of("op"), Set.of("desk"), Set.of()),
        none.labels(),
        labelField,
        Optional.of("comment_has_personal_attack"),
        none.columns(),
        none.channel(),
        none.vertical());
  }

  private Path write(String contents) throws IOException {
    return Files.writeString(folder.resolve("a.json"), contents);
  }
}
