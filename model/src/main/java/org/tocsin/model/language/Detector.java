package org.tocsin.model.language;

import java.util.function.Consumer;

/**
 * Finds one kind of sensitive thing. Stateless; takes time linear in the length of the text,
 * whatever it contains.
 */
interface Detector {

  /** Reports what it finds in any order; spans may overlap. */
  void find(Words words, Consumer<Span> found);
}
