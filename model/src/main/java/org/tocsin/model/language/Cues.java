package org.tocsin.model.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where in a text which cues are. */
final class Cues {

  private static final Map<String, List<Phrase>> PHRASES = phrases();

  /** What makes of a bare "number" a telephone's. */
  private static final Set<String> DETERMINERS =
      WordList.of(
          """
          my the a your best new old other another different this that what which home work office
          direct alternative alternate same daytime good his her their our wrong right correct contact
          and is on by wife's husband's partner's son's mum's\
          """);

  private static final Set<String> NUMBER = Set.of("number", "numbers", "no", "num", "nr");
  private static final Set<String> LINKS =
      Set.of("is", "was", "are", "for", "as", "that's", "this", "that", "the");
  private static final int LOOK_AHEAD = 5;

  private record Phrase(List<String> words, Cue cue) {}

  private final Words words;
  private final @Nullable Cue[] endingAt;

  private Cues(Words words, @Nullable Cue[] endingAt) {
    this.words = words;
    this.endingAt = endingAt;
  }

  static Cues in(Words words) {
    var endingAt = new @Nullable Cue[words.count()];
    for (int i = 0; i < words.count(); i++) {
      var phrase = longestAt(words, i);
      if (phrase.isPresent()) {
        enter(phrase.get(), i, endingAt);
      } else if (endingAt[i] == null && NUMBER.contains(words.at(i))) {
        endingAt[i] = ofBareNumber(words, i, endingAt);
      }
    }
    return new Cues(words, endingAt);
  }

  /** The nearest cue in whose reach a word is, before it or else shortly after {@code last}. */
  Optional<Cue> around(int first, int last) {
    return before(first).or(() -> after(last));
  }

  /** The nearest cue before a word, if the word is in its reach. */
  Optional<Cue> before(int word) {
    for (int i = word - 1; i >= 0 && i >= word - 11; i--) {
      var cue = endingAt[i];
      if (cue != null && word - 1 - i <= cue.reach && !isUsed(cue, i, word)) {
        return Optional.of(cue);
      }
    }
    return Optional.empty();
  }

  /** "Order 88213 with 4111 …": an order has one number, and it was said. */
  private boolean isUsed(Cue cue, int at, int word) {
    if (cue != Cue.REFERENCE) {
      return false;
    }
    for (int i = at + 1; i < word - 1; i++) {
      if (words.isNumber(i) && words.written(i).length() >= 4 && words.isLetters(i + 1)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a cue stands within so many words of a word, on either side. */
  boolean near(int word, int distance, Set<Cue> wanted) {
    int to = Math.min(endingAt.length - 1, word + distance);
    for (int i = Math.max(0, word - distance); i <= to; i++) {
      var cue = endingAt[i];
      if (cue != null && wanted.contains(cue)) {
        return true;
      }
    }
    return false;
  }

  /** The cue that ends at a word. */
  Optional<Cue> endingAt(int word) {
    return word < 0 || word >= endingAt.length
        ? Optional.empty()
        : Optional.ofNullable(endingAt[word]);
  }

  /** "… is my order number", "… for the card". */
  private Optional<Cue> after(int word) {
    if (!LINKS.contains(words.at(word + 1))) {
      return Optional.empty();
    }
    for (int i = word + 1; i < endingAt.length && i <= word + LOOK_AHEAD; i++) {
      if (endingAt[i] != null) {
        return Optional.ofNullable(endingAt[i]);
      }
    }
    return Optional.empty();
  }

  /** A longer phrase that ends at the same word came first and stays. */
  private static void enter(Phrase phrase, int first, @Nullable Cue[] endingAt) {
    int end = first + phrase.words.size() - 1;
    if (endingAt[end] == null) {
      endingAt[end] = phrase.cue;
    }
  }

  /** "Order number" is an order's, "my number" a telephone's, "widget number" something else's. */
  private static @Nullable Cue ofBareNumber(Words words, int word, @Nullable Cue[] endingAt) {
    var before = word == 0 ? null : endingAt[word - 1];
    if (before != null) {
      return before == Cue.ACCOUNT ? Cue.BANK_ACCOUNT : before;
    }
    if (!words.at(word).startsWith("number")) {
      return null;
    }
    boolean anybodys = word == 0 || DETERMINERS.contains(words.at(word - 1));
    return anybodys ? Cue.PHONE : Cue.REFERENCE;
  }

  private static Optional<Phrase> longestAt(Words words, int first) {
    return PHRASES.getOrDefault(owner(words, first), List.of()).stream()
        .filter(phrase -> matches(phrase, words, first))
        .findFirst();
  }

  /** Without the "'s" of "my birthday's …". */
  private static String owner(Words words, int i) {
    var word = words.at(i);
    return word.endsWith("'s") && !word.equals("driver's")
        ? word.substring(0, word.length() - 2)
        : word;
  }

  private static boolean matches(Phrase phrase, Words words, int first) {
    for (int i = 1; i < phrase.words.size(); i++) {
      if (!owner(words, first + i).equals(phrase.words.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, List<Phrase>> phrases() {
    var byFirstWord = new HashMap<String, List<Phrase>>();
    for (var cue : Cue.values()) {
      for (var phrase : WordList.phrases(cue.phrases)) {
        byFirstWord
            .computeIfAbsent(phrase.getFirst(), _ -> new ArrayList<>())
            .add(new Phrase(phrase, cue));
      }
    }
    byFirstWord
        .values()
        .forEach(list -> list.sort((a, b) -> Integer.compare(b.words.size(), a.words.size())));
    return byFirstWord;
  }
}
