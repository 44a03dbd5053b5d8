package org.tocsin.api.http;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tocsin.ingestion.LabelledConversations;
import org.tocsin.ingestion.LabelledConversations.SpokenOf;
import org.tocsin.ingestion.StoredConversations;
import org.tocsin.model.conversation.Conversation;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.conversation.WellFormed;
import org.tocsin.model.label.Claim;
import org.tocsin.model.label.LabelHistory;

/** The conversations of which somebody said how they went, and everything that was said of one. */
public final class LabelBrowsing implements Routes {
  /** A search looks through so many; the cursor goes on behind them. */
  private static final int LOOKED_THROUGH = 2_000;

  private static final int AT_A_TIME = 200;
  private static final int EXCERPT = 200;

  private final Vertx vertx;
  private final LabelledConversations labelled;
  private final StoredConversations stored;

  public LabelBrowsing(Vertx vertx, LabelledConversations labelled, StoredConversations stored) {
    this.vertx = vertx;
    this.labelled = labelled;
    this.stored = stored;
  }

  @Override
  public void mount(Paths paths) {
    paths.watched("/v1/labels/conversations", Who.EDITORS, this::list);
    paths.watched("/v1/conversations/:id/labels", Who.EDITORS, this::history);
  }

  /**
   * {@code GET /v1/labels/conversations}: those that were spoken of last first; filtered by {@code
   * claim}, {@code source}, {@code disagreeing}, {@code from}, {@code until} and the words of
   * {@code q}.
   */
  void list(RoutingContext context) {
    Page.answer(context, LabelFilter::of, this::found);
  }

  private JsonObject found(LabelFilter filter, Page page) {
    var items = new ArrayList<JsonObject>();
    var before = page.number();
    for (int seen = 0; seen < LOOKED_THROUGH; seen += AT_A_TIME) {
      var some = labelled.newest(before, AT_A_TIME);
      for (var each : some) {
        before = OptionalLong.of(each.last());
        matching(each, filter).ifPresent(items::add);
        if (items.size() == page.limit()) {
          return Page.of(items, next(before));
        }
      }
      if (some.size() < AT_A_TIME) {
        return Page.of(items, Optional.empty());
      }
    }
    return Page.of(items, next(before));
  }

  private static Optional<String> next(OptionalLong before) {
    return Optional.of(Page.encoded(String.valueOf(before.orElseThrow())));
  }

  private Optional<JsonObject> matching(SpokenOf each, LabelFilter filter) {
    var history = each.history();
    if (!filter.takes(history)) {
      return Optional.empty();
    }
    var conversation =
        stored.of(history.conversation()).map(StoredConversations.Stored::conversation);
    return filter.takes(history.conversation(), conversation)
        ? Optional.of(view(history, conversation))
        : Optional.empty();
  }

  private static JsonObject view(LabelHistory history, Optional<Conversation> conversation) {
    var said = conversation.map(Conversation::utterances).orElse(List.of());
    return verdict(history)
        .put("conversation", history.conversation().value())
        .put("channel", conversation.map(c -> c.circumstances().channel().name()).orElse(null))
        .put("queue", conversation.flatMap(c -> c.circumstances().queue()).orElse(null))
        .put("turns", said.size())
        .put("words", words(said));
  }

  /** How it went by the last word, whose that is, and what speaks against it. */
  private static JsonObject verdict(LabelHistory history) {
    var last = history.lastWord();
    var claim = last.flatMap(entry -> entry.claim());
    return new JsonObject()
        .put("escalates", claim.map(Claim::escalates).orElse(null))
        .put("kind", claim.flatMap(Claim::kind).map(Enum::name).orElse(null))
        .put("turn", claim.map(Claim::turn).map(LabelBrowsing::boxed).orElse(null))
        .put("source", last.map(entry -> entry.source().name()).orElse(null))
        .put("by", last.map(entry -> entry.by()).orElse(null))
        .put("at", history.entries().isEmpty() ? null : history.entries().getLast().at().toString())
        .put("entries", history.entries().size())
        .put("disagreements", history.disagreements())
        .put("prevented", history.prevented());
  }

  private static @Nullable Integer boxed(OptionalInt turn) {
    return turn.isPresent() ? Integer.valueOf(turn.getAsInt()) : null;
  }

  /** The first that the customer said, else the first that anybody said. */
  private static String words(List<Utterance> said) {
    Predicate<Utterance> customers = u -> u.speaker() == Speaker.CUSTOMER;
    var first = said.stream().filter(customers).findFirst().or(() -> said.stream().findFirst());
    var text = first.map(Utterance::text).orElse("");
    int end = text.offsetByCodePoints(0, Math.min(EXCERPT, text.codePointCount(0, text.length())));
    return text.substring(0, end);
  }

  /** {@code GET /v1/conversations/{id}/labels}: everything that was said of it, and done in it. */
  void history(RoutingContext context) {
    var id = context.pathParam("id");
    if (id.isBlank() || !WellFormed.isWellFormed(id)) {
      Problem.answer(context, 404, "there is no conversation " + id);
      return;
    }
    vertx
        .executeBlocking(() -> stored.of(new ConversationId(id)), false)
        .onSuccess(found ->
            found.ifPresentOrElse(
                conversation -> Answers.fresh(context, history(conversation.labels())),
                () -> Problem.answer(context, 404, "there is no conversation " + id)))
        .onFailure(context::fail);
  }

  private static JsonObject history(LabelHistory history) {
    return verdict(history)
        .put("conversation", history.conversation().value())
        .put("log", Views.array(history.entries().stream().map(Labelling::view).toList()))
        .put(
            "interventions",
            Views.array(
                history.interventions().stream()
                    .map(done ->
                        new JsonObject()
                            .put("kind", done.kind().name())
                            .put("by", done.by())
                            .put("at", done.at().toString()))
                    .toList()));
  }
}
