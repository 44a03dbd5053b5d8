package org.tocsin.model.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.model.conversation.Speaker.AGENT;
import static org.tocsin.model.conversation.Speaker.BOT;
import static org.tocsin.model.conversation.Speaker.CUSTOMER;
import static org.tocsin.model.conversation.Speaker.UNKNOWN;
import static org.tocsin.model.features.Act.APOLOGISES;
import static org.tocsin.model.features.Act.IS_ANGRY;
import static org.tocsin.model.features.Act.REFUSES;
import static org.tocsin.model.features.Act.THANKS;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.features.Act;

class ActProbeTest {
  private static final float[] EAST = {1, 0};
  private static final float[] NORTH = {0, 1};
  private static final ActProbe PROBE = trained();

  @Test
  void tellsWhichActsATurnPerforms() {
    assertThat(PROBE.acts(CUSTOMER, EAST).get(IS_ANGRY)).isPositive();
    assertThat(PROBE.acts(CUSTOMER, EAST).get(THANKS)).isNegative();
    assertThat(PROBE.acts(CUSTOMER, NORTH).get(THANKS)).isPositive();
    assertThat(PROBE.acts(AGENT, EAST).get(REFUSES)).isPositive();
    assertThat(PROBE.acts(AGENT, NORTH).get(REFUSES)).isNegative();
  }

  @Test
  void asksOnlyForTheActsOfTheSide() {
    assertThat(PROBE.acts(CUSTOMER, EAST).keySet()).containsExactlyElementsOf(Act.of(CUSTOMER));
    assertThat(PROBE.acts(AGENT, EAST).keySet()).containsExactlyElementsOf(Act.of(AGENT));
    assertThat(PROBE.acts(UNKNOWN, EAST)).isEmpty();
    assertThat(PROBE.acts(BOT, EAST)).isEmpty();
  }

  @Test
  void hardlyEverFindsAnActThatNobodyPerformed() {
    assertThat(PROBE.acts(AGENT, EAST).get(APOLOGISES)).isLessThan(-2.5);
  }

  @Test
  void survivesBeingWrittenAndRead() throws Exception {
    var json = JsonMapper.builder().build();

    assertThat(json.readValue(json.writeValueAsBytes(PROBE), ActProbe.class)).isEqualTo(PROBE);
  }

  @Test
  void refusesToBeWithoutAnAct() {
    Map<Act, List<Double>> some = new EnumMap<>(PROBE.weights());
    some.remove(Act.URGES);

    assertThatThrownBy(() -> new ActProbe(some)).hasMessageContaining("URGES");
    assertThatThrownBy(() -> ActProbe.train(List.of(), List.of(), List.of(), 7))
        .hasMessageContaining("no turn");
  }

  /** Angry and refusing turns point east, thankful ones north. */
  private static ActProbe trained() {
    var random = new Random(7);
    var speakers = new ArrayList<Speaker>();
    var vectors = new ArrayList<float[]>();
    var acts = new ArrayList<Set<Act>>();
    for (int i = 0; i < 2000; i++) {
      double angle = random.nextDouble() * Math.PI / 2;
      boolean east = angle < Math.PI / 4;
      var speaker = i % 2 == 0 ? CUSTOMER : AGENT;
      speakers.add(speaker);
      vectors.add(new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
      if (speaker == CUSTOMER) {
        acts.add(Set.of(east ? IS_ANGRY : THANKS));
      } else {
        acts.add(east ? Set.of(REFUSES) : Set.of());
      }
    }
    return ActProbe.train(speakers, vectors, acts, 7);
  }
}
