package org.tocsin.training;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RatedTurnsTest {
  private static final List<RatedTurn> RATED = Corpus.ratedTurns();

  @Test
  void areTwoThousandOfAllMoods() {
    assertThat(RATED).hasSize(2000);
    assertThat(RATED).allSatisfy(t -> assertThat(t.sentiment()).isBetween(-2.0, 2.0));
    assertThat(RATED).filteredOn(t -> t.sentiment() <= -1).hasSizeGreaterThan(200);
    assertThat(RATED).filteredOn(t -> t.sentiment() >= 1).hasSizeGreaterThan(100);
  }

  @Test
  void areUnlikeEachOtherAndNotTakenFromTheCorpus() {
    var texts = RATED.stream().map(RatedTurn::text).toList();
    var corpus =
        Corpus.conversations().stream()
            .flatMap(c -> c.transcript().turns().stream())
            .map(u -> u.text())
            .collect(toSet());

    assertThat(texts).noneMatch(String::isBlank);
    assertThat(Set.copyOf(texts)).hasSizeGreaterThan(1980); // "Yes." may come twice
    assertThat(texts).filteredOn(t -> t.split(" ").length > 6).noneMatch(corpus::contains);
  }
}
