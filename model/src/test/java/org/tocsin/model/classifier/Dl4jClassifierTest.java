package org.tocsin.model.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tocsin.model.conversation.EscalationKind.ABANDON;
import static org.tocsin.model.conversation.EscalationKind.COMPLAINT;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.features.FeatureVector;
import org.tocsin.model.features.TestVectors;

class Dl4jClassifierTest {
  private static final int INPUTS = 40;
  private static final Hyperparameters QUICK = new Hyperparameters(8, 1e-2, 1e-4, 0.9, 32, 12, 4);
  private static final TrainingRows TRAIN = rows(600, 1);
  private static final TrainingRows UNSEEN = rows(200, 2);
  private static final Dl4jClassifier LEARNT = trained(7);

  @Test
  void learnsWhetherItEscalatesAndHow() {
    var beliefs = LEARNT.classify(UNSEEN.vectors());

    long right = count(i -> (beliefs.get(i).probability() > 0.5) == UNSEEN.escalated().get(i));
    long named =
        count(i -> UNSEEN.kinds().get(i).filter(beliefs.get(i).likeliest()::equals).isPresent());
    assertThat(right).isGreaterThan(170);
    assertThat(named).isGreaterThan(8 * count(UNSEEN.escalated()::get) / 10);
  }

  @Test
  void isTheSameWhenTrainedAgainWithTheSameSeed() {
    assertThat(trained(7).classify(UNSEEN.vectors())).isEqualTo(LEARNT.classify(UNSEEN.vectors()));
    assertThat(trained(8).classify(UNSEEN.vectors()))
        .isNotEqualTo(LEARNT.classify(UNSEEN.vectors()));
  }

  @Test
  void believesTheSameOfAVectorAloneAndInCompany() {
    var together = LEARNT.classify(UNSEEN.vectors());

    for (int i = 0; i < 20; i++) {
      var alone = LEARNT.classify(List.of(UNSEEN.vectors().get(i))).getFirst();
      assertThat(alone.probability()).isCloseTo(together.get(i).probability(), within(1e-6));
    }
  }

  @Test
  void sharesTheKindsOutToOne() {
    assertThat(LEARNT.classify(UNSEEN.vectors()))
        .allSatisfy(b -> assertThat(sum(b)).isCloseTo(1, within(1e-9)));
  }

  @Test
  void believesNothingOfNothing() {
    assertThat(LEARNT.classify(List.of())).isEmpty();
  }

  @Test
  void saysWhatDeeplearning4jSaysOfTheSameWeights() {
    for (var vector : UNSEEN.vectors().subList(0, 50)) {
      var heads = LEARNT.outputs(vector);
      var belief = LEARNT.classify(List.of(vector)).getFirst();

      assertThat(belief.probability()).isCloseTo(heads.get(0).getDouble(0), within(1e-6));
      for (int i = 0; i < Dl4jClassifier.KINDS.size(); i++) {
        assertThat(belief.kinds().get(Dl4jClassifier.KINDS.get(i)))
            .isCloseTo(heads.get(1).getDouble(i), within(1e-6));
      }
    }
  }

  @Test
  void believesOfEachStepOfAWalkWhatItBelievesOfTheStepAlone() {
    var from = UNSEEN.vectors().get(0);
    var to = UNSEEN.vectors().get(1);
    var first = IntStream.range(0, 10).toArray();
    var rest = IntStream.range(10, INPUTS).toArray();

    var walk = LEARNT.walk(from, to, List.of(first, rest));

    var between = from.values();
    System.arraycopy(to.values(), 0, between, 0, 10);
    var alone = LEARNT.classify(List.of(from, TestVectors.of(between), to));
    assertThat(walk).hasSize(3);
    for (int step = 0; step < 3; step++) {
      assertThat(walk.get(step).probability())
          .isCloseTo(alone.get(step).probability(), within(1e-6));
    }
  }

  @Test
  void learnsFromANumberOfRowsThatLeavesOneOver() {
    var how = new Hyperparameters(4, 1e-2, 1e-4, 0.9, 32, 1, 1);

    assertThat(new Dl4jTrainer(how, 7, _ -> {}).train(rows(65, 3), UNSEEN).networks()).isOne();
  }

  @Test
  void averagesLogitsAndThenCalibrates() {
    var other = trained(8);
    var calibration = new Calibration(0.5, 0.1);
    var vector = List.of(UNSEEN.vectors().getFirst());

    var both = Dl4jClassifier.averaging(List.of(LEARNT, other), calibration);

    double logit =
        Stream.of(LEARNT, other)
            .mapToDouble(c -> Calibration.logit(c.classify(vector).getFirst().probability()))
            .average()
            .orElseThrow();
    assertThat(both.classify(vector).getFirst().probability())
        .isCloseTo(Calibration.sigmoid(0.5 * logit + 0.1), within(1e-6));
  }

  @Test
  void survivesBeingWrittenAndRead() throws Exception {
    var written = new ByteArrayOutputStream();
    LEARNT.write(0, written);

    InputStream in = new ByteArrayInputStream(written.toByteArray());
    var read = Dl4jClassifier.read(List.of(in), LEARNT.calibration());

    assertThat(read.classify(UNSEEN.vectors())).isEqualTo(LEARNT.classify(UNSEEN.vectors()));
  }

  private static Dl4jClassifier trained(long seed) {
    return new Dl4jTrainer(QUICK, seed, _ -> {}).train(TRAIN, UNSEEN);
  }

  /** Escalates where the first two numbers sum to more than 0; how, is in the third. */
  private static TrainingRows rows(int count, long seed) {
    var random = new Random(seed);
    var vectors = new ArrayList<FeatureVector>();
    var escalated = new ArrayList<Boolean>();
    var kinds = new ArrayList<Optional<EscalationKind>>();
    for (int n = 0; n < count; n++) {
      var values = new float[INPUTS];
      IntStream.range(0, INPUTS).forEach(i -> values[i] = (float) random.nextGaussian());
      boolean escalates = values[0] + values[1] > 0;
      vectors.add(TestVectors.of(values));
      escalated.add(escalates);
      kinds.add(escalates ? Optional.of(values[2] > 0 ? COMPLAINT : ABANDON) : Optional.empty());
    }
    return new TrainingRows(
        vectors, escalated, kinds, DoubleStream.generate(() -> 1).limit(count).boxed().toList());
  }

  private static long count(IntPredicate claim) {
    return IntStream.range(0, UNSEEN.size()).filter(claim).count();
  }

  private static double sum(Belief belief) {
    return belief.kinds().values().stream().mapToDouble(share -> share).sum();
  }
}
