package org.tocsin.model.registry;

import java.util.regex.Pattern;

/** Names one model; also the name of its folder. */
public record ModelVersion(String value) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /** Names the model that the product ships, whichever that is: never the name of a folder. */
  public static final ModelVersion SHIPPED = new ModelVersion("shipped");

  public ModelVersion {
    if (!names(value)) {
      throw new IllegalArgumentException(
          "a model version is letters, digits, '.', '_' and '-': was " + value);
    }
  }

  /** Whether a version may be called so. */
  public static boolean names(String value) {
    return NAME.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
