package org.tocsin.api;

import java.util.Optional;
import java.util.function.Supplier;
import org.tocsin.api.http.Presence;
import org.tocsin.api.settings.AlertSettings;
import org.tocsin.api.settings.StaffSetting;
import org.tocsin.api.settings.StorageSettings;
import org.tocsin.ingestion.Alerts;
import org.tocsin.ingestion.Bell;
import org.tocsin.ingestion.Capacity;
import org.tocsin.ingestion.HeldAlerts;
import org.tocsin.ingestion.Outbox;
import org.tocsin.ingestion.SharedFloor;
import org.tocsin.ingestion.SharedFloor.Told;

/**
 * What rings, and for whom.
 *
 * @param presence who has the console open
 * @param staff who could be rung for
 */
record Ringing(Alerts alerts, Presence presence, Staff staff, Bell bell) {

  /** Nothing rings before the bell is opened. */
  static Ringing set(Ground ground, Course course, Assessing assessing, Outbox outbox) {
    var clock = ground.clock();
    var alerts = new Alerts(ground.database(), ground.journal(), outbox, clock);
    var instance = ground.at(StorageSettings.INSTANCE);
    var presence = new Presence(instance);
    var shared =
        instance.map(name -> new SharedFloor(ground.database(), ground.journal(), name, clock));
    Supplier<Told> elsewhere = () -> shared.map(SharedFloor::elsewhere).orElse(Told.NOTHING);
    var staff = new Staff(ground.at(AlertSettings.SUPERVISORS), presence, course.live(), elsewhere);
    var capacity = capacity(ground, staff, elsewhere);
    var bell =
        new Bell(
            assessing.onDuty()::assessor,
            alerts,
            new HeldAlerts(ground.database(), ground.journal(), clock),
            course.lanes(),
            course.live(),
            course.updates(),
            ground.at(AlertSettings.HOLD_OUT),
            capacity,
            clock);
    capacity.ifPresent(c ->
        shared.ifPresent(with ->
            ground
                .timers()
                .round(
                    "the floor",
                    () ->
                        with.round(
                            new Told(presence.there(), staff.engaged(), c.busy(), c.waiting())))));
    return new Ringing(alerts, presence, staff, bell);
  }

  private static Optional<Capacity> capacity(Ground ground, Staff staff, Supplier<Told> elsewhere) {
    return ground.at(AlertSettings.SUPERVISORS) instanceof StaffSetting.AtOnce
        ? Optional.empty()
        : Optional.of(
            new Capacity(
                ground.at(AlertSettings.RING_AT_LATEST),
                ground.at(AlertSettings.CONVERSATION_VALUES),
                ground.at(AlertSettings.DEALING),
                staff::there,
                elsewhere,
                staff::dealtWith,
                ground.clock()));
  }
}
