package org.tocsin.api.report;

import java.time.Instant;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.registry.Provenance;

/**
 * What was measured, when, and against what: enough to measure it again.
 *
 * @param command as it was typed
 * @param data what was measured, in words
 * @param sha256 of the measured conversations
 * @param learnt how many conversations the baselines learnt from
 * @param alreadyLearnt how many of the measured ones are among them, which makes figures too good
 * @param seed of the bootstrap
 * @param provenance what the model was made of
 */
public record About(
    Instant time,
    String command,
    String data,
    String sha256,
    int learnt,
    int alreadyLearnt,
    long seed,
    String model,
    AlertPolicy policy,
    Provenance provenance) {}
