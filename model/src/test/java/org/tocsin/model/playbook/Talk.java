package org.tocsin.model.playbook;

import java.util.List;
import org.tocsin.model.Shipped;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.risk.Assessment;
import org.tocsin.model.risk.Assessor;

/** Conversations as the shipped model sees them, turn by turn. */
final class Talk {
  static final ConversationId ID = new ConversationId("c1");
  private static final Assessor ASSESSOR = new Assessor(Shipped.SCORER, Shipped.MODEL.policy());

  private final Assessment assessment;

  private Talk(Assessment assessment) {
    this.assessment = assessment;
  }

  static Talk begun() {
    return new Talk(ASSESSOR.begin(ID));
  }

  Talk customer(String text) {
    return said(Speaker.CUSTOMER, text);
  }

  Talk agent(String text) {
    return said(Speaker.AGENT, text);
  }

  Assessment assessment() {
    return assessment;
  }

  List<Utterance> turns() {
    return assessment.turns().stream().map(t -> t.turn().utterance()).toList();
  }

  private Talk said(Speaker speaker, String text) {
    var utterance = Utterance.of("t" + assessment.turns().size(), speaker, text);
    return new Talk(ASSESSOR.after(assessment, new Spoken(ID, utterance)));
  }
}
