/**
 * The feeds of others, each read by one small class: a vendor's payload becomes frames of our own
 * wire format, or a rejection that names the place and the rule.
 *
 * <p>Read {@link org.tocsin.ingestion.connectors.Connector} first, then any of those that implement
 * it; {@link org.tocsin.ingestion.connectors.Connectors} knows them all. What carries a payload
 * (Kinesis, Pub/Sub, EventBridge) is taken off by {@link org.tocsin.ingestion.connectors.Envelope}
 * before a connector sees it. Every connector passes {@code ConnectorContract} on fixtures written
 * by hand.
 */
@NullMarked
package org.tocsin.ingestion.connectors;

import org.jspecify.annotations.NullMarked;
