/**
 * The networks: {@link org.tocsin.model.classifier.EscalationClassifier} says how likely a
 * conversation is to escalate and how, {@link org.tocsin.model.classifier.SentimentHead} how a
 * customer feels in one turn. Both are trained and run by Deeplearning4j, which is touched nowhere
 * else.
 */
@NullMarked
package org.tocsin.model.classifier;

import org.jspecify.annotations.NullMarked;
