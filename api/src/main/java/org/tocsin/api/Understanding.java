package org.tocsin.api;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.api.http.HandoverView;
import org.tocsin.api.learning.Queueing;
import org.tocsin.api.settings.AnalysisSettings;
import org.tocsin.api.settings.HelpSettings;
import org.tocsin.api.settings.RetentionSettings;
import org.tocsin.ingestion.Adoption;
import org.tocsin.ingestion.AgentHelp;
import org.tocsin.ingestion.Analysis;
import org.tocsin.ingestion.CardLog;
import org.tocsin.ingestion.ConversationStates;
import org.tocsin.ingestion.DeadLetters;
import org.tocsin.ingestion.Ears;
import org.tocsin.ingestion.Erasure;
import org.tocsin.ingestion.GapLog;
import org.tocsin.ingestion.Handovers;
import org.tocsin.ingestion.LabelLog;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.ingestion.Outbox;
import org.tocsin.ingestion.Pipeline;
import org.tocsin.ingestion.RawTexts;
import org.tocsin.ingestion.Recovery;
import org.tocsin.ingestion.StoredConversations;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.language.CoreNlp;
import org.tocsin.model.language.Redactor;
import org.tocsin.model.playbook.Playbook;
import org.tocsin.model.playbook.Playbooks;

/** The way of an event from the wire to what people see, and what remains of it on the way. */
final class Understanding {
  private static final Logger LOG = LoggerFactory.getLogger(Understanding.class);

  private final Course course;
  private final Ringing ringing;
  private final Redactor redactor = new Redactor();
  private final CardLog cards;
  private final GapLog gaps;
  private final LabelLog labels;
  private final Queueing queueing;
  private final ConversationStates states;
  private final Handovers handovers;
  private final Analysis analysis;
  private final Adoption adoption;
  private final Ears ears;
  private final Optional<RawTexts> rawTexts;
  private final Pipeline pipeline;
  private final Recovery recovery;
  private final Erasure erasure;
  private volatile Optional<CoreNlp> language = Optional.empty();

  Understanding(
      Ground ground,
      Course course,
      Assessing assessing,
      Ringing ringing,
      LiveLibrary library,
      List<Playbook> playbooks,
      Outbox outbox) {
    var database = ground.database();
    var journal = ground.journal();
    var clock = ground.clock();
    var onDuty = assessing.onDuty();
    this.course = course;
    this.ringing = ringing;
    this.handovers = new Handovers(journal, outbox, c -> HandoverView.told(c).encode());
    this.cards =
        CardLog.open(
            database, journal, library.clicks(), id -> course.live().of(id).isPresent(), clock);
    course.live().whenForgotten(cards::forget);
    this.gaps = new GapLog(database, journal, clock);
    this.labels = new LabelLog(database, journal, clock);
    this.queueing = new Queueing(labels, new StoredConversations(database), assessing.encoder());
    this.states = new ConversationStates(database, journal, () -> onDuty.scorer().name().digest());
    this.analysis =
        new Analysis(
            onDuty::scorer,
            new AgentHelp(
                library::assistant,
                Playbooks.learned(playbooks, assessing.encoder()),
                ground.at(HelpSettings.PROMPTS_PER_MINUTE),
                cards,
                gaps,
                clock),
            () -> language,
            course.live(),
            journal,
            states,
            ringing.bell(),
            course.updates(),
            ended -> over(ended, assessing),
            clock);
    this.adoption = new Adoption(course.lanes(), course.live(), analysis);
    this.ears = new Ears(clock);
    this.rawTexts =
        RetentionSettings.rawTextCipher(ground.configuration())
            .map(cipher -> new RawTexts(database, journal, cipher, clock));
    this.pipeline =
        new Pipeline(
            course.intake(),
            redactor,
            journal,
            new DeadLetters(database, journal, this::redacted, clock),
            course.lanes(),
            analysis,
            course.flow(),
            ears,
            rawTexts,
            ground.at(AnalysisSettings.MOST_WAITING),
            ground.at(AnalysisSettings.PARTIALS_UNTIL));
    this.erasure = new Erasure(journal, course.live(), this::forget, clock);
    this.recovery = new Recovery(journal, analysis);
  }

  /** Takes up what was going on when the last process stopped. Blocks. */
  void recover() {
    var recovered = recovery.run();
    LOG.info(
        "{} open conversations were taken up, {} events of them analysed again",
        recovered.conversations(),
        recovered.events());
    ringing.bell().open();
    course.live().all().stream()
        .filter(c -> !c.assessment().conversation().ended())
        .forEach(c -> ears.resume(c.id()));
  }

  /** Reads CoreNLP's models, which takes seconds; from then on turns are annotated. */
  void readLanguage() {
    language = Optional.of(new CoreNlp());
  }

  /** A conversation as it is at hand, else as the journal tells it; empty if it is unknown. */
  Future<Optional<LiveConversation>> recall(ConversationId id) {
    return course.lanes().submit(id, () -> analysis.recall(id));
  }

  /** Has what is live seen by the model that serves now. */
  void adopt() {
    adoption.begin();
  }

  /** Forgets what is remembered of a conversation beside what is stored. */
  void forget(ConversationId id) {
    states.forget(id);
    ringing.bell().forget(id);
    pipeline.forget(id);
    queueing.forget(id);
  }

  String redacted(String text) {
    return redactor.redact(text).text();
  }

  Redactor redactor() {
    return redactor;
  }

  CardLog cards() {
    return cards;
  }

  GapLog gaps() {
    return gaps;
  }

  LabelLog labels() {
    return labels;
  }

  Queueing queueing() {
    return queueing;
  }

  Ears ears() {
    return ears;
  }

  Optional<RawTexts> rawTexts() {
    return rawTexts;
  }

  Pipeline pipeline() {
    return pipeline;
  }

  Erasure erasure() {
    return erasure;
  }

  private void over(LiveConversation ended, Assessing assessing) {
    assessing.keep(ended.assessment());
    handovers
        .ended(ended)
        .onFailure(
            failure -> LOG.warn("the hand-over of {} could not be kept", ended.id(), failure));
  }
}
