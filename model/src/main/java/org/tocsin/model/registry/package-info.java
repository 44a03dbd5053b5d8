/**
 * Which model serves, and what it was made of: {@link org.tocsin.model.registry.ModelRegistry}
 * keeps versions in folders, {@link org.tocsin.model.registry.ModelFiles} reads and writes one of
 * them.
 */
@NullMarked
package org.tocsin.model.registry;

import org.jspecify.annotations.NullMarked;
