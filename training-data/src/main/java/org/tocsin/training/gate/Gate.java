package org.tocsin.training.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.tocsin.model.evaluation.CalibrationFigures;
import org.tocsin.model.evaluation.Contest;
import org.tocsin.model.evaluation.ScoredConversation;
import org.tocsin.model.evaluation.Yardstick;
import org.tocsin.training.gate.Check.Finding;

/**
 * Holds a candidate against the model that serves, on the same conversations, as a whole and part
 * by part. The same conversations and seed give the same report.
 */
public record Gate(Margins margins, long seed) {

  /*
   * On all conversations the difference itself must not be worse than the margin: a candidate that
   * might be as good but looks worse stays out. In a part, where a dozen conversations decide, the
   * difference must be worse than the larger margin and its whole interval below zero: among twenty
   * parts one is always unlucky.
   *
   * Whether beliefs mean what they say is a matter of the place: a model that is fitted to where one
   * in thirty escalates is wrong about conversations of which a third do, and ought to be. So where
   * the place's own conversations can be judged, calibration is judged on them alone.
   */

  /**
   * Conversations as both models scored them, in the same order.
   *
   * @param name in words
   * @param own whether they are of the place where the candidate shall serve
   */
  public record Scored(
      String name,
      boolean own,
      List<ScoredConversation> champion,
      List<ScoredConversation> candidate) {
    private Scored where(Predicate<ScoredConversation> claim) {
      return new Scored(
          name,
          own,
          champion.stream().filter(claim).toList(),
          candidate.stream().filter(claim).toList());
    }

    private boolean enough(int least) {
      long escalating = seen().stream().filter(ScoredConversation::escalates).count();
      return escalating >= least && seen().size() - escalating >= least;
    }

    private List<ScoredConversation> seen() {
      return champion.stream().filter(c -> c.seen() > 0).toList();
    }
  }

  /** The report. */
  public GateReport judge(String champion, String candidate, List<Scored> data) {
    var checks = new ArrayList<Check>();
    var unjudged = new ArrayList<String>();
    boolean home = data.stream().anyMatch(d -> d.own() && d.enough(margins.least()));
    for (var each : data) {
      var yardsticks = EnumSet.allOf(Yardstick.class);
      if (home && !each.own()) {
        yardsticks.remove(Yardstick.CALIBRATION);
      }
      look(each, "", yardsticks, checks, unjudged);
      segments(each.seen())
          .forEach((name, claim) -> look(each.where(claim), name, yardsticks, checks, unjudged));
    }
    return new GateReport(champion, candidate, checks, unjudged);
  }

  private void look(
      Scored data,
      String segment,
      Set<Yardstick> yardsticks,
      List<Check> checks,
      List<String> unjudged) {
    if (!data.enough(margins.least())) {
      unjudged.add(
          "%s (%d)"
              .formatted(
                  segment.isEmpty() ? data.name() : data.name() + ", " + segment,
                  data.seen().size()));
      return;
    }
    Contest.of(data.champion(), data.candidate(), margins.budget(), seed)
        .forEach((yardstick, contest) -> {
          if (yardsticks.contains(yardstick)) {
            checks.add(check(data, segment, yardstick, contest));
          }
        });
  }

  private Check check(Scored data, String segment, Yardstick yardstick, Contest contest) {
    var reason = segment.isEmpty() ? overall(data, yardstick, contest) : part(yardstick, contest);
    var where = segment.isEmpty() ? data.name() : data.name() + ", " + segment;
    return new Check(
        data.name(),
        segment,
        data.seen().size(),
        yardstick,
        contest,
        reason.isEmpty() ? Finding.PASSED : Finding.REFUSED,
        reason.isEmpty() ? "" : where + ": " + reason);
  }

  private String overall(Scored data, Yardstick yardstick, Contest contest) {
    double margin = yardstick == Yardstick.LEAD ? margins.lead() : margins.overall();
    if (contest.gain().difference() < -margin) {
      return worse(yardstick, contest, margin);
    }
    if (yardstick == Yardstick.CALIBRATION) {
      double chance = CalibrationFigures.errorByChance(data.candidate(), 50, seed);
      if (contest.candidate() > chance + margins.calibration()) {
        return String.format(
            Locale.ROOT,
            "the calibration error %.3f is more than %.3f above the %.3f that chance explains",
            contest.candidate(),
            margins.calibration(),
            chance);
      }
    }
    return "";
  }

  private String part(Yardstick yardstick, Contest contest) {
    double margin = yardstick == Yardstick.LEAD ? 2 * margins.lead() : margins.segment();
    boolean worse = contest.gain().difference() < -margin && contest.gain().high() < 0;
    return worse ? worse(yardstick, contest, margin) : "";
  }

  private static String worse(Yardstick yardstick, Contest contest, double margin) {
    return String.format(
        Locale.ROOT,
        "%s is worse by %.3f (%.3f → %.3f); the margin is %.3f",
        yardstick.words(),
        -contest.gain().difference(),
        contest.champion(),
        contest.candidate(),
        margin);
  }

  private static Map<String, Predicate<ScoredConversation>> segments(List<ScoredConversation> all) {
    var segments = new TreeMap<String, Predicate<ScoredConversation>>();
    for (var each : all) {
      if (!each.vertical().isEmpty()) {
        segments.put("vertical " + each.vertical(), c -> c.vertical().equals(each.vertical()));
      }
      segments.put("channel " + each.channel(), c -> c.channel() == each.channel());
    }
    int median =
        all.stream()
            .map(ScoredConversation::seen)
            .sorted(Comparator.naturalOrder())
            .skip(all.size() / 2)
            .findFirst()
            .orElse(0);
    segments.put("short, up to %d turns".formatted(median), c -> c.seen() <= median);
    segments.put("long, over %d turns".formatted(median), c -> c.seen() > median);
    return segments;
  }
}
