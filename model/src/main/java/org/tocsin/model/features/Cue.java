package org.tocsin.model.features;

import java.util.List;
import java.util.regex.Pattern;
import org.tocsin.model.conversation.Span;
import org.tocsin.model.conversation.Speaker;

/**
 * Something that one side says which moves a conversation towards an escalation or away from it,
 * found by meaning: each cue has sentences of its own, and a turn shows the cue as clearly as it is
 * close to the closest of them. The word list beside them finds the places to highlight.
 */
public enum Cue {
  /** Asks for a human, or for someone above the agent. */
  ASKS_FOR_SOMEONE_ELSE(
      Speaker.CUSTOMER,
      "manager|supervisor|someone (else|higher|above|senior)|real person|human",
      "I want to speak to your manager.",
      "Is there somebody above you who can decide this?",
      "Can I please talk to a real person?",
      "Put me through to someone who can actually help."),
  /** Says that this is not the first contact about it. */
  HAS_CONTACTED_BEFORE(
      Speaker.CUSTOMER,
      "(second|third|fourth|fifth) time|again|last (time|week|month)|already (called|told|explained|spoke|sent)|keep (calling|explaining)",
      "This is the third time I am calling about this.",
      "I already explained all of this to your colleague last week.",
      "I have been passed from one person to the next.",
      "I contacted you before and nothing has happened since."),
  /** Says that a promise was not kept. */
  PROMISE_BROKEN(
      Speaker.CUSTOMER,
      "promised|told me|was supposed to|never (came|called|arrived|happened|got)|nobody (called|came)|said (it|you|they) would",
      "You promised me a call back and nobody called.",
      "I was told it would be done by Friday and it was not.",
      "The engineer was supposed to come and never turned up.",
      "Last time they said it was fixed and it is not."),
  /** Speaks of leaving, or of taking the business elsewhere. */
  SPEAKS_OF_LEAVING(
      Speaker.CUSTOMER,
      "cancel|leave|leaving|switch(ing)?|close my account|competitor|elsewhere",
      "Then I will take my business elsewhere.",
      "I am thinking of leaving and going to another provider.",
      "Just close my account, I have had enough."),
  /** Speaks of complaining, of the law or of a regulator. */
  SPEAKS_OF_COMPLAINING(
      Speaker.CUSTOMER,
      "complain(t)?|lawyer|solicitor|legal|ombudsman|regulator|charge ?back|court|trading standards",
      "I want to make a formal complaint.",
      "I will report this to the ombudsman.",
      "You will hear from my lawyer.",
      "I am going to dispute this charge with my bank."),
  /** Says what it costs them: time, money, worry. */
  SAYS_WHAT_IT_COSTS(
      Speaker.CUSTOMER,
      "wait(ing|ed)? (for )?(hours|days|weeks)|day off|out of pocket|waste of|stress(ful)?|hours",
      "I have wasted hours of my life on this.",
      "I took a day off work for nothing.",
      "This is causing me a lot of stress and costing me money."),
  /** Does not accept, or does not follow, what the agent answered. */
  REJECTS_THE_ANSWER(
      Speaker.CUSTOMER,
      "doesn'?t (help|answer|make sense)|not (what i asked|good enough|acceptable|my problem)|you'?re not listening|that'?s not",
      "That is not what I asked.",
      "That does not help me at all.",
      "You are not listening to me.",
      "That makes no sense, it is not my fault."),
  /** Thanks, or accepts. */
  ACCEPTS(
      Speaker.CUSTOMER,
      "thank(s| you)|perfect|great|that works|sounds good|appreciate|brilliant|fair enough",
      "Thank you, that is really helpful.",
      "Okay, that works for me.",
      "Fair enough, I understand.",
      "Great, I appreciate you sorting that out."),
  /** Confirms that it works. */
  CONFIRMS_IT_WORKS(
      Speaker.CUSTOMER,
      "(it'?s|it is) (working|back|showing|fixed)|got it|i can see it|it worked|went through",
      "Yes, it is working now.",
      "I can see it now, it has come through.",
      "That fixed it."),
  /** The agent says no. */
  REFUSES(
      Speaker.AGENT,
      "can'?t|cannot|not able to|unable to|not possible|our policy|unfortunately|i'?m afraid",
      "Unfortunately our policy does not allow that.",
      "I am afraid I cannot do that.",
      "There is nothing more I can do for you.",
      "That is not something we can offer."),
  /** The agent answers without answering. */
  STONEWALLS(
      Speaker.AGENT,
      "as i (said|mentioned|explained)|you'?ll (just )?have to|please be patient|in due course|as soon as possible|that'?s (just )?(the|how)",
      "As I said, you will just have to wait.",
      "Please be patient, somebody will contact you in due course.",
      "I do not have that information.",
      "You would need to contact another department for that."),
  /** The agent says sorry. */
  APOLOGISES(
      Speaker.AGENT,
      "sorry|apologi[sz]e|apologies|inconvenience",
      "I am so sorry about that.",
      "I apologise for the inconvenience.",
      "I completely understand your frustration."),
  /** The agent takes it in hand, with something definite. */
  TAKES_OWNERSHIP(
      Speaker.AGENT,
      "i('?ll| will| have| can| am going to|'?ve) (just )?(done|do|fix|refund|book|call|send|credit|waive|arrange|stay|sort|check|put)",
      "I will sort this out myself and call you back at four o'clock today.",
      "I have just refunded it, you will see it in three days.",
      "Let me fix that for you right now.",
      "I am going to stay with you until this is done."),
  /** The agent offers another way. */
  OFFERS_A_WAY(
      Speaker.AGENT,
      "instead|alternatively|what i can do|one option|would you (like|prefer)|how about",
      "What I can do instead is give you a credit.",
      "Alternatively we could send a replacement tomorrow.",
      "Would you prefer a refund or a new one?"),
  /** The agent speaks of other teams, transfers or tickets. */
  HANDS_ON(
      Speaker.AGENT,
      "transfer|another team|specialist|department|escalate|ticket|raise (a|this)|back office|tier (two|2)",
      "I need to transfer you to our specialist team.",
      "This has to be looked at by another department.",
      "I do not have access to that, only the back office does.",
      "I will raise a ticket with the technical team.");

  private final Speaker speaker;
  private final Pattern words;
  private final List<String> sentences;

  Cue(Speaker speaker, String words, String... sentences) {
    this.speaker = speaker;
    this.words = Pattern.compile("\\b(?:" + words + ")\\b", Pattern.CASE_INSENSITIVE);
    this.sentences = List.of(sentences);
  }

  /** Who would have to say it. */
  public Speaker speaker() {
    return speaker;
  }

  /** Sentences that say it plainly. */
  public List<String> sentences() {
    return sentences;
  }

  /** Where a text says it in the usual words. */
  public List<Span> spans(String text) {
    return words.matcher(text).results().map(m -> new Span(m.start(), m.end())).toList();
  }
}
