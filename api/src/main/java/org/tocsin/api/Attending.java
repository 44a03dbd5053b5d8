package org.tocsin.api;

import java.util.Optional;
import org.tocsin.api.http.Quiet;
import org.tocsin.api.settings.AlertSettings;
import org.tocsin.api.settings.OutsideSettings;
import org.tocsin.api.settings.StorageSettings;
import org.tocsin.ingestion.AuditLog;
import org.tocsin.ingestion.Floor;
import org.tocsin.ingestion.Handlings;
import org.tocsin.ingestion.PassedAlerts;
import org.tocsin.ingestion.PassedOn;
import org.tocsin.ingestion.PassingOn;
import org.tocsin.ingestion.QuietAgents;
import org.tocsin.ingestion.UnconfirmedSteps;

/**
 * What people do about conversations.
 *
 * @param quiet who wants no cards
 * @param handlings who looks after which
 * @param passing what becomes of alerts that nobody acts on, unless they stay where they are
 * @param audit who did what
 */
record Attending(
    Floor floor, Quiet quiet, Handlings handlings, Optional<PassingOn> passing, AuditLog audit) {

  /** The rounds that see to what people left lying begin. */
  static Attending open(Ground ground, Course course, Ringing ringing, Outside outside) {
    var database = ground.database();
    var journal = ground.journal();
    var live = course.live();
    var updates = course.updates();
    var clock = ground.clock();
    var quiet = QuietAgents.open(database, journal, clock);
    ground
        .at(StorageSettings.INSTANCE)
        .ifPresent(_ -> ground.timers().round("agents who want quiet", quiet::follow));
    var floor = new Floor(journal, course.lanes(), live, ringing.alerts(), updates, clock);
    var telephony = outside.telephony(clock);
    var handlings =
        Handlings.open(database, journal, course.lanes(), live, updates, telephony, clock);
    ringing.staff().know(handlings);
    ground.timers().round("waiting alerts", ringing.bell()::round);
    var audit = new AuditLog(database, journal, clock);
    var unconfirmed =
        new UnconfirmedSteps(handlings, ground.at(OutsideSettings.TELEPHONY_TIMEOUT), audit, clock);
    ground.timers().round("unconfirmed steps", unconfirmed::round);
    var passing =
        ground
            .at(AlertSettings.PASS_ON_AFTER)
            .map(after ->
                new PassingOn(
                    live,
                    handlings,
                    new PassedAlerts(database, journal),
                    ringing.presence(),
                    after,
                    audit,
                    updates,
                    clock));
    passing.ifPresent(p -> ground.timers().round("alerts that nobody saw", p::round));
    return new Attending(floor, new Quiet(quiet, clock), handlings, passing, audit);
  }

  /** To whom an open alert went on. */
  Optional<PassedOn> passed(String alert) {
    return passing.flatMap(p -> p.of(alert));
  }
}
