/**
 * Text to numbers: a sentence becomes a vector, and sentences of like meaning lie close together.
 *
 * <p>Read {@link org.tocsin.model.encoder.SentenceEncoder} first, then {@link
 * org.tocsin.model.encoder.BgeSmallEncoder}, the only class that touches ONNX Runtime; {@link
 * org.tocsin.model.encoder.CachedEncoder} spares it the texts it has seen. The features of a
 * conversation and the search for knowledge are built on the same vectors, in training and live
 * traffic alike.
 */
@NullMarked
package org.tocsin.model.encoder;

import org.jspecify.annotations.NullMarked;
