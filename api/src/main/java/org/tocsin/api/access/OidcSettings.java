package org.tocsin.api.access;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An OpenID Connect provider, and what it knows of this service.
 *
 * @param secretFile what this service shows that it is itself with; empty for a public client
 * @param callback where the provider sends people back to
 */
public record OidcSettings(
    String issuer, String clientId, Optional<Path> secretFile, String callback) {}
