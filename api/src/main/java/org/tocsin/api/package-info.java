/**
 * The process: {@link org.tocsin.api.Main} and the command line, configuration, HTTP, push, who may
 * see what, and the console. The only module that reads the clock, the environment and the disk's
 * usual places.
 */
@NullMarked
package org.tocsin.api;

import org.jspecify.annotations.NullMarked;
