package org.tocsin.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.conversation.UtteranceId;

/**
 * How conversations get worse on their way to us. The same conversation, seed and noise give the
 * same result; its labels move with its turns.
 */
public enum Noise {
  /** As a recogniser writes that knows neither capitals nor punctuation; digits stay. */
  UNPUNCTUATED {
    @Override
    Transcript spoil(Transcript transcript, Random random) {
      return saying(transcript, Noise::unpunctuated);
    }
  },
  /** Letters swapped, dropped or doubled, in about one word of twenty. */
  TYPOS {
    @Override
    Transcript spoil(Transcript transcript, Random random) {
      return saying(
          transcript, text -> WORD.matcher(text).replaceAll(word -> mistyped(word, random)));
    }
  },
  /** About one turn of ten is missing; the one in which it escalates never is. */
  LOST_TURNS {
    @Override
    public LabelledConversation of(LabelledConversation whole, long seed) {
      return kept(whole, random(whole, seed));
    }
  },
  /** Nobody says who speaks. */
  UNKNOWN_SPEAKERS {
    @Override
    Transcript spoil(Transcript transcript, Random random) {
      return with(transcript, transcript.turns().stream().map(Noise::byAnyone).toList());
    }
  };

  /** Of three letters and more: four words of five. */
  private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");

  private static final double MISTYPED = 0.06;
  private static final double LOST = 0.1;

  /** The conversation as this noise leaves it. */
  public LabelledConversation of(LabelledConversation whole, long seed) {
    return new LabelledConversation(spoil(whole.transcript(), random(whole, seed)), whole.label());
  }

  /** The same turns, said otherwise. */
  Transcript spoil(Transcript transcript, Random random) {
    return transcript;
  }

  private static Random random(LabelledConversation whole, long seed) {
    return new Random(31 * seed + whole.transcript().id().value().hashCode());
  }

  private static String unpunctuated(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replace('’', '\'')
        .replaceAll("[^\\p{L}\\p{N}']+", " ")
        .strip();
  }

  private static String mistyped(MatchResult found, Random random) {
    var word = found.group();
    if (random.nextDouble() >= MISTYPED) {
      return word;
    }
    int at = 1 + random.nextInt(word.length() - 2);
    return switch (random.nextInt(3)) {
      case 0 ->
          word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
      case 1 -> word.substring(0, at) + word.substring(at + 1);
      default -> word.substring(0, at) + word.charAt(at) + word.substring(at);
    };
  }

  /** What is left; something is left of what may be seen. */
  private static LabelledConversation kept(LabelledConversation whole, Random random) {
    var label = whole.label();
    var turns = whole.transcript().turns();
    var kept = new ArrayList<Integer>();
    for (int i = 0; i < turns.size(); i++) {
      boolean lost = random.nextDouble() < LOST;
      boolean needed = i == label.seen() || (i == label.seen() - 1 && kept.isEmpty());
      if (!lost || needed) {
        kept.add(i);
      }
    }
    var left =
        IntStream.range(0, kept.size()).mapToObj(i -> numbered(turns.get(kept.get(i)), i)).toList();
    return new LabelledConversation(with(whole.transcript(), left), moved(label, kept));
  }

  private static Label moved(Label label, List<Integer> kept) {
    var places = new TreeMap<Integer, Integer>();
    kept.forEach(turn -> places.put(turn, places.size()));
    return new Label(
        label.escalates(),
        places.headMap(label.seen()).size(),
        label.kind(),
        moved(label.sentiments(), places),
        moved(label.acts(), places),
        moved(label.signals(), places),
        moved(label.needs(), places));
  }

  private static <T> Map<Integer, T> moved(Map<Integer, T> byTurn, Map<Integer, Integer> places) {
    var moved = new TreeMap<Integer, T>();
    byTurn.forEach((turn, value) -> {
      var place = places.get(turn);
      if (place != null) {
        moved.put(place, value);
      }
    });
    return moved;
  }

  private static List<Label.Note> moved(List<Label.Note> notes, Map<Integer, Integer> places) {
    return notes.stream()
        .filter(note -> places.containsKey(note.turn()))
        .map(note -> new Label.Note(places.getOrDefault(note.turn(), 0), note.text()))
        .toList();
  }

  private static Utterance numbered(Utterance turn, int place) {
    return new Utterance(
        new UtteranceId("t" + place),
        turn.speaker(),
        turn.text(),
        turn.offsetMs(),
        turn.endMs(),
        turn.complete(),
        turn.confidence());
  }

  private static Utterance byAnyone(Utterance turn) {
    return new Utterance(
        turn.id(),
        Speaker.UNKNOWN,
        turn.text(),
        turn.offsetMs(),
        turn.endMs(),
        turn.complete(),
        turn.confidence());
  }

  private static Transcript saying(Transcript transcript, UnaryOperator<String> other) {
    return transcript.redacted(other);
  }

  private static Transcript with(Transcript one, List<Utterance> turns) {
    return new Transcript(
        one.id(), one.vertical(), one.group(), one.batch(), one.circumstances(), turns);
  }
}
