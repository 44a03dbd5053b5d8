package org.tocsin.model.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.model.language.Annotation.EntityType;
import org.tocsin.model.language.Annotation.Token;
import org.tocsin.model.language.CoreNlp.Depth;

class CoreNlpTest {

  private static final CoreNlp LANGUAGE = new CoreNlp();

  @Test
  void findsAFuriousCustomerLessHappyThanAGratefulOne() {
    double furious = sentiment("This is the worst service I have ever had, you are useless!");
    double factual = sentiment("The parcel is on the table.");
    double grateful = sentiment("Thank you so much, that was a wonderful and helpful answer!");

    assertThat(furious).isBetween(-2.0, -0.5).isLessThan(factual);
    assertThat(grateful).isBetween(0.5, 2.0).isGreaterThan(factual);
  }

  @Test
  void findsNamesWhereTheyAre() {
    var text = "Mary Jones works for Barclays Bank. She lives in London.";

    assertThat(LANGUAGE.annotate(text, Depth.ENTITIES).entities())
        .extracting(e -> text.substring(e.start(), e.end()) + " " + e.type())
        .containsExactly(
            "Mary Jones " + EntityType.PERSON,
            "Barclays Bank " + EntityType.ORGANIZATION,
            "London " + EntityType.LOCATION);
  }

  @Test
  void findsSentencesAndLemmas() {
    var annotation = LANGUAGE.annotate("😀 I was billed twice. Why?", Depth.ENTITIES);

    assertThat(annotation.sentences()).hasSize(2);
    assertThat(annotation.tokens()).contains(new Token(5, 8, "be"), new Token(9, 15, "bill"));
  }

  @Test
  void givesNoSentimentUnasked() {
    assertThat(LANGUAGE.annotate("I love it.", Depth.ENTITIES).sentiment()).isEmpty();
  }

  @Test
  void saysTheSameOnManyThreads() {
    var alone =
        LANGUAGE.annotate("I am very unhappy with John Smith. He hung up on me.", Depth.SENTIMENT);

    assertThat(
            IntStream.range(0, 40)
                .parallel()
                .mapToObj(_ ->
                    LANGUAGE.annotate(
                        "I am very unhappy with John Smith. He hung up on me.", Depth.SENTIMENT))
                .distinct())
        .containsExactly(alone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void findsNothingInNothing(String text) {
    var annotation = LANGUAGE.annotate(text, Depth.SENTIMENT);

    assertThat(annotation.tokens()).isEmpty();
    assertThat(annotation.sentiment()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("oddTexts")
  void takesWhateverIsTyped(String text) {
    var annotation = LANGUAGE.annotate(text, Depth.SENTIMENT);

    assertThat(annotation.tokens())
        .allSatisfy(token -> assertThat(token.end()).isBetween(token.start(), 4_000));
    annotation.sentiment().ifPresent(s -> assertThat(s).isBetween(-2.0, 2.0));
  }

  static Stream<String> oddTexts() {
    return Stream.of(
        "😡😡😡",
        "👩‍👩‍👧‍👦 ❤️‍🔥 \u200b\u202e",
        "# Heading\n\n* **bold** [link](https://example.com/a_b?c=d)\n```code```",
        "<script>alert(1)</script> &amp; &nbsp;",
        "\ud800 lone \udc00 surrogates \u0000",
        "why ".repeat(70),
        "word ".repeat(2_000),
        "a".repeat(100_000),
        "?!".repeat(5_000),
        "😀".repeat(3_000),
        "(".repeat(500),
        "我很生气 я недоволен",
        "u owe me $$$ ... lol :-( >:(");
  }

  private static double sentiment(String text) {
    return LANGUAGE.annotate(text, Depth.SENTIMENT).sentiment().orElseThrow();
  }
}
