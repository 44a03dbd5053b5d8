package org.tocsin.training.drift;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.encoder.Meaning;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.features.Feature;
import org.tocsin.model.features.FeatureExtractor;
import org.tocsin.model.features.Reading;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.training.Label;
import org.tocsin.training.backtest.Backtest.Case;
import org.tocsin.training.backtest.Trace;

/**
 * What drift is looked for in, of one conversation that is over.
 *
 * @param numbers by name; NaN where one cannot be known
 * @param words by name, such as the channel
 * @param meaning of what the customer said
 * @param belief the last one that was seen before an escalation, 0..1
 * @param escalates empty if nobody said
 */
public record Observed(
    Map<String, Double> numbers,
    Map<String, String> words,
    Meaning meaning,
    double belief,
    boolean alerted,
    Optional<Boolean> escalates) {

  /** Hears a conversation as a model does; empty if nothing was said. */
  public static Optional<Observed> of(Case each, ServedModel model, SentenceEncoder encoder) {
    var scorer = model.scorer(encoder);
    var trace = Trace.of(scorer, each.transcript(), each.label());
    int seen = Math.max(1, each.label().map(Label::seen).orElse(trace.beliefs().size()));
    if (trace.beliefs().isEmpty()) {
      return Optional.empty();
    }
    var turns = each.transcript().turns().stream().limit(seen).map(scorer::hear).toList();
    var row = FeatureExtractor.raw(turns, Reading.of(model.features().learnt().reading()));
    var numbers = new LinkedHashMap<String, Double>();
    var features = Feature.values();
    for (int i = 0; i < features.length; i++) {
      numbers.put(features[i].name(), (double) row[i]);
    }
    numbers.put("TURNS", (double) each.transcript().turns().size());
    var circumstances = each.transcript().circumstances();
    var words = new LinkedHashMap<String, String>();
    words.put("channel", circumstances.channel().name());
    words.put("queue", circumstances.queue().orElse("none"));
    words.put("vertical", each.transcript().vertical());
    var said =
        each.transcript().turns().stream()
            .filter(u -> u.speaker() == Speaker.CUSTOMER)
            .map(Utterance::text)
            .toList();
    return Optional.of(
        new Observed(
            numbers,
            words,
            Meaning.of(said, encoder),
            trace.beliefs().get(Math.min(seen, trace.beliefs().size()) - 1),
            !trace.rings(model.policy()).isEmpty(),
            each.label().map(Label::escalates)));
  }
}
