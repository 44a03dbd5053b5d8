/**
 * Text to numbers: {@link org.tocsin.model.encoder.SentenceEncoder} and its implementation on ONNX
 * Runtime, the only place that touches it.
 */
@NullMarked
package org.tocsin.model.encoder;

import org.jspecify.annotations.NullMarked;
