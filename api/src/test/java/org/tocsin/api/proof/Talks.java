package org.tocsin.api.proof;

import static org.tocsin.api.RunningService.JSON;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.training.Corpus;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Transcript;

/** What is said in the corpus, as events of conversations of any name. */
final class Talks {
  private static final List<List<Utterance>> ALL =
      Corpus.conversations().stream()
          .map(LabelledConversation::transcript)
          .map(transcript -> transcript.turns())
          .filter(turns -> turns.size() >= 8)
          .toList();

  private static final long SPACING = 4_000;

  private Talks() {}

  /** The turns of one of the conversations; they begin anew after the last. */
  static List<Utterance> of(int number) {
    return ALL.get(Math.floorMod(number, ALL.size()));
  }

  /** The first turns of one of them, as a conversation of that name is told by {@link #said}. */
  static Transcript transcript(int number, ConversationId id, int count) {
    var turns = new ArrayList<Utterance>();
    for (int i = 0; i < count; i++) {
      var turn = of(number).get(i);
      turns.add(Utterance.of("t" + i, turn.speaker(), turn.text()).at(SPACING * i));
    }
    return new Transcript(id, "", "", "", Circumstances.UNKNOWN, turns);
  }

  static String started(String conversation) {
    return JSON.createObjectNode()
        .put("type", "started")
        .put("conversation", conversation)
        .put("channel", "CALL")
        .put("agent", "a7")
        .toString();
  }

  static String ended(String conversation) {
    return JSON.createObjectNode()
        .put("type", "ended")
        .put("conversation", conversation)
        .toString();
  }

  /** A turn, with its place as the name of its utterance. */
  static String said(String conversation, int turn, Utterance utterance) {
    return said(conversation, turn, utterance, utterance.text(), true);
  }

  /** The beginning of a turn, as a recogniser would tell it. */
  static String partial(String conversation, int turn, Utterance utterance, double share) {
    var words = utterance.text().split(" ");
    int count = Math.max(1, (int) (words.length * share));
    var text = String.join(" ", Arrays.asList(words).subList(0, count));
    return said(conversation, turn, utterance, text, false);
  }

  private static String said(
      String conversation, int turn, Utterance utterance, String text, boolean last) {
    return JSON.createObjectNode()
        .put("type", "utterance")
        .put("conversation", conversation)
        .put("utterance", "t" + turn)
        .put("speaker", utterance.speaker().name())
        .put("text", text)
        .put("offsetMs", SPACING * turn)
        .put("final", last)
        .toString();
  }
}
