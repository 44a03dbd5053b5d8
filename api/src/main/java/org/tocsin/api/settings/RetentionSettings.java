package org.tocsin.api.settings;

import static org.tocsin.api.settings.Setting.path;
import static org.tocsin.api.settings.Setting.text;
import static org.tocsin.api.settings.Setting.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.tocsin.ingestion.Kept;
import org.tocsin.ingestion.TextCipher;

/** How long what is kept. */
public final class RetentionSettings {
  /** A hundred years, in days. */
  private static final int LONGEST_KEPT = 36_525;

  public static final Setting<Optional<Duration>> KEEP_CONVERSATIONS =
      days(
          "keepConversations",
          "after how many days of silence a conversation is erased, with its alerts and labels;"
              + " empty: never");

  public static final Setting<Optional<Duration>> KEEP_DEAD_LETTERS =
      days(
          "keepDeadLetters",
          "after how many days a frame that broke a rule is erased; empty: never");

  public static final Setting<Optional<Duration>> KEEP_ALERTS =
      days("keepAlerts", "after how many days what an alert said is erased; empty: with its call");

  public static final Setting<Optional<Duration>> KEEP_LABELS =
      days(
          "keepLabels",
          "after how many days verdicts, outcomes and whispers are erased; empty: with their"
              + " call");

  public static final Setting<Optional<Duration>> KEEP_FEEDBACK =
      days(
          "keepFeedback",
          "after how many days what agents did with their cards is erased; empty: with its call");

  public static final Setting<Optional<Duration>> KEEP_GAPS =
      days(
          "keepGaps",
          "after how many days turns that no article answered are erased; empty: with their call");

  public static final Setting<Optional<Duration>> KEEP_DELIVERIES =
      days(
          "keepDeliveries",
          "after how many days a delivery that was given up is erased; empty: with its call");

  public static final Setting<Optional<Duration>> KEEP_RAW_TEXT =
      days(
          "keepRawText",
          "for how many days what was said is kept as it was said, too, encrypted, for the role"
              + " admin alone; empty: it is not kept");

  /** A secret: it is never printed. */
  public static final Setting<String> RAW_TEXT_KEY =
      text(
          "rawTextKey",
          "the key for it, 32 bytes in base64 (openssl rand -base64 32); meant for the"
              + " environment, and not printed",
          "");

  public static final Setting<Optional<Path>> RAW_TEXT_KEY_FILE =
      path("rawTextKeyFile", "a file that holds that key; empty: none");

  public static final Section ALL =
      Section.of(
              KEEP_CONVERSATIONS,
              KEEP_DEAD_LETTERS,
              KEEP_ALERTS,
              KEEP_LABELS,
              KEEP_FEEDBACK,
              KEEP_GAPS,
              KEEP_DELIVERIES,
              KEEP_RAW_TEXT,
              RAW_TEXT_KEY,
              RAW_TEXT_KEY_FILE)
          .and(RetentionSettings::rawTextCipher);

  private RetentionSettings() {}

  /** How long what of a kind stays; empty: as long as its conversation. */
  public static Optional<Duration> keep(Values values, Kept kind) {
    return values.at(
        switch (kind) {
          case ALERTS, HELD_ALERTS -> KEEP_ALERTS;
          case LABELS -> KEEP_LABELS;
          case FEEDBACK -> KEEP_FEEDBACK;
          case GAPS -> KEEP_GAPS;
          case DELIVERIES -> KEEP_DELIVERIES;
          case DEAD_LETTERS -> KEEP_DEAD_LETTERS;
          case RAW_TEXTS -> KEEP_RAW_TEXT;
        });
  }

  /** What raw texts are encrypted with; empty where they are not kept. */
  public static Optional<TextCipher> rawTextCipher(Values values) {
    return values.at(KEEP_RAW_TEXT).map(_ -> cipher(values));
  }

  private static TextCipher cipher(Values values) {
    var file = values.at(RAW_TEXT_KEY_FILE);
    if (values.at(RAW_TEXT_KEY).isEmpty() == file.isEmpty()) {
      throw new IllegalArgumentException(
          "keepRawText needs a key: either TOCSIN_RAW_TEXT_KEY or rawTextKeyFile");
    }
    try {
      return TextCipher.of(
          file.map(RetentionSettings::keyIn).orElseGet(() -> values.at(RAW_TEXT_KEY)));
    } catch (IllegalArgumentException noKey) {
      throw new IllegalArgumentException("rawTextKey: " + noKey.getMessage(), noKey);
    }
  }

  private static String keyIn(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read rawTextKeyFile " + file, e);
    }
  }

  private static Setting<Optional<Duration>> days(String word, String meaning) {
    return whole(word, meaning, "", 1, LONGEST_KEPT).map(days -> Duration.ofDays(days)).orNone();
  }
}
