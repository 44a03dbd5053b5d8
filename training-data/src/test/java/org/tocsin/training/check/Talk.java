package org.tocsin.training.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.training.Label;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Transcript;

/**
 * A conversation in the making; customer and agent take turns, and it escalates after its end.
 *
 * @param mood of every customer turn
 */
record Talk(
    String id,
    String group,
    String vertical,
    Channel channel,
    String batch,
    boolean escalates,
    double mood,
    List<String> texts) {

  static Talk of(String id, boolean escalates, List<String> texts) {
    return new Talk(id, id, "telecom", Channel.CALL, "x", escalates, 0, texts);
  }

  /** Half of them escalate; nothing in them tells which. */
  static List<Talk> many(int count) {
    return IntStream.range(0, count).mapToObj(i -> of("c" + i, i % 2 == 0, babble(i, 8))).toList();
  }

  /** Turns of eight words that mean nothing. */
  static List<String> babble(int seed, int turns) {
    var random = new Random(seed);
    return Stream.generate(() -> sentence(random)).limit(turns).toList();
  }

  private static String sentence(Random random) {
    return IntStream.range(0, 8).mapToObj(_ -> word(random)).collect(Collectors.joining(" "));
  }

  private static String word(Random random) {
    return random.ints(2, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
  }

  Talk in(String other) {
    return new Talk(id, other, vertical, channel, batch, escalates, mood, texts);
  }

  Talk about(String other) {
    return new Talk(id, group, other, channel, batch, escalates, mood, texts);
  }

  Talk by(Channel other) {
    return new Talk(id, group, vertical, other, batch, escalates, mood, texts);
  }

  Talk from(String other) {
    return new Talk(id, group, vertical, channel, other, escalates, mood, texts);
  }

  Talk feeling(double other) {
    return new Talk(id, group, vertical, channel, batch, escalates, other, texts);
  }

  Talk beginning(String text) {
    var others = new ArrayList<>(texts);
    others.set(0, text);
    return saying(others);
  }

  Talk saying(List<String> others) {
    return new Talk(id, group, vertical, channel, batch, escalates, mood, others);
  }

  LabelledConversation labelled() {
    var circumstances =
        new Circumstances(
            Optional.empty(),
            channel,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    return new LabelledConversation(
        new Transcript(new ConversationId(id), vertical, group, batch, circumstances, turns()),
        new Label(
            escalates,
            texts.size(),
            Optional.of(EscalationKind.ABANDON).filter(_ -> escalates),
            moods(),
            Map.of(),
            List.of(),
            List.of()));
  }

  Case asCase() {
    return Case.of(labelled());
  }

  private List<Utterance> turns() {
    return IntStream.range(0, texts.size())
        .mapToObj(
            i -> Utterance.of("t" + i, i % 2 == 0 ? Speaker.CUSTOMER : Speaker.AGENT, texts.get(i)))
        .toList();
  }

  private Map<Integer, Double> moods() {
    var moods = new HashMap<Integer, Double>();
    for (int i = 0; i < texts.size(); i += 2) {
      moods.put(i, mood);
    }
    return moods;
  }
}
