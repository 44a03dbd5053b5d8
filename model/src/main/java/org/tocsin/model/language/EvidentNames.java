package org.tocsin.model.language;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Names of people that show by themselves: a known first name, a surname behind it, initials. */
record EvidentNames() implements Detector {

  /*
   * With capitals a first name that is no everyday word is a name, and what is capitalised behind it
   * is the surname. A recogniser's text has none: there the next word is a surname only where the
   * name closes what is said. Firms that are called like people are left alone.
   */

  /** Firms and wares that are called like people. */
  private static final Set<String> BRANDS =
      WordList.of(
          """
          john_lewis john_deere john_hancock charles_schwab charles_tyrwhitt morgan_stanley jp_morgan
          jack_daniel jack_daniels jack_jones jim_beam johnnie_walker calvin_klein ralph_lauren
          tommy_hilfiger michael_kors kate_spade hugo_boss louis_vuitton edward_jones raymond_james
          ann_taylor marks_spencer ben_jerry papa_john trader_joe dr_martens dr_pepper dr_oetker mr_clean
          mrs_meyers mr_kipling victoria_secret wells_fargo estee_lauder elizabeth_arden paul_smith
          ted_baker karen_millen laura_ashley william_hill peter_jones harry_potter james_bond
          marie_curie martin_luther st_james thomas_cook thomas_pink tiffany_co merrill_lynch
          vera_bradley tim_hortons jenny_craig betty_crocker ray_ban harley_davidson alfa_romeo
          philip_morris santa_claus uncle_ben aunt_jemima stella_artois simon_property sam_club
          jersey_mike jimmy_john patrick_day\
          """);

  private static final Set<String> FIRMS =
      WordList.of(
          """
          inc ltd llc gmbh plc bank group hotel hotels street road avenue university college hospital
          school airport store stores insurance energy mobile airlines foundation holdings partners
          sons bros church stadium center centre\
          """);

  private static final Set<String> PARTICLES =
      WordList.of("de la las los del van der den von di da dos al el bin ter y");

  private static final Set<String> CLOSERS =
      WordList.of("born date dob please account phone email");

  private static final Phrases ASKED_FOR =
      Phrases.of(
          """
          ask for, asked for, spoke to, spoke with, speaking to, speaking with, talked to, this is,
          i'm, it's, husband, wife\
          """);

  private static final int LONGEST_SURNAME = 6;

  @Override
  public void find(Words words, Consumer<Span> found) {
    boolean small = isInSmallLetters(words);
    for (int i = -1; i + 1 < words.count(); i++) {
      int last = isBrand(words, i) || isBrand(words, i + 1) ? i : evidentEnd(words, i, small);
      if (last > i) {
        found.accept(new Span(words.start(i + 1), Names.endOf(words, last), Sensitive.PERSON));
      }
    }
  }

  /** The last word of a name that needs no word before it to be known for one, or that word. */
  private static int evidentEnd(Words words, int before, boolean small) {
    int first = before + 1;
    if (isInitial(words, first)) {
      return initialledEnd(words, before);
    }
    boolean cased = words.isCapitalised(first) || small;
    if (!cased || !FirstNames.isEvident(words, first) || !Names.isName(words, first)) {
      return FirstNames.mayBe(words, first) && cased ? doubtfulEnd(words, before, small) : before;
    }
    return small ? smallEnd(words, first) : surnameEnd(words, first);
  }

  /** "Juan Carlos", "wei ling here": a doubtful first name with another behind it. */
  private static int doubtfulEnd(Words words, int before, boolean small) {
    int first = before + 1;
    boolean joined =
        words.isSpaced(first) && Names.isName(words, first) && Names.isName(words, first + 1);
    boolean evident = joined && FirstNames.isEvident(words, first + 1);
    if (!small) {
      return evident && words.isCapitalised(first + 1)
          ? surnameEnd(words, first)
          : signedEnd(words, before);
    }
    boolean asked = ASKED_FOR.endAt(words, before);
    if (asked && (first + 1 == words.count() || Names.FOLLOWERS.contains(words.at(first + 1)))) {
      return first;
    }
    boolean introduced =
        Names.HINTS.endAt(words, before) && joined && FirstNames.mayBe(words, first + 1);
    boolean followed = Names.FOLLOWERS.contains(words.at(first + 2)) || first + 2 == words.count();
    return introduced && followed ? first + 1 : before;
  }

  /** "Grace Hopper": a doubtful first name needs a surname, or to be all that is said. */
  private static int signedEnd(Words words, int before) {
    int last = surnameEnd(words, before + 1);
    boolean begins = before < 0 || !words.isSpaced(before);
    boolean alone = words.count() == 1;
    return alone || (last > before + 1 && !begins) ? last : before;
  }

  /** Over a surname with its particles, all with capitals; the word itself if there is none. */
  private static int surnameEnd(Words words, int first) {
    int last = first;
    int at = first;
    while (at - first <= LONGEST_SURNAME && Names.follows(words, at)) {
      at++;
      if (words.isCapitalised(at) && Names.isName(words, at) && !FIRMS.contains(words.at(at))) {
        last = at;
      } else if (!PARTICLES.contains(words.at(at)) && !isInitial(words, at)) {
        break;
      }
    }
    return last;
  }

  /**
   * Without capitals only another first name goes on, or what stands before "calling" or the end.
   */
  private static int smallEnd(Words words, int first) {
    int last = first;
    while (last - first < 2 && words.isSpaced(last) && FirstNames.mayBe(words, last + 1)) {
      last++;
    }
    int next = PARTICLES.contains(words.at(last + 1)) ? last + 2 : last + 1;
    boolean plain =
        words.isSpaced(last) && Names.isName(words, next) && words.at(next).length() > 2;
    boolean closes =
        next + 1 == words.count()
            || Names.FOLLOWERS.contains(words.at(next + 1))
            || CLOSERS.contains(words.at(next + 1));
    return plain && closes && !words.at(last).endsWith("'s") ? next : last;
  }

  private static boolean isInitial(Words words, int i) {
    return words.isCapitalised(i)
        && words.at(i).length() == 1
        && words.gapAfter(i).startsWith(".")
        && words.gapAfter(i).length() <= 2;
  }

  /** "R. K. Venkataraman", and behind a word that asks for a name "J. de Wit". */
  private static int initialledEnd(Words words, int before) {
    int initials = 0;
    int at = before + 1;
    while (isInitial(words, at) && initials < 3) {
      initials++;
      at++;
    }
    while (PARTICLES.contains(words.at(at))) {
      at++;
    }
    boolean named = words.isCapitalised(at) && words.at(at).length() > 2 && Names.isName(words, at);
    boolean expected =
        initials > 1 || Names.HINTS.endAt(words, before) || Names.STATED.endAt(words, before);
    return named && expected ? at : before;
  }

  static boolean isBrand(Words words, int i) {
    var first = bare(words.at(i));
    return !first.isEmpty()
        && (BRANDS.contains(first + "_" + bare(words.at(i + 1)))
            || words.written(i).equals("[" + first + "]"));
  }

  private static String bare(String word) {
    return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
  }

  /** Whether a text is without capitals, as recognisers write it, or all in capitals. */
  static boolean isInSmallLetters(Words words) {
    int capitalised = 0;
    int letters = 0;
    for (int i = 0; i < words.count(); i++) {
      letters += words.isLetters(i) ? 1 : 0;
      capitalised += words.isCapitalised(i) ? 1 : 0;
    }
    return capitalised == 0
        || (letters > 2
            && capitalised == letters
            && words.text().equals(words.text().toUpperCase(Locale.ROOT)));
  }
}
