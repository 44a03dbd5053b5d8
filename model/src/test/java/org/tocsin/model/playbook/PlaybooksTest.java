package org.tocsin.model.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.model.Shipped;
import org.tocsin.model.alert.Level;

class PlaybooksTest {
  private static final Playbooks PLAYBOOKS =
      learned(
          Map.of(
              "promise.yaml",
              """
              title: A promise was not kept
              when:
                acts: PROMISE_BROKEN
              steps:
                - do: Say that it was not kept
                  eases: PROMISE
                  done: We promised you this and we did not keep to it.
                - do: Offer amends
                  done: I would like to credit your account for the trouble.
              """,
              "again.yaml",
              """
              title: They have contacted us before
              when:
                acts: HAS_CONTACTED_BEFORE
              steps:
                - do: Acknowledge that this is their {nth|repeated} contact
                  eases: REPEATED_CONTACT
                  done: I am sorry that you had to contact us again about this.
              """,
              "outage.yaml",
              """
              title: Their service is down
              when:
                topics: My internet has been down since this morning.
                verticals: broadband
              steps:
                - do: Say whether it is a known outage
                  done: There is a known outage in your area.
              """,
              "court.yaml",
              """
              title: They speak of the law
              when:
                phrases: (take|see) you to court
              steps:
                - do: Do not argue
                  done: I take that seriously.
              """));

  private static final Talk LATE =
      Talk.begun()
          .agent("Good morning, how can I help?")
          .customer("You promised me a call back last Friday and nobody ever called me.");

  @Test
  void startsWhenATurnDoesWhatThePlaybookIsFor() {
    assertThat(titles(told(LATE))).contains("A promise was not kept");
  }

  @Test
  void saysNothingInAConversationThatNeedsNothing() {
    var talk =
        Talk.begun()
            .agent("Good morning, how can I help?")
            .customer("Hi, can you tell me your opening hours?")
            .agent("Nine to five.")
            .customer("Great, thank you.");

    assertThat(told(talk)).isEqualTo(Guidance.NONE);
  }

  @Test
  void ticksAStepOffWhenTheAgentSaysItInOtherWords() {
    var said =
        LATE.agent(
            "Okay. We promised you that call and we didn't keep our promise. Let me have a look.");

    assertThat(promise(told(LATE)).done()).isEmpty();
    assertThat(promise(told(said)).done()).containsExactly(0);
  }

  @Test
  void ticksNothingOffWhenTheAgentSpeaksOfSomethingElseOrTheCustomerSaysIt() {
    var said =
        LATE.agent("May I have your account number please?")
            .customer(
                "We promised you this and we did not keep to it, that is what you should say");

    assertThat(promise(told(said)).done()).isEmpty();
  }

  @Test
  void countsTheContactsAsTheCustomerDoes() {
    var third = Talk.begun().customer("This is the third time I have to call you about this.");
    var again = Talk.begun().customer("I have already called you about this last week.");

    assertThat(ordered(told(third))).isEqualTo("Acknowledge that this is their third contact");
    assertThat(ordered(told(again))).isEqualTo("Acknowledge that this is their repeated contact");
  }

  @Test
  void understandsATopicByItsMeaningAndKeepsToItsTrades() {
    var talk = Talk.begun().customer("the internet isn't working, it's been down all morning");

    assertThat(titles(told(talk))).containsExactly("Their service is down");
    assertThat(titles(told(talk, Optional.of("broadband")))).isNotEmpty();
    assertThat(told(PLAYBOOKS_OF_TWO_TRADES, talk, Optional.of("banking")))
        .isEqualTo(Guidance.NONE);
  }

  private static final Playbooks PLAYBOOKS_OF_TWO_TRADES =
      learned(
          Map.of(
              "outage.yaml",
              """
              title: Their service is down
              when:
                topics: My internet has been down since this morning.
                verticals: broadband
              steps:
                - do: Say whether it is a known outage
                  done: There is a known outage in your area.
              """,
              "card.yaml",
              """
              title: Their card is lost
              when:
                phrases: lost my card
                verticals: banking
              steps:
                - do: Block it
                  done: I have blocked your card.
              """));

