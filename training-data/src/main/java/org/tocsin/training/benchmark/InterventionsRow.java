package org.tocsin.training.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.encoder.Meaning;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.benchmark.Table.Line;
import org.tocsin.training.intervention.Simulation;
import org.tocsin.training.intervention.Simulation.Known;
import org.tocsin.training.intervention.Simulation.Recovered;
import org.tocsin.training.intervention.Treatment;

/** What to do with conversations whose escalation somebody may have prevented. */
final class InterventionsRow implements Row {
  private static final int MONTHS = 20;
  private static final List<Double> PREVENTED = List.of(0.3, 0.5, 0.7, 0.9);

  @Override
  public About about() {
    return new About(
        "interventions",
        "Simulated months on the learning side of the corpus, in which supervisors prevent some of the"
            + " escalations they act upon; learning by logistic regression on the mean"
            + " vectors of customer and agent up to half of the turns. Rules: the page of the class"
            + " Simulation.",
        "Nothing comparable.",
        List.of());
  }

  @Override
  public Findings measure(Bench bench) {
    var known =
        bench.corpus().learning().stream()
            .filter(c -> c.label().seen() > 0)
            .map(c -> known(c.redacted(bench.redaction()), bench.encoder()))
            .toList();
    return new Findings(
        List.of(), PREVENTED.stream().map(share -> table(share, known)).toList(), List.of());
  }

  private static Table table(double prevents, List<Known> known) {
    var months = new ArrayList<Map<Treatment, Recovered>>();
    for (int month = 0; month < MONTHS; month++) {
      months.add(Simulation.of(known, prevents, Bench.SEED + month));
    }
    return new Table(
        "%.0f %% prevented; means over %d months, the distance with its standard error"
            .formatted(100 * prevents, MONTHS),
        List.of("AUROC", "Brier", "bias", "distance from the truth's beliefs", "± of it"),
        Arrays.stream(Treatment.values()).map(t -> line(t, months)).toList());
  }

  private static Line line(Treatment treatment, List<Map<Treatment, Recovered>> months) {
    return new Line(
        treatment.words(),
        List.of(
            mean(treatment, months, Recovered::auroc),
            mean(treatment, months, Recovered::brier),
            mean(treatment, months, Recovered::bias),
            mean(treatment, months, Recovered::distance),
            error(treatment, months)));
  }

  private static double mean(
      Treatment treatment,
      List<Map<Treatment, Recovered>> months,
      ToDoubleFunction<Recovered> figure) {
    return of(treatment, months).mapToDouble(figure).average().orElse(Double.NaN);
  }

  private static double error(Treatment treatment, List<Map<Treatment, Recovered>> months) {
    double mean = mean(treatment, months, Recovered::distance);
    double variance =
        of(treatment, months)
            .mapToDouble(r -> Math.pow(r.distance() - mean, 2))
            .average()
            .orElse(Double.NaN);
    return Math.sqrt(variance / months.size());
  }

  private static Stream<Recovered> of(Treatment treatment, List<Map<Treatment, Recovered>> months) {
    return months.stream().flatMap(m -> Stream.ofNullable(m.get(treatment)));
  }

  private static Known known(LabelledConversation conversation, SentenceEncoder encoder) {
    var label = conversation.label();
    var heard = conversation.transcript().turns().subList(0, (label.seen() + 1) / 2);
    var customer = meant(heard, Speaker.CUSTOMER, encoder);
    var agent = meant(heard, Speaker.AGENT, encoder);
    var row = new float[customer.length + agent.length];
    IntStream.range(0, customer.length)
        .forEach(i -> {
          row[i] = customer[i];
          row[customer.length + i] = agent[i];
        });
    return new Known(row, label.escalates(), conversation.transcript().group());
  }

  private static float[] meant(List<Utterance> turns, Speaker speaker, SentenceEncoder encoder) {
    return Meaning.of(
            turns.stream().filter(u -> u.speaker() == speaker).map(Utterance::text).toList(),
            encoder)
        .vector();
  }
}
