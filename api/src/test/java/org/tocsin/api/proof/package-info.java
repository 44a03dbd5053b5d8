/**
 * Long measurements of what the service promises, each of which writes its figures to {@code
 * api/target/proof}: {@code ./tocsin test -Pproof}. None of them runs with the usual tests.
 */
@NullMarked
package org.tocsin.api.proof;

import org.jspecify.annotations.NullMarked;
