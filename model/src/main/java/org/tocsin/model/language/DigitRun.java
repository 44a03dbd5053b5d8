package org.tocsin.model.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Digits that belong together, written or spoken, in the groups in which they were given.
 *
 * @param attached whether letters or a currency sign touch it, as in a product's or order's code
 */
record DigitRun(Words words, List<Group> groups, boolean attached) {

  /** One written number, or the digits of one or two words. */
  record Group(int first, int last, String digits, boolean spoken) {}

  private static final Set<String> EXTENSIONS = WordList.of("ext extn extension x");

  /** How many of the last groups are looked at; more would take quadratic time. */
  private static final int NEWEST = 8;

  private static final String JOINTS = " -.(),…";
  private static final String CURRENCIES = "$£€₹¥#%_@&=";

  DigitRun {
    groups = List.copyOf(groups);
  }

  /** All runs of a text, in order. */
  static List<DigitRun> in(Words words) {
    var runs = new ArrayList<DigitRun>();
    int i = 0;
    while (i < words.count()) {
      var groups = groupsFrom(words, i);
      if (groups.isEmpty()) {
        i++;
      } else {
        runs.add(of(words, groups));
        i = groups.getLast().last + 1;
      }
    }
    return runs;
  }

  int first() {
    return groups.getFirst().first;
  }

  int last() {
    return groups.getLast().last;
  }

  int start() {
    return words.start(first());
  }

  int end() {
    return words.end(last());
  }

  String digits() {
    return groups.stream().map(Group::digits).collect(Collectors.joining());
  }

  int length() {
    return groups.stream().mapToInt(group -> group.digits.length()).sum();
  }

  boolean spoken() {
    return groups.stream().anyMatch(Group::spoken);
  }

  /** How many digits each group has, as in "3-2-4". */
  String shape() {
    return groups.stream()
        .limit(10)
        .map(group -> Integer.toString(group.digits.length()))
        .collect(Collectors.joining("-"));
  }

  /** Some of its groups, as a run of its own. */
  DigitRun part(int from, int to) {
    return new DigitRun(words, groups.subList(from, to), attached && from == 0);
  }

  /** Whether a character stands directly before it. */
  boolean follows(char c) {
    return start() > 0 && words.text().charAt(start() - 1) == c;
  }

  /** The same characters as a span, with the plus or bracket that opens a telephone number. */
  Span span(Sensitive type) {
    boolean bracket = follows('(') && words.text().substring(start(), end()).contains(")");
    boolean opened = type == Sensitive.PHONE && (follows('+') || bracket);
    return new Span(start() - (opened ? 1 : 0), end(), type);
  }

  /** Behind it, with the extension of a telephone number. */
  private int endWithExtension() {
    int word = last() + 1;
    boolean extension = EXTENSIONS.contains(words.at(word)) && words.isNumber(word + 1);
    return extension && words.written(word + 1).length() <= 6 ? words.end(word + 1) : end();
  }

  /** The same with the "plus" or "area code" that opens a telephone number that is said. */
  Span saidSpan(Sensitive type) {
    boolean plus = type == Sensitive.PHONE && words.at(first() - 1).equals("plus");
    boolean area =
        type == Sensitive.PHONE
            && words.at(first() - 1).equals("code")
            && words.at(first() - 2).equals("area");
    if (plus || area) {
      return new Span(words.start(first() - (plus ? 1 : 2)), endWithExtension(), type);
    }
    return type == Sensitive.PHONE
        ? new Span(span(type).start(), endWithExtension(), type)
        : span(type);
  }

  private static List<Group> groupsFrom(Words words, int from) {
    var groups = new ArrayList<Group>();
    int next = from;
    while (next < words.count()) {
      var group = groupAt(words, next);
      if (group == null || (!groups.isEmpty() && differs(groups, group))) {
        break;
      }
      groups.add(group);
      next = nextAfter(words, group);
    }
    return groups;
  }

