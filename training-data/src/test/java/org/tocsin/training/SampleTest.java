package org.tocsin.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {
  private static final List<LabelledConversation> ALL = Corpus.conversations();

  @Test
  void drawsTheSameWhateverTheOrderAndKeepsTheirOrder() {
    var some = sample(ALL, 100);

    assertThat(some).hasSize(100).isSubsetOf(ALL);
    assertThat(some.stream().map(ALL::indexOf)).isSorted();
    assertThat(sample(ALL.reversed(), 100)).containsExactlyInAnyOrderElementsOf(some);
    assertThat(sample(ALL, 200)).containsAll(some);
  }

  @Test
  void keepsAllWhereThereAreNotMore() {
    assertThat(sample(ALL, ALL.size() + 1)).isEqualTo(ALL);
  }

  @Test
  void drawsEitherSortAlike() {
    double share = share(ALL);

    assertThat(share(sample(ALL, 600))).isBetween(share - 0.05, share + 0.05);
  }

  private static List<LabelledConversation> sample(List<LabelledConversation> all, int most) {
    var sample = new Sample<LabelledConversation>(most, c -> c.transcript().id());
    new ArrayList<>(all).forEach(sample::add);
    return sample.conversations();
  }

  private static double share(List<LabelledConversation> all) {
    return all.stream().mapToInt(c -> c.label().escalates() ? 1 : 0).average().orElseThrow();
  }
}
