package org.tocsin.api.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tocsin.api.access.Caller;
import org.tocsin.ingestion.Card;
import org.tocsin.ingestion.CardLog;
import org.tocsin.ingestion.HearingWatch;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.ingestion.LiveConversations;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.WellFormed;
import org.tocsin.model.registry.SiteModel;
import org.tocsin.model.risk.Assessor;
import org.tocsin.model.risk.Risk;

/** What may be read: conversations, alerts, the model. */
final class Reading {
  private static final int PAGE = 200;
  private static final Comparator<Alert> OPEN_AND_RISKY_FIRST =
      Comparator.comparing((Alert alert) -> alert.verdict().isPresent())
          .thenComparingDouble(alert -> -alert.risk());

  private final LiveConversations live;
  private final HearingWatch hearing;
  private final Recall recall;
  private final Supplier<SiteModel> model;
  private final Supplier<Assessor> assessor;
  private final Quiet quiet;
  private final CardLog cards;

  Reading(
      LiveConversations live,
      HearingWatch hearing,
      Recall recall,
      Supplier<SiteModel> model,
      Supplier<Assessor> assessor,
      Quiet quiet,
      CardLog cards) {
    this.live = live;
    this.hearing = hearing;
    this.recall = recall;
    this.model = model;
    this.assessor = assessor;
    this.quiet = quiet;
    this.cards = cards;
  }

  /** {@code GET /v1/conversations?state=live&order=risk&cursor=…}. */
  void conversations(RoutingContext context) {
    var caller = Doors.callerOf(context);
    var views = views(caller);
    var state = Optional.ofNullable(context.request().getParam("state"));
    var all =
        live.all().stream()
            .filter(caller::sees)
            .filter(c -> state.isEmpty() || state.get().equals(stateOf(c)))
            .sorted(order(context, caller))
            .toList();
    int from = cursor(context);
    int to = Math.min(all.size(), from + PAGE);
    var items = from >= to ? List.<LiveConversation>of() : all.subList(from, to);
    context.json(
        new JsonObject()
            .put("items", Views.array(items.stream().map(views::row).toList()))
            .put("next", to < all.size() ? String.valueOf(to) : null));
  }

  /** {@code GET /v1/conversations/{id}}. */
  void conversation(RoutingContext context) {
    var caller = Doors.callerOf(context);
    visible(context, c -> context.json(withUse(views(caller).whole(c, quiet.hears(caller)))));
  }

  /** {@code GET /v1/conversations/{id}/remedy}: what would lower the risk most if it came next. */
  void remedy(RoutingContext context) {
    visible(
        context,
        c ->
            context
                .vertx()
                .executeBlocking(() -> assessor.get().remedy(c.assessment()))
                .onSuccess(tried ->
                    context.json(
                        new JsonObject().put("remedy", tried.map(Views::remedy).orElse(null))))
                .onFailure(context::fail));
  }

  /** {@code GET /v1/conversations/{id}/summary}: half a page for whoever takes it over. */
  void summary(RoutingContext context) {
    visible(context, conversation -> context.json(HandoverView.of(conversation)));
  }

  /** Says of each suggestion whether it was used: it need not be shown again. */
  private JsonObject withUse(JsonObject conversation) {
    for (var each : conversation.getJsonArray("suggestions")) {
      var suggestion = (JsonObject) each;
      suggestion.put("used", cards.used(suggestion.getString("id")));
    }
    return conversation;
  }

  /** Goes on with the conversation of the path if the caller may see it, else answers 404. */
  void visible(RoutingContext context, Consumer<LiveConversation> next) {
    var id = context.pathParam("id");
    if (id.isBlank() || !WellFormed.isWellFormed(id)) {
      unseen(context, id);
      return;
    }
    recall
        .of(new ConversationId(id))
        .onSuccess(found ->
            found
                .filter(Doors.callerOf(context)::sees)
                .ifPresentOrElse(next, () -> unseen(context, id)))
        .onFailure(context::fail);
  }

  private static void unseen(RoutingContext context, String id) {
    Problem.answer(context, 404, "there is no conversation " + id + " to be seen");
  }

  /** Whether an alert's conversation is at hand and the caller may see it. */
  boolean sees(Caller caller, Alert alert) {
    return live.of(alert.conversation()).filter(caller::sees).isPresent();
  }

