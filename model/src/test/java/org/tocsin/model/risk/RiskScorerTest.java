package org.tocsin.model.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tocsin.model.Shipped.SCORER;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.features.Factor;
import org.tocsin.model.features.Turn;

class RiskScorerTest {
  private static final Offset<Double> EXACTLY = within(1e-9);

  static Stream<List<Utterance>> calls() {
    return Stream.of(Calls.REFUND, Calls.ROUTER, Calls.MUMBLE);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void keepsALedgerThatAddsUpAtEveryTurn(List<Utterance> call) {
    double sum = SCORER.base();
    for (var risk : risksAlong(call)) {
      sum += risk.movements().stream().mapToDouble(Movement::delta).sum();

      assertThat(sum).isCloseTo(risk.probability(), EXACTLY);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void namesEachFactorOnceATurn(List<Utterance> call) {
    for (var risk : risksAlong(call)) {
      assertThat(risk.movements()).extracting(Movement::factor).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void givesTheSameBeliefEachTime(List<Utterance> call) {
    assertThat(probabilities(risksAlong(call))).isEqualTo(probabilities(risksAlong(call)));
  }

  @Test
  void namesAReasonOnlyForTheTurnThatShowsIt() {
    var turns = Calls.REFUND.stream().map(SCORER::hear).toList();

    assertThat(Factor.REPEATED_CONTACT.words(turns.subList(0, 4))).isPresent();
    assertThat(quoted(Factor.REPEATED_CONTACT, turns.get(3))).contains("third time");
    assertThat(SCORER.score(turns.subList(0, 5)).movements())
        .allSatisfy(m -> assertThat(m.turn()).isEqualTo(4))
        .extracting(Movement::factor)
        .contains(Factor.REST)
        .doesNotContain(Factor.REPEATED_CONTACT, Factor.MOOD);
  }

  @Test
  void hearsADemandInOneSentenceOfManyButNotOfABot() {
    var patient =
        "Look, I have a parcel here that is not mine, the label is torn, and the neighbour has been"
            + " round twice about it. I'd like to speak to your manager now. I'm at home until"
            + " four and after that I am at work, and the dog needs to be let out as well.";

    assertThat(SCORER.demanded(said(Speaker.AGENT, patient))).isTrue();
    assertThat(SCORER.demanded(said(Speaker.BOT, patient))).isFalse();
    assertThat(SCORER.demanded(said(Speaker.AGENT, "My manager at work wears the same coat.")))
        .isFalse();
  }

  @Test
  void triesWhatTheAgentCouldSayNext() {
    var turns = Calls.REFUND.subList(0, 9).stream().map(SCORER::hear).toList();
    var remedy = SCORER.remedy(turns).orElseThrow();

    assertThat(remedy.probability()).isLessThan(SCORER.score(turns).probability());
  }

  @ParameterizedTest
  @EnumSource(Remedy.class)
  void everyRemedyPerformsItsAct(Remedy remedy) {
    var said = SCORER.hear(Utterance.of("u", Speaker.AGENT, remedy.example()));

    assertThat(said.performs(remedy.act())).isTrue();
  }

  private static List<Turn> said(Speaker first, String then) {
    return List.of(
        SCORER.hear(Utterance.of("u0", first, "Good morning, how can I help?")),
        SCORER.hear(Utterance.of("u1", Speaker.CUSTOMER, then)));
  }

  @Test
  void hearsAMoodInCustomersAlone() {
    assertThat(heard(Speaker.CUSTOMER).sentiment().orElseThrow()).isBetween(-2.0, 0.0);
    assertThat(heard(Speaker.AGENT).sentiment()).isEmpty();
    assertThat(heard(Speaker.UNKNOWN).sentiment()).isEmpty();
  }

  private static Turn heard(Speaker speaker) {
    return SCORER.hear(Utterance.of("u", speaker, "This is a disgrace, I am furious."));
  }

  private static List<Risk> risksAlong(List<Utterance> call) {
    var turns = new ArrayList<Turn>();
    return call.stream()
        .map(u -> {
          turns.add(SCORER.hear(u));
          return SCORER.score(turns);
        })
        .toList();
  }

  private static List<Double> probabilities(List<Risk> risks) {
    return risks.stream().map(Risk::probability).toList();
  }

  private static List<String> quoted(Factor factor, Turn turn) {
    return factor.spans(turn).stream().map(span -> span.of(turn.utterance().text())).toList();
  }
}
