package org.tocsin.model.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Redacts the turns of one conversation as they come: what was asked for is taken out at once, and
 * what one turn begins and the next completes is taken out of both. Immutable; holds the last few
 * turns as they were said, so it belongs in memory alone.
 */
public final class Dictation {

  /*
   * A turn is redacted together with what it answers and continues, as one text, so that every rule
   * for one text holds across turns: the cue in the question, the check digit over both halves of a
   * number. What is found in an earlier turn of the same speaker rewrites it.
   */

  /**
   * Something said.
   *
   * @param id the same again replaces what was said under it
   * @param speaker turns of another answer, turns of the same continue
   */
  public record Turn(String id, String speaker, String text) {}

  /** An earlier turn that has to be read anew. */
  public record Rewritten(String id, Redacted redacted) {}

  /**
   * A turn, redacted.
   *
   * @param after what the next turn is heard with
   * @param rewritten earlier turns of which more is taken out now
   */
  public record Heard(Dictation after, Redacted redacted, List<Rewritten> rewritten) {
    public Heard {
      rewritten = List.copyOf(rewritten);
    }
  }

  private record Kept(Turn turn, Redacted redacted) {}

  /** Who said a turn if that is not known: it may ask as well as answer. */
  public static final String UNKNOWN = "UNKNOWN";

  private static final Dictation NEW = new Dictation(List.of());

  /** How many turns back one may be rewritten, at most. */
  public static final int MOST_KEPT = 8;

  private static final int MOST_ANSWERS = 4;

  /** Nobody dictates more than this in one turn, in UTF-16 units. */
  private static final int LONGEST = 300;

  private static final int SHORT_REMARK = 4;

  private final List<Kept> kept;

  private Dictation(List<Kept> kept) {
    this.kept = List.copyOf(kept);
  }

  /** Before anything was said. */
  public static Dictation begin() {
    return NEW;
  }

  /**
   * Redacts one more turn, or one that was heard before with another text. The same text again is
   * redacted as it was in the end, not as it was at first.
   */
  public Heard hear(Turn turn, Redactor redactor) {
    var known = kept.stream().filter(k -> k.turn.equals(turn)).findFirst();
    if (known.isPresent()) {
      return new Heard(this, known.get().redacted, List.of());
    }
    var before = kept.stream().takeWhile(k -> !k.turn.id().equals(turn.id())).toList();
    var context = Context.of(before, turn);
    var alone = redactor.redact(turn.text());
    if (context.isEmpty()) {
      return new Heard(with(turn, alone), alone, List.of());
    }
    return context.get().heard(this, turn, redactor, alone);
  }

  private Dictation with(Turn turn, Redacted redacted) {
    var next = new ArrayList<>(kept);
    int known = indexOf(turn.id());
    if (known >= 0) {
      next.set(known, new Kept(turn, redacted));
    } else {
      next.add(new Kept(turn, redacted));
    }
    return new Dictation(next.subList(Math.max(0, next.size() - MOST_KEPT), next.size()));
  }

  private int indexOf(String id) {
    for (int i = 0; i < kept.size(); i++) {
      if (kept.get(i).turn.id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /** What a turn is read together with. */
  private record Context(String question, Request request, List<Kept> answers) {

    static Optional<Context> of(List<Kept> before, Turn turn) {
      if (turn.text().length() > LONGEST) {
        return Optional.empty();
      }
      var answers = new ArrayList<Kept>();
      for (int i = before.size() - 1; i >= 0; i--) {
        var earlier = before.get(i);
        var words = Words.of(earlier.turn.text());
        boolean own = earlier.turn.speaker().equals(turn.speaker());
        boolean anybody = own && turn.speaker().equals(UNKNOWN);
        var asked = own && !anybody ? Request.unfinished(words) : Request.in(words);
        if (asked.isPresent()) {
          return Optional.of(new Context(earlier.turn.text(), asked.get(), answers.reversed()));
        }
        if (own && answers.size() < MOST_ANSWERS && earlier.turn.text().length() <= LONGEST) {
          answers.add(earlier);
        } else if (own || words.count() > SHORT_REMARK) {
          break;
        }
      }
      return answers.isEmpty() || !mayContinue(turn.text())
          ? Optional.empty()
          : Optional.of(new Context("", Request.NOTHING, List.of(answers.getFirst())));
    }

    /** Only digits, and the end of an e-mail address, continue what was not asked for. */
    private static boolean mayContinue(String text) {
      var words = Words.of(text);
      for (int i = 0; i < words.count(); i++) {
        boolean digits = words.isNumber(i) || SpokenDigits.at(words, i).isPresent();
        if (digits || words.at(i).equals("at") || words.at(i).equals("dot")) {
          return true;
        }
      }
      return false;
    }

    Heard heard(Dictation dictation, Turn turn, Redactor redactor, Redacted alone) {
      var text = new StringBuilder(question.isEmpty() ? "" : question + ": ");
      var starts = new ArrayList<Integer>();
      for (var answer : answers) {
        starts.add(text.length());
        text.append(answer.turn.text()).append(' ');
      }
      int start = text.length();
      int from = starts.isEmpty() ? start : starts.getFirst();
      var spans = redactor.answer(text + turn.text(), request, from).spans();
      var now = Redactor.without(turn.text(), alone.spans(), within(spans, start, turn.text()));
      var after = dictation.with(turn, now);
      var rewritten = new ArrayList<Rewritten>();
      for (int i = 0; i < answers.size(); i++) {
        var earlier = answers.get(i);
        var own = within(spans, starts.get(i), earlier.turn.text());
        var anew = Redactor.without(earlier.turn.text(), earlier.redacted.spans(), own);
        if (!anew.text().equals(earlier.redacted.text())) {
          rewritten.add(new Rewritten(earlier.turn.id(), anew));
          after = after.with(earlier.turn, anew);
        }
      }
      return new Heard(after, now, rewritten);
    }

    private static List<Span> within(List<Span> spans, int start, String text) {
      int end = start + text.length();
      return spans.stream()
          .filter(s -> s.start() < end && s.end() > start)
          .map(s -> new Span(Math.max(s.start(), start), Math.min(s.end(), end), s.type()))
          .map(s -> new Span(s.start() - start, s.end() - start, s.type()))
          .toList();
    }
  }
}
