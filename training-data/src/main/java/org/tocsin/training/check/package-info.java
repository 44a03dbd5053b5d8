/**
 * Whether a corpus may be learnt from: is it whole, is it varied, and does nothing but the
 * conversation itself tell how it ends.
 *
 * <p>Read {@link org.tocsin.training.check.CorpusCheck} first: it names every part of the {@link
 * org.tocsin.training.check.Report}; each part is a class of its own.
 */
@NullMarked
package org.tocsin.training.check;

import org.jspecify.annotations.NullMarked;
