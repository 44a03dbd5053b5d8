package org.tocsin.training.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tocsin.model.language.Dictation;
import org.tocsin.model.language.Redactor;
import org.tocsin.model.language.Sensitive;
import org.tocsin.model.language.Span;
import org.tocsin.training.benchmark.MarkedUtterance.Half;
import org.tocsin.training.benchmark.Table.Line;

/** Whether personal data is found, and nothing else. */
final class RedactionRow implements Row {
  private static final List<Sensitive> NUMBERS =
      List.of(
          Sensitive.CARD,
          Sensitive.BANK_ACCOUNT,
          Sensitive.NATIONAL_ID,
          Sensitive.EMAIL,
          Sensitive.PHONE);
  private static final List<Sensitive> WORDS = List.of(Sensitive.PERSON, Sensitive.ADDRESS);
  private static final List<Sensitive> ALL = List.of(Sensitive.values());
  private static final List<String> COLUMNS = List.of("marked", "recall", "reported", "precision");

  @Override
  public About about() {
    return new About(
        "redaction",
        "The redaction set (`training-data/redaction`), written by hand and frozen before it was"
            + " first measured, through the redactor of live traffic, conversation by conversation."
            + " The rules were improved on mistakes in the open half; of the half that was held back"
            + " only totals were seen.",
        "Nothing comparable: published figures are of other texts and other kinds of data.",
        List.of());
  }

  /** An utterance, and what was taken out of it in the end. */
  private record Judged(MarkedUtterance utterance, List<Span> reported) {}

  @Override
  public Findings measure(Bench bench) {
    var judged = MarkedUtterance.conversations().stream().flatMap(RedactionRow::judged).toList();
    var held = counts(judged, u -> u.half() == Half.HELD_BACK);
    return new Findings(
        List.of(
            Aim.atLeast(
                "recall of card, bank, national id, email, phone", 0.97, held.recall(NUMBERS)),
            Aim.atLeast("recall of names and addresses", 0.90, held.recall(WORDS)),
            Aim.atLeast("precision", 0.93, held.precision(ALL))),
        List.of(
            table("the half that was held back", held),
            table("the open half", counts(judged, u -> u.half() == Half.OPEN)),
            table("spoken style, both halves", counts(judged, MarkedUtterance::spoken)),
            table("written style, both halves", counts(judged, u -> !u.spoken()))),
        List.of(
            "The aims are for the half that was held back. Of %d utterances without personal data %d were left alone."
                .formatted(
                    judged.stream().filter(RedactionRow::isBare).count(),
                    judged.stream().filter(j -> isBare(j) && j.reported.isEmpty()).count())));
  }

  private static Stream<Judged> judged(List<MarkedUtterance> conversation) {
    var redactor = new Redactor();
    var dictation = Dictation.begin();
    Map<String, List<Span>> reported = new LinkedHashMap<>();
    for (var utterance : conversation) {
      var speaker = utterance.agent() ? "AGENT" : "CUSTOMER";
      var turn = new Dictation.Turn(utterance.id(), speaker, utterance.text());
      var heard = dictation.hear(turn, redactor);
      reported.put(utterance.id(), heard.redacted().spans());
      heard.rewritten().forEach(r -> reported.put(r.id(), r.redacted().spans()));
      dictation = heard.after();
    }
    return conversation.stream().map(u -> new Judged(u, reported.getOrDefault(u.id(), List.of())));
  }

  private static boolean isBare(Judged judged) {
    return judged.utterance.marked().isEmpty();
  }

  private static RedactionCounts counts(List<Judged> judged, Predicate<MarkedUtterance> wanted) {
    var counts = new RedactionCounts();
    judged.stream()
        .filter(j -> wanted.test(j.utterance))
        .forEach(j -> counts.add(j.utterance, j.reported));
    return counts;
  }

  private static Table table(String title, RedactionCounts counts) {
    var lines = new ArrayList<Line>();
    lines.add(line("card, bank, national id, email, phone", counts, NUMBERS));
    lines.add(line("names and addresses", counts, WORDS));
    lines.add(line("all", counts, ALL));
    ALL.forEach(type -> lines.add(line(type.name(), counts, List.of(type))));
    return new Table(title, COLUMNS, lines);
  }

  private static Line line(String name, RedactionCounts counts, List<Sensitive> types) {
    return Line.of(
        name,
        counts.marked(types),
        counts.recall(types),
        counts.reported(types),
        counts.precision(types));
  }
}
