package org.tocsin.api.http;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Split.Side;

/**
 * Which conversations of the shipped corpus somebody wants to see.
 *
 * @param words all of which stand in its id or in what was said, in any order, however written
 */
record CorpusFilter(
    Optional<String> vertical,
    Optional<Side> side,
    Optional<Boolean> escalates,
    Optional<EscalationKind> kind,
    List<String> words) {

  /**
   * @throws IllegalArgumentException naming the parameter that breaks a rule
   */
  static CorpusFilter of(MultiMap query) {
    return new CorpusFilter(
        parameter(query, "vertical"),
        choice(
            query,
            "split",
            Map.of("train", Side.TRAIN, "validation", Side.VALIDATION, "test", Side.TEST)),
        choice(query, "escalates", Map.of("true", true, "false", false)),
        parameter(query, "kind").map(CorpusFilter::kind),
        Arrays.stream(parameter(query, "q").orElse("").strip().split("\\s+"))
            .filter(word -> !word.isEmpty())
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList());
  }

  /** Whether it takes a conversation that stands on that side. */
  boolean takes(LabelledConversation conversation, Side on) {
    return vertical.map(conversation.transcript().vertical()::equals).orElse(true)
        && side.map(on::equals).orElse(true)
        && escalates.map(e -> e == conversation.label().escalates()).orElse(true)
        && kind.map(k -> conversation.label().kind().equals(Optional.of(k))).orElse(true)
        && hasWords(conversation);
  }

  private boolean hasWords(LabelledConversation conversation) {
    if (words.isEmpty()) {
      return true;
    }
    var all = new StringBuilder(conversation.transcript().id().value());
    conversation.transcript().turns().forEach(turn -> all.append('\n').append(turn.text()));
    var searched = all.toString().toLowerCase(Locale.ROOT);
    return words.stream().allMatch(searched::contains);
  }

  private static EscalationKind kind(String word) {
    return Arrays.stream(EscalationKind.values())
        .filter(kind -> kind.name().equals(word))
        .findFirst()
        .orElseThrow(() -> wrong("kind", Arrays.asList(EscalationKind.values()), word));
  }

  private static <T> Optional<T> choice(MultiMap query, String name, Map<String, T> all) {
    return parameter(query, name)
        .map(word ->
            Optional.ofNullable(all.get(word))
                .orElseThrow(() -> wrong(name, all.keySet().stream().sorted().toList(), word)));
  }

  private static IllegalArgumentException wrong(String name, List<?> all, String word) {
    return new IllegalArgumentException("%s must be one of %s: was %s".formatted(name, all, word));
  }

  private static Optional<String> parameter(MultiMap query, String name) {
    return Optional.ofNullable(query.get(name)).filter(word -> !word.isEmpty());
  }
}
