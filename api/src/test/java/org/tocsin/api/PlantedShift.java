package org.tocsin.api;

import static org.tocsin.api.RunningService.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tocsin.ingestion.EventEncoder;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.training.ConversationFile;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Transcript;

/**
 * A place where the model that serves has gone stale, whose weeks are told to a service.
 *
 * <p>The rules. The model that serves is the shipped one as it was fitted to this place last year,
 * when 3 in 100 conversations escalated: its beliefs assume that share, and it rings where the
 * shipped one does. Since then one in two escalates, and customers are blunt whatever comes: every
 * second turn of theirs begins with {@link #BLUNT}, in calm and in escalating conversations alike.
 * The conversations are those by other hands ({@code training-data/by-others}), none of which the
 * model has learnt from: the shortest of either sort, so that a test does not take for ever. One
 * begins every four hours, a calm and an escalating one in turn, in the order of their ids; each is
 * of a customer of its own.
 */
public final class PlantedShift {
  private static final String STALE = "last-year";

  /** What is said here before anything is said. */
  public static final String BLUNT = "This is completely unacceptable. ";

  private static final Path BY_OTHERS =
      Path.of("..", "training-data", "by-others", "conversations.jsonl");
  private static final Instant FIRST = Instant.parse("2026-10-05T08:00:00Z");
  private static final Duration EVERY = Duration.ofHours(4);

  private static final double LAST_YEAR = 0.03;

  private PlantedShift() {}

  /** Lets last year's model serve in a state folder; its version. */
  public static String serveLastYears(Path state) {
    var shipped = ModelRegistry.shipped();
    double moved = logit(LAST_YEAR) - logit(shipped.baseRate().orElseThrow());
    var policy = shipped.policy().moved(moved);
    ShippedCopy.in(
        state,
        STALE,
        manifest -> {
          var calibration = (ObjectNode) manifest.path("calibration");
          calibration.put("intercept", calibration.path("intercept").asDouble() + moved);
          ((ObjectNode) manifest.path("provenance")).put("baseRate", LAST_YEAR);
          ((ObjectNode) manifest.path("policy"))
              .put("watchAt", policy.watchAt())
              .put("raiseAt", policy.raiseAt())
              .put("clearAt", policy.clearAt())
              .put("sureAt", policy.sureAt());
        });
    new ModelRegistry(state.resolve("models")).promote(new ModelVersion(STALE));
    return STALE;
  }

  private static double logit(double share) {
    return Math.log(share / (1 - share));
  }

  /** So many conversations of either sort, in the order of time. */
  public static List<LabelledConversation> weeks(int ofEither) {
    var escalating = some(true, ofEither);
    var calm = some(false, ofEither);
    var weeks = new ArrayList<LabelledConversation>();
    for (int i = 0; i < ofEither; i++) {
      weeks.add(calm.get(i));
      weeks.add(escalating.get(i));
    }
    return weeks;
  }

  /** The events of a conversation but its end, the how many-th of its place. */
  public static String[] live(LabelledConversation conversation, int number) {
    var transcript = conversation.transcript();
    var lines = new ArrayList<String>();
    lines.add(
        JSON.createObjectNode()
            .put("type", "started")
            .put("conversation", transcript.id().value())
            .put("at", FIRST.plus(EVERY.multipliedBy(number)).toString())
            .put("channel", transcript.circumstances().channel().name())
            .put("agent", "a7")
            .put("team", "north")
            .put("customer", "customer " + number)
            .toString());
    var encoder = new EventEncoder();
    var events = transcript.events();
    events.subList(1, events.size() - 1).stream().map(encoder::encode).forEach(lines::add);
    return lines.toArray(String[]::new);
  }

  private static List<LabelledConversation> some(boolean escalating, int count) {
    return ConversationFile.labelled(BY_OTHERS).conversations().stream()
        .filter(c -> c.label().escalates() == escalating && c.label().seen() > 2)
        .sorted(Comparator.comparingInt(c -> c.transcript().turns().size()))
        .limit(count)
        .sorted(Comparator.comparing(c -> c.transcript().id().value()))
        .map(c -> new LabelledConversation(blunt(c.transcript()), c.label()))
        .toList();
  }

  private static Transcript blunt(Transcript transcript) {
    var turns = new ArrayList<Utterance>();
    int theirs = 0;
    for (var turn : transcript.turns()) {
      boolean customer = turn.speaker() == Speaker.CUSTOMER;
      turns.add(customer && ++theirs % 2 == 0 ? turn.saying(BLUNT + turn.text()) : turn);
    }
    return new Transcript(
        transcript.id(),
        transcript.vertical(),
        transcript.group(),
        transcript.batch(),
        transcript.circumstances(),
        turns);
  }

  /** What is said at the end of one, by its source. */
  public static String ended(LabelledConversation conversation) {
    return JSON.createObjectNode()
        .put("type", "ended")
        .put("conversation", conversation.transcript().id().value())
        .toString();
  }

  /** How it went, in the words of {@code POST /v1/conversations/{id}/outcome}. */
  public static String outcome(LabelledConversation conversation) {
    return JSON.createObjectNode()
        .put("outcome", conversation.label().escalates() ? "ESCALATED" : "RESOLVED")
        .toString();
  }
}
