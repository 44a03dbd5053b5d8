package org.tocsin.model.risk;

import static org.tocsin.model.conversation.Speaker.AGENT;
import static org.tocsin.model.conversation.Speaker.CUSTOMER;
import static org.tocsin.model.conversation.Speaker.UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.Utterance;

/** Calls for tests; a turn every ten seconds where there are times. */
final class Calls {
  static final ConversationId ID = new ConversationId("c1");

  /** A refund that was promised twice. */
  static final List<Utterance> REFUND =
      call(
          said(AGENT, "good morning you are through to Mira how can I help"),
          said(CUSTOMER, "hi I'm calling about my refund, it was promised for last Friday"),
          said(AGENT, "I am sorry about that, let me have a look for you"),
          said(CUSTOMER, "this is the third time I am calling about this, nobody called me back"),
          said(AGENT, "unfortunately it is still with the back office, please be patient"),
          said(CUSTOMER, "that is what the last one said. I took a day off work for nothing"),
          said(AGENT, "I understand, but there is nothing more I can do for you"),
          said(CUSTOMER, "you are not listening to me, this is not good enough"),
          said(AGENT, "as I said, you will just have to wait"),
          said(CUSTOMER, "is there somebody above you who can decide this?"));

  /** A chat without times that ends well. */
  static final List<Utterance> ROUTER =
      List.of(
          Utterance.of("t0", CUSTOMER, "Hello, my router blinks red since this morning."),
          Utterance.of("t1", AGENT, "Let me fix that for you right now. One moment please."),
          Utterance.of("t2", CUSTOMER, "ok"),
          Utterance.of("t3", AGENT, "I have reset the line. Is it green now?"),
          Utterance.of("t4", CUSTOMER, "Yes, it is working now. Thank you!"));

  /** What a source gives that knows no speakers. */
  static final List<Utterance> MUMBLE =
      List.of(
          Utterance.of("t0", UNKNOWN, "hello"),
          Utterance.of("t1", UNKNOWN, ""),
          Utterance.of("t2", UNKNOWN, "I want to make a formal complaint ☹"));

  private Calls() {}

  static TranscriptEvent spoken(Utterance utterance) {
    return new Spoken(ID, utterance);
  }

  private static Utterance said(Speaker speaker, String text) {
    return Utterance.of("new", speaker, text);
  }

  private static List<Utterance> call(Utterance... turns) {
    var call = new ArrayList<Utterance>();
    for (var turn : turns) {
      long from = call.size() * 10_000L;
      call.add(
          Utterance.of("t" + call.size(), turn.speaker(), turn.text())
              .at(from)
              .until(from + 8_000));
    }
    return List.copyOf(call);
  }
}
