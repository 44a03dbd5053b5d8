package org.tocsin.model.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordPieceTest {

  private static WordPiece tokenizer;

  @BeforeAll
  static void read() throws IOException {
    try (var file = WordPiece.class.getResourceAsStream("/bge-small-en-v1.5-q-tokenizer.json")) {
      tokenizer = WordPiece.read(Objects.requireNonNull(file));
    }
  }

  /** The numbers are those of Hugging Face's tokenizers 0.22. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          This is the THIRD time I'm calling about my £40 refund! | 2023 2003 1996 2353 2051 1045 1005 1049 4214 2055 2026 1069 12740 25416 8630 999
          Caffè Señor İstanbul naïve ﬁne Straße                   | 24689 7959 12411 2953 9960 15743 1984 2638 2358 27807
          请问退款 refund                                          | 100 100 100 100 25416 8630
          😡😡 ok 👍🏽                                               | 100 7929 100
          日本語カタカナ                                              | 1864 1876 1950 1700 30235 30226 30241
          x²+y=3 €5 →                                             | 1060 10701 1009 1061 1027 1017 1574 2629 1585
          """)
  void agreesWithTheTokenizerTheModelWasTrainedWith(String text, String ids) {
    assertThat(tokenizer.pieces(text))
        .containsExactlyElementsOf(Arrays.stream(ids.split(" ")).map(Integer::valueOf).toList());
  }

  @Test
  void readsAControlTokenInTheTextAsPlainText() {
    assertThat(tokenizer.pieces("[SEP]"))
        .containsExactly(tokenizer.idOf("["), tokenizer.idOf("sep"), tokenizer.idOf("]"));
  }

  @Test
  void dropsInvisibleCharactersAndBrokenPairs() {
    assertThat(tokenizer.pieces("re\u200bfund\u0000 \uD83D now"))
        .isEqualTo(tokenizer.pieces("refund now"));
  }

  @Test
  void knowsNoWordOfOverAHundredCharacters() {
    assertThat(tokenizer.pieces("a".repeat(101))).containsExactly(tokenizer.idOf("[UNK]"));
    assertThat(tokenizer.pieces("a".repeat(100))).hasSizeGreaterThan(1);
  }
}
