package org.tocsin.api.access;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The origins whose pages may show the element {@code tocsin-assist}, exactly as a browser names
 * them.
 */
public record Origins(Set<String> names) {
  private static final Pattern ORIGIN =
      Pattern.compile("(https?)://([a-z0-9.-]+|\\[[0-9a-f:]+])(:[1-9]\\d{0,4})?");

  public Origins {
    names = Set.copyOf(names);
  }

  /**
   * Those of a list with commas; empty for none.
   *
   * @throws IllegalArgumentException if one is no origin, or not as browsers write it
   */
  public static Origins of(String list) {
    return new Origins(
        Arrays.stream(list.split(",", -1))
            .map(String::strip)
            .filter(origin -> !origin.isEmpty())
            .map(Origins::checked)
            .collect(Collectors.toSet()));
  }

  /** Whether pages of this origin may. */
  public boolean allow(String origin) {
    return names.contains(origin);
  }

  private static String checked(String origin) {
    var parts = ORIGIN.matcher(origin);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "allowedOrigins: '%s' is no origin; each is scheme, host and port in lower case and nothing"
                  .formatted(origin)
              + " else, as https://crm.example.com or http://localhost:3000");
    }
    var usual = parts.group(1).equals("https") ? ":443" : ":80";
    if (usual.equals(parts.group(3))) {
      throw new IllegalArgumentException(
          "allowedOrigins: '%s' must be without %s, which browsers leave out"
              .formatted(origin, usual));
    }
    return origin;
  }
}
