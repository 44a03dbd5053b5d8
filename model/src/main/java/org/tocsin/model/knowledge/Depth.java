package org.tocsin.model.knowledge;

/** How much of its passages is encoded when an article is put; all words are found either way. */
public enum Depth {
  /** All of it. */
  WHOLE,

  /**
   * Title, headings and the first words: a quarter of the time, for a search that is a little
   * worse. RATIONALE.md has the figures.
   */
  BEGINNINGS
}
