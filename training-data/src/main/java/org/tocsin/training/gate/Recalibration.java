package org.tocsin.training.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.classifier.Calibration;
import org.tocsin.model.classifier.Dl4jClassifier;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.model.evaluation.ScoredConversation;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.model.registry.Provenance;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.model.risk.Assessor;
import org.tocsin.training.Comparison;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.OfflineScoring;
import org.tocsin.training.Split;

/**
 * The model that serves with beliefs that mean what they say at this place: two numbers are learnt,
 * so a few dozen labels are enough. It ranks and rings as before.
 */
public final class Recalibration {
  /** Fewer of either sort tell nothing. */
  public static final int LEAST = 10;

  private final SentenceEncoder encoder;
  private final String code;
  private final Consumer<String> progress;

  /**
   * @param code names the code, for the provenance
   * @param progress is told a line now and then, by several threads
   */
  public Recalibration(SentenceEncoder encoder, String code, Consumer<String> progress) {
    this.encoder = encoder;
    this.code = code;
    this.progress = progress;
  }

  /**
   * Fits the beliefs of a model to the learning side, and measures on the test side.
   *
   * @param split of redacted conversations
   * @throws IllegalArgumentException if there are fewer than {@link #LEAST} of either sort, or if
   *     the labels say the opposite of what the model believes
   */
  public ServedModel of(ServedModel model, Split split) {
    var learning = seen(split.learning());
    long escalating = learning.stream().filter(c -> c.label().escalates()).count();
    if (escalating < LEAST || learning.size() - escalating < LEAST) {
      throw new IllegalArgumentException(
          "to recalibrate, at least %d escalating and %d calm conversations are needed: were %d and %d"
              .formatted(LEAST, LEAST, escalating, learning.size() - escalating));
    }
    var anew = calibration(scored(model, learning));
    if (!(anew.slope() > 0)) {
      throw new IllegalArgumentException(
          "the labels say the opposite of what the model believes: look at them before anything else");
    }
    var own = model.classifier().calibration();
    var classifier =
        Dl4jClassifier.averaging(
            List.of(model.classifier()),
            new Calibration(
                anew.slope() * own.slope(), anew.slope() * own.intercept() + anew.intercept()));
    double baseRate = (double) escalating / learning.size();
    var recalibrated =
        new ServedModel(
            version(model, learning),
            model.features(),
            classifier,
            model.heads(),
            moved(model.policy(), anew),
            provenance(model, split, baseRate),
            model.evaluation());
    return new ServedModel(
        recalibrated.version(),
        recalibrated.features(),
        classifier,
        recalibrated.heads(),
        recalibrated.policy(),
        recalibrated.provenance(),
        Evaluation.of(scored(recalibrated, split.test())));
  }

  private List<ScoredConversation> scored(ServedModel model, List<LabelledConversation> all) {
    return new OfflineScoring(new Assessor(model.scorer(encoder), model.policy()))
        .scoreAll(all, progress);
  }

  /** Fitted on every seen turn; the turns of one conversation weigh 1 together. */
  private static Calibration calibration(List<ScoredConversation> scored) {
    var beliefs = new ArrayList<Double>();
    var truths = new ArrayList<Integer>();
    var weights = new ArrayList<Double>();
    for (var each : scored) {
      for (int i = 0; i < each.seen(); i++) {
        beliefs.add(each.turns().get(i).risk());
        truths.add(each.escalates() ? 1 : 0);
        weights.add(1.0 / each.seen());
      }
    }
    return Calibration.fit(
        beliefs.stream().mapToDouble(b -> b).toArray(),
        truths.stream().mapToInt(t -> t).toArray(),
        weights.stream().mapToDouble(w -> w).toArray());
  }

  /** Rings where it rang before. */
  private static AlertPolicy moved(AlertPolicy policy, Calibration anew) {
    return new AlertPolicy(
        anew.apply(policy.watchAt()),
        anew.apply(policy.raiseAt()),
        anew.apply(policy.clearAt()),
        policy.quiet(),
        policy.quietTurns(),
        policy.sureAt() == 0 ? 0 : anew.apply(policy.sureAt()));
  }

  private ModelVersion version(ServedModel model, List<LabelledConversation> learning) {
    var made = DigestUtils.sha256Hex(model.version() + "\n" + Comparison.hash(learning));
    return new ModelVersion("tocsin-" + made.substring(0, 8) + "-recalibrated");
  }

  private Provenance provenance(ServedModel model, Split split, double baseRate) {
    var before = model.provenance();
    return new Provenance(
        Comparison.hash(split.learning()),
        split.hash(),
        split.train().size(),
        split.validation().size(),
        split.test().size(),
        before.seed(),
        before.hyperparameters(),
        before.encoder(),
        code + ", recalibrated from " + model.version(),
        Runtime.version().toString(),
        OptionalDouble.of(baseRate));
  }

  private static List<LabelledConversation> seen(List<LabelledConversation> all) {
    return all.stream().filter(c -> c.label().seen() > 0).toList();
  }
}
