package org.tocsin.api.http;

import static org.tocsin.api.http.Who.PEOPLE;
import static org.tocsin.api.http.Who.WATCHERS;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tocsin.api.access.Caller;
import org.tocsin.ingestion.Card;
import org.tocsin.ingestion.CardLog;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.ingestion.LiveConversations;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.WellFormed;
import org.tocsin.model.risk.Assessor;
import org.tocsin.model.risk.Risk;

/** What may be read of conversations and alerts. */
public final class Reading implements Routes {
  private static final String LIVE = "live";

  private final LiveConversations live;
  private final Viewing viewing;
  private final Recall recall;
  private final Supplier<Assessor> assessor;
  private final Quiet quiet;
  private final CardLog cards;

  public Reading(
      LiveConversations live,
      Viewing viewing,
      Recall recall,
      Supplier<Assessor> assessor,
      Quiet quiet,
      CardLog cards) {
    this.live = live;
    this.viewing = viewing;
    this.recall = recall;
    this.assessor = assessor;
    this.quiet = quiet;
    this.cards = cards;
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/conversations", PEOPLE, this::conversations);
    paths.watched("/v1/conversations/:id", PEOPLE, this::conversation);
    paths.get("/v1/conversations/:id/remedy", WATCHERS, this::remedy);
    paths.watched("/v1/conversations/:id/summary", PEOPLE, this::summary);
    paths.get("/v1/alerts", WATCHERS, this::alerts);
  }

  /** {@code GET /v1/conversations?state=live&order=risk&limit=…&cursor=…}. */
  void conversations(RoutingContext context) {
    var caller = Doors.callerOf(context);
    var views = views(caller);
    var state = Optional.ofNullable(context.request().getParam("state"));
    var seen =
        live.all().stream()
            .filter(caller::sees)
            .filter(c -> state.isEmpty() || state.get().equals(stateOf(c)));
    Page.of(context)
        .ifPresent(page -> Answers.fresh(context, page.of(seen, key(context, caller), views::row)));
  }

  /** The lines of what is live and the caller may see, the riskiest first, no more than so many. */
  List<JsonObject> wall(Caller caller, int most) {
    var views = views(caller);
    return live.all().stream()
        .filter(c -> stateOf(c).equals(LIVE) && caller.sees(c))
        .sorted(Comparator.comparingDouble(Reading::risk).reversed())
        .limit(most)
        .map(views::row)
        .toList();
  }

  /** {@code GET /v1/conversations/{id}}. */
  void conversation(RoutingContext context) {
    var caller = Doors.callerOf(context);
    visible(
        context, c -> Answers.fresh(context, withUse(views(caller).whole(c, quiet.hears(caller)))));
  }

  /** {@code GET /v1/conversations/{id}/remedy}: what would lower the risk most if it came next. */
  void remedy(RoutingContext context) {
    visible(
        context,
        c ->
            context
                .vertx()
                .executeBlocking(() -> assessor.get().remedy(c.assessment()), false)
                .onSuccess(tried ->
                    context.json(
                        new JsonObject().put("remedy", tried.map(HelpView::remedy).orElse(null))))
                .onFailure(context::fail));
  }

  /** {@code GET /v1/conversations/{id}/summary}: half a page for whoever takes it over. */
  void summary(RoutingContext context) {
    visible(context, conversation -> Answers.fresh(context, HandoverView.of(conversation)));
  }

  /** Says of each suggestion whether it was used: it need not be shown again. */
  private JsonObject withUse(JsonObject conversation) {
    var id = new ConversationId(conversation.getString("id"));
    for (var each : conversation.getJsonArray("suggestions")) {
      var suggestion = (JsonObject) each;
      suggestion.put("used", cards.used(id, suggestion.getString("id")));
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

  /** Succeeds once a conversation is at hand, if there is one. */
  Future<Void> recalled(ConversationId id) {
    return recall.of(id).mapEmpty();
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
    var ringing = ringing(Doors.callerOf(context));
    Page.of(context)
        .ifPresent(page -> Answers.fresh(context, page.of(ringing, Ringing::key, Ringing::view)));
  }

  /** The open ones that the caller may see. */
  List<JsonObject> openAlerts(Caller caller) {
    return ringing(caller)
        .map(Ringing::view)
        .filter(alert -> "OPEN".equals(alert.getString("state")))
        .toList();
  }

  private Stream<Ringing> ringing(Caller caller) {
    var views = views(caller);
    var escalations =
        live.all().stream()
            .filter(caller::sees)
            .flatMap(c -> c.alerts().stream())
            .map(a -> new Ringing(key(a), views.rung(a)));
    var unheard =
        viewing.hearing().open().stream()
            .filter(u -> live.of(u.conversation()).filter(caller::sees).isPresent())
            .map(u -> new Ringing("0 " + u.id(), AlertView.of(u)));
    return Stream.concat(unheard, escalations);
  }

  private record Ringing(String key, JsonObject view) {}

  private static String key(Alert alert) {
    return (alert.verdict().isPresent() ? "2 " : "1 ")
        + Page.descending(alert.risk())
        + " "
        + alert.id();
  }

  private Views views(Caller caller) {
    return viewing.views(caller);
  }

  /** The riskiest first, or whatever was heard of last. */
  private static Function<LiveConversation, String> key(RoutingContext context, Caller caller) {
    boolean byRisk = "risk".equals(context.request().getParam("order")) && caller.seesRisk();
    return c ->
        Page.descending(byRisk ? risk(c) : c.lastAt().toEpochMilli()) + " " + c.id().value();
  }

  private static double risk(LiveConversation conversation) {
    var assessment = conversation.assessment();
    return assessment.provisional().or(assessment::risk).map(Risk::probability).orElse(0.0);
  }

  private static String stateOf(LiveConversation conversation) {
    return conversation.assessment().conversation().ended() ? "ended" : LIVE;
  }
}
