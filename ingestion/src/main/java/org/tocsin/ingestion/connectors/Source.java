package org.tocsin.ingestion.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.model.conversation.Speaker;

/**
 * What a sender says beside the payload, since many payloads do not say it: in which conversation,
 * by whom, since when.
 *
 * @param conversation to which all belongs; goes before what the payload says
 * @param speaker who says all of it, where every side has a stream of its own
 * @param customer the vendor's word for the customer's side; the others are then the agent's
 * @param stream tells one stream of a conversation from its others, also after a reconnection
 * @param offsetMs when the stream began, in milliseconds since the conversation did
 * @param begun agent, team and queue, for a feed that does not tell them
 */
public record Source(
    Optional<String> conversation,
    Optional<Speaker> speaker,
    Optional<String> customer,
    Optional<String> stream,
    long offsetMs,
    Map<String, String> begun) {

  /** The names of the parameters that are understood. */
  public static final Map<String, String> PARAMETERS =
      Map.of(
          "conversation", "to which all belongs",
          "speaker", "who says all of it: CUSTOMER, AGENT, BOT or UNKNOWN",
          "customer", "the vendor's word for the customer's side",
          "stream", "tells this stream of a conversation from its others",
          "offset", "when the stream began, in milliseconds since the conversation did",
          "agent", "whose conversation it is",
          "team", "of which team",
          "queue", "from which queue");

  /** Nothing is said. */
  public static final Source SILENT =
      new Source(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, Map.of());

  public Source {
    begun = Map.copyOf(begun);
  }

  /**
   * What the parameters of an address say; others are ignored.
   *
   * @throws IllegalArgumentException if one breaks its rule
   */
  public static Source of(Map<String, String> parameters) {
    var begun = new HashMap<>(parameters);
    begun.keySet().retainAll(Set.of("agent", "team", "queue"));
    return new Source(
        word(parameters, "conversation"),
        word(parameters, "speaker").map(Source::role),
        word(parameters, "customer"),
        word(parameters, "stream"),
        word(parameters, "offset").map(Source::milliseconds).orElse(0L),
        begun);
  }

  /** The same source, its stream called so unless it has a name. */
  public Source streaming(String name) {
    return new Source(
        conversation, speaker, customer, stream.or(() -> Optional.of(name)), offsetMs, begun);
  }

  private static Optional<String> word(Map<String, String> parameters, String name) {
    return Optional.ofNullable(parameters.get(name)).filter(v -> !v.isBlank());
  }

  private static Speaker role(String word) {
    return Arrays.stream(Speaker.values())
        .filter(s -> s.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "speaker must be one of %s: was %s"
                    .formatted(Arrays.toString(Speaker.values()), word)));
  }

  private static long milliseconds(String word) {
    JsonNode node = JsonNodeFactory.instance.textNode(word);
    return new Part(node, "offset")
        .milliseconds()
        .orElseThrow(() ->
            new IllegalArgumentException("offset must be milliseconds from 0 on: was " + word));
  }
}
