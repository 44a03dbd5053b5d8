package org.tocsin.model.registry;

import java.util.regex.Pattern;

/** Names one model; also the name of its folder. */
public record ModelVersion(String value) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public ModelVersion {
    if (!NAME.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a model version is letters, digits, '.', '_' and '-': was " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
