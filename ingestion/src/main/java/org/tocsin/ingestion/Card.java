package org.tocsin.ingestion;

import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.knowledge.ArticleId;
import org.tocsin.model.playbook.PlaybookId;

/**
 * Something that an agent was shown in a conversation: an article or a playbook.
 *
 * @param article empty for a playbook
 * @param playbook empty for an article
 */
public record Card(
    String id,
    ConversationId conversation,
    Optional<String> queue,
    Optional<ArticleId> article,
    Optional<PlaybookId> playbook) {

  /** All cards of a conversation. */
  public static Stream<Card> of(LiveConversation shown) {
    var queue = shown.assessment().conversation().circumstances().queue();
    return Stream.concat(
        shown.suggestions().stream()
            .map(s ->
                new Card(
                    s.id().value(), shown.id(), queue, Optional.of(s.article()), Optional.empty())),
        shown.guidance().plays().stream()
            .map(p ->
                new Card(
                    p.id(shown.id()),
                    shown.id(),
                    queue,
                    Optional.empty(),
                    Optional.of(p.playbook().id()))));
  }
}
