package org.tocsin.model.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.risk.AssessedTurn;
import org.tocsin.model.risk.Assessment;

/**
 * Half a page for whoever takes a conversation over. It carries no number that was believed, so
 * that an agent may read it too.
 *
 * @param wants what the customer came for, in their words; empty if they have said nothing
 * @param tried what the agent offered, did, refused and could not do
 * @param promised what is due: by the agent now, and by others before, as the customer says
 * @param course how the customer sounded from the beginning to the end
 * @param matters the turns that moved the conversation most, in order
 * @param next the step to do now, if a playbook says so
 */
public record Handover(
    Circumstances circumstances,
    Optional<Line> wants,
    List<Line> tried,
    List<Line> promised,
    List<Mood> course,
    List<Line> matters,
    Optional<String> next) {
  private static final int MOST_TRIED = 5;
  private static final int MOST_PROMISED = 4;

  public Handover {
    tried = List.copyOf(tried);
    promised = List.copyOf(promised);
    course = List.copyOf(course);
    matters = List.copyOf(matters);
  }

  /** What there is to hand over of a conversation as it stands. */
  public static Handover of(Assessment assessment, Optional<String> next) {
    var turns = assessment.turns().stream().map(AssessedTurn::turn).toList();
    return new Handover(
        assessment.conversation().circumstances(),
        Extracts.wants(turns),
        newest(Extracts.tried(turns), MOST_TRIED),
        newest(Extracts.promised(turns), MOST_PROMISED),
        Mood.course(turns),
        Extracts.matters(assessment),
        next);
  }

  private static List<Line> newest(List<Line> lines, int most) {
    return lines.subList(Math.max(0, lines.size() - most), lines.size());
  }

  /** The same as lines of text, to be read or pasted. */
  public String text() {
    var text = new ArrayList<String>();
    text.add("Who: " + who());
    wants.ifPresent(line -> text.add("Wants: “" + line.said() + "”"));
    text.addAll(section("Tried", tried));
    text.addAll(section("Promised", promised));
    if (!course.isEmpty()) {
      text.add("Mood: " + course.stream().map(Mood::word).collect(Collectors.joining(", then ")));
    }
    text.addAll(section("Turns that matter", matters));
    next.ifPresent(step -> text.add("Next: " + step));
    return String.join("\n", text);
  }

  private String who() {
    return Stream.of(
            circumstances.customer().or(() -> Optional.of("customer unknown")),
            circumstances.queue().map(queue -> "queue " + queue),
            circumstances.agent().map(agent -> "with agent " + agent))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private static List<String> section(String title, List<Line> lines) {
    return lines.isEmpty()
        ? List.of()
        : Stream.concat(
                Stream.of(title + ":"),
                lines.stream()
                    .map(line ->
                        "- turn %d, %s: “%s”".formatted(line.turn() + 1, line.why(), line.said())))
            .toList();
  }
}
