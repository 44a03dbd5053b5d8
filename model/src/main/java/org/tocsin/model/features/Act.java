package org.tocsin.model.features;

import java.util.List;
import java.util.regex.Pattern;
import org.tocsin.model.conversation.Span;
import org.tocsin.model.conversation.Speaker;

/**
 * A dialogue act: something that a turn does which moves a conversation towards an escalation or
 * away from it. A turn may perform several or none. Which ones it performs is learnt from labelled
 * turns ({@code ActProbe}); the words here only find the places to highlight, and are the baseline
 * that the probe has to beat.
 */
public enum Act {
  /** Asks for a human, or for someone above the agent. */
  ASKS_FOR_SOMEONE_ELSE(
      Speaker.CUSTOMER,
      "manager|supervisor|team lead(er)?|boss|superior|(some|any)(one|body) (else|higher|above|senior|who can|with)|real person|human|above you|over you|your lead|in charge|escalated?|higher up|more senior|next level|one (step|level) up|head of|whoever|who (do )?you (report|answer) to|(who|someone|one) (can|that can|is able to|that is able to|runs|reviews|decides|signs)|officer|(that|a|another|this) person|(put|connect|pass) me (on|through|over|up|to)"),
  /** Says that this is not the first contact about it. */
  HAS_CONTACTED_BEFORE(
      Speaker.CUSTOMER,
      "(second|third|fourth|fifth) time|again|last (time|week|month)|already (called|told|explained|spoke|sent)|keep (calling|explaining)"),
  /** Says that a promise or a date was not kept, or that something due has not come. */
  PROMISE_BROKEN(
      Speaker.CUSTOMER,
      "promised|told me|was supposed to|never (came|called|arrived|happened|got)|nobody (called|came)|said (it|you|they) would"),
  /** Speaks of leaving, or of taking the business elsewhere. */
  SPEAKS_OF_LEAVING(
      Speaker.CUSTOMER, "cancel|leave|leaving|switch(ing)?|close my account|competitor|elsewhere"),
  /** Speaks of complaining, of the law, of a regulator or of going public. */
  SPEAKS_OF_COMPLAINING(
      Speaker.CUSTOMER,
      "complain(t)?|lawyer|solicitor|legal|ombudsman|regulator|charge ?back|court|trading standards"),
  /** Says what it costs them: time, money, worry. */
  SAYS_WHAT_IT_COSTS(
      Speaker.CUSTOMER,
      "wait(ing|ed)? (for )?(hours|days|weeks)|day off|out of pocket|waste of|stress(ful)?|hours"),
  /** Does not accept what the agent answered, or says that it is no answer. */
  REJECTS_THE_ANSWER(
      Speaker.CUSTOMER,
      "doesn'?t (help|answer|make sense)|not (what i asked|good enough|acceptable|my problem)|you'?re not listening|that'?s not"),
  /** Says again what they have said in this conversation. */
  REPEATS_THEMSELVES(
      Speaker.CUSTOMER,
      "as i (said|told you)|i('ve| have)? (just|already) (said|told|gave|explained)|i said"),
  /** Presses for a time or a decision. */
  URGES(Speaker.CUSTOMER, "how (much )?long(er)?|right now|hurry|asap|just (tell|answer|do)|today"),
  /** Is angry with, sarcastic or contemptuous about the company or the agent. */
  IS_ANGRY(
      Speaker.CUSTOMER,
      "ridiculous|joke|unbelievable|disgrace(ful)?|pathetic|useless|rubbish|fed up|appalling|unacceptable"),
  /** Gives up or breaks off. */
  GIVES_UP(
      Speaker.CUSTOMER, "forget it|never ?mind|don'?t bother|i give up|i'?m done|hang(ing)? up"),
  /** Is worried, upset or in distress about their situation. */
  IS_WORRIED(
      Speaker.CUSTOMER,
      "worried|scared|afraid|anxious|panic(king)?|desperate|crying|upset|frightened"),
  /** Thanks or praises, and means it. */
  THANKS(Speaker.CUSTOMER, "thank(s| you)|cheers|appreciate|brilliant|lovely|lifesaver"),
  /** Accepts, or is content with, an answer or a proposal. */
  ACCEPTS(
      Speaker.CUSTOMER,
      "perfect|great|that works|sounds good|fair enough|that'?s fine|okay then|go ahead"),
  /** Confirms that it works, has come or is solved. */
  CONFIRMS_IT_WORKS(
      Speaker.CUSTOMER,
      "(it'?s|it is) (working|back|showing|fixed)|got it|i can see it|it worked|went through"),

