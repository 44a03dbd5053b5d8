package org.tocsin.api.http;

import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.model.conversation.Conversation;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.label.Claim;
import org.tocsin.model.label.LabelEntry;
import org.tocsin.model.label.LabelHistory;
import org.tocsin.model.label.Source;

/**
 * Which labelled conversations somebody wants to see.
 *
 * @param said how they went by the last word
 * @param source one that said something of them
 * @param disagreeing whether somebody said otherwise before the last word
 * @param from the last entry is not older
 * @param until the last entry is older
 * @param words all of which stand in its id or in what was said, in any order, however written
 */
record LabelFilter(
    Optional<Said> said,
    Optional<Source> source,
    boolean disagreeing,
    Optional<Instant> from,
    Optional<Instant> until,
    List<String> words) {

  /** How a conversation went by the last word. */
  enum Said {
    ESCALATES,
    CALM,
    /** Everything that was said of it says nothing of how it went. */
    UNCLEAR
  }

  /**
   * @throws IllegalArgumentException naming the parameter that breaks a rule
   */
  static LabelFilter of(MultiMap query) {
    return new LabelFilter(
        choice(query, "claim", Said.values()),
        choice(query, "source", Source.values()),
        "true".equals(query.get("disagreeing")),
        day(query, "from"),
        day(query, "until").map(day -> day.plusSeconds(24 * 60 * 60)),
        Arrays.stream(Optional.ofNullable(query.get("q")).orElse("").strip().split("\\s+"))
            .filter(word -> !word.isEmpty())
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList());
  }

  /** By what was said of it. */
  boolean takes(LabelHistory history) {
    if (history.entries().isEmpty() || (disagreeing && history.disagreements() == 0)) {
      return false;
    }
    var at = history.entries().getLast().at();
    return said.map(said(history)::equals).orElse(true)
        && source.map(s -> history.entries().stream().anyMatch(e -> e.source() == s)).orElse(true)
        && from.map(f -> !at.isBefore(f)).orElse(true)
        && until.map(at::isBefore).orElse(true);
  }

  /** By what was said in it. */
  boolean takes(ConversationId id, Optional<Conversation> conversation) {
    var all = new StringBuilder(id.value());
    if (!words.isEmpty()) {
      conversation.ifPresent(c -> c.utterances().forEach(u -> all.append('\n').append(u.text())));
    }
    var searched = all.toString().toLowerCase(Locale.ROOT);
    return words.stream().allMatch(searched::contains);
  }

  private static Said said(LabelHistory history) {
    return history
        .lastWord()
        .flatMap(LabelEntry::claim)
        .map(Claim::escalates)
        .map(escalates -> escalates ? Said.ESCALATES : Said.CALM)
        .orElse(Said.UNCLEAR);
  }

  private static <E extends Enum<E>> Optional<E> choice(MultiMap query, String name, E[] all) {
    return parameter(query, name)
        .map(word ->
            Arrays.stream(all)
                .filter(each -> each.name().equals(word))
                .findFirst()
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "%s must be one of %s: was %s"
                            .formatted(name, Arrays.toString(all), word))));
  }

  private static Optional<Instant> day(MultiMap query, String name) {
    return parameter(query, name)
        .map(word -> {
          try {
            return LocalDate.parse(word).atStartOfDay(ZoneOffset.UTC).toInstant();
          } catch (DateTimeException noDay) {
            throw new IllegalArgumentException(
                "%s must be a day as 2026-11-22: was %s".formatted(name, word), noDay);
          }
        });
  }

  private static Optional<String> parameter(MultiMap query, String name) {
    return Optional.ofNullable(query.get(name)).filter(word -> !word.isEmpty());
  }
}
