package org.tocsin.api.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tocsin.model.evaluation.Quartiles;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.training.backtest.Backtest;
import org.tocsin.training.backtest.Backtest.Change;
import org.tocsin.training.backtest.Outcomes;

/** A backtest as JSON; what is undefined is null. */
public final class BacktestJson {
  private BacktestJson() {}

  /** All figures of both sides, and every conversation that changes. */
  public static String of(
      Backtest backtest,
      ServedModel serves,
      Outcomes before,
      ServedModel proposed,
      Outcomes after,
      List<Change> changes) {
    var root =
        JsonNodeFactory.instance
            .objectNode()
            .put("conversations", backtest.traces().size())
            .put("hours", backtest.hours())
            .put("hoursKnown", backtest.timed());
    root.set("now", side(serves, before));
    root.set("proposed", side(proposed, after));
    var list = root.putArray("changes");
    changes.forEach(change -> list.add(view(change)));
    return root.toPrettyString();
  }

  private static ObjectNode side(ServedModel model, Outcomes outcomes) {
    var node = JsonNodeFactory.instance.objectNode().put("model", model.version().value());
    var policy = outcomes.policy();
    node.putObject("policy")
        .put("watchAt", policy.watchAt())
        .put("raiseAt", policy.raiseAt())
        .put("clearAt", policy.clearAt())
        .put("sureAt", policy.sureAt())
        .put("quietSeconds", policy.quiet().toSeconds())
        .put("quietTurns", policy.quietTurns());
    node.put("alerts", outcomes.alerts())
        .put("ringing", outcomes.ringing())
        .put("hits", outcomes.hits())
        .put("late", outcomes.late())
        .put("misses", outcomes.misses());
    put(node, "alertsPerHour", outcomes.alertsPerHour());
    put(node, "falsePer100Calm", outcomes.false100());
    put(node, "precision", outcomes.precision());
    quartiles(node.putObject("leadTurns"), outcomes.leadTurns());
    quartiles(node.putObject("leadSeconds"), outcomes.leadSeconds());
    return node;
  }

  static void quartiles(ObjectNode node, Quartiles quartiles) {
    put(node, "lower", quartiles.lower());
    put(node, "median", quartiles.median());
    put(node, "upper", quartiles.upper());
  }

  private static ObjectNode view(Change change) {
    var node =
        JsonNodeFactory.instance
            .objectNode()
            .put("conversation", change.conversation())
            .put("what", change.words());
    turns(node, change.escalates(), change.at(), change.present(), change.proposed());
    return node;
  }

  /** How a conversation went, and the turns at which something happens in it. */
  static void turns(
      ObjectNode node,
      Optional<Boolean> escalates,
      OptionalInt at,
      OptionalInt present,
      OptionalInt proposed) {
    escalates.ifPresent(e -> node.put("escalates", e));
    at.ifPresent(turn -> node.put("escalatesAt", turn));
    present.ifPresent(turn -> node.put("nowAt", turn));
    proposed.ifPresent(turn -> node.put("proposedAt", turn));
  }

  static void put(ObjectNode node, String name, double figure) {
    if (Double.isFinite(figure)) {
      node.put(name, figure);
    } else {
      node.putNull(name);
    }
  }
}
