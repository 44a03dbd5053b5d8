package org.tocsin.ingestion.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.tocsin.ingestion.Decoded;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;

/**
 * All connectors, and what each remembers. To be used on one thread, since the order of payloads
 * matters.
 */
public final class Connectors {
  /** The name under which the schema is recognised. */
  public static final String AUTO = "auto";

  private static final List<Connector> ALL =
      List.of(
          new ContactLens(),
          new LiveCallAnalytics(),
          new GoogleCcai(),
          new Genesys(),
          new TwilioTranscription(),
          new TwilioConversations(),
          new Deepgram(),
          new AssemblyAi(),
          new SalesforceVoice(),
          new Chatwoot(),
          new LibreDesk(),
          new Vosk());

  private final Map<String, Roles> roles;
  private final Map<String, Memory> memories = new HashMap<>();
  private final Function<ConversationId, Optional<Circumstances>> known;
  private final Clock clock;

  /**
   * One connector, as it is listed.
   *
   * @param reads what, in a sentence
   * @param streams whether it also listens on a WebSocket
   * @param speakers who is who by the vendor's word for a side
   */
  public record Listed(String name, String reads, boolean streams, Map<String, Speaker> speakers) {}

  /**
   * @param roles by the connector's name: who is who where it is not as usual
   * @param known of conversations that begun before this process did
   * @param clock gives names to utterances that have none; no belief depends on it
   */
  public Connectors(
      Map<String, Roles> roles,
      Function<ConversationId, Optional<Circumstances>> known,
      Clock clock) {
    this.roles = Map.copyOf(roles);
    this.known = known;
    this.clock = clock;
    roles.keySet().stream()
        .filter(name -> named(name).isEmpty())
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException(
              "there is no connector %s; there are %s".formatted(name, names()));
        });
  }

  /** The names of all of them, in the order in which they recognise. */
  public static List<String> names() {
    return ALL.stream().map(Connector::name).toList();
  }

  /** Whether a name is one of them, or {@link #AUTO}. */
  public static boolean knows(String name) {
    return name.equals(AUTO) || named(name).isPresent();
  }

  /** Whether payloads may come through a WebSocket. */
  public static boolean streams(String name) {
    return name.equals(AUTO) || named(name).filter(Connector::streams).isPresent();
  }

  /** What there is. */
  public List<Listed> list() {
    return ALL.stream()
        .map(c -> new Listed(c.name(), c.reads(), c.streams(), rolesOf(c).speakers()))
        .toList();
  }

  /**
   * What a payload says: our events in order, and what of it breaks a rule. Nothing at all if it
   * says nothing about a conversation. Never throws.
   *
   * @param name of one that is known
   */
  public List<Decoded> read(String name, JsonNode payload, Source source) {
    var told = new ArrayList<Decoded>();
    var outside = hearing(named(name).orElse(ALL.getFirst()), source);
    Envelope.open(Part.of(payload), outside, part -> told.addAll(inside(name, part, source)));
    told.addAll(outside.told());
    return told;
  }

  /** The connector that recognises a payload. */
  public static Optional<String> recognised(JsonNode payload) {
    return recognised(Part.of(payload)).map(Connector::name);
  }

  private List<Decoded> inside(String name, Part part, Source source) throws Unreadable {
    var connector = named(name).or(() -> recognised(part)).orElseThrow(() -> strange(part));
    var hearing = hearing(connector, source);
    hearing.attempt(part, whole -> connector.read(whole, hearing));
    return hearing.told();
  }

  private static Unreadable strange(Part part) {
    var fields =
        StreamSupport.stream(
                ((Iterable<String>) () -> part.node().fieldNames()).spliterator(), false)
            .limit(10)
            .toList();
    return new Unreadable(part.place(), "is of no schema that is known; its fields are " + fields);
  }

  private static Optional<Connector> recognised(Part part) {
    return part.node() instanceof ObjectNode
        ? ALL.stream().filter(c -> c.recognises(part)).findFirst()
        : Optional.empty();
  }

  private Hearing hearing(Connector connector, Source source) {
    return new Hearing(
        connector,
        source,
        rolesOf(connector),
        memories.computeIfAbsent(connector.name(), _ -> new Memory(known, clock)));
  }

  private Roles rolesOf(Connector connector) {
    var usual = new Roles(connector.speakers());
    var set = roles.get(connector.name());
    return set == null ? usual : set.over(usual);
  }

  private static Optional<Connector> named(String name) {
    return ALL.stream().filter(c -> c.name().equals(name)).findFirst();
  }
}
