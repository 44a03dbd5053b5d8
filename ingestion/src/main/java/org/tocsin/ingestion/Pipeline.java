package org.tocsin.ingestion;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.ingestion.Decoded.Accepted;
import org.tocsin.ingestion.Decoded.Rejected;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Ended;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.language.Redactor;

/**
 * The way of a frame: decode, redact, journal, acknowledge, hand to its lane. To be called on one
 * Vert.x context, so that conversations reach their lanes in the order of the journal.
 */
public final class Pipeline {
  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

  private final EventDecoder decoder = new EventDecoder();
  private final Lanes intake;
  private final Dictations dictations;
  private final EventJournal journal;
  private final DeadLetters deadLetters;
  private final Lanes lanes;
  private final Analysis analysis;
  private final Flow flow;
  private final Ears ears;
  private final Optional<RawTexts> rawTexts;
  private final int mostWaiting;
  private final int partialsUntil;

  /**
   * @param intake where events are redacted: a long text may take a while, and the event loop must
   *     not wait
   * @param lanes where they are analysed
   * @param ears are told of what arrives
   * @param rawTexts keep what was really said, where somebody wants it
   * @param mostWaiting with so many events under way, {@link #overloaded()}
   * @param partialsUntil with so many events unanalysed partial results are skipped
   */
  public Pipeline(
      Lanes intake,
      Redactor redactor,
      EventJournal journal,
      DeadLetters deadLetters,
      Lanes lanes,
      Analysis analysis,
      Flow flow,
      Ears ears,
      Optional<RawTexts> rawTexts,
      int mostWaiting,
      int partialsUntil) {
    this.intake = intake;
    this.dictations = new Dictations(redactor, journal::utterances);
    this.journal = journal;
    this.deadLetters = deadLetters;
    this.lanes = lanes;
    this.analysis = analysis;
    this.flow = flow;
    this.ears = ears;
    this.rawTexts = rawTexts;
    this.mostWaiting = mostWaiting;
    this.partialsUntil = partialsUntil;
  }

  /** What became of a frame. */
  public sealed interface Taken {
    /** It is on disk, with everything up to {@code seq}. */
    record Kept(long seq) implements Taken {}

    /** It says nothing new; everything up to {@code seq} is on disk. */
    record Known(long seq) implements Taken {}

    /** It breaks a rule and was set aside. */
    record SetAside(String reason) implements Taken {}
  }

  /**
   * Succeeds once the event is on disk, or its frame set aside as a dead letter; analysis follows
   * in its lane. Fails with {@link JournalFull} or {@link StorageRefused}.
   */
  public Future<Taken> accept(Frame frame) {
    return accept(decoder.decode(frame));
  }

  /** The same of a text that may be no JSON at all, such as a WebSocket's frame. */
  public Future<Taken> accept(String frame) {
    return accept(decoder.decode(frame));
  }

  /** The same of an event of our own making. */
  public Future<Taken> accept(TranscriptEvent event) {
    return accept(new Accepted(event));
  }

  /** The same of what a connector has read already. */
  public Future<Taken> accept(Decoded decoded) {
    flow.received();
    return taken(decoded).onFailure(_ -> flow.refused());
  }

  private Future<Taken> taken(Decoded decoded) {
    return switch (decoded) {
      case Rejected rejected -> deadLetters.append(rejected).map(_ -> setAside(rejected));
      case Accepted(Spoken spoken) ->
          inOrder(spoken.conversation(), () -> takeAll(spoken, dictations.redact(spoken)));
      case Accepted(Ended ended) -> inOrder(ended.conversation(), () -> takeLast(ended));
      case Accepted(var event) -> inOrder(event.conversation(), () -> take(event));
    };
  }

  /*
   * What is redacted enters the journal on the lane itself: of two futures the later one may tell
   * its caller first, if it is done before anybody listens to it.
   */
  private Future<Taken> inOrder(ConversationId conversation, Callable<Future<Taken>> taking) {
    return intake.submit(conversation, taking).compose(taken -> taken);
  }

  /** Forgets what was said in a conversation that was erased, behind what is under way of it. */
  public void forget(ConversationId id) {
    intake.submit(
        id,
        () -> {
          dictations.forget(id);
          return true;
        });
  }

  /** Whether the sender should slow down: too many events wait for redaction or analysis. */
  public boolean overloaded() {
    return intake.waiting() + lanes.waiting() >= mostWaiting;
  }

  /** What an utterance rewrites, and what was really said, is on disk before it is. */
  private Future<Taken> takeAll(Spoken said, Dictations.Redaction redaction) {
    var raw = rawTexts.map(texts -> texts.keep(said)).orElseGet(Future::succeededFuture);
    var rewritten =
        redaction.earlier().stream()
            .map(earlier -> {
              flow.received();
              return taken(earlier, journal.rewrite(earlier));
            })
            .toList();
    var now = take(redaction.now());
    return raw.compose(_ -> rewritten.isEmpty() ? now : Future.all(rewritten).compose(_ -> now));
  }

  /** What was really said is not remembered any longer than the conversation goes on. */
  private Future<Taken> takeLast(Ended ended) {
    dictations.forget(ended.conversation());
    return take(ended);
  }

  private Future<Taken> take(TranscriptEvent event) {
    return taken(event, journal.append(event));
  }

  private Future<Taken> taken(TranscriptEvent event, Future<Receipt> entered) {
    return entered.map(receipt ->
        switch (receipt) {
          case Receipt.Accepted accepted -> kept(event, accepted);
          case Receipt.Duplicate(var seq) -> known(event, seq);
          case Receipt.ForOwner(var seq) -> forOwner(seq);
        });
  }

  private Taken kept(TranscriptEvent event, Receipt.Accepted accepted) {
    flow.accepted();
    ears.heard(event);
    if (isPartial(event) && lanes.waiting() >= partialsUntil) {
      flow.skipped();
    } else {
      analyse(event, accepted);
    }
    return new Taken.Kept(accepted.seq());
  }

  private void analyse(TranscriptEvent event, Receipt.Accepted accepted) {
    long seq = accepted.seq();
    lanes
        .submit(
            event.conversation(),
            () -> accepted.takenOver() ? analysis.takenOver(event, seq) : analysis.of(event, seq))
        .onSuccess(_ -> flow.analysed())
        .onFailure(failure -> notAnalysed(event, seq, failure));
  }

  private static boolean isPartial(TranscriptEvent event) {
    return event instanceof Spoken(_, var utterance) && !utterance.complete();
  }

  private void notAnalysed(TranscriptEvent event, long seq, Throwable failure) {
    if (failure instanceof RejectedExecutionException) {
      LOG.debug("event {} is on disk; the next start analyses it", seq);
      return;
    }
    flow.failed();
    LOG.error("event {} of {} could not be analysed", seq, event.conversation(), failure);
  }

  private Taken known(TranscriptEvent event, long seq) {
    flow.duplicate();
    ears.again(event.conversation());
    return new Taken.Known(seq);
  }

  /** There is nothing left to be done with it here. */
  private Taken forOwner(long seq) {
    flow.accepted();
    flow.analysed();
    return new Taken.Kept(seq);
  }

  private Taken setAside(Rejected rejected) {
    flow.rejected();
    rejected.conversation().ifPresent(ears::rejected);
    return new Taken.SetAside(rejected.reason());
  }
}