  /** The agent says no. */
  REFUSES(
      Speaker.AGENT,
      "can'?t|cannot|not able to|unable to|not possible|our policy|unfortunately|i'?m afraid"),
  /** The agent answers without answering. */
  STONEWALLS(
      Speaker.AGENT,
      "as i (said|mentioned|explained)|you'?ll (just )?have to|please be patient|in due course|as soon as possible|that'?s (just )?(the|how)"),
  /** The agent lacks the authority, the access, the information or the skill. */
  LACKS_AUTHORITY(
      Speaker.AGENT,
      "don'?t have (access|the authority)|not authori[sz]ed|can'?t see|above my|no access|not (something )?i can"),
  /** The agent passes it on: another team, a ticket, a number to call, somebody who will write. */
  HANDS_ON(
      Speaker.AGENT,
      "transfer|another team|specialist|department|escalate|ticket|raise (a|this)|back office|tier (two|2)"),
  /** The agent asks again for what was already given. */
  ASKS_AGAIN(Speaker.AGENT, "again|once more|repeat|from the (start|beginning)|can you confirm"),
  /** The agent asks to wait or to hold. */
  ASKS_TO_WAIT(
      Speaker.AGENT, "bear with me|hold|one moment|just a (moment|second|minute)|give me a"),
  /** The agent says sorry or shows sympathy. */
  APOLOGISES(Speaker.AGENT, "sorry|apologi[sz]e|apologies|inconvenience"),
  /** The agent takes it in hand, with something definite. */
  TAKES_OWNERSHIP(
      Speaker.AGENT,
      "i('?ll| will| have| can| am going to|'?ve) (just )?(done|do|fix|refund|book|call|send|credit|waive|arrange|stay|sort|check|put)"),
  /** The agent offers another way, an alternative or amends. */
  OFFERS_A_WAY(
      Speaker.AGENT,
      "instead|alternatively|what i can do|one option|would you (like|prefer)|how about"),
  /** The agent reports that what was asked for is done, found or true. */
  REPORTS_IT_DONE(
      Speaker.AGENT,
      "(that'?s|it'?s|all) (done|sorted|booked|fixed|set)|i can see (it|your)|has been"),
  /** The agent admits an error of the company, or takes back what was said before. */
  ADMITS_AN_ERROR(
      Speaker.AGENT, "(our|my) (mistake|error|fault)|we (got|did)|shouldn'?t have|should have"),
  /** The agent asks a colleague or a supervisor, and comes back. */
  CONSULTS(
      Speaker.AGENT, "(check|speak|ask|talk) (with|to) my (supervisor|manager|colleague|team)");

  private static final List<Act> ALL = List.of(values());

  private final Speaker speaker;
  private final Pattern words;

  Act(Speaker speaker, String words) {
    this.speaker = speaker;
    this.words = Pattern.compile("\\b(?:" + words + ")\\b", Pattern.CASE_INSENSITIVE);
  }

  /** Who performs it: {@link Speaker#CUSTOMER} or {@link Speaker#AGENT}. */
  public Speaker speaker() {
    return speaker;
  }

  /** The acts of one side, in their order here. */
  public static List<Act> of(Speaker speaker) {
    return ALL.stream().filter(act -> act.speaker == speaker).toList();
  }

  /** Where a text says it in the usual words. */
  public List<Span> spans(String text) {
    return words.matcher(text).results().map(m -> new Span(m.start(), m.end())).toList();
  }
}
