package org.tocsin.model.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Names of people, where somebody says that it is a name. */
record Names() implements Detector {

  /*
   * After "my name is" nearly everything is a name, whatever its case, for a recogniser may write no
   * capitals. After "this is" nearly nothing is: there a known first name, or capitals together
   * with "speaking" or "from" behind them, are asked for.
   */

  private static final List<String> STATEMENTS =
      List.of(
          "my name is",
          "my name's",
          "name is",
          "name's",
          "full name is",
          "first name is",
          "last name is",
          "surname is",
          "names",
          "under the name",
          "under the name of",
          "in the name of",
          "account holder is",
          "cardholder is",
          "my name was",
          "name was",
          "name it's",
          "name its",
          "called mr",
          "called mrs");

  private static final List<String> TITLES =
      List.of("mr", "mrs", "ms", "miss", "dr", "mister", "madam");

  private static final List<String> HINTS =
      List.of(
          "this is",
          "it's",
          "i'm",
          "i am",
          "speaking with",
          "speaking to",
          "speak with",
          "speak to",
          "talking to",
          "talking with",
          "spoke to",
          "spoke with",
          "hi",
          "hello",
          "hey",
          "dear",
          "thanks",
          "thank you",
          "regards",
          "call me",
          "agent",
          "colleague",
          "you're speaking to",
          "ask for",
          "named",
          "husband",
          "wife",
          "son",
          "daughter",
          "cheers",
          "morning",
          "afternoon",
          "is");

  private static final Set<String> FOLLOWERS = Set.of("speaking", "calling", "here", "from");

  private static final Set<String> MEETINGS = Set.of("with", "to");

  private static final Set<String> STOP =
      words(
          """
          on not and is in the a an to from for with i i'm my it it's that this spelled wrong correct \
          calling speaking here but so because at of by also still missing different listed registered \
          under what which please sir madam yes no ok okay just very really already now only being \
          misspelled incorrect changed attached associated there or sorry about have has can could \
          would thanks hi was were are be been if when how why who all any your you me he she they we \
          too as well do does did don't doesn't isn't actually like get got going gonna need want \
          nothing something anything everything someone anyone your's his her their our mine yours \
          good great fine right then than after before up down out off over again more some number \
          account address email phone date card name names order customer agent manager supervisor \
          appearing showing coming supposed linked spelt written wrongly one two three four five six \
          seven eight nine ten first last middle the's that's what's there's absolutely ridiculous \
          unacceptable urgent mr mrs ms miss dr mister madam\
          """);

  private static final Set<String> FIRST_NAMES =
      words(
          """
          james john robert michael david william richard joseph thomas charles christopher daniel \
          matthew anthony donald steven paul andrew joshua kenneth kevin brian george timothy ronald \
          edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott \
          brandon benjamin samuel gregory alexander patrick raymond dennis jerry tyler aaron jose adam \
          nathan henry peter zachary kyle noah ethan jeremy walter keith roger terry sean simon ian \
          neil graham stuart colin craig gareth liam callum oliver harry jack charlie oscar leo mary \
          patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra \
          margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca \
          sharon laura cynthia amy kathleen angela shirley brenda emma anna pamela nicole samantha \
          katherine christine helen debra rachel carolyn janet maria catherine heather diane olivia \
          julie joyce victoria kelly christina joan evelyn lauren judith andrea cheryl megan alice \
          jacqueline hannah jane jean sophie sophia lucy chloe charlotte claire fiona nicola joanne \
          tracey louise gemma priya raj rahul amit anita sanjay deepak sunita neha pooja vikram arjun \
          ravi suresh ramesh lakshmi mohammed muhammad ahmed ali fatima omar hassan aisha yusuf ibrahim \
          wei chen carlos juan luis miguel pedro sofia elena ana diego pablo tom tim jim joe bob mike \
          dave steve chris matt dan ben sam alex nick tony andy greg jeff kate beth jenny jo liz sally \
          maggie vicky becky katie ellie mia isla ava bill mark frank grace rose joy jackson ruth martha \
          teresa gloria ann anne doris marie diana natalie isabella sara bruce ralph eugene philip alan \
          juan wayne roy louis russell vincent bobby johnny bradley dylan gabriel logan albert arthur \
          marcus derek shaun wendy maureen pauline sheila\
          """);

  /** First names that are everyday words: they count only with a capital. */
  private static final Set<String> EVERYDAY =
      words(
          "bill mark frank grace rose joy jack dan chen wayne roy art will may ali ben jean ava wei");

  private static final Map<String, List<List<String>>> STATEMENT_PHRASES = byLastWord(STATEMENTS);
  private static final Map<String, List<List<String>>> HINT_PHRASES = byLastWord(HINTS);
  private static final int LONGEST_NAME = 3;
  private static final int LONGEST_SPELLING = 24;

  @Override
  public void find(Words words, Consumer<Span> found) {
    for (int i = 0; i + 1 < words.count(); i++) {
      int last = nameAfter(words, i);
      if (last > i) {
        found.accept(new Span(words.start(i + 1), endOf(words, last), Sensitive.PERSON));
      }
    }
  }

