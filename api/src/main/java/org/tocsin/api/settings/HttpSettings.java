package org.tocsin.api.settings;

import static org.tocsin.api.settings.Setting.optional;
import static org.tocsin.api.settings.Setting.text;
import static org.tocsin.api.settings.Setting.whole;

import java.util.Optional;
import org.tocsin.api.access.Origins;

/** Where the service listens, and what it takes from those who ask. */
public final class HttpSettings {
  public static final Setting<String> HOST = text("host", "the address to listen on", "127.0.0.1");

  public static final Setting<Integer> PORT =
      whole("port", "the port to listen on; 0 for any", "8080", 0, 65_535);

  /** Without a slash at the end. */
  public static final Setting<Optional<String>> PUBLIC_URL =
      optional(
              "publicUrl",
              "where people reach the console, as https://tocsin.example.com; needed for"
                  + " oidcIssuer")
          .map(url -> url.map(u -> u.replaceFirst("/+$", "")));

  public static final Setting<Origins> ALLOWED_ORIGINS =
      text(
              "allowedOrigins",
              "origins whose pages may show the element tocsin-assist, as"
                  + " https://crm.example.com, separated by commas; empty: none",
              "")
          .map(Origins::of);

  public static final Setting<Integer> MOST_BYTES =
      whole("mostBytes", "the largest request body, in bytes", "1048576", 1024);

  public static final Setting<Integer> REQUESTS_PER_SECOND =
      whole(
          "requestsPerSecond",
          "how often a second one token may ask, on average over ten seconds; events are not"
              + " counted; 0: no limit",
          "100",
          0,
          1_000_000);

  public static final Section ALL =
      Section.of(HOST, PORT, PUBLIC_URL, ALLOWED_ORIGINS, MOST_BYTES, REQUESTS_PER_SECOND);

  private HttpSettings() {}
}
