package org.tocsin.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A body that may be a form, {@code application/x-www-form-urlencoded}. */
sealed interface Form {

  /** It is; of a field that comes twice the last one counts. */
  record Fields(Map<String, String> fields) implements Form {}

  /** It is none. */
  record None() implements Form {
    @Override
    public Map<String, String> fields() {
      return Map.of();
    }
  }

  /** It should be and cannot be read. */
  record Broken(String reason) implements Form {
    @Override
    public Map<String, String> fields() {
      return Map.of();
    }
  }

  /** Its fields; none if it is no form. */
  Map<String, String> fields();

  /** A body that begins as JSON does is none, whatever its type says: curl's usual one is this. */
  static Form of(byte[] body, Optional<String> contentType) {
    var type = contentType.orElse("").toLowerCase(Locale.ROOT).strip();
    var text = new String(body, UTF_8).stripLeading();
    boolean json = text.startsWith("{") || text.startsWith("[");
    if (json || !type.startsWith("application/x-www-form-urlencoded")) {
      return new None();
    }
    try {
      var fields = new LinkedHashMap<String, String>();
      for (var pair : text.split("&", -1)) {
        var parts = pair.split("=", 2);
        if (!parts[0].isEmpty()) {
          fields.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
        }
      }
      return new Fields(fields);
    } catch (IllegalArgumentException malformed) {
      return new Broken("the body must be a well-formed form: " + malformed.getMessage());
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
