package org.tocsin.model.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.Span;

class PassageTest {

  @Test
  void isTheWholeOfAShortArticle() {
    String body = "Refunds take 5 days.\n\nTo the card used.";

    assertThat(Passage.of(" " + body + "\n"))
        .containsExactly(new Passage(new Span(1, 1 + body.length()), body, List.of()));
  }

  @Test
  void beginsAtEveryHeading() {
    assertThat(Passage.of("Intro.\n## Fees\nTen pounds.\n\n## Times\n\nFive days.\n"))
        .extracting(Passage::text)
        .containsExactly("Intro.", "## Fees\nTen pounds.", "## Times\n\nFive days.");
  }

  @Test
  void endsAtASentenceWhereAParagraphIsTooLong() {
    String sentence = "A bag that is missing on arrival needs a report within 7 days. ";

    assertThat(Passage.of(sentence.repeat(30)))
        .hasSize(3)
        .allSatisfy(passage -> assertThat(passage.text()).startsWith("A bag").endsWith("7 days."));
  }

  @Test
  void standsInTheBodyWhereItSaysAndTogetherTheyAreAllOfIt() {
    String body = "# Delays\n\n" + "Wait for the courier. ".repeat(50) + "\n- one\n- two\n\n\nEnd.";

    var passages = Passage.of(body);

    assertThat(passages).allSatisfy(p -> assertThat(p.range().of(body)).isEqualTo(p.text()));
    assertThat(passages.stream().map(Passage::text).collect(Collectors.joining()))
        .isEqualToIgnoringWhitespace(body);
  }

  @Test
  void survivesTenThousandLines() {
    assertThat(Passage.of("one step more\n".repeat(10_000))).hasSizeGreaterThan(100);
  }

  @Test
  void knowsTheHeadingsOverIt() {
    String body =
        """
        # Returns

        ## Shoes
        %s

        ### Boots
        Boots go back in their box.

        ## Hats
        Hats stay.
        """
            .formatted("Shoes go back within a month if they are clean. ".repeat(20));

    var passages = Passage.of(body);

    assertThat(passages)
        .extracting(Passage::path)
        .containsExactly(
            List.of(),
            List.of("Returns", "Shoes"),
            List.of("Returns", "Shoes"),
            List.of("Returns"));
    assertThat(passages.getFirst().text()).startsWith("# Returns").contains("## Shoes");
  }
}
