/**
 * What an operator may set, one class a purpose: each setting with its key, what it means, its
 * default and its rule, and what several of them make together. A new setting is one constant, and
 * its name in the list at the end of its class; {@link org.tocsin.api.Configuration} puts the
 * classes together. Read {@link org.tocsin.api.settings.HttpSettings} first.
 */
@NullMarked
package org.tocsin.api.settings;

import org.jspecify.annotations.NullMarked;
