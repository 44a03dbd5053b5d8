package org.tocsin.training;

import java.util.Collection;
import java.util.function.Consumer;
import org.tocsin.model.encoder.SentenceEncoder;

/** Encodes ahead, on all cores, so that who encodes later finds the vectors in the cache. */
public final class Encoding {
  private Encoding() {}

  /** Encodes every turn of conversations; the encoder must be one that remembers. */
  public static void ahead(
      SentenceEncoder encoder,
      Collection<LabelledConversation> conversations,
      Consumer<String> progress) {
    var encoded = new Progress(progress, "encoded", conversations.size());
    conversations.parallelStream()
        .forEach(conversation -> {
          conversation.transcript().turns().forEach(turn -> encoder.encode(turn.text()));
          encoded.one();
        });
  }
}
