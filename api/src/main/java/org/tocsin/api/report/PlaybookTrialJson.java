package org.tocsin.api.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.tocsin.model.playbook.Playbook;
import org.tocsin.model.playbook.PlaybookId;
import org.tocsin.training.backtest.PlaybookTrial;
import org.tocsin.training.backtest.PlaybookTrial.Change;
import org.tocsin.training.backtest.PlaybookTrial.Line;
import org.tocsin.training.backtest.PlaybookTrial.Side;

/** A backtest of playbooks as JSON; what is undefined is null. */
public final class PlaybookTrialJson {
  private PlaybookTrialJson() {}

  /**
   * The figures of every playbook, and every conversation in which one starts otherwise.
   *
   * @param now the playbooks that hold now
   * @param then the proposed ones
   */
  public static String of(PlaybookTrial trial, List<Playbook> now, List<Playbook> then) {
    var root =
        JsonNodeFactory.instance
            .objectNode()
            .put("conversations", trial.runs().size())
            .put("hours", trial.hours())
            .put("hoursKnown", trial.timed());
    var lines = root.putArray("playbooks");
    trial.lines(ids(now), ids(then)).forEach(line -> lines.add(view(line)));
    var changes = root.putArray("changes");
    trial.changes().forEach(change -> changes.add(view(change)));
    return root.toPrettyString();
  }

  private static List<PlaybookId> ids(List<Playbook> playbooks) {
    return playbooks.stream().map(Playbook::id).toList();
  }

  private static ObjectNode view(Line line) {
    var node = JsonNodeFactory.instance.objectNode().put("playbook", line.playbook().value());
    side(node, "now", line.now());
    side(node, "proposed", line.then());
    return node;
  }

  private static void side(ObjectNode line, String name, Optional<Side> side) {
    if (side.isEmpty()) {
      line.putNull(name);
      return;
    }
    var outcomes = side.get().outcomes();
    var node = line.putObject(name);
    node.put("conversations", outcomes.ringing())
        .put("hits", outcomes.hits())
        .put("late", outcomes.late());
    BacktestJson.put(node, "perHour", outcomes.alertsPerHour());
    BacktestJson.put(node, "of100Calm", outcomes.false100());
    BacktestJson.put(node, "precision", outcomes.precision());
    BacktestJson.quartiles(node.putObject("leadTurns"), outcomes.leadTurns());
    BacktestJson.quartiles(node.putObject("leadSeconds"), outcomes.leadSeconds());
    BacktestJson.put(node, "done", side.get().done());
  }

  private static ObjectNode view(Change change) {
    var node =
        JsonNodeFactory.instance
            .objectNode()
            .put("conversation", change.conversation())
            .put("what", change.words())
            .put("playbook", change.playbook().value());
    BacktestJson.turns(node, change.escalates(), change.at(), change.present(), change.proposed());
    return node;
  }
}
