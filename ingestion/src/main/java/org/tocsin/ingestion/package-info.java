/**
 * From a frame on the wire to an event on disk.
 *
 * <p>A request's body is cut into {@link org.tocsin.ingestion.Frames}; {@link
 * org.tocsin.ingestion.EventDecoder} makes each an event or a reason why not, without ever
 * throwing. {@link org.tocsin.ingestion.EventJournal} puts events on disk, tells duplicates from
 * revisions and acknowledges; read it first. What was acknowledged goes through {@link
 * org.tocsin.ingestion.Lanes} to its analysis, in order within a conversation; what was rejected is
 * kept in {@link org.tocsin.ingestion.DeadLetters}. All of them share one {@link
 * org.tocsin.ingestion.Database}, which only the journal's thread writes to.
 */
@NullMarked
package org.tocsin.ingestion;

import org.jspecify.annotations.NullMarked;
