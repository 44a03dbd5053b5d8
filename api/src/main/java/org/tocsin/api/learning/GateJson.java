package org.tocsin.api.learning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.tocsin.training.gate.Check;
import org.tocsin.training.gate.Check.Finding;
import org.tocsin.training.gate.GateReport;

/** A gate's report as JSON; a figure that is undefined is null. */
final class GateJson {
  private GateJson() {}

  static ObjectNode of(GateReport report) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("passed", report.passed())
            .put("champion", report.champion())
            .put("candidate", report.candidate());
    var reasons = json.putArray("reasons");
    report.reasons().forEach(reasons::add);
    var checks = json.putArray("checks");
    report.checks().forEach(check -> checks.add(of(check)));
    var unjudged = json.putArray("unjudged");
    report.unjudged().forEach(unjudged::add);
    return json;
  }

  private static ObjectNode of(Check check) {
    var contest = check.contest();
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("where", check.where())
            .put("whole", check.segment().isEmpty())
            .put("conversations", check.conversations())
            .put("yardstick", check.yardstick().name().toLowerCase(Locale.ROOT))
            .put("words", check.yardstick().words())
            .put("refused", check.finding() == Finding.REFUSED);
    put(json, "champion", contest.champion());
    put(json, "candidate", contest.candidate());
    put(json, "gain", contest.gain().difference());
    put(json, "low", contest.gain().low());
    put(json, "high", contest.gain().high());
    return json;
  }

  private static void put(ObjectNode json, String name, double figure) {
    if (Double.isFinite(figure)) {
      json.put(name, figure);
    } else {
      json.putNull(name);
    }
  }
}