  private static @Nullable Group groupAt(Words words, int i) {
    if (words.isNumber(i)) {
      return new Group(i, i, words.written(i), false);
    }
    return SpokenDigits.at(words, i)
        .filter(spoken -> isHeld(words, i, i + spoken.words() - 1))
        .map(spoken -> new Group(i, i + spoken.words() - 1, spoken.digits(), true))
        .orElse(null);
  }

  private static boolean isHeld(Words words, int first, int last) {
    return first == last || joins(words, first);
  }

  /** Where the next group of the same run would begin, or beyond the text when there is none. */
  private static int nextAfter(Words words, Group group) {
    int next = group.last;
    for (int fillers = 0; fillers <= 2; fillers++) {
      if (!joins(words, next)) {
        return Integer.MAX_VALUE;
      }
      next++;
      if (!SpokenDigits.isFiller(words.at(next))) {
        return touchesLetters(words, next, group) ? Integer.MAX_VALUE : next;
      }
    }
    return Integer.MAX_VALUE;
  }

  /** "AB12 3456": what touches letters does not continue into a new run. */
  private static boolean touchesLetters(Words words, int next, Group before) {
    return before.first == before.last
        && words.isNumber(before.first)
        && before.first > 0
        && words.isLetters(before.first - 1)
        && words.gapAfter(before.first - 1).isEmpty()
        && words.isSpaced(next - 1);
  }

  private static boolean joins(Words words, int word) {
    var gap = words.gapAfter(word);
    if (gap.isEmpty() || gap.length() > 3) {
      return false;
    }
    boolean thousands = gap.equals(",") && words.isNumber(word) && words.isNumber(word + 1);
    if (gap.equals("/")) {
      return isAreaCode(words, word);
    }
    return !thousands && gap.chars().allMatch(c -> JOINTS.indexOf(c) >= 0);
  }

  /** "0171/2345678", as Germans write it. */
  private static boolean isAreaCode(Words words, int word) {
    int length = words.written(word).length();
    return words.written(word).startsWith("0")
        && length >= 3
        && length <= 5
        && words.isNumber(word + 1)
        && words.written(word + 1).length() >= 6;
  }

  /** "The cheaper one 8069050545": a word of a sentence, then a number of its own. */
  private static boolean differs(List<Group> before, Group group) {
    var newest = before.subList(Math.max(0, before.size() - NEWEST), before.size());
    int sum = newest.stream().mapToInt(g -> g.digits.length()).sum();
    int longest = Math.max(sum, group.digits.length());
    return before.getLast().spoken != group.spoken && longest >= 7;
  }

  /** Without a last group that belongs to what follows, as the month of "12/27" does. */
  private static DigitRun of(Words words, List<Group> groups) {
    boolean begins = isAttachedBefore(words.text(), words.start(groups.getFirst().first));
    boolean ends = isAttachedBehind(words.text(), words.end(groups.getLast().last));
    boolean cut = ends && groups.size() > 1;
    var kept = cut ? groups.subList(0, groups.size() - 1) : groups;
    return new DigitRun(words, kept, begins || (ends && !cut));
  }

  private static boolean isAttachedBefore(String text, int start) {
    char before = start == 0 ? ' ' : text.charAt(start - 1);
    char earlier = start < 2 ? ' ' : text.charAt(start - 2);
    return Character.isLetter(before)
        || CURRENCIES.indexOf(before) >= 0
        || ("-/".indexOf(before) >= 0 && Character.isLetterOrDigit(earlier))
        || (".:,".indexOf(before) >= 0 && Character.isDigit(earlier));
  }

  private static boolean isAttachedBehind(String text, int end) {
    char after = end == text.length() ? ' ' : text.charAt(end);
    char later = end + 1 >= text.length() ? ' ' : text.charAt(end + 1);
    return Character.isLetter(after)
        || "%_@".indexOf(after) >= 0
        || (after == '/' && Character.isLetterOrDigit(later));
  }
}
