package org.tocsin.api.access;

import io.vertx.core.Future;

/** Tells who somebody is by a signed token (JWT). */
public interface Identities {
  /** Fails where it cannot tell, which is why nobody is let in; the failure says why to the log. */
  Future<Identity> of(String jwt);
}
