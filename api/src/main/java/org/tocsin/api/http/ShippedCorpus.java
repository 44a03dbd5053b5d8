package org.tocsin.api.http;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.language.Redactor;
import org.tocsin.training.Label;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Split.Side;
import org.tocsin.training.Transcript;

/**
 * The conversations that the product ships and its model learnt from, with their labels, redacted
 * as they are learnt from. They are read with the first question.
 */
public final class ShippedCorpus implements Routes {
  private static final int EXCERPT = 200;

  private final Vertx vertx;
  private final Redactor redactor;
  private final Supplier<List<LabelledConversation>> read;
  private final Supplier<Map<String, Side>> sides;
  private volatile @Nullable Contents contents;

  private record Contents(List<LabelledConversation> conversations, Map<String, Side> sides) {
    Side side(LabelledConversation conversation) {
      return sides.getOrDefault(conversation.transcript().group(), Side.TRAIN);
    }

    List<String> verticals() {
      return conversations.stream()
          .map(c -> c.transcript().vertical())
          .distinct()
          .sorted()
          .toList();
    }
  }

  /**
   * @param read reads the conversations; blocks
   * @param sides reads the side of each group; blocks
   */
  public ShippedCorpus(
      Vertx vertx,
      Redactor redactor,
      Supplier<List<LabelledConversation>> read,
      Supplier<Map<String, Side>> sides) {
    this.vertx = vertx;
    this.redactor = redactor;
    this.read = read;
    this.sides = sides;
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/corpus", Who.EDITORS, this::list);
    paths.get("/v1/corpus/:id", Who.EDITORS, this::one);
  }

  /**
   * {@code GET /v1/corpus}: in the order of their files; filtered by {@code vertical}, {@code
   * split}, {@code escalates}, {@code kind} and the words of {@code q}.
   */
  void list(RoutingContext context) {
    Page.answer(context, CorpusFilter::of, this::found);
  }

  private JsonObject found(CorpusFilter filter, Page page) {
    var contents = contents();
    var all = contents.conversations();
    var fits =
        IntStream.range(0, all.size())
            .filter(i -> filter.takes(all.get(i), contents.side(all.get(i))))
            .boxed()
            .toList();
    long after = page.number().orElse(-1);
    var rest = fits.stream().filter(i -> i > after).limit(page.limit() + 1L).toList();
    var shown = rest.subList(0, Math.min(page.limit(), rest.size()));
    var next =
        shown.size() < rest.size()
            ? Optional.of(Page.encoded(String.valueOf(shown.getLast())))
            : Optional.<String>empty();
    return Page.of(shown.stream().map(i -> line(contents, all.get(i))).toList(), next)
        .put("total", fits.size())
        .put("of", all.size())
        .put("verticals", new JsonArray(contents.verticals()));
  }

  /** {@code GET /v1/corpus/{id}}: all that was said in it, and all that is said of it. */
  void one(RoutingContext context) {
    var id = context.pathParam("id");
    vertx
        .executeBlocking(() -> found(id), false)
        .onSuccess(found ->
            found.ifPresentOrElse(
                whole -> Answers.fresh(context, whole),
                () -> Problem.answer(context, 404, "the shipped corpus has no conversation " + id)))
        .onFailure(context::fail);
  }

  private Optional<JsonObject> found(String id) {
    var contents = contents();
    return contents.conversations().stream()
        .filter(c -> c.transcript().id().value().equals(id))
        .findFirst()
        .map(c -> whole(contents, c));
  }

  private Contents contents() {
    var known = contents;
    if (known == null) {
      known = new Contents(read.get(), sides.get());
      contents = known;
    }
    return known;
  }

  private JsonObject line(Contents contents, LabelledConversation conversation) {
    var transcript = conversation.transcript();
    return labelled(contents, conversation)
        .put("turns", transcript.turns().size())
        .put("words", redactor.redact(firstWords(transcript)).text());
  }

  private static JsonObject labelled(Contents contents, LabelledConversation conversation) {
    var transcript = conversation.transcript();
    var label = conversation.label();
    boolean within = label.escalates() && label.seen() < transcript.turns().size();
    return new JsonObject()
        .put("conversation", transcript.id().value())
        .put("vertical", transcript.vertical())
        .put("channel", transcript.circumstances().channel().name())
        .put("split", contents.side(conversation).name().toLowerCase(Locale.ROOT))
        .put("escalates", label.escalates())
        .put("kind", label.kind().map(Enum::name).orElse(null))
        .put("turn", within ? Integer.valueOf(label.seen()) : null);
  }

  /** The first that the customer said, else the first that anybody said. */
  private static String firstWords(Transcript transcript) {
    var text =
        transcript.turns().stream()
            .filter(turn -> turn.speaker() == Speaker.CUSTOMER)
            .findFirst()
            .or(() -> transcript.turns().stream().findFirst())
            .map(Utterance::text)
            .orElse("");
    int end = text.offsetByCodePoints(0, Math.min(EXCERPT, text.codePointCount(0, text.length())));
    return text.substring(0, end);
  }

  private JsonObject whole(Contents contents, LabelledConversation conversation) {
    var redacted = conversation.transcript().redacted(redactor).turns();
    var label = conversation.label();
    var turns = new ArrayList<JsonObject>();
    for (int i = 0; i < redacted.size(); i++) {
      turns.add(turn(redacted.get(i), i, label));
    }
    return labelled(contents, conversation).put("turns", Views.array(turns));
  }

  private static JsonObject turn(Utterance said, int index, Label label) {
    return new JsonObject()
        .put("turn", index)
        .put("speaker", said.speaker().name())
        .put("text", said.text())
        .put("at", said.offsetMs().isPresent() ? Long.valueOf(said.offsetMs().getAsLong()) : null)
        .put("sentiment", label.sentiments().get(index))
        .put("acts", names(label, index))
        .put("signals", notes(label.signals(), index))
        .put("needs", notes(label.needs(), index));
  }

  private static JsonArray names(Label label, int turn) {
    var acts = label.acts().get(turn);
    return new JsonArray(
        acts == null ? List.of() : acts.stream().map(Enum::name).sorted().toList());
  }

  private static JsonArray notes(List<Label.Note> notes, int turn) {
    return new JsonArray(
        notes.stream().filter(n -> n.turn() == turn).map(Label.Note::text).toList());
  }
}
