package org.tocsin.training.check;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.training.Label;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.check.SecondLabel.Escalation;

/** How far two people who labelled the same conversations agree. */
final class Agreement {
  private static final String FILE = "second-labels.csv";

  private Agreement() {}

  /** What two people say of one conversation; {@code second} is empty if they call it calm. */
  private record Twice(Label first, Optional<Escalation> second) {
    boolean bothEscalating() {
      return first.escalates() && second.isPresent();
    }

    Both<Boolean> escalates() {
      return new Both<>(first.escalates(), second.isPresent());
    }
  }

  /**
   * @param lines of the second labelling, with their header
   */
  static Part of(List<LabelledConversation> conversations, List<String> lines) {
    var findings = new ArrayList<String>();
    var second = read(lines, findings);
    findings.addAll(withoutConversation(conversations, second));
    var twice = new ArrayList<Twice>();
    for (var each : conversations) {
      var label = second.get(id(each));
      if (label != null) {
        twice.add(new Twice(each.label(), label.escalation()));
      } else if (!second.isEmpty()) {
        findings.add(id(each) + ": has no second label");
      }
    }
    return new Part("Agreement of two labellings", measured(twice), findings);
  }

  private static Map<String, SecondLabel> read(List<String> lines, List<String> findings) {
    var labels = new LinkedHashMap<String, SecondLabel>();
    if (lines.isEmpty() || !lines.getFirst().equals(SecondLabel.HEADER)) {
      findings.add(
          lines.isEmpty()
              ? "There is no second labelling: %s is missing".formatted(FILE)
              : "%s must begin with the line %s".formatted(FILE, SecondLabel.HEADER));
      return labels;
    }
    for (var line : lines.subList(1, lines.size())) {
      var label = SecondLabel.of(line);
      if (label.isEmpty()) {
        findings.add(
            "%s: a line must be id,true,turn,KIND or id,false,,: was %s".formatted(FILE, line));
      } else if (labels.put(label.get().id(), label.get()) != null) {
        findings.add("%s: %s is labelled twice".formatted(FILE, label.get().id()));
      }
    }
    return labels;
  }

  private static List<String> withoutConversation(
      List<LabelledConversation> conversations, Map<String, SecondLabel> second) {
    var ids = conversations.stream().map(Agreement::id).collect(toSet());
    return second.keySet().stream()
        .filter(id -> !ids.contains(id))
        .map(id -> id + ": has a second label and no conversation")
        .toList();
  }

  private static List<String> measured(List<Twice> twice) {
    if (twice.isEmpty()) {
      return List.of();
    }
    var escalates = twice.stream().map(Twice::escalates).toList();
    var escalating = twice.stream().filter(Twice::bothEscalating).toList();
    var kinds =
        escalating.stream()
            .map(t -> new Both<>(t.first().kind(), t.second().map(Escalation::kind)))
            .toList();
    return List.of(
        "%d conversations, %d called escalating by both".formatted(twice.size(), kinds.size()),
        agreement("escalates", escalates),
        agreement("kind", kinds),
        "turn of the escalation: mean distance %.2f".formatted(distance(escalating)));
  }

  private static <T> String agreement(String what, List<Both<T>> labels) {
    return "%-10s Cohen's κ %.3f, %d disagreements"
        .formatted(what, Both.kappa(labels), labels.stream().filter(b -> !b.agree()).count());
  }

  private static double distance(List<Twice> escalating) {
    return escalating.stream()
        .mapToInt(t -> Math.abs(t.first().seen() - t.second().orElseThrow().at()))
        .average()
        .orElse(Double.NaN);
  }

  private static String id(LabelledConversation conversation) {
    return conversation.transcript().id().value();
  }
}
