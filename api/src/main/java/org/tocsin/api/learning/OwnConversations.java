package org.tocsin.api.learning;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.tocsin.ingestion.Database;
import org.tocsin.ingestion.StoredConversations;
import org.tocsin.ingestion.StoredConversations.Stored;
import org.tocsin.model.conversation.Conversation;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.conversation.UtteranceId;
import org.tocsin.model.label.Claim;
import org.tocsin.model.label.LabelEntry;
import org.tocsin.model.label.LabelHistory;
import org.tocsin.training.Label;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Transcript;
import org.tocsin.training.backtest.Backtest.Case;

/**
 * What the journal and the labels of a state folder teach. A conversation that stayed calm after
 * somebody acted upon an alert is left out: see "What is prevented" in the rationale of {@code
 * training-data}.
 */
public final class OwnConversations {
  /** What was stored, whatever the state's folder. */
  public static final String DATABASE = "tocsin.db";

  private OwnConversations() {}

  /**
   * How many conversations there are, and what became of them.
   *
   * @param labelled how many somebody said something of that teaches
   * @param prevented of these stayed calm after somebody acted upon an alert, and are left out
   * @param disagreeing of these somebody said otherwise before the last word
   * @param silent of these an alert was computed and shown to nobody: how they ended is how such
   *     conversations end
   */
  public record Counts(int stored, int labelled, int prevented, int disagreeing, int silent) {
    /** In one line. */
    @Override
    public String toString() {
      return ("%d conversations, %d labelled; %d left out because somebody stepped in and they stayed"
              + " calm; on %d the labels disagree, and the last one counts; %d were held out and teach"
              + " what nobody prevented")
          .formatted(stored, labelled, prevented, disagreeing, silent);
    }
  }

  /** Whether a folder holds conversations at all. */
  public static boolean in(Path state) {
    return Files.exists(state.resolve(DATABASE));
  }

  /**
   * Hands over each conversation that teaches, the oldest first; memory does not grow with their
   * number. Blocks.
   */
  public static Counts each(Path state, Consumer<LabelledConversation> reader) {
    var tally = new Tally(reader);
    try (var database = Database.open(file(state))) {
      new StoredConversations(database).each(tally::take);
    }
    return tally.counts();
  }

  /**
   * Hands over every conversation that may be analysed, labelled or not, the oldest first; memory
   * does not grow with their number. Blocks.
   */
  public static void eachCase(Path state, Consumer<Case> reader) {
    try (var database = Database.open(file(state))) {
      new StoredConversations(database).each(stored -> take(stored, reader));
    }
  }

  /** The conversations of a state folder that began last; the same otherwise. */
  public static List<Case> newest(Path state, int most) {
    try (var database = Database.open(file(state))) {
      return newest(database, most);
    }
  }

  /**
   * The conversations of a database that began last and may be analysed, labelled or not, the
   * oldest of them first. Blocks.
   */
  public static List<Case> newest(Database database, int most) {
    var all = new ArrayList<Case>();
    new StoredConversations(database).newest(most, stored -> take(stored, all::add));
    return all.reversed();
  }

  private static void take(Stored stored, Consumer<Case> reader) {
    if (!stored.conversation().circumstances().doNotAnalyse()) {
      reader.accept(
          new Case(transcript(stored), labelled(stored).map(LabelledConversation::label)));
    }
  }

  private static Path file(Path state) {
    if (!in(state)) {
      throw new IllegalArgumentException(
          "%s holds no conversations: there is no %s in it".formatted(state, DATABASE));
    }
    return state.resolve(DATABASE);
  }

  /** The conversation with its label, if its last word is one that teaches. */
  static Optional<LabelledConversation> labelled(Stored stored) {
    if (stored.conversation().circumstances().doNotAnalyse() || stored.labels().prevented()) {
      return Optional.empty();
    }
    return claim(stored.labels())
        .map(claim ->
            new LabelledConversation(
                transcript(stored), label(claim, stored.conversation().utterances().size())));
  }

  private static Optional<Claim> claim(LabelHistory labels) {
    return labels.lastWord().flatMap(LabelEntry::claim);
  }

  private static Label label(Claim claim, int turns) {
    int seen = claim.escalates() ? Math.min(claim.turn().orElse(turns), turns) : turns;
    return new Label(
        claim.escalates(), seen, claim.kind(), Map.of(), Map.of(), List.of(), List.of());
  }

  /** Conversations of one customer are of one group, so that nobody is learnt and measured. */
  private static Transcript transcript(Stored stored) {
    var conversation = stored.conversation();
    var circumstances = conversation.circumstances();
    return new Transcript(
        conversation.id(),
        circumstances.attributes().getOrDefault("vertical", ""),
        circumstances.customer().map(c -> "customer " + c).orElse(conversation.id().value()),
        "",
        new Circumstances(
            Optional.of(stored.at()),
            circumstances.channel(),
            circumstances.agent(),
            circumstances.team(),
            circumstances.queue(),
            circumstances.customer(),
            Map.of()),
        turns(conversation));
  }

  private static List<Utterance> turns(Conversation conversation) {
    var said = conversation.utterances();
    return IntStream.range(0, said.size()).mapToObj(i -> turn(said.get(i), i)).toList();
  }

  private static Utterance turn(Utterance said, int index) {
    return new Utterance(
        new UtteranceId("t" + index),
        said.speaker(),
        said.text(),
        said.offsetMs(),
        said.endMs(),
        true,
        said.confidence());
  }

  private static final class Tally {
    private final Consumer<LabelledConversation> reader;
    private int stored;
    private int labelled;
    private int prevented;
    private int disagreeing;
    private int silent;

    Tally(Consumer<LabelledConversation> reader) {
      this.reader = reader;
    }

    void take(Stored each) {
      stored++;
      if (each.labels().disagreements() > 0) {
        disagreeing++;
      }
      if (each.labels().prevented()) {
        prevented++;
      }
      OwnConversations.labelled(each)
          .ifPresent(conversation -> {
            labelled++;
            silent += each.labels().silent() ? 1 : 0;
            reader.accept(conversation);
          });
    }

    Counts counts() {
      return new Counts(stored, labelled, prevented, disagreeing, silent);
    }
  }
}
