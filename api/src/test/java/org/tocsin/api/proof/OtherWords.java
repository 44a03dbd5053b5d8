package org.tocsin.api.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.TranscriptEvent.Ended;
import org.tocsin.training.Corpus;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Transcript;

/**
 * Any number of conversations like those of the corpus, which come again and again with other
 * words: in every turn each word of five letters or more gives way, one time in three, to a word of
 * the same length from anywhere in the corpus. One begins every two seconds, each of a customer of
 * its own, and ends as the one that it was made from.
 */
final class OtherWords {
  private static final List<LabelledConversation> ALL = Corpus.conversations();
  private static final int SHORTEST = 5;
  private static final Instant FIRST = Instant.parse("2026-10-01T06:00:00Z");
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final Map<Integer, List<String>> words = new HashMap<>();

  OtherWords() {
    for (var conversation : ALL) {
      for (var turn : conversation.transcript().turns()) {
        for (var word : turn.text().split(" ", -1)) {
          if (changes(word)) {
            words.computeIfAbsent(word.length(), _ -> new ArrayList<>()).add(word);
          }
        }
      }
    }
  }

  /** The events of one of them, its end with its outcome; the same number gives the same. */
  List<TranscriptEvent> events(int number) {
    var from = ALL.get(number % ALL.size());
    var random = new Random(number);
    var told = from.transcript();
    var id = new ConversationId("scale-%d".formatted(number));
    var events =
        new ArrayList<>(
            new Transcript(
                    id,
                    told.vertical(),
                    id.value(),
                    "",
                    circumstances(number, told.circumstances()),
                    told.turns().stream().map(t -> t.saying(others(t.text(), random))).toList())
                .events());
    var outcome = from.label().escalates() ? Outcome.ESCALATED : Outcome.RESOLVED;
    events.set(events.size() - 1, new Ended(id, Optional.empty(), outcome));
    return events;
  }

  private static Circumstances circumstances(int number, Circumstances like) {
    return new Circumstances(
        Optional.of(FIRST.plus(EVERY.multipliedBy(number))),
        like.channel(),
        Optional.of("agent " + number % 500),
        Optional.of("team " + number % 20),
        Optional.empty(),
        Optional.of("customer " + number),
        Map.of());
  }

  private String others(String text, Random random) {
    var said = text.split(" ", -1);
    for (int i = 0; i < said.length; i++) {
      if (changes(said[i]) && random.nextInt(3) == 0) {
        var like = words.getOrDefault(said[i].length(), List.of(said[i]));
        said[i] = like.get(random.nextInt(like.size()));
      }
    }
    return String.join(" ", said);
  }

  private static boolean changes(String word) {
    return word.length() >= SHORTEST && word.chars().allMatch(Character::isLetter);
  }
}
