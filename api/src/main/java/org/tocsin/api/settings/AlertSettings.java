package org.tocsin.api.settings;

import static org.tocsin.api.settings.Setting.seconds;
import static org.tocsin.api.settings.Setting.share;
import static org.tocsin.api.settings.Setting.text;
import static org.tocsin.api.settings.Setting.whole;

import java.time.Duration;
import java.util.Optional;
import org.tocsin.model.alert.AlertBudget;
import org.tocsin.model.alert.ConversationValue;
import org.tocsin.model.alert.Dispatch;
import org.tocsin.model.alert.HoldOut;

/** When it rings, and for whom. */
public final class AlertSettings {
  /** A day. */
  private static final int MOST_MINUTES = 1_440;

  /** Where there is none the model's own threshold holds. */
  public static final Setting<Optional<AlertBudget>> ALERTS_PER_HOUR =
      text(
              "alertsPerHour",
              "how many conversations an hour may ring on the whole floor; sets the threshold by"
                  + " this service's own traffic; empty: the model's threshold",
              "")
          .map(AlertSettings::budget)
          .orNone();

  public static final Setting<StaffSetting> SUPERVISORS =
      text(
              "supervisors",
              "for whom to ring: a number of supervisors, or presence for those who have the"
                  + " console open; an alert then waits until one of them is free; empty: every"
                  + " alert rings at once",
              "")
          .map(StaffSetting::of);

  public static final Setting<Dispatch> RING_AT_LATEST =
      seconds(
              "ringAtLatest",
              "an alert that has waited for a free supervisor for so many seconds rings all the"
                  + " same",
              "300")
          .map(Dispatch::new);

  public static final Setting<Duration> DEALING =
      seconds(
          "dealing",
          "for so many seconds an alert that rang keeps a supervisor busy, unless it is judged"
              + " before",
          "240");

  /** How long an alert waits for somebody before it goes on; empty for ever. */
  public static final Setting<Optional<Duration>> PASS_ON_AFTER =
      whole(
              "passOnAfter",
              "after so many minutes in which nobody acted on it an alert goes on to another"
                  + " supervisor who is there, at last to all; not of e-mails; 0: never",
              "3",
              0,
              MOST_MINUTES)
          .map(minutes -> Optional.of(Duration.ofMinutes(minutes)).filter(Duration::isPositive));

  public static final Setting<ConversationValue> CONVERSATION_VALUES =
      text(
              "conversationValues",
              "what acting is worth beside a usual conversation, by queue, team or any attribute,"
                  + " as queue:retention=2, tier:gold=3; empty: all the same",
              "")
          .map(AlertSettings::values);

  public static final Setting<HoldOut> HOLD_OUT =
      share(
              "holdOut",
              "the share of the conversations, 0..1, in which alerts are computed and shown to"
                  + " nobody, so that it is known what becomes of them; a demand for somebody else"
                  + " rings all the same",
              "0")
          .map(HoldOut::new);

  public static final Section ALL =
      Section.of(
          ALERTS_PER_HOUR,
          SUPERVISORS,
          RING_AT_LATEST,
          DEALING,
          PASS_ON_AFTER,
          CONVERSATION_VALUES,
          HOLD_OUT);

  private AlertSettings() {}

  private static AlertBudget budget(String text) {
    try {
      return new AlertBudget(Double.parseDouble(text));
    } catch (IllegalArgumentException notABudget) {
      throw new IllegalArgumentException(
          "alertsPerHour must be a number above 0, or empty: was " + text, notABudget);
    }
  }

  private static ConversationValue values(String text) {
    try {
      return ConversationValue.of(text);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("conversationValues " + wrong.getMessage(), wrong);
    }
  }
}
