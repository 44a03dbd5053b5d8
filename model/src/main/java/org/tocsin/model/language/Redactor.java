package org.tocsin.model.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes out of a text what identifies people and their money. Immutable, thread-safe, linear in the
 * length of the text; what is redacted already stays as it is.
 */
public final class Redactor {

  /*
   * Rules, not a learnt model: each can be read, tested and argued about. Digits are told apart by
   * the nearest cue ("card number", "order number", "call me on"), then by checksum or numbering
   * plan, because the same sixteen digits may be a card or a parcel. Where two finds overlap,
   * their union is taken out, so that no rest of either leaks.
   *
   * What was taken out changes what the rest says: "[CARD] 12/27" is an expiry. So the result is
   * looked at again until nothing more is found, which also makes redaction of redacted text do
   * nothing. Four passes bound the time; no detector reaches across a placeholder.
   */

  private static final int MOST_PASSES = 4;

  private final List<Detector> detectors =
      List.of(
          new Numbers(new PhoneNumbers()),
          new CardDetails(),
          new Ibans(),
          new SpelledCodes(),
          new NationalIds(),
          new Emails(),
          new SpokenEmails(),
          new BirthDates(),
          new Addresses(),
          new Postcodes(),
          new Names(),
          new EvidentNames());

  /** The text without what is sensitive, and where that was. */
  public Redacted redact(String text) {
    return answer(text, Request.NOTHING, 0);
  }

  /** The same of a text that answers a request, from a place in it on. */
  Redacted answer(String text, Request request, int from) {
    var redacted = once(text, request, from);
    for (int pass = 1; pass < MOST_PASSES && !redacted.spans().isEmpty(); pass++) {
      var again = once(redacted.text(), Request.NOTHING, 0);
      if (again.spans().isEmpty()) {
        return redacted;
      }
      redacted = new Redacted(again.text(), both(redacted.spans(), again.spans()));
    }
    return redacted;
  }

  /** A text without what either of two looks found in it. */
  static Redacted without(String text, List<Span> one, List<Span> other) {
    var spans = new ArrayList<>(one);
    spans.addAll(other);
    var merged = merged(spans);
    return new Redacted(replaced(text, merged), merged);
  }

  private Redacted once(String text, Request request, int from) {
    var words = Words.of(text);
    var found = new ArrayList<Span>();
    detectors.forEach(detector -> detector.find(words, found::add));
    request.find(words, words.from(from), found::add);
    var spans = merged(found);
    return new Redacted(replaced(text, spans), spans);
  }

  /** Spans of the original text: those of a first pass, and those of a second over its result. */
  private static List<Span> both(List<Span> first, List<Span> second) {
    var both = new ArrayList<>(first);
    int shift = 0;
    int next = 0;
    for (var span : second) {
      while (next < first.size() && first.get(next).start() <= span.start() + shift) {
        var replaced = first.get(next++);
        int length = replaced.end() - replaced.start();
        shift += length - replaced.type().placeholder().length();
      }
      both.add(new Span(span.start() + shift, span.end() + shift, span.type()));
    }
    return merged(both);
  }

  private static List<Span> merged(List<Span> found) {
    found.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
    var merged = new ArrayList<Span>();
    for (var span : found) {
      if (!merged.isEmpty() && span.start() < merged.getLast().end()) {
        merged.add(union(merged.removeLast(), span));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }

  private static Span union(Span first, Span second) {
    var type = first.type().compareTo(second.type()) <= 0 ? first.type() : second.type();
    if (contains(first, second)) {
      return first;
    }
    return contains(second, first)
        ? second
        : new Span(first.start(), Math.max(first.end(), second.end()), type);
  }

  /** Properly, so that it knows more of the text. */
  private static boolean contains(Span outer, Span inner) {
    return outer.start() <= inner.start()
        && outer.end() >= inner.end()
        && outer.end() - outer.start() > inner.end() - inner.start();
  }

  private static String replaced(String text, List<Span> spans) {
    if (spans.isEmpty()) {
      return text;
    }
    var replaced = new StringBuilder(text.length());
    int copied = 0;
    for (var span : spans) {
      replaced.append(text, copied, span.start()).append(span.type().placeholder());
      copied = span.end();
    }
    return replaced.append(text, copied, text.length()).toString();
  }
}