  /** The last word of the name that follows a word, or that word if none does. */
  private static int nameAfter(Words words, int i) {
    if (!joins(words, i)) {
      return i;
    }
    if (endsPhrase(words, i, STATEMENT_PHRASES)) {
      return statedEnd(words, i);
    }
    if (TITLES.contains(words.at(i))) {
      return titledEnd(words, i);
    }
    return endsPhrase(words, i, HINT_PHRASES) ? hintedEnd(words, i) : i;
  }

  private static int statedEnd(Words words, int before) {
    int first = before + 1;
    if (words.at(first).length() == 1 && words.at(first + 1).length() == 1) {
      return spellingEnd(words, first);
    }
    boolean capitals = words.isCapitalised(first);
    int most = capitals ? LONGEST_NAME : 2;
    int last = before;
    while (last - before < most
        && isName(words, last + 1)
        && words.isCapitalised(last + 1) == capitals
        && (last == before || follows(words, last))) {
      last++;
    }
    return last;
  }

  /** The last of a row of single letters. */
  private static int spellingEnd(Words words, int first) {
    int last = first;
    while (last - first < LONGEST_SPELLING
        && words.isLetters(last + 1)
        && words.at(last + 1).length() == 1
        && words.gapAfter(last).length() <= 2) {
      last++;
    }
    return last;
  }

  private static int titledEnd(Words words, int before) {
    int first = before + 1;
    if (!isName(words, first) || words.at(first).length() < 2) {
      return before;
    }
    boolean two =
        words.isCapitalised(first) && words.isCapitalised(first + 1) && isName(words, first + 1);
    return two && words.isSpaced(first) ? first + 1 : first;
  }

  private static int hintedEnd(Words words, int before) {
    int first = before + 1;
    if (!isName(words, first)) {
      return before;
    }
    int last = capitalsEnd(words, first);
    boolean known = isKnown(words, first);
    boolean introduced =
        last >= first && FOLLOWERS.contains(words.at(last + 1)) && isIntroduction(words, before);
    boolean met = last > first && MEETINGS.contains(words.at(before));
    if (known) {
      return Math.max(first, last);
    }
    return introduced || met ? last : before;
  }

  private static boolean isIntroduction(Words words, int before) {
    return Set.of("is", "it's", "i'm", "am").contains(words.at(before));
  }

  private static boolean isKnown(Words words, int i) {
    var name =
        words.at(i).endsWith("'s")
            ? words.at(i).substring(0, words.at(i).length() - 2)
            : words.at(i);
    return FIRST_NAMES.contains(name) && (words.isCapitalised(i) || !EVERYDAY.contains(name));
  }

  /** The last of up to three capitalised words in a row, or the word before the first. */
  private static int capitalsEnd(Words words, int first) {
    int last = first - 1;
    while (last - first + 1 < LONGEST_NAME
        && words.isCapitalised(last + 1)
        && isName(words, last + 1)
        && (last < first || words.isSpaced(last) || words.gapAfter(last).equals("-"))) {
      last++;
    }
    return last;
  }

  private static boolean isName(Words words, int i) {
    return isSpelling(words, i)
        || (words.isLetters(i) && !words.at(i).isEmpty() && !STOP.contains(words.at(i)));
  }

  private static boolean isSpelling(Words words, int i) {
    return words.isLetters(i)
        && words.at(i).length() == 1
        && !words.at(i).equals("a")
        && !words.at(i).equals("i");
  }

  private static boolean joins(Words words, int i) {
    var gap = words.gapAfter(i).strip();
    return gap.isEmpty() || gap.equals(",") || gap.equals(":");
  }

  private static boolean follows(Words words, int last) {
    var gap = words.gapAfter(last);
    boolean initial = gap.equals(". ") && words.at(last).length() == 1;
    return gap.isBlank() || gap.equals("-") || initial;
  }

  /** Without the "'s" of a possessive. */
  private static int endOf(Words words, int last) {
    boolean possessive = words.at(last).endsWith("'s");
    return words.end(last) - (possessive ? 2 : 0);
  }

  private static boolean endsPhrase(Words words, int i, Map<String, List<List<String>>> phrases) {
    for (var phrase : phrases.getOrDefault(words.at(i), List.of())) {
      int first = i - phrase.size() + 1;
      if (first >= 0 && matches(phrase, words, first)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(List<String> phrase, Words words, int first) {
    for (int i = 0; i < phrase.size(); i++) {
      if (!words.at(first + i).equals(phrase.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, List<List<String>>> byLastWord(List<String> phrases) {
    var map = new HashMap<String, List<List<String>>>();
    for (var phrase : phrases) {
      var words = Arrays.asList(phrase.split(" ", -1));
      map.computeIfAbsent(words.getLast(), _ -> new ArrayList<>()).add(words);
    }
    return map;
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+", -1)).collect(Collectors.toSet());
  }
}
