/** Who may do what: tokens, the roles they carry, and what each role sees of a conversation. */
@NullMarked
package org.tocsin.api.access;

import org.jspecify.annotations.NullMarked;
