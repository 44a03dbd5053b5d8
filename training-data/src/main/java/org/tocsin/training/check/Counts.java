package org.tocsin.training.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Split.Side;

/** How many conversations there are of what: by vertical, batch and side, channel and ending. */
final class Counts {
  private Counts() {}

  static Part of(Material material) {
    var conversations = material.conversations();
    var lines = new ArrayList<String>();
    lines.add("calm + escalating; then the kinds of the escalating ones");
    lines.add(heading("vertical"));
    lines.addAll(rows(conversations, c -> c.transcript().vertical()));
    lines.add(row("all", conversations));
    lines.add("");
    lines.add(heading("batch"));
    lines.addAll(rows(conversations, c -> c.transcript().batch()));
    material.sides().ifPresent(sides -> lines.addAll(bySide(conversations, sides)));
    return new Part("Conversations", lines, List.of());
  }

  private static List<String> bySide(
      List<LabelledConversation> conversations, Map<String, Side> sides) {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(heading("side"));
    lines.addAll(
        rows(
            conversations,
            c ->
                Optional.ofNullable(sides.get(c.transcript().group())).map(Side::name).orElse("")));
    return lines;
  }

  private static List<String> rows(
      List<LabelledConversation> conversations, Function<LabelledConversation, String> key) {
    return conversations.stream()
        .collect(groupingBy(key, TreeMap::new, toList()))
        .entrySet()
        .stream()
        .map(e -> row(e.getKey().isEmpty() ? "(none)" : e.getKey(), e.getValue()))
        .toList();
  }

  private static String heading(String first) {
    var cells =
        Stream.of(
                Stream.of("all"),
                Arrays.stream(Channel.values()).map(Channel::name),
                Arrays.stream(EscalationKind.values()).map(EscalationKind::name))
            .flatMap(names -> names);
    return line(first, cells);
  }

  private static String row(String name, List<LabelledConversation> conversations) {
    var cells =
        Stream.of(
                Stream.of(endings(conversations)),
                Arrays.stream(Channel.values()).map(c -> endings(by(c, conversations))),
                Arrays.stream(EscalationKind.values()).map(k -> "" + count(k, conversations)))
            .flatMap(each -> each);
    return line(name, cells);
  }

  private static String line(String first, Stream<String> cells) {
    return "%-20s".formatted(first) + cells.map(" %13s"::formatted).collect(joining());
  }

  private static String endings(List<LabelledConversation> conversations) {
    long escalating = conversations.stream().filter(c -> c.label().escalates()).count();
    return "%d + %d".formatted(conversations.size() - escalating, escalating);
  }

  private static List<LabelledConversation> by(
      Channel channel, List<LabelledConversation> conversations) {
    return conversations.stream()
        .filter(c -> c.transcript().circumstances().channel() == channel)
        .toList();
  }

  private static long count(EscalationKind kind, List<LabelledConversation> conversations) {
    return conversations.stream().filter(c -> c.label().kind().equals(Optional.of(kind))).count();
  }
}
