package org.tocsin.ingestion.connectors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is remembered of one conversation between two payloads. */
final class Course {
  private static final int MOST = 256;

  private ObjectNode begun;
  private final Map<String, String> open = new HashMap<>();
  private final Map<String, String> closed = latest(MOST);
  private final Map<String, Fragments> fragments = latest(MOST);
  private final Map<String, Long> places = latest(MOST);

  /**
   * @param begun the newest frame that told how it began, without its type; empty if none did
   */
  Course(ObjectNode begun) {
    this.begun = begun;
  }

  /** A map of the entries that were used last. */
  static <K, V> Map<K, V> latest(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }

  /** Whether it is known that it began. */
  boolean hasBegun() {
    return !begun.isEmpty();
  }

  /** When it began. */
  Optional<Instant> at() {
    try {
      return Optional.ofNullable(begun.get("at")).map(at -> Instant.parse(at.asText()));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  /** What is known of its beginning with so much more; empty if that says nothing new. */
  Optional<ObjectNode> beginning(ObjectNode more) {
    var next = begun.deepCopy();
    if (next.has("at") && !more.path("at").isNull()) {
      more = more.deepCopy();
      more.remove("at");
    }
    next.setAll(more);
    if (next.equals(begun)) {
      return Optional.empty();
    }
    begun = next;
    var frame = JsonNodeFactory.instance.objectNode().put("type", "started");
    frame.setAll(next);
    return Optional.of(frame);
  }

  /** The utterance that a side is saying, begun under this name if there is none. */
  String open(String side, Supplier<String> name) {
    return open.computeIfAbsent(side, _ -> name.get());
  }

  /**
   * The utterance that a final result closes: the one its side was saying, or the one it closed
   * before if it comes again.
   *
   * @param key by which the vendor's own final result is told from others
   */
  String close(String side, String key) {
    var before = closed.get(side + " " + key);
    if (before != null) {
      return before;
    }
    var saying = open.remove(side);
    var utterance = saying == null ? key : saying;
    closed.put(side + " " + key, utterance);
    return utterance;
  }

  /** The fragments of a turn or a side. */
  Fragments fragments(String of) {
    return fragments.computeIfAbsent(of, _ -> new Fragments());
  }

  /** Forgets the fragments of a turn that is whole. */
  void whole(String turn) {
    fragments.remove(turn);
  }

  /** The highest number that a side has reached, after this one. */
  long reached(String side, long number) {
    return places.merge(side, number, Math::max);
  }
}
