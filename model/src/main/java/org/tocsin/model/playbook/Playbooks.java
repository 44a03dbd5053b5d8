package org.tocsin.model.playbook;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.model.alert.Level;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.features.Factor;
import org.tocsin.model.features.Turn;
import org.tocsin.model.playbook.Guidance.Lead;
import org.tocsin.model.risk.AssessedTurn;
import org.tocsin.model.risk.Assessment;
import org.tocsin.model.risk.Risk;

/**
 * The playbooks of a service. Guidance follows from the guidance before and the assessment alone,
 * so that a conversation that is told again comes out the same. Immutable but for the encoder's
 * cache; thread-safe.
 */
public final class Playbooks {
  /*
   * A playbook is started once in a conversation and stays: a card that comes and goes with the
   * belief is worse than none, and what is done must stay ticked. What starts it may lie a few
   * turns back, so that one that was held back, by the belief or by the budget, still comes.
   */

  /** So many turns back may lie what starts a playbook. */
  private static final int RECENT = 4;

  /** Likeness from which an agent's sentence does a step; measured in RATIONALE.md. */
  static final double DOES_IT = 0.80;

  /** Likeness from which a customer's sentence is on a topic; measured in RATIONALE.md. */
  static final double ON_TOPIC = 0.82;

  private final List<Playbook> playbooks;
  private final SentenceEncoder encoder;
  private final Map<String, float[]> examples;

  private Playbooks(
      List<Playbook> playbooks, SentenceEncoder encoder, Map<String, float[]> examples) {
    this.playbooks = List.copyOf(playbooks);
    this.encoder = encoder;
    this.examples = Map.copyOf(examples);
  }

  /** Encodes all examples, some 4 ms each. */
  public static Playbooks learned(List<Playbook> playbooks, SentenceEncoder encoder) {
    return new Playbooks(
        playbooks,
        encoder,
        playbooks.stream()
            .flatMap(Playbooks::examples)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), encoder::encode)));
  }

  /** The playbook of a name, if there is one. */
  public Optional<Playbook> playbook(PlaybookId id) {
    return playbooks.stream().filter(playbook -> playbook.id().equals(id)).findFirst();
  }

  private static Stream<String> examples(Playbook playbook) {
    return Stream.concat(
        playbook.when().topics().stream(),
        playbook.steps().stream().flatMap(step -> step.done().stream()));
  }

  /**
   * The guidance after the last turn of an assessment.
   *
   * @param vertical the trade, if it is known; one that no playbook names counts as unknown
   * @param mayStart how many playbooks may be started now
   */
  public Guidance after(
      Guidance before, Assessment assessment, Optional<String> vertical, int mayStart) {
    if (assessment.turns().isEmpty()) {
      return before;
    }
    var turns = assessment.turns().stream().map(AssessedTurn::turn).toList();
    var nth = Wording.counted(said(turns));
    var plays =
        Stream.concat(
                started(before, assessment, vertical).limit(mayStart), before.plays().stream())
            .map(play -> ticked(play, turns.getLast()).asContact(nth))
            .toList();
    return led(plays, assessment);
  }

  private static List<String> said(List<Turn> turns) {
    return turns.stream()
        .map(Turn::utterance)
        .filter(utterance -> utterance.speaker() == Speaker.CUSTOMER)
        .map(utterance -> utterance.text())
        .toList();
  }

  private Stream<Play> started(Guidance before, Assessment assessment, Optional<String> vertical) {
    int turn = assessment.turns().size() - 1;
    var trade = vertical.filter(this::isNamed);
    return playbooks.stream()
        .filter(playbook -> !before.has(playbook.id()))
        .filter(playbook -> allows(playbook.when(), assessment, trade))
        .filter(playbook -> starts(playbook.when(), assessment.turns()))
        .map(playbook -> Play.started(playbook, turn));
  }

  private boolean isNamed(String vertical) {
    return playbooks.stream().anyMatch(p -> p.when().verticals().contains(vertical));
  }

  private static boolean allows(When when, Assessment assessment, Optional<String> vertical) {
    var kind = assessment.risk().map(Risk::belief).map(belief -> belief.likeliest());
    return when.level().map(l -> assessment.standing().level().compareTo(l) >= 0).orElse(true)
        && (when.kinds().isEmpty() || kind.filter(when.kinds()::contains).isPresent())
        && (when.verticals().isEmpty() || vertical.map(when.verticals()::contains).orElse(true));
  }

  private boolean starts(When when, List<AssessedTurn> turns) {
    return when.needsNoTurn()
        || turns.subList(Math.max(0, turns.size() - RECENT), turns.size()).stream()
            .anyMatch(turn -> startedBy(when, turn));
  }

  private boolean startedBy(When when, AssessedTurn assessed) {
    var turn = assessed.turn();
    return when.acts().stream().anyMatch(turn::performs)
        || when.factors().stream().anyMatch(factor -> raised(assessed, factor))
        || (turn.utterance().speaker() == Speaker.CUSTOMER
            && (names(when, turn) || isAbout(when, turn)));
  }

  private static boolean raised(AssessedTurn turn, Factor factor) {
    return turn.risk().movements().stream()
        .anyMatch(movement -> movement.factor() == factor && movement.delta() > 0);
  }

  private static boolean names(When when, Turn turn) {
    return when.phrases().stream().anyMatch(phrase -> Phrase.isIn(phrase, turn.utterance().text()));
  }

  private boolean isAbout(When when, Turn turn) {
    return !when.topics().isEmpty()
        && Meaning.of(turn, encoder).likeness(vectors(when.topics())) >= ON_TOPIC;
  }

  private Play ticked(Play play, Turn turn) {
    if (turn.utterance().speaker() != Speaker.AGENT || play.finished()) {
      return play;
    }
    var meaning = Meaning.of(turn, encoder);
    return play.open()
        .filter(step -> does(meaning, play.playbook().steps().get(step)))
        .boxed()
        .reduce(play, Play::with, (_, later) -> later);
  }

  private boolean does(Meaning meaning, Step step) {
    return meaning.likeness(vectors(step.done())) >= DOES_IT;
  }

  private List<float[]> vectors(List<String> texts) {
    return texts.stream()
        .flatMap(text -> Optional.ofNullable(examples.get(text)).stream())
        .toList();
  }

  /*
   * While the belief is low the newest playbook leads. When it rises the step leads that addresses
   * what raised it most, and that is not done yet.
   */
  private static Guidance led(List<Play> plays, Assessment assessment) {
    var drivers =
        assessment.standing().level() == Level.CALM
            ? List.<Factor>of()
            : Drivers.of(assessment.explanation());
    var lead = drivers.stream().flatMap(d -> easing(plays, d)).findFirst().or(() -> next(plays));
    return new Guidance(
        plays.stream()
            .sorted(Comparator.comparing(Play::finished).thenComparing(play -> !leads(play, lead)))
            .toList(),
        lead);
  }

  private static Stream<Lead> easing(List<Play> plays, Factor driver) {
    return plays.stream()
        .flatMap(play ->
            play.open()
                .filter(step -> play.playbook().steps().get(step).eases().contains(driver))
                .mapToObj(step -> new Lead(play.playbook().id(), step)));
  }

  private static Optional<Lead> next(List<Play> plays) {
    return plays.stream()
        .flatMap(play -> play.open().mapToObj(step -> new Lead(play.playbook().id(), step)))
        .findFirst();
  }

  private static boolean leads(Play play, Optional<Lead> lead) {
    return lead.map(Lead::playbook).filter(play.playbook().id()::equals).isPresent();
  }
}
