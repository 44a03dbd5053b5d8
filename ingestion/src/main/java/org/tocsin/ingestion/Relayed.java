package org.tocsin.ingestion;

import io.vertx.core.Future;
import java.util.Collection;
import org.tocsin.ingestion.Relay.Word;
import org.tocsin.model.alert.Verdict;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.knowledge.Reaction;

/**
 * Takes in what people did elsewhere to conversations that this process has, as if they had done it
 * here. Some of it may be taken in twice, if the process dies in between.
 */
public record Relayed(Pipeline pipeline, Floor floor, Handlings handlings, CardLog cards) {

  /** Succeeds once it shows here. */
  Future<Void> take(Word word) {
    var id = word.conversation();
    var body = word.body();
    return switch (word.kind()) {
      case CORRECTED -> pipeline.accept(new Frame.Parsed(0, body)).mapEmpty();
      case JUDGED ->
          floor.judged(
              id, body.path("alert").asText(), Verdict.valueOf(body.path("verdict").asText()));
      case CARD_TAKEN ->
          floor.inItsLane(
              id,
              () ->
                  cards.takenElsewhere(
                      id,
                      body.path("card").asText(),
                      Reaction.valueOf(body.path("feedback").asText())));
      case HANDLED -> handlings.changedElsewhere(id);
      case WHISPERED -> {
        floor.whispered(id, body.path("text").asText(), body.path("by").asText());
        yield Future.succeededFuture();
      }
    };
  }

  /** Who looks after conversations that this process has not had for long. Blocks. */
  void lookUp(Collection<ConversationId> ours) {
    handlings.lookUp(ours);
  }
}
