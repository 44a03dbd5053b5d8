package org.tocsin.ingestion;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.knowledge.ArticleId;
import org.tocsin.model.knowledge.Assistant;
import org.tocsin.model.knowledge.Gap;
import org.tocsin.model.knowledge.Setting;
import org.tocsin.model.knowledge.Suggestion;
import org.tocsin.model.playbook.Guidance;
import org.tocsin.model.playbook.Play;
import org.tocsin.model.playbook.Playbook;
import org.tocsin.model.playbook.PlaybookId;
import org.tocsin.model.playbook.Playbooks;
import org.tocsin.model.playbook.PromptBudget;
import org.tocsin.model.risk.AssessedTurn;
import org.tocsin.model.risk.Risk;

/**
 * What an agent is shown in a conversation after its last turn: the guidance of the playbooks, and
 * an article. Both share one budget.
 */
public final class AgentHelp {
  private final Supplier<Optional<Assistant>> assistant;
  private final Playbooks playbooks;
  private final PromptBudget budget;
  private final CardLog cards;
  private final GapLog gaps;
  private final Clock clock;

  /**
   * @param assistant empty while the articles are still read
   * @param budget how many articles and playbooks an agent may be shown
   * @param clock for the day on which an article has to hold
   */
  public AgentHelp(
      Supplier<Optional<Assistant>> assistant,
      Playbooks playbooks,
      PromptBudget budget,
      CardLog cards,
      GapLog gaps,
      Clock clock) {
    this.assistant = assistant;
    this.playbooks = playbooks;
    this.budget = budget;
    this.cards = cards;
    this.gaps = gaps;
    this.clock = clock;
  }

  Optional<Playbook> playbook(PlaybookId id) {
    return playbooks.playbook(id);
  }

  Guidance guidance(LiveConversation conversation) {
    return playbooks.after(
        conversation.guidance(),
        conversation.assessment(),
        setting(conversation).vertical(),
        left(conversation));
  }

  /** Looks up what was done with the cards of conversations that come back to hand. Blocks. */
  void recall(Collection<ConversationId> conversations) {
    cards.recall(conversations);
  }

  /** The article that a customer's turn calls for, unless the agent has seen it or enough. */
  Optional<Suggestion> suggestion(LiveConversation conversation, int turn) {
    var shown = suggested(conversation);
    shown.addAll(cards.shown(conversation.id()));
    return suggestion(conversation, turn, shown);
  }

  /** The one that it called for then, before the agent saw what came later. */
  Optional<Suggestion> suggestionThen(LiveConversation conversation, int turn) {
    return suggestion(conversation, turn, suggested(conversation));
  }

  private Optional<Suggestion> suggestion(
      LiveConversation conversation, int turn, Set<ArticleId> shown) {
    var turns = utterances(conversation);
    if (turns.get(turn).speaker() != Speaker.CUSTOMER || left(conversation) == 0) {
      return Optional.empty();
    }
    return assistant
        .get()
        .flatMap(a -> a.suggestion(conversation.id(), setting(conversation), turns, turn, shown));
  }

  /** Keeps a customer's turn for which there should have been an article. */
  void noteGap(LiveConversation conversation, int turn) {
    var turns = utterances(conversation);
    var said = turns.get(turn);
    if (assistant.get().filter(a -> a.lacks(setting(conversation), turns, turn)).isPresent()) {
      double risk = conversation.assessment().risk().map(Risk::probability).orElse(0.0);
      gaps.keep(new Gap(conversation.id(), said.text(), risk), said.id());
    }
  }

  private static Set<ArticleId> suggested(LiveConversation conversation) {
    return conversation.suggestions().stream()
        .map(Suggestion::article)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** How many more cards the agent may be shown now. */
  private int left(LiveConversation conversation) {
    return budget.left(
        utterances(conversation),
        Stream.concat(
                conversation.suggestions().stream().map(Suggestion::turn),
                conversation.guidance().plays().stream().map(Play::turn))
            .toList());
  }

  /** Articles hold from day to day by the clock of this machine, as what is shown may. */
  private Setting setting(LiveConversation conversation) {
    return Setting.of(
        conversation.assessment().conversation().circumstances(),
        LocalDate.ofInstant(clock.instant(), UTC));
  }

  private static List<Utterance> utterances(LiveConversation conversation) {
    return conversation.assessment().turns().stream()
        .map(AssessedTurn::turn)
        .map(turn -> turn.utterance())
        .toList();
  }
}
