package org.tocsin.model.language;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Streets as they are written on the European continent, with what follows up to the town. */
final class ForeignAddresses {

  /*
   * Three forms: "6 rue de la Paix", "Calle de Alcalá 45", "Hauptstraße 12"; and, whatever the
   * street is called, "Am Stadtpark 7a, 22303 Hamburg": capitalised words, a number, a comma, a
   * postcode and a capitalised town. All but the first need capitals.
   */

  private static final String NAME = "(?:\\p{Lu}[\\p{L}'’.-]{1,30})";
  private static final String LINK =
      "(?:d[eiu]|d[ae]s?|de la|de los|del|della|la|le|les|van|van de|der|den|dem)";
  private static final String NUMBER = "\\d{1,4} ?[a-zA-Z]?(?![\\p{L}\\p{N}])";
  private static final String FLOOR = "(?:, ?\\d{1,2}[ºª°.]? ?\\p{L}{1,4}\\.?)?";
  private static final String TOWN =
      "(?:, ?(?:[A-Z]{1,2}-)?\\d{4,5}(?: [A-Z]{2}(?= ))?(?: " + NAME + "){1,3})";

  private static final String FRENCH =
      "\\d{1,4}(?: ?bis)?,? (?:rue|avenue|boulevard|place|allée|chemin|impasse|quai|cours)"
          + "(?: (?:d['’])?[\\p{L}'’-]{1,20}){1,4}?(?=[,.;!?]|$)";
  private static final String SOUTHERN =
      "(?:Calle|Avenida|Avda\\.|Plaza|Paseo|Carrer|Via|Viale|Piazza|Corso|Rua|Travessa|Praça)"
          + "(?: "
          + LINK
          + ")?(?: "
          + NAME
          + "| "
          + LINK
          + "){1,4},? "
          + NUMBER;
  private static final String COMPOUND =
      "(?:"
          + NAME
          + "[ -]){0,2}\\p{Lu}?\\p{L}{0,30}(?:straße|strasse|str\\.|weg|gasse|platz|allee|damm|ufer"
          + "|gracht|straat|laan|plein|kade) "
          + NUMBER;
  private static final String WITH_TOWN =
      NAME + "(?: " + NAME + "| " + LINK + "){0,3} " + NUMBER + FLOOR + TOWN;

  private static final Pattern FORMS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:"
              + WITH_TOWN
              + "|(?:"
              + FRENCH
              + "|"
              + SOUTHERN
              + "|"
              + COMPOUND
              + ")"
              + FLOOR
              + TOWN
              + "?)");

  private ForeignAddresses() {}

  static void find(Words words, Consumer<Span> found) {
    if (words.text().chars().noneMatch(Character::isDigit)) {
      return;
    }
    var matcher = FORMS.matcher(words.text());
    while (matcher.find()) {
      found.accept(new Span(matcher.start(), matcher.end(), Sensitive.ADDRESS));
    }
  }
}
