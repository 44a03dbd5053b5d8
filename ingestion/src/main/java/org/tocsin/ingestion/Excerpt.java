package org.tocsin.ingestion;

import org.tocsin.model.conversation.WellFormed;

/** The beginning of a text, fit to be stored. */
final class Excerpt {

  /** How long an excerpt may be in UTF-8. */
  static final int BYTES = 4096;

  private Excerpt() {}

  /** As many whole characters as fit into {@link #BYTES}, well-formed. */
  static String of(String text) {
    int end = 0;
    int bytes = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      bytes += bytesOf(character);
      if (bytes > BYTES) {
        break;
      }
      end += Character.charCount(character);
    }
    return WellFormed.of(text.substring(0, end));
  }

  private static int bytesOf(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }
}
