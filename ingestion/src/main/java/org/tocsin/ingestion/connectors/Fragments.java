package org.tocsin.ingestion.connectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A side's latest turns, put together from fragments. A fragment that comes twice or late finds its
 * place by the time at which it began; one that comes again with other words replaces itself.
 */
final class Fragments {
  private static final int TURNS = 8;
  private static final int MOST_FRAGMENTS = 512;

  private final List<Whole> turns = new ArrayList<>();

  /** One turn as far as it is known. */
  static final class Whole {
    private final TreeMap<Long, String> words = new TreeMap<>();
    private long untilMs;
    private boolean closed;

    /** When its first fragment to arrive began; names the turn. */
    private final long name;

    private Whole(long name) {
      this.name = name;
    }

    long name() {
      return name;
    }

    long fromMs() {
      return words.isEmpty() ? name : words.firstKey();
    }

    long untilMs() {
      return untilMs;
    }

    String text() {
      return joined(words);
    }

    private static String joined(SortedMap<Long, String> words) {
      return words.values().stream().filter(w -> !w.isBlank()).collect(Collectors.joining(" "));
    }

    /** The text with one more fragment that is not final. */
    String textWith(long fromMs, String fragment) {
      var with = new TreeMap<>(words);
      with.put(fromMs, fragment);
      return joined(with);
    }
  }

  /** The turn after one more final fragment. */
  Whole add(long fromMs, long untilMs, String text, boolean last) {
    var turn = turnAt(fromMs);
    turn.words.put(fromMs, text.strip());
    turn.untilMs = Math.max(turn.untilMs, untilMs);
    turn.closed |= last || turn.words.size() >= MOST_FRAGMENTS;
    return turn;
  }

  /** The turn to which a fragment that began then belongs; a new one is not kept. */
  Whole peek(long fromMs) {
    return known(fromMs).orElseGet(() -> new Whole(fromMs));
  }

  /** What comes next begins a new turn. */
  void close() {
    turns.forEach(turn -> turn.closed = true);
  }

  private Whole turnAt(long fromMs) {
    return known(fromMs)
        .orElseGet(() -> {
          var turn = new Whole(fromMs);
          turns.add(turn);
          if (turns.size() > TURNS) {
            turns.removeFirst();
          }
          return turn;
        });
  }

  private Optional<Whole> known(long fromMs) {
    return turns.stream()
        .filter(t -> t.words.containsKey(fromMs))
        .findFirst()
        .or(() -> turns.stream().filter(t -> !t.closed && fromMs >= t.fromMs()).findFirst())
        .or(() ->
            turns.stream().filter(t -> fromMs >= t.fromMs() && fromMs < t.untilMs).findFirst());
  }
}
