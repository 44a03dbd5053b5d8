package org.tocsin.model.conversation;

/** How a conversation escalates. */
public enum EscalationKind {
  /** The customer demands someone higher. */
  HIERARCHICAL("asks for someone higher"),
  /** The agent must hand the case to another team, for lack of authority or skill. */
  FUNCTIONAL("needs another team"),
  /** A formal complaint is made or announced. */
  COMPLAINT("makes a complaint"),
  /** The customer leaves, or threatens lawyer, regulator or chargeback, because of the handling. */
  CHURN_OR_LEGAL("leaves or threatens to"),
  /** The customer breaks off in anger. */
  ABANDON("breaks off");

  private final String words;

  EscalationKind(String words) {
    this.words = words;
  }

  /** What happens then, as a verb phrase: "asks for someone higher". */
  public String words() {
    return words;
  }
}
