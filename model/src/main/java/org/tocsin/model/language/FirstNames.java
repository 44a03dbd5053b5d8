package org.tocsin.model.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** First names from all over the world, as callers and agents bear them. */
final class FirstNames {

  /*
   * The list is CoreNLP's of names by gender with some names added, and without those that are
   * hardly ever names. What is written in small letters in our own corpus tells which names are
   * everyday words: they count only with a capital.
   */

  private static final Set<String> ALL = read("first-names.txt");

  private static final Set<String> EVERYDAY =
      WordList.of(
          """
          ada ali amber angel ann anna april art august autumn ava bailey barb bea ben bev bill
          bob brock brooke buck bud buddy candy carol carter chance charity chase chen cherry
          christian chuck clay clement clifford coral coy crystal daisy dale dan dawn dean deb dee
          del dev devon dino dominic earl eve faith fay fern flo frank gail gay gene ginger grace
          grant gus hal hank hari harley harmony hazel heath heather holly homer honey hope hunter
          ida ira iris ivo ivy jack jade jan jasmine jay jean jed jesus jewel jin jo joe jordan
          joy jun junior karma kay ken kim king kip kit lane laurel lee leigh liberty lily lin
          ling lola lou mac mai major maple mark marshall mason max mei mel melody mercy merry
          mick miles min misty nan ned noble nova olive pansy parker pat patience patty pearl
          penny pia porter precious preston prince queen rae ram raven ray reed rex rich rick rob
          robin rocky rod roman ron rose rosemary rowan roy royal ruby rusty sal sam sandy satin
          sherry sid sierra stan sterling stormy sue summer sunny sunshine taj tam tanner taylor
          ted tim todd tony trinity troy tyler una val vance victor violet wade walker ward wayne
          wei wes will\
          """);

  /** Towns and firms, too: they count only where a name is expected. */
  private static final Set<String> PLACES =
      WordList.of(
          """
          adelaide alexandria antonio aurora austin carolina chad chanel charles charlotte chelsea
          chester clare cleveland clifton clinton dallas darwin denny denver diego elizabeth
          eugene florence francis francisco georgia helena hilton holland houston israel jackson
          jose juan kent kenya leon levi lewis lincoln logan lorenzo louis lourdes macy madison
          milton mitchell nelson odessa orlando paris paul petra regina rio roma royce salem
          salvador santa santiago savannah seiko sofia stanley sydney valencia verona victoria
          virginia walton warren wendy\
          """);

  private FirstNames() {}

  /** Whether a word is a first name, with or without the "'s" of a possessive. */
  static boolean contain(Words words, int i) {
    var name = name(words, i);
    return ALL.contains(name) && (words.isCapitalised(i) || !EVERYDAY.contains(name));
  }

  /** Whether a word is a first name wherever it stands, and nothing else. */
  static boolean isEvident(Words words, int i) {
    var name = name(words, i);
    return ALL.contains(name) && !EVERYDAY.contains(name) && !PLACES.contains(name);
  }

  /** Whether a word may be a first name, however it is written. */
  static boolean mayBe(Words words, int i) {
    return ALL.contains(name(words, i));
  }

  private static String name(Words words, int i) {
    var word = words.at(i);
    return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
  }

  private static Set<String> read(String resource) {
    try (InputStream in = FirstNames.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the build lacks " + resource);
      }
      return WordList.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
