package org.tocsin.training.check;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tocsin.training.ConversationFile.BadLine;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Split.Side;

/** Whether the corpus is whole: every rule of form, in every conversation and between them. */
final class Structure {
  /** A twin pair. */
  private static final int MOST_IN_A_GROUP = 2;

  private Structure() {}

  static Part of(Material material) {
    var conversations = material.conversations();
    var findings = new ArrayList<String>();
    material.contents().badLines().stream().map(BadLine::toString).forEach(findings::add);
    findings.addAll(idsGivenTwice(conversations));
    findings.addAll(groupsTooLarge(conversations));
    material.sides().ifPresent(sides -> findings.addAll(sidesAmiss(conversations, sides)));
    for (var conversation : conversations) {
      findings.addAll(broken(conversation));
      findings.addAll(unknownArticles(conversation, material.articles()));
    }
    return new Part("Structure", List.of(findings.size() + " rules broken"), findings);
  }

  private static List<String> idsGivenTwice(List<LabelledConversation> conversations) {
    return counted(conversations, c -> c.transcript().id().value()).entrySet().stream()
        .filter(e -> e.getValue() > 1)
        .map(e -> "%s: the id is given to %d conversations".formatted(e.getKey(), e.getValue()))
        .toList();
  }

  private static List<String> groupsTooLarge(List<LabelledConversation> conversations) {
    return counted(conversations, c -> c.transcript().group()).entrySet().stream()
        .filter(e -> e.getValue() > MOST_IN_A_GROUP)
        .map(e ->
            "group %s: has %d conversations, more than a twin pair"
                .formatted(e.getKey(), e.getValue()))
        .toList();
  }

  private static List<String> sidesAmiss(
      List<LabelledConversation> conversations, Map<String, Side> sides) {
    var groups = conversations.stream().map(c -> c.transcript().group()).collect(toSet());
    var without =
        groups.stream().filter(g -> !sides.containsKey(g)).map(g -> "group " + g + ": has no side");
    var unknown =
        sides.keySet().stream()
            .filter(g -> !groups.contains(g))
            .map(g -> "group " + g + ": has a side and no conversation");
    return Stream.concat(without, unknown).sorted().toList();
  }

  private static List<String> broken(LabelledConversation conversation) {
    var id = conversation.transcript().id();
    var whole =
        Arrays.stream(ConversationRule.values())
            .filter(rule -> rule.broken(conversation))
            .map(rule -> id + ": " + rule.sentence());
    var turns =
        IntStream.range(0, conversation.transcript().turns().size())
            .boxed()
            .flatMap(turn ->
                Arrays.stream(TurnRule.values())
                    .filter(rule -> rule.broken(conversation, turn))
                    .map(rule -> "%s, turn %d: %s".formatted(id, turn, rule.complaint())));
    return Stream.concat(whole, turns).toList();
  }

  private static List<String> unknownArticles(
      LabelledConversation conversation, Set<String> articles) {
    return conversation.label().needs().stream()
        .filter(need -> !articles.contains(need.text()))
        .map(need ->
            "%s, turn %d: needs the article '%s', which there is not"
                .formatted(conversation.transcript().id(), need.turn(), need.text()))
        .toList();
  }

  private static Map<String, Long> counted(
      List<LabelledConversation> conversations, Function<LabelledConversation, String> key) {
    return conversations.stream().collect(groupingBy(key, TreeMap::new, counting()));
  }
}
