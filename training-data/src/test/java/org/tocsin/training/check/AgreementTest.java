package org.tocsin.training.check;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.training.LabelledConversation;

class AgreementTest {
  private static final List<LabelledConversation> CONVERSATIONS =
      Talk.many(4).stream().map(Talk::labelled).toList();

  @Test
  void computesKappaAsByHand() {
    // Agreed in 35 of 50; by chance in 0.5 · 0.6 + 0.5 · 0.4 = 0.5 of all: (0.7 − 0.5) / 0.5.
    var table =
        Stream.of(
                nCopies(20, new Both<>("yes", "yes")),
                nCopies(5, new Both<>("yes", "no")),
                nCopies(10, new Both<>("no", "yes")),
                nCopies(15, new Both<>("no", "no")))
            .flatMap(List::stream)
            .toList();

    assertThat(Both.kappa(table)).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void hasNoKappaWhereThereIsNoChoice() {
    assertThat(Both.kappa(nCopies(5, new Both<>("yes", "yes")))).isNaN();
  }

  @Test
  void tellsHowFarTwoPeopleAgree() {
    var part = part("c0,true,6,ABANDON", "c1,false,,", "c2,true,7,COMPLAINT", "c3,true,1,ABANDON");

    assertThat(part.findings()).isEmpty();
    assertThat(part.lines())
        .containsExactly(
            "4 conversations, 2 called escalating by both",
            "escalates  Cohen's κ 0.500, 1 disagreements",
            "kind       Cohen's κ 0.000, 1 disagreements",
            "turn of the escalation: mean distance 1.50");
  }

  @Test
  void findsThatThereIsNoSecondLabelling() {
    var part = Agreement.of(CONVERSATIONS, List.of());

    assertThat(part.lines()).isEmpty();
    assertThat(part.findings())
        .containsExactly("There is no second labelling: second-labels.csv is missing");
  }

  @Test
  void findsAnotherHeader() {
    assertThat(Agreement.of(CONVERSATIONS, List.of("id;escalates")).findings())
        .containsExactly("second-labels.csv must begin with the line id,escalates,at,kind");
  }

  @Test
  void findsWhatIsLabelledNotOnceEach() {
    assertThat(
            part("c0,false,,", "c0,false,,", "c1,false,,", "c2,false,,", "c9,false,,").findings())
        .containsExactly(
            "second-labels.csv: c0 is labelled twice",
            "c9: has a second label and no conversation",
            "c3: has no second label");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c0,true,,",
        "c0,true,x,ABANDON",
        "c0,true,6,ANGER",
        "c0,false,6,",
        "c0,no,,",
        "c0"
      })
  void findsALineThatIsNoLabel(String line) {
    assertThat(part(line, "c0,false,,", "c1,false,,", "c2,false,,", "c3,false,,").findings())
        .singleElement()
        .asString()
        .endsWith("was " + line);
  }

  private static Part part(String... lines) {
    return Agreement.of(
        CONVERSATIONS, Stream.concat(Stream.of(SecondLabel.HEADER), Stream.of(lines)).toList());
  }
}
