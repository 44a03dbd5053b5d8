package org.tocsin.model.alert;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.tocsin.model.conversation.ConversationId;

/**
 * The share of the conversations in which alerts are computed and not shown, so that it is known
 * what becomes of a conversation in which nobody is called.
 *
 * @param share 0..1
 */
public record HoldOut(double share) {
  /** Every alert is shown. */
  public static final HoldOut NONE = new HoldOut(0);

  public HoldOut {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be in 0..1: was " + share);
    }
  }

  /** Whether a conversation belongs to it: by its id alone, the same in every process and run. */
  public boolean takes(ConversationId id) {
    var hash = UUID.nameUUIDFromBytes(("held out\n" + id.value()).getBytes(StandardCharsets.UTF_8));
    var bytes = ByteBuffer.allocate(Long.BYTES).putLong(0, hash.getLeastSignificantBits());
    return Integer.toUnsignedLong(bytes.getInt(4)) < share * 0x1p32;
  }
}
