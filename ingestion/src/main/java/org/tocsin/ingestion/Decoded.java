package org.tocsin.ingestion;

import java.util.Optional;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.TranscriptEvent;

/** What became of a frame from the wire. */
public sealed interface Decoded {

  /** The frame was an event. */
  record Accepted(TranscriptEvent event) implements Decoded {}

  /**
   * The frame broke a rule and is set aside.
   *
   * @param frame its beginning, at most {@link Excerpt#BYTES} of UTF-8; as sent, not redacted
   * @param reason names the field and the rule
   * @param conversation of which it seems to be, where that can be read
   */
  record Rejected(String frame, String reason, Optional<ConversationId> conversation)
      implements Decoded {
    public Rejected {
      frame = Excerpt.of(frame);
      reason = Excerpt.of(reason);
    }

    /** A frame of nobody knows which conversation. */
    public Rejected(String frame, String reason) {
      this(frame, reason, Optional.empty());
    }
  }
}
