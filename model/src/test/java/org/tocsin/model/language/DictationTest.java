package org.tocsin.model.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.model.language.Dictation.Turn;

class DictationTest {
  private static final Redactor REDACTOR = new Redactor();

  /** What is left to read of each turn in the end; turns begin with "A:" or "C:". */
  private static List<String> heard(String... turns) {
    Map<String, String> texts = new LinkedHashMap<>();
    var dictation = Dictation.begin();
    for (var turn : turns) {
      var id = "t" + texts.size();
      var heard = dictation.hear(new Turn(id, turn.substring(0, 1), turn.substring(3)), REDACTOR);
      texts.put(id, heard.redacted().text());
      heard.rewritten().forEach(r -> texts.put(r.id(), r.redacted().text()));
      dictation = heard.after();
    }
    return List.copyOf(texts.values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          what is the long number on your card?     | four five three nine       | [CARD]
          and the expiry date?                      | oh nine twenty eight       | [CARD]
          can I take your account number            | three one nine two         | [BANK_ACCOUNT]
          what's a good number to reach you on      | oh seven seven             | [PHONE]
          your social security number please        | three two one              | [NATIONAL_ID]
          and your date of birth                    | it's one twelve sixty seven | it's [DATE_OF_BIRTH]
          may I have your name please               | corinne delacroix          | [PERSON]
          what is the order number?                 | four five three nine       | four five three nine
          how long have you waited?                 | four five three nine days  | four five three nine days
          """)
  void takesOutAtOnceWhatWasAskedFor(String question, String answer, String expected) {
    assertThat(heard("A: " + question, "C: " + answer).getLast()).isEqualTo(expected);
  }

  @Test
  void rewritesTheTurnInWhichANumberBegan() {
    assertThat(heard("C: 4111 1111 11", "C: 11 1111 sorry"))
        .containsExactly("[CARD]", "[CARD] sorry");
  }

  @Test
  void rewritesTheTurnInWhichAnAddressBegan() {
    assertThat(heard("A: what's your email", "C: olly winters", "C: at gmail dot com"))
        .containsExactly("what's your email", "[EMAIL]", "[EMAIL]");
  }

  @Test
  void goesOnListeningWhileTheOtherSideNods() {
    assertThat(
            heard(
                "A: could you read me the card number",
                "C: four five",
                "A: mm hmm",
                "C: three nine eight"))
        .endsWith("mm hmm", "[CARD]");
  }

  @Test
  void leavesAloneWhatIsNoNumberTogether() {
    assertThat(heard("C: I paid 4111", "C: on the 11 of May"))
        .containsExactly("I paid 4111", "on the 11 of May");
  }

  @Test
  void hearsAFinalTextInPlaceOfItsPartial() {
    var partial = Dictation.begin().hear(new Turn("u", "C", "4111 1111 11"), REDACTOR);

    var whole = partial.after().hear(new Turn("u", "C", "4111 1111 1111 1111"), REDACTOR);

    assertThat(whole.redacted().text()).isEqualTo("[CARD]");
    assertThat(whole.rewritten()).isEmpty();
  }
}
