package org.tocsin.api.settings;

import static org.tocsin.api.settings.Setting.optional;
import static org.tocsin.api.settings.Setting.path;
import static org.tocsin.api.settings.Setting.seconds;
import static org.tocsin.api.settings.Setting.text;
import static org.tocsin.api.settings.Setting.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.tocsin.ingestion.Backoff;

/**
 * Who is told outside and asked to move calls, and the folder that is read; for Kafka see there.
 */
public final class OutsideSettings {
  public static final Setting<Optional<Path>> WEBHOOK_FILE =
      path(
          "webhookFile",
          "lines 'name url=… secret=… [format=lca] [tells=handovers] [ca=FILE]', who is told;"
              + " empty: webhooks in the state folder");

  /** How alerts that do not arrive are sent again. */
  public static final Setting<Backoff> DELIVERY_ATTEMPTS =
      whole(
              "deliveryAttempts",
              "how often an alert is sent to a receiver outside before it is given up; waits grow"
                  + " from 1 s to 10 min, so that 12 attempts take 14 to 27 minutes",
              "12",
              1,
              1_000)
          .map(attempts -> new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(10), attempts));

  public static final Setting<Integer> MOST_DELIVERIES =
      whole("mostDeliveries", "how many alerts may wait for one receiver outside", "10000", 1);

  public static final Setting<Optional<String>> TELEPHONY_URL =
      optional(
          "telephonyUrl",
          "where the system that moves calls is asked to let a supervisor in; empty: nobody is"
              + " asked");

  public static final Setting<String> TELEPHONY_SECRET_FILE =
      text("telephonySecretFile", "a file with the secret that such requests are signed with", "");

  public static final Setting<Duration> TELEPHONY_TIMEOUT =
      seconds(
          "telephonyTimeout",
          "after so many seconds a step that it has not confirmed is no longer wanted",
          "60");

  public static final Setting<Optional<Path>> INBOX =
      path(
          "inbox",
          "a folder whose transcripts (.vtt, .srt, .csv, .jsonl) become conversations; empty:"
              + " none");

  public static final Section ALL =
      Section.of(
              WEBHOOK_FILE,
              DELIVERY_ATTEMPTS,
              MOST_DELIVERIES,
              TELEPHONY_URL,
              TELEPHONY_SECRET_FILE,
              TELEPHONY_TIMEOUT,
              INBOX)
          .and(OutsideSettings::telephonyUrl);

  private OutsideSettings() {}

  /** Where the webhooks are. */
  public static Path webhookFile(Values values) {
    return values.at(WEBHOOK_FILE).orElse(values.at(StorageSettings.STATE).resolve("webhooks"));
  }

  /** Where the telephony system is asked to move calls. */
  public static Optional<URI> telephonyUrl(Values values) {
    return values
        .at(TELEPHONY_URL)
        .map(url -> {
          if (!url.matches("https?://.+") || values.at(TELEPHONY_SECRET_FILE).isEmpty()) {
            throw new IllegalArgumentException(
                "telephonyUrl must begin with http:// or https://, and needs telephonySecretFile");
          }
          return URI.create(url);
        });
  }

  /** What requests to it are signed with. */
  public static String telephonySecret(Values values) {
    var file = values.at(TELEPHONY_SECRET_FILE);
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read telephonySecretFile " + file, e);
    }
  }
}
