/**
 * Those outside who are told of alerts: each a {@link org.tocsin.ingestion.Receiver} that a {@link
 * org.tocsin.ingestion.Courier} serves out of the outbox. Read {@link
 * org.tocsin.ingestion.receivers.Webhook} first.
 */
@NullMarked
package org.tocsin.ingestion.receivers;

import org.jspecify.annotations.NullMarked;