  @Test
  void findsAPhraseInWhatTheCustomerSaysOnly() {
    assertThat(titles(told(Talk.begun().customer("then I will take you to court"))))
        .containsExactly("They speak of the law");
    assertThat(told(Talk.begun().agent("nobody will take you to court"))).isEqualTo(Guidance.NONE);
  }

  @Test
  void leadsWithTheStepThatAddressesWhatDrivesTheBelief() {
    var talk =
        LATE.agent("Let me see.")
            .customer("This is the third time I am calling, and each time I was told to wait.")
            .agent("Unfortunately you will just have to be patient, there is nothing I can do.")
            .customer("That is not good enough. I have called three times, this is ridiculous.");
    var drivers = Drivers.of(talk.assessment().explanation());

    var lead = told(talk).lead().orElseThrow();

    assertThat(talk.assessment().standing().level()).isNotEqualTo(Level.CALM);
    var eased =
        told(talk).plays().getFirst().playbook().steps().get(lead.step()).eases().iterator().next();
    var other = lead.playbook().value().equals("again") ? "PROMISE" : "REPEATED_CONTACT";
    var names = drivers.stream().map(Enum::name).toList();
    assertThat(names).contains(eased.name());
    assertThat(names.indexOf(eased.name()))
        .isLessThan(names.contains(other) ? names.indexOf(other) : Integer.MAX_VALUE);
  }

  @Test
  void holdsAPlaybookBackWhileTheBudgetIsSpentAndStartsItSoonAfter() {
    var held = PLAYBOOKS.after(Guidance.NONE, LATE.assessment(), Optional.empty(), 0);
    var later = LATE.agent("One moment please.");

    assertThat(held).isEqualTo(Guidance.NONE);
    assertThat(titles(PLAYBOOKS.after(held, later.assessment(), Optional.empty(), 1))).hasSize(1);
  }

  @Test
  void startsAPlaybookOnceAndKeepsWhatIsDone() {
    var said = LATE.agent("We promised you this and we did not keep to it.");
    var again = said.customer("Yes. And last month you promised me a letter that never came!");

    assertThat(promise(told(again)).done()).containsExactly(0);
  }

  /** The one play of the first playbook. */
  private static Play promise(Guidance guidance) {
    var plays =
        guidance.plays().stream()
            .filter(play -> play.playbook().id().value().equals("promise"))
            .toList();
    assertThat(plays).hasSize(1);
    return plays.getFirst();
  }

  private static Guidance told(Talk talk) {
    return told(talk, Optional.empty());
  }

  private static Guidance told(Talk talk, Optional<String> vertical) {
    return told(PLAYBOOKS, talk, vertical);
  }

  /** The guidance after all turns of a conversation, one after the other. */
  private static Guidance told(Playbooks playbooks, Talk talk, Optional<String> vertical) {
    var now = Talk.begun();
    var guidance = Guidance.NONE;
    for (var turn : talk.turns()) {
      now =
          switch (turn.speaker()) {
            case AGENT -> now.agent(turn.text());
            default -> now.customer(turn.text());
          };
      guidance = playbooks.after(guidance, now.assessment(), vertical, 5);
    }
    return guidance;
  }

  private static List<String> titles(Guidance guidance) {
    return guidance.plays().stream().map(play -> play.playbook().title()).toList();
  }

  /** The text of the first step of the first playbook, as an agent reads it. */
  private static String ordered(Guidance guidance) {
    var play = guidance.plays().getFirst();
    return play.worded(play.playbook().steps().getFirst().text());
  }

  private static Playbooks learned(Map<String, String> files) {
    return Playbooks.learned(PlaybookFiles.read(files), Shipped.ENCODER);
  }
}
