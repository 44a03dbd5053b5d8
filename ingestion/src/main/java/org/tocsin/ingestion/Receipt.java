package org.tocsin.ingestion;

/** What the journal says of an event that it was given. */
public sealed interface Receipt {

  /**
   * The event is new and on disk. A partial result is passed on but not stored.
   *
   * @param seq the event's number, growing in the order of acknowledgement; for a partial result
   *     that of the newest event on disk. Everything up to it is on disk.
   * @param takenOver whether another process that shares the database had the conversation until
   *     now
   */
  record Accepted(long seq, boolean takenOver) implements Receipt {
    Accepted(long seq) {
      this(seq, false);
    }
  }

  /**
   * The event is on disk for another process, which has the conversation, and enters and analyses
   * it within about a second.
   *
   * @param seq of the newest event on disk
   */
  record ForOwner(long seq) implements Receipt {}

  /**
   * The event says nothing new, and is not to be analysed.
   *
   * @param seq of the newest event on disk
   */
  record Duplicate(long seq) implements Receipt {}
}
