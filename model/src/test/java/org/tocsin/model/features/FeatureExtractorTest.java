package org.tocsin.model.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.model.conversation.Speaker.AGENT;
import static org.tocsin.model.conversation.Speaker.CUSTOMER;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.model.features.FeatureExtractor.Learnt;
import org.tocsin.model.features.Reading.Weights;

class FeatureExtractorTest {
  private static final List<Turn> CALL =
      List.of(
          Said.lasting(AGENT, 0, 2),
          Said.meaning(CUSTOMER, "my refund is late", 10),
          Said.meaning(AGENT, "sorry please wait", 50),
          Said.feeling(-1.5),
          Said.lasting(CUSTOMER, 30, 34),
          Said.lasting(AGENT, 64, 70));
  private static final List<Turn> QUICK =
      List.of(Said.lasting(CUSTOMER, 0, 4), Said.lasting(AGENT, 5, 6));
  private static final List<Turn> CHAT =
      List.of(
          Said.meaning(CUSTOMER, "the router is late", 80),
          Said.meaning(AGENT, "it comes today", 20),
          Said.feeling(1));
  private static final List<List<Turn>> ALL =
      List.of(CALL, CHAT, CALL, CHAT, CHAT, QUICK, QUICK, CALL.reversed());
  private static final Reading READING = reading();
  private static final FeatureExtractor EXTRACTOR =
      FeatureExtractor.learn(
          READING, ALL.stream().map(turns -> FeatureExtractor.raw(turns, READING)).toList());

  @Test
  void givesTheSameVectorForTheSameTurns() {
    assertThat(EXTRACTOR.of(CALL)).isEqualTo(EXTRACTOR.of(List.copyOf(CALL)));
    assertThat(EXTRACTOR.of(CALL)).isNotEqualTo(EXTRACTOR.of(CALL.reversed()));
    assertThat(EXTRACTOR.of(CALL).values()).hasSize(EXTRACTOR.size());
  }

  @Test
  void neverChangesAnEarlierVectorForALaterTurn() {
    var before = vectorsAlong(CALL.subList(0, 4));

    var after = vectorsAlong(CALL);

    assertThat(after.subList(0, 4)).isEqualTo(before);
  }

  @Test
  void leavesAMissingWaitAtTheMeanNotAtZeroSeconds() {
    int wait = List.of(Feature.values()).indexOf(Feature.LONGEST_WAIT);

    assertThat(EXTRACTOR.of(CHAT).values()[wait]).isZero();
    assertThat(EXTRACTOR.of(CALL).values()[wait]).isPositive();
  }

  @Test
  void readsWordsUnderTheSideThatSaidThem() {
    var text = "it comes today";

    var customer = READING.of(List.of(Said.by(CUSTOMER, text)));
    var agent = READING.of(List.of(Said.by(AGENT, text)));

    assertThat(READING.learnt().agent().weights()).containsKey("it comes");
    assertThat(customer[1]).isZero();
    assertThat(agent[0]).isZero();
    assertThat(agent[1]).isPositive();
  }

  @Test
  void putsEveryNumberBehindExactlyOneFactor() {
    var all = EXTRACTOR.places().values().stream().flatMapToInt(Arrays::stream).sorted().toArray();

    assertThat(all).isEqualTo(IntStream.range(0, EXTRACTOR.size()).toArray());
  }

  @Test
  void survivesBeingWrittenAndRead() throws Exception {
    var json = JsonMapper.builder().build();

    var read = json.readValue(json.writeValueAsBytes(EXTRACTOR.learnt()), Learnt.class);

    assertThat(vectorsAlong(FeatureExtractor.of(read), CALL)).isEqualTo(vectorsAlong(CALL));
    assertThat(read).isEqualTo(EXTRACTOR.learnt());
  }

  /** In which every word and every number of a vector weighs the same. */
  private static Reading reading() {
    var rows = Reading.Rows.learn(ALL, ALL);
    var weights =
        new Weights(
            Collections.nCopies(rows.countOfWords() + 1, 1.0),
            Collections.nCopies(rows.countOfNumbers() + 1, 1.0));
    return rows.with(weights, List.of(weights));
  }

  private static List<FeatureVector> vectorsAlong(List<Turn> turns) {
    return vectorsAlong(EXTRACTOR, turns);
  }

  private static List<FeatureVector> vectorsAlong(FeatureExtractor extractor, List<Turn> turns) {
    return IntStream.rangeClosed(1, turns.size())
        .mapToObj(n -> extractor.of(turns.subList(0, n)))
        .toList();
  }
}
