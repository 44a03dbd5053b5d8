package org.tocsin.model.registry;

import java.util.OptionalDouble;
import org.tocsin.model.classifier.Hyperparameters;

/**
 * What a model was made of: enough to make it again.
 *
 * @param data SHA-256 of the conversations it was trained on
 * @param split SHA-256 of the assignment of conversations to train, validation and test
 * @param encoder the version of the sentence encoder
 * @param code the version of the code, and its commit if it was known
 * @param java the version of the Java runtime
 * @param baseRate the share of the conversations it learnt from that escalate, which its beliefs
 *     assume; empty for a model of a former version
 */
public record Provenance(
    String data,
    String split,
    int train,
    int validation,
    int test,
    long seed,
    Hyperparameters hyperparameters,
    String encoder,
    String code,
    String java,
    OptionalDouble baseRate) {}
