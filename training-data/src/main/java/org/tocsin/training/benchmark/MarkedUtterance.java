package org.tocsin.training.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.commons.codec.digest.DigestUtils;
import org.tocsin.model.language.Sensitive;
import org.tocsin.model.language.Span;

/**
 * An utterance of the redaction set with all that is sensitive in it marked by hand.
 *
 * @param conversation the id of its conversation; its own where it stands alone
 * @param agent whether the agent says it
 * @param spoken whether it is in the style of a recogniser's transcript
 * @param marked sorted, not overlapping
 */
record MarkedUtterance(
    String id, String conversation, boolean agent, boolean spoken, String text, List<Span> marked) {
  private static final String RESOURCE = "/org/tocsin/redaction/utterances.jsonl";

  MarkedUtterance {
    marked = List.copyOf(marked);
  }

  /** Half of the set. Whoever improves the redactor may read mistakes of the first half alone. */
  enum Half {
    OPEN,
    HELD_BACK
  }

  /** The set, conversation by conversation in the order of the file. */
  static List<List<MarkedUtterance>> conversations() {
    var conversations = new LinkedHashMap<String, List<MarkedUtterance>>();
    var json = JsonMapper.builder().build();
    try (var in = new BufferedReader(new InputStreamReader(stream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        var utterance = of(json.readTree(line));
        conversations
            .computeIfAbsent(utterance.conversation, _ -> new ArrayList<>())
            .add(utterance);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
    return List.copyOf(conversations.values());
  }

  /** By a hash of the conversation, so that one conversation is not in both halves. */
  Half half() {
    return (DigestUtils.sha256(conversation)[0] & 1) == 0 ? Half.OPEN : Half.HELD_BACK;
  }

  private static InputStream stream() {
    var stream = MarkedUtterance.class.getResourceAsStream(RESOURCE);
    if (stream == null) {
      throw new IllegalStateException("the build lacks " + RESOURCE);
    }
    return stream;
  }

  private static MarkedUtterance of(JsonNode node) {
    var id = node.path("id").asText();
    return new MarkedUtterance(
        id,
        node.path("conversation").asText(id),
        node.path("speaker").asText().equals("AGENT"),
        node.path("style").asText().equals("SPOKEN"),
        node.path("text").asText(),
        StreamSupport.stream(node.path("spans").spliterator(), false)
            .map(MarkedUtterance::span)
            .toList());
  }

  private static Span span(JsonNode node) {
    return new Span(
        node.path(0).asInt(), node.path(1).asInt(), Sensitive.valueOf(node.path(2).asText()));
  }
}
