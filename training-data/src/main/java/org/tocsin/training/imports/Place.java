package org.tocsin.training.imports;

import java.nio.file.Path;

/**
 * A place in a file, as a person would look it up.
 *
 * @param at a 1-based line, a JSON pointer, or the one behind the other; empty for the whole file
 */
public record Place(String file, String at) {

  /** The whole file. */
  public static Place of(Path file) {
    return new Place(file.toString(), "");
  }

  /** A 1-based line of the file. */
  public static Place of(Path file, long line) {
    return new Place(file.toString(), Long.toString(line));
  }

  /** A field, or an element of a list, inside what stands here. */
  Place in(Object key) {
    return new Place(file, at + "/" + key);
  }

  @Override
  public String toString() {
    return at.isEmpty() ? file : file + ":" + at;
  }
}
