package org.tocsin.api;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.stream.Stream;
import org.tocsin.api.http.Acting;
import org.tocsin.api.http.Auditing;
import org.tocsin.api.http.Backtests;
import org.tocsin.api.http.Benchmarks;
import org.tocsin.api.http.Busy;
import org.tocsin.api.http.ConnectorIntake;
import org.tocsin.api.http.Contract;
import org.tocsin.api.http.CrossOrigin;
import org.tocsin.api.http.Days;
import org.tocsin.api.http.DriftView;
import org.tocsin.api.http.Erasing;
import org.tocsin.api.http.EventIntake;
import org.tocsin.api.http.Guards;
import org.tocsin.api.http.Handing;
import org.tocsin.api.http.Health;
import org.tocsin.api.http.HttpApi;
import org.tocsin.api.http.LabelBrowsing;
import org.tocsin.api.http.Labelling;
import org.tocsin.api.http.Learning;
import org.tocsin.api.http.Limits;
import org.tocsin.api.http.Meters;
import org.tocsin.api.http.Models;
import org.tocsin.api.http.OidcLogin;
import org.tocsin.api.http.Once;
import org.tocsin.api.http.Posting;
import org.tocsin.api.http.Promoting;
import org.tocsin.api.http.RawReading;
import org.tocsin.api.http.Reading;
import org.tocsin.api.http.Routes;
import org.tocsin.api.http.Shadowing;
import org.tocsin.api.http.Shelf;
import org.tocsin.api.http.ShippedCorpus;
import org.tocsin.api.http.Snapshot;
import org.tocsin.api.http.Trail;
import org.tocsin.api.http.UpdateStream;
import org.tocsin.api.http.Viewing;
import org.tocsin.api.http.Views;
import org.tocsin.api.report.StoredReports;
import org.tocsin.api.settings.HttpSettings;
import org.tocsin.api.settings.ModelSettings;
import org.tocsin.ingestion.AnsweredRequests;
import org.tocsin.ingestion.DayBook;
import org.tocsin.ingestion.HoldOutBook;
import org.tocsin.ingestion.LabelledConversations;
import org.tocsin.ingestion.StoredConversations;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.training.Corpus;
import org.tocsin.training.benchmark.Kept;

/** Everything that is answered over HTTP, of the parts that know the answers. */
record Serving(
    Ground ground,
    Course course,
    Assessing assessing,
    LiveLibrary library,
    Ringing ringing,
    Understanding understanding,
    Watches watches,
    Trials trials,
    Promotions promotions,
    Entrance entrance,
    Attending attending,
    Outside outside) {

  /** Every route, behind the guards. */
  HttpApi api() {
    var viewing =
        new Viewing(watches.hearing(), attending.handlings(), ringing.bell(), attending::passed);
    var reading =
        new Reading(
            course.live(),
            viewing,
            understanding::recall,
            assessing.onDuty()::assessor,
            attending.quiet(),
            understanding.cards());
    var groups =
        Stream.of(operating(), intake(), floor(viewing, reading), storage(), learning())
            .flatMap(List::stream)
            .toList();
    return new HttpApi(
        ground.vertx(),
        new CrossOrigin(ground.at(HttpSettings.ALLOWED_ORIGINS)),
        guards(),
        ground.at(HttpSettings.MOST_BYTES),
        groups);
  }

  private Guards guards() {
    var answered = new AnsweredRequests(ground.database(), ground.journal(), ground.clock());
    return new Guards(
        entrance.doors(),
        new Limits(ground.at(HttpSettings.REQUESTS_PER_SECOND), ground.clock()),
        new Once(ground.vertx(), answered),
        new Trail(attending.audit(), ground.clock()));
  }

  private List<Routes> operating() {
    var binders =
        Stream.<MeterBinder>concat(
                Stream.of(trials.shadow(), trials.drifting()), entrance.followed().stream())
            .toList();
    return List.of(
        new Health(entrance.followed()),
        new Contract(),
        new Meters(course.flow(), course.live(), watches.hearing(), outside.couriers(), binders),
        new Auditing(ground.vertx(), attending.audit()));
  }

  private List<Routes> intake() {
    var pipeline = understanding.pipeline();
    var doors = entrance.doors();
    return List.of(
        new EventIntake(pipeline),
        new ConnectorIntake(
            pipeline, entrance.connectors(), entrance.access(), doors, ground.clock().millis()),
        doors,
        new OidcLogin(entrance.oidc(), doors, ground.clock()));
  }

  private List<Routes> floor(Viewing viewing, Reading reading) {
    var stream =
        new UpdateStream(
            ground.vertx(),
            course.updates(),
            entrance.doors(),
            viewing,
            ringing.presence(),
            attending.quiet(),
            () -> Views.health(course.live().live(), course.flow().counts()),
            promotions::serving,
            Long.toString(ground.clock().millis(), 36));
    return List.of(
        stream,
        new Snapshot(reading, stream::lastId),
        reading,
        new Acting(attending.floor(), reading, understanding.pipeline(), understanding.cards()),
        new Handing(attending.handlings(), reading),
        new Busy(ringing.bell()),
        attending.quiet());
  }

  private List<Routes> storage() {
    var vertx = ground.vertx();
    var database = ground.database();
    return List.of(
        new Days(vertx, new DayBook(database), new HoldOutBook(database), ground.clock()),
        new RawReading(vertx, understanding.rawTexts()),
        new Erasing(understanding.erasure(), this::trained),
        new Posting(vertx, outside.outbox()));
  }

  private List<Routes> learning() {
    var vertx = ground.vertx();
    var registry = assessing.registry();
    var encoder = assessing.encoder();
    var stored = new StoredConversations(ground.database());
    return List.of(
        new Shelf(vertx, library::articles, ground.clock()),
        new Learning(vertx, understanding.cards(), understanding.gaps(), course.live(), encoder),
        new Models(vertx, registry, StoredReports.in(ground.state()), assessing.onDuty()::model),
        new Promoting(
            promotions.worker(),
            registry,
            ground.clock(),
            model -> model.scorer(encoder),
            assessing.onDuty()::hasAtHand,
            promotions::look),
        new Backtests(vertx, trials.backtesting()),
        new Benchmarks(vertx, new Kept(ModelSettings.benchmarks(ground.configuration()))),
        new LabelBrowsing(vertx, new LabelledConversations(ground.database()), stored),
        new ShippedCorpus(vertx, understanding.redactor(), Corpus::conversations, Corpus::sides),
        new Labelling(
            vertx,
            understanding.labels(),
            understanding.queueing(),
            understanding::recall,
            understanding::redacted),
        new Shadowing(trials.shadow()),
        new DriftView(vertx, trials.drifting()));
  }

  private List<String> trained() {
    return assessing.registry().versions().stream().map(ModelVersion::value).toList();
  }
}