  /** A card of a conversation that is at hand and that the caller may see. */
  Optional<Card> card(Caller caller, String id) {
    return live.all().stream()
        .filter(caller::sees)
        .flatMap(Card::of)
        .filter(card -> card.id().equals(id))
        .findFirst();
  }

  /** {@code GET /v1/alerts}, those of class NOT_HEARD, then the open ones, then by risk. */
  void alerts(RoutingContext context) {
    var caller = Doors.callerOf(context);
    var escalations =
        live.all().stream()
            .filter(caller::sees)
            .flatMap(c -> c.alerts().stream())
            .sorted(OPEN_AND_RISKY_FIRST)
            .map(Views::alert);
    var unheard =
        hearing.open().stream()
            .filter(u -> live.of(u.conversation()).filter(caller::sees).isPresent())
            .map(Views::unheard);
    context.json(
        new JsonObject().put("items", Views.array(Stream.concat(unheard, escalations).toList())));
  }

  private Views views(Caller caller) {
    return new Views(caller, hearing::of);
  }

  /** {@code GET /v1/models}. */
  void models(RoutingContext context) {
    var site = model.get();
    var served = site.model();
    var figures = served.evaluation();
    context.json(
        new JsonObject()
            .put("serving", served.version().value())
            .put(
                "items",
                new JsonArray()
                    .add(
                        new JsonObject()
                            .put("version", served.version().value())
                            .put("serving", true)
                            .put("baseRate", baseRate(site))
                            .put("policy", policy(site))
                            .put(
                                "metrics",
                                new JsonObject()
                                    .put("recall", finite(figures.recall()))
                                    .put("falseAlarms", finite(figures.falseAlarms()))
                                    .put("earlyCatch", finite(figures.earlyCatch()))
                                    .put("medianLeadTurns", finite(figures.medianLead()))
                                    .put("calibrationError", finite(figures.calibrationError()))
                                    .put(
                                        "matchedAuroc50",
                                        finite(figures.matched().getOrDefault(50, Double.NaN)))
                                    .put(
                                        "matchedAuroc100",
                                        finite(figures.matched().getOrDefault(100, Double.NaN))))
                            .put(
                                "provenance",
                                new JsonObject()
                                    .put("data", served.provenance().data())
                                    .put("split", served.provenance().split())
                                    .put("train", served.provenance().train())
                                    .put("validation", served.provenance().validation())
                                    .put("test", served.provenance().test())
                                    .put("seed", served.provenance().seed())
                                    .put("encoder", served.provenance().encoder())))));
  }

  /** What the beliefs that are shown assume, and what the model learnt from. */
  private static JsonObject baseRate(SiteModel site) {
    return new JsonObject()
        .put("shown", finite(site.baseRate().orElse(Double.NaN)))
        .put("learnt", finite(site.model().baseRate().orElse(Double.NaN)));
  }

  /** In force now, by the beliefs that are shown. */
  private static JsonObject policy(SiteModel site) {
    return new JsonObject()
        .put("watchAt", site.policy().watchAt())
        .put("raiseAt", site.policy().raiseAt())
        .put("clearAt", site.policy().clearAt())
        .put("sureAt", site.policy().sureAt());
  }

  private static @Nullable Double finite(double figure) {
    return Double.isFinite(figure) ? Double.valueOf(figure) : null;
  }

  private static Comparator<LiveConversation> order(RoutingContext context, Caller caller) {
    return "risk".equals(context.request().getParam("order")) && caller.seesRisk()
        ? Comparator.comparingDouble(Reading::risk).reversed()
        : Comparator.comparing(LiveConversation::lastAt).reversed();
  }

  private static double risk(LiveConversation conversation) {
    var assessment = conversation.assessment();
    return assessment.provisional().or(assessment::risk).map(Risk::probability).orElse(0.0);
  }

  private static String stateOf(LiveConversation conversation) {
    return conversation.assessment().conversation().ended() ? "ended" : "live";
  }

  private static int cursor(RoutingContext context) {
    try {
      return Math.max(
          0,
          Integer.parseInt(Optional.ofNullable(context.request().getParam("cursor")).orElse("0")));
    } catch (NumberFormatException notOurs) {
      return 0;
    }
  }
}
