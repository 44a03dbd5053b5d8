package org.tocsin.training.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HardnessTest {

  @Test
  void tellsWhenPlainWordsGoTooFar() {
    var easy = Talk.many(60).stream().map(HardnessTest::givenAwayByTheCustomer);

    var part = new Hardness(_ -> {}).of(easy.map(Talk::asCase).toList());

    assertThat(part.lines().getFirst()).contains("50: 1.000 above the aim");
    assertThat(part.lines().get(1)).startsWith("the agent's words").doesNotContain("above");
    assertThat(part.lines().get(2)).startsWith("the customer's words").contains("50: 1.000");
    assertThat(part.findings()).isEmpty();
  }

  @Test
  void learnsFromOtherGroupsOnly() {
    var cases =
        Talk.many(60).stream()
            .map(t -> t.in("g" + t.id().hashCode() % 20))
            .map(Talk::asCase)
            .toList();

    var all = OutOfFold.of(cases, others -> _ -> groups(others));

    assertThat(all).extracting(OutOfFold::held).containsExactlyInAnyOrderElementsOf(cases);
    assertThat(all)
        .allSatisfy(o ->
            assertThat(o.said())
                .isNotEmpty()
                .doesNotContainAnyElementsOf(groups(List.of(o.held()))));
  }

  @Test
  void leavesOutAFoldThatNobodyCanLearnFor() {
    var single = Talk.many(10).stream().map(t -> t.in("g").asCase()).toList();

    assertThat(OutOfFold.of(single, _ -> _ -> 0.5)).isEmpty();
  }

  private static Talk givenAwayByTheCustomer(Talk talk) {
    var texts = new ArrayList<>(talk.texts());
    for (int i = 0; i < texts.size(); i += 2) {
      texts.set(i, talk.escalates() ? "not again" : "thank you");
    }
    return talk.saying(texts);
  }

  private static Set<String> groups(List<Case> cases) {
    return cases.stream()
        .map(c -> c.conversation().transcript().group())
        .collect(Collectors.toSet());
  }
}
