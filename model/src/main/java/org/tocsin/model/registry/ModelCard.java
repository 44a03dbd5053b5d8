package org.tocsin.model.registry;

import static java.util.Map.entry;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.model.evaluation.Figure;

/** What people should know of a model before they rely on it: all that its manifest says of it. */
public record ModelCard(
    ModelVersion version, Provenance provenance, AlertPolicy policy, Evaluation evaluation) {

  private static final String TEMPLATE = "card.md";

  /** The card as a page of Markdown. */
  public String markdown() {
    var page = template();
    for (var blank : blanks().entrySet()) {
      page = page.replace("{" + blank.getKey() + "}", blank.getValue());
    }
    return page;
  }

  private Map<String, String> blanks() {
    int calm = evaluation.conversations() - evaluation.escalating();
    return Map.ofEntries(
        entry("version", version.value()),
        entry("train", "" + provenance.train()),
        entry("validation", "" + provenance.validation()),
        entry("test", "" + provenance.test()),
        entry("data", provenance.data()),
        entry("split", provenance.split()),
        entry("code", provenance.code()),
        entry("seed", "" + provenance.seed()),
        entry("hyperparameters", hyperparameters()),
        entry("encoder", provenance.encoder()),
        entry("java", provenance.java()),
        entry("baseRate", baseRate()),
        entry("conversations", "" + evaluation.conversations()),
        entry("escalating", "" + evaluation.escalating()),
        entry("calm", "" + calm),
        entry("share", percent(evaluation.escalating(), evaluation.conversations())),
        entry("figures", figures()),
        entry("watchAt", String.format(Locale.ROOT, "%.2f", policy.watchAt())),
        entry("raiseAt", String.format(Locale.ROOT, "%.2f", policy.raiseAt())),
        entry("clearAt", String.format(Locale.ROOT, "%.2f", policy.clearAt())),
        entry("holds", holds()),
        entry("recallStep", percent(1, evaluation.escalating())),
        entry("alarmStep", percent(1, calm)),
        entry("unseenAlarms", percent(Math.min(3, calm), calm)));
  }

  private String hyperparameters() {
    var record = provenance.hyperparameters().toString();
    return record.substring(record.indexOf('[') + 1, record.length() - 1);
  }

  private String baseRate() {
    var share = provenance.baseRate();
    return share.isPresent() ? percentOf(share.getAsDouble()) : "–";
  }

  private String holds() {
    return policy.sureAt() <= policy.raiseAt()
        ? "It rings at once."
        : String.format(
            Locale.ROOT,
            "From %.2f it rings at once; below, one turn later, if it is not clear then.",
            policy.sureAt());
  }

  private String figures() {
    return Arrays.stream(Figure.values())
        .map(figure ->
            "| %s | %s | %s |"
                .formatted(
                    figure.words(),
                    figure.shown(evaluation),
                    figure.moreIsBetter() ? "more" : "less"))
        .collect(Collectors.joining("\n"));
  }

  private static String percent(int part, int whole) {
    return whole == 0 ? "–" : percentOf((double) part / whole);
  }

  private static String percentOf(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String template() {
    try (var in = ModelCard.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new FileNotFoundException("the build lacks the resource " + TEMPLATE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + TEMPLATE, e);
    }
  }
}
