package org.tocsin.api.settings;

import static org.tocsin.api.settings.Setting.seconds;
import static org.tocsin.api.settings.Setting.share;
import static org.tocsin.api.settings.Setting.whole;

import java.time.Duration;
import java.util.Optional;
import org.tocsin.ingestion.HearingLimits;

/** From when on a conversation counts as badly heard, or as over. */
public final class HearingSettings {
  public static final Setting<Duration> SILENT_AFTER =
      seconds(
          "silentAfter",
          "a call of which nothing arrived for so many seconds, and for much longer than is usual"
              + " in it, is not being heard, which rings",
          "40");

  public static final Setting<Duration> SILENT_AFTER_CHAT =
      seconds("silentAfterChat", "the same of a chat, in seconds", "300");

  public static final Setting<Duration> PARTIALS_AFTER =
      seconds(
          "partialsAfter", "partial results without a final one ring after so many seconds", "60");

  public static final Setting<Integer> REJECTED_AFTER =
      whole(
          "rejectedAfter",
          "so many frames of a conversation that break a rule in a row ring",
          "3",
          1,
          1_000_000);

  public static final Setting<Integer> ONE_SIDE_AFTER =
      whole(
          "oneSideAfter",
          "after so many turns both sides must have been heard, or it shows",
          "8",
          1,
          1_000_000);

  public static final Setting<Double> UNSURE_BELOW =
      share("unsureBelow", "a recogniser that trusts itself less than this, 0..1, shows", "0.5");

  public static final Setting<Optional<Duration>> CLOSE_AFTER =
      seconds(
              "closeAfter",
              "a call or chat of which nothing arrived for so many seconds is closed; empty: never",
              "1800")
          .orNone();

  public static final Section ALL =
      Section.of(
          SILENT_AFTER,
          SILENT_AFTER_CHAT,
          PARTIALS_AFTER,
          REJECTED_AFTER,
          ONE_SIDE_AFTER,
          UNSURE_BELOW,
          CLOSE_AFTER);

  private HearingSettings() {}

  /** From when on a conversation counts as badly heard. */
  public static HearingLimits limits(Values values) {
    return new HearingLimits(
        values.at(SILENT_AFTER),
        values.at(SILENT_AFTER_CHAT),
        HearingLimits.USUAL.rhythm(),
        values.at(PARTIALS_AFTER),
        values.at(REJECTED_AFTER),
        values.at(ONE_SIDE_AFTER),
        values.at(UNSURE_BELOW));
  }
}
