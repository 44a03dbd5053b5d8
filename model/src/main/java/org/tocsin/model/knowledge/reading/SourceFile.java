package org.tocsin.model.knowledge.reading;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A file that was read into memory.
 *
 * @param name as it is told to people, from the folder on
 * @param about what holds for all articles of its folder
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never changed nor compared
record SourceFile(String name, byte[] bytes, About about) {

  /** Read as UTF-8, without a byte order mark. */
  String text() {
    var text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The id of the one article in it: "faq/Late bags.md" is "faq-late-bags". */
  String id() {
    return slug(withoutEnd(name));
  }

  /** A title for want of a better one: "Late bags". */
  String title() {
    return withoutEnd(name.substring(name.lastIndexOf('/') + 1)).replaceAll("[_-]+", " ").strip();
  }

  static String slug(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "-")
        .replaceAll("^-|-$", "");
  }

  private static String withoutEnd(String name) {
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
  }
}
