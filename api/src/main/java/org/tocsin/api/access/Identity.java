package org.tocsin.api.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Who somebody is, as shown by what they carry.
 *
 * @param until how long that holds; empty for as long as it is not revoked
 */
public record Identity(Caller caller, Optional<Instant> until) {}
