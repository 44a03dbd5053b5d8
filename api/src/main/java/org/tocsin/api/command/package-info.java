/** The command line: one class a command, each a page. Results go to stdout, progress to stderr. */
@NullMarked
package org.tocsin.api.command;

import org.jspecify.annotations.NullMarked;
