package org.tocsin.api;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.api.access.ConnectorAccess;
import org.tocsin.api.access.FollowedFile;
import org.tocsin.api.access.Identities;
import org.tocsin.api.access.KeyFile;
import org.tocsin.api.access.OidcProvider;
import org.tocsin.api.access.Sessions;
import org.tocsin.api.access.Tokens;
import org.tocsin.api.http.Acting;
import org.tocsin.api.http.Antechamber;
import org.tocsin.api.http.Auditing;
import org.tocsin.api.http.Backtests;
import org.tocsin.api.http.Benchmarks;
import org.tocsin.api.http.Busy;
import org.tocsin.api.http.ConnectorIntake;
import org.tocsin.api.http.Contract;
import org.tocsin.api.http.CrossOrigin;
import org.tocsin.api.http.Days;
import org.tocsin.api.http.Doors;
import org.tocsin.api.http.DriftView;
import org.tocsin.api.http.Erasing;
import org.tocsin.api.http.EventIntake;
import org.tocsin.api.http.Guards;
import org.tocsin.api.http.Handing;
import org.tocsin.api.http.HandoverView;
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
import org.tocsin.api.http.Paths;
import org.tocsin.api.http.Posting;
import org.tocsin.api.http.Presence;
import org.tocsin.api.http.Promoting;
import org.tocsin.api.http.Quiet;
import org.tocsin.api.http.RawReading;
import org.tocsin.api.http.Reading;
import org.tocsin.api.http.Shadowing;
import org.tocsin.api.http.Shelf;
import org.tocsin.api.http.Snapshot;
import org.tocsin.api.http.Trail;
import org.tocsin.api.http.UpdateStream;
import org.tocsin.api.http.Viewing;
import org.tocsin.api.http.Views;
import org.tocsin.api.learning.Backtesting;
import org.tocsin.api.learning.Drifting;
import org.tocsin.api.learning.OwnConversations;
import org.tocsin.api.learning.Queueing;
import org.tocsin.api.learning.Shadow;
import org.tocsin.api.report.StoredReports;
import org.tocsin.ingestion.AgentHelp;
import org.tocsin.ingestion.Alerts;
import org.tocsin.ingestion.Analysis;
import org.tocsin.ingestion.AnsweredRequests;
import org.tocsin.ingestion.AuditLog;
import org.tocsin.ingestion.Bell;
import org.tocsin.ingestion.Capacity;
import org.tocsin.ingestion.CardLog;
import org.tocsin.ingestion.Closing;
import org.tocsin.ingestion.ConversationStates;
import org.tocsin.ingestion.Database;
import org.tocsin.ingestion.DayBook;
import org.tocsin.ingestion.DeadLetters;
import org.tocsin.ingestion.Ears;
import org.tocsin.ingestion.Erasure;
import org.tocsin.ingestion.EventJournal;
import org.tocsin.ingestion.Floor;
import org.tocsin.ingestion.Flow;
import org.tocsin.ingestion.GapLog;
import org.tocsin.ingestion.Handlings;
import org.tocsin.ingestion.Handovers;
import org.tocsin.ingestion.HearingWatch;
import org.tocsin.ingestion.HeldAlerts;
import org.tocsin.ingestion.HoldOutBook;
import org.tocsin.ingestion.LabelLog;
import org.tocsin.ingestion.LabelledConversations;
import org.tocsin.ingestion.Lanes;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.ingestion.LiveConversations;
import org.tocsin.ingestion.PassedAlerts;
import org.tocsin.ingestion.PassedOn;
import org.tocsin.ingestion.PassingOn;
import org.tocsin.ingestion.Pipeline;
import org.tocsin.ingestion.QuietAgents;
import org.tocsin.ingestion.RawTexts;
import org.tocsin.ingestion.Recovery;
import org.tocsin.ingestion.SessionLog;
import org.tocsin.ingestion.Sharing;
import org.tocsin.ingestion.StoredConversations;
import org.tocsin.ingestion.Traffic;
import org.tocsin.ingestion.UnconfirmedSteps;
import org.tocsin.ingestion.Updates;
import org.tocsin.ingestion.connectors.Connectors;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.knowledge.Synonyms;
import org.tocsin.model.language.CoreNlp;
import org.tocsin.model.language.Redactor;
import org.tocsin.model.playbook.Playbook;
import org.tocsin.model.playbook.PlaybookFiles;
import org.tocsin.model.playbook.Playbooks;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.model.risk.Assessment;
import org.tocsin.training.benchmark.Kept;

/** The service, built in the order of the picture in the README, and closed in the opposite one. */
public final class Application implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Application.class);
  private static final int ENDED_AT_HAND = 1_000;
  private static final Duration ROUNDS = Duration.ofSeconds(1);
  private static final Duration PROMOTIONS = Duration.ofMillis(500);
  private static final Duration DRIFT = Duration.ofHours(1);
  private static final Duration REFITS = Duration.ofMinutes(1);

  private final Configuration configuration;
  private final Vertx vertx;
  private final HttpServer server;
  private final HttpApi http;
  private final Database database;
  private final EventJournal journal;
  private final Outside outside;
  private final LiveLibrary library;
  private final OnDuty onDuty;
  private final Lanes intake;
  private final Lanes lanes;
  private final Analysis analysis;
  private final LiveConversations live = new LiveConversations(ENDED_AT_HAND);
  private final Updates updates = new Updates();
  private final Flow flow = new Flow();
  private final HearingWatch hearing;
  private final Shadow shadow;
  private final Backtesting backtesting;
  private final Optional<Closing> closings;
  private final Optional<Sharing> sharing;
  private final List<Long> followings = new ArrayList<>();
  private volatile Optional<CoreNlp> language = Optional.empty();

  /**
   * What the service is given.
   *
   * @param articles to be searched while there are none of one's own
   * @param playbooks that hold where the configuration names no folder of others
   */
  public record Parts(
      Configuration configuration,
      Tokens tokens,
      Supplier<SentenceEncoder> encoder,
      List<Article> articles,
      List<Playbook> playbooks,
      Clock clock) {}

  /**
   * Starts the service. It listens at once, is ready when this returns, and reads articles and
   * CoreNLP's models in the background meanwhile.
   */
  public static Application start(Parts parts) {
    return new Application(parts);
  }

  private Application(Parts parts) {
    this.configuration = parts.configuration();
    var clock = parts.clock();
    var playbooks = configuration.playbooks().map(PlaybookFiles::in).orElseGet(parts::playbooks);
    var synonyms = configuration.synonyms().map(Synonyms::read).orElse(Synonyms.NONE);
    this.vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
    var antechamber = new Antechamber();
    this.server = Listening.at(configuration, vertx, antechamber);

    this.database = database(configuration);
    this.journal =
        new EventJournal(
            database, vertx, configuration.journalCapacity(), clock, configuration.instance());
    this.outside = new Outside(vertx, configuration, database, journal, clock);
    this.intake = new Lanes(vertx, "intake", configuration.lanes());
    this.lanes = new Lanes(vertx, "analysis", configuration.lanes());
    var encoder = parts.encoder().get();
    this.library =
        new LiveLibrary(
            vertx,
            database,
            encoder,
            synonyms,
            parts.articles(),
            configuration.knowledge(),
            lanes::waiting,
            clock);
    var traffic = new Traffic(database, journal, clock);
    var registry = new ModelRegistry(configuration.state().resolve("models"));
    this.onDuty =
        new OnDuty(
            registry,
            encoder,
            new Fitting(configuration.baseRate(), configuration.alertBudget(), traffic::recent));

    var redactor = new Redactor();
    var alerts = new Alerts(database, journal, outside.outbox(), clock);
    var presence = new Presence();
    var staff = new Staff(configuration.supervisors(), presence, live);
    var bell =
        new Bell(
            onDuty::assessor,
            alerts,
            new HeldAlerts(database, journal, clock),
            lanes,
            live,
            updates,
            configuration.holdOut(),
            capacity(configuration, staff, clock),
            clock);
    var handovers = new Handovers(journal, outside.outbox(), c -> HandoverView.told(c).encode());
    var cards = CardLog.open(database, journal, library.clicks(), clock);
    var gaps = new GapLog(database, journal, clock);
    var labels = new LabelLog(database, journal, clock);
    var queueing = new Queueing(labels, new StoredConversations(database), encoder);
    var states = new ConversationStates(database, journal, onDuty::scorer);
    this.analysis =
        new Analysis(
            onDuty::assessor,
            new AgentHelp(
                library::assistant,
                Playbooks.learned(playbooks, encoder),
                configuration.promptBudget(),
                cards,
                gaps,
                clock),
            () -> language,
            live,
            journal,
            states,
            bell,
            updates,
            ended -> {
              keep(traffic, ended.assessment());
              handovers
                  .ended(ended)
                  .onFailure(failure ->
                      LOG.warn("the hand-over of {} could not be kept", ended.id(), failure));
            },
            clock);
    var ears = new Ears(clock);
    var deadLetters = new DeadLetters(database, journal, t -> redactor.redact(t).text(), clock);
    var rawTexts =
        configuration.rawTextCipher().map(cipher -> new RawTexts(database, journal, cipher, clock));
    var pipeline =
        new Pipeline(
            intake,
            redactor,
            journal,
            deadLetters,
            lanes,
            analysis,
            flow,
            ears,
            rawTexts,
            configuration.mostWaiting(),
            configuration.partialsUntil());
    Consumer<ConversationId> forget =
        id -> {
          states.forget(id);
          bell.forget(id);
          pipeline.forget(id);
          queueing.forget(id);
        };
    var erasure = new Erasure(journal, live, forget, clock);
    var recovered = new Recovery(journal, analysis).run();
    LOG.info(
        "{} open conversations were taken up, {} events of them analysed again",
        recovered.conversations(),
        recovered.events());
    bell.open();

    live.all().stream()
        .filter(c -> !c.assessment().conversation().ended())
        .forEach(c -> ears.resume(c.id()));
    this.hearing =
        new HearingWatch(vertx, live, ears, configuration.hearing(), alerts, updates, clock);
    this.sharing =
        configuration.instance().map(_ -> new Sharing(vertx, journal, live, ears, forget));
    this.closings =
        configuration
            .closeAfter()
            .map(after -> new Closing(vertx, live, ears, pipeline, after, clock));

    this.shadow = new Shadow(registry, configuration.shadow()::in, encoder, clock);
    updates.watch(shadow::see);
    var drifting =
        new Drifting(configuration.state(), () -> onDuty.model().model(), encoder, clock);
    followings.add(
        vertx.setPeriodic(DRIFT.toMillis(), _ -> vertx.executeBlocking(drifting::report, false)));
    followings.add(vertx.setPeriodic(PROMOTIONS.toMillis(), _ -> shadow.follow()));
    this.backtesting =
        new Backtesting(
            () -> OwnConversations.newest(database, Backtesting.MOST),
            registry,
            onDuty::model,
            encoder,
            clock);

    var access = ConnectorAccess.read(configuration.connectorFile());
    var connectors = new Connectors(access.roles(), this::circumstances, clock);
    var oidc =
        configuration.oidc().map(o -> new OidcProvider(vertx, o, configuration.claims(), clock));
    var tokens =
        new FollowedFile<>("tokenFile", configuration.tokenFile(), Tokens::read, parts.tokens());
    var keys = configuration.jwksFile().map(file -> keys(file, clock));
    var signed =
        Stream.<Identities>concat(
                keys.<Identities>map(f -> jwt -> f.get().of(jwt)).stream(), oidc.stream())
            .toList();
    var followed = Stream.<FollowedFile<?>>concat(Stream.of(tokens), keys.stream()).toList();
    followings.add(Rounds.of(vertx, "tokenFile", tokens::follow));
    keys.ifPresent(file -> followings.add(Rounds.of(vertx, "jwksFile", file::follow)));
    boolean secure = configuration.publicUrl().filter(u -> u.startsWith("https:")).isPresent();
    var sessions = Sessions.open(new SessionLog(database, journal, clock), tokens, clock);
    var doors = new Doors(tokens, sessions, signed, secure, clock);
    var quiet = new Quiet(QuietAgents.open(database, journal, clock), clock);
    var floor = new Floor(journal, lanes, live, alerts, updates, clock);
    var handlings =
        Handlings.open(database, journal, lanes, live, updates, outside.telephony(clock), clock);
    staff.know(handlings);
    followings.add(
        vertx.setPeriodic(
            ROUNDS.toMillis(),
            _ ->
                vertx.executeBlocking(
                    () -> {
                      bell.round();
                      return true;
                    },
                    true)));
    var audit = new AuditLog(database, journal, clock);
    var unconfirmed =
        new UnconfirmedSteps(handlings, configuration.telephonyTimeout(), audit, clock);
    followings.add(Rounds.of(vertx, "unconfirmed steps", unconfirmed::round));
    var passing =
        configuration
            .passOnAfter()
            .map(after ->
                new PassingOn(
                    live,
                    handlings,
                    new PassedAlerts(database, journal),
                    presence,
                    after,
                    audit,
                    updates,
                    clock));
    passing.ifPresent(p -> followings.add(Rounds.of(vertx, "alerts that nobody saw", p::round)));
    Function<String, Optional<PassedOn>> passed = alert -> passing.flatMap(p -> p.of(alert));
    var viewing = new Viewing(hearing, handlings, bell, passed);
    var reading = new Reading(live, viewing, this::recall, onDuty::assessor, quiet, cards);
    var stream =
        new UpdateStream(
            vertx,
            updates,
            doors,
            viewing,
            presence,
            quiet,
            this::health,
            Long.toString(clock.millis(), 36));
    var groups =
        List.of(
            new Health(followed),
            new Contract(),
            new Meters(
                flow,
                live,
                hearing,
                outside.couriers(),
                Stream.<MeterBinder>concat(Stream.of(shadow, drifting), followed.stream())
                    .toList()),
            new EventIntake(pipeline),
            new ConnectorIntake(pipeline, connectors, access, doors, clock.millis()),
            doors,
            new OidcLogin(oidc, doors, clock),
            stream,
            new Snapshot(reading, stream::lastId),
            reading,
            new Acting(floor, reading, pipeline, cards),
            new Handing(handlings, reading),
            new Busy(bell),
            new Days(vertx, new DayBook(database), new HoldOutBook(database), clock),
            new RawReading(vertx, rawTexts),
            new Erasing(erasure, () -> trained(configuration.state())),
            new Shelf(vertx, library::articles, clock),
            new Learning(vertx, cards, gaps, live, encoder),
            quiet,
            new Models(vertx, registry, StoredReports.in(configuration.state()), onDuty::model),
            new Promoting(
                vertx,
                registry,
                clock,
                model -> model.scorer(encoder),
                () -> change("promotions", this::followed).map(_ -> serving())),
            new Backtests(vertx, backtesting),
            new Benchmarks(vertx, new Kept(configuration.benchmarks())),
            new LabelBrowsing(
                vertx, new LabelledConversations(database), new StoredConversations(database)),
            new Labelling(
                vertx, labels, queueing, this::recall, text -> redactor.redact(text).text()),
            new Shadowing(shadow),
            new DriftView(vertx, drifting),
            new Posting(vertx, outside.outbox()),
            new Auditing(vertx, audit));
    var guards =
        new Guards(
            doors,
            new Limits(configuration.requestsPerSecond(), clock),
            new Once(vertx, new AnsweredRequests(database, journal, clock)),
            new Trail(audit, clock));
    this.http =
        new HttpApi(
            vertx,
            new CrossOrigin(configuration.allowedOrigins()),
            guards,
            configuration.mostBytes(),
            groups);
    antechamber.open(http.router());
    outside.open(access, pipeline);

    followings.add(
        vertx.setPeriodic(PROMOTIONS.toMillis(), _ -> change("promotions", onDuty::follow)));
    followings.add(vertx.setPeriodic(REFITS.toMillis(), _ -> change("traffic", onDuty::refit)));
    new Retention(configuration, erasure).follow(vertx).forEach(followings::add);
    inBackground("knowledge", library::read);
    if (configuration.coreNlp()) {
      inBackground("language", () -> language = Optional.of(new CoreNlp()));
    }
  }

  /** Where it listens. */
  public String address() {
    return "http://" + configuration.host() + ":" + server.actualPort();
  }

  /** Every route, with who may take it. */
  public List<Paths.Entry> routes() {
    return http.entries();
  }

  /** What is live now. */
  public LiveConversations live() {
    return live;
  }

  /** What happens, as it happens. */
  public Updates updates() {
    return updates;
  }

  /** What was received, accepted and analysed so far. */
  public Flow.Counts counts() {
    return flow.counts();
  }

  /** Whether the articles can be searched, and are suggested. */
  public boolean knowsArticles() {
    return library.articles().isPresent();
  }

  /** Stops taking events, finishes what was taken, and closes the files. */
  @Override
  public void close() {
    followings.forEach(vertx::cancelTimer);
    library.rest();
    hearing.close();
    shadow.close();
    backtesting.close();
    closings.ifPresent(Closing::close);
    sharing.ifPresent(Sharing::close);
    outside.close();
    Settling.of("the server", server.close());
    Settling.of("the intake", intake.close());
    Settling.of("the lanes", lanes.close());
    journal.close();
    library.close();
    database.close();
    Settling.of("Vert.x", vertx.close());
  }

  private static Optional<Capacity> capacity(
      Configuration configuration, Staff staff, Clock clock) {
    return configuration.supervisors() instanceof StaffSetting.AtOnce
        ? Optional.empty()
        : Optional.of(
            new Capacity(
                configuration.dispatch(),
                configuration.conversationValues(),
                configuration.dealing(),
                staff::there,
                staff::dealtWith,
                clock));
  }

  private FollowedFile<KeyFile> keys(Path file, Clock clock) {
    Function<Path, KeyFile> reader = f -> KeyFile.read(vertx, f, configuration.claims(), clock);
    return new FollowedFile<>("jwksFile", file, reader, reader.apply(file));
  }

  private JsonObject health() {
    return Views.health(live.live(), flow.counts());
  }

  private static Database database(Configuration configuration) {
    return configuration
        .database()
        .map(Database::at)
        .orElseGet(() -> Database.open(configuration.state().resolve("tocsin.db")));
  }

  private Future<Optional<LiveConversation>> recall(ConversationId id) {
    return lanes.submit(id, () -> analysis.recall(id));
  }

  private Optional<Circumstances> circumstances(ConversationId id) {
    return live.of(id).map(c -> c.assessment().conversation().circumstances());
  }

  private static List<String> trained(Path state) {
    return new ModelRegistry(state.resolve("models"))
        .versions().stream().map(ModelVersion::value).toList();
  }

  private void keep(Traffic traffic, Assessment ended) {
    Fitting.finished(onDuty.model(), ended)
        .ifPresent(finished ->
            traffic
                .keep(finished)
                .onFailure(failure ->
                    LOG.warn("what {} came to could not be kept", finished.id(), failure)));
  }

  private String serving() {
    return onDuty.model().model().version().value();
  }

  private boolean followed() {
    shadow.follow();
    return onDuty.follow();
  }

  /** A model that was promoted from outside, or fitted anew, serves from the next turn on. */
  private Future<Boolean> change(String what, Callable<Boolean> following) {
    return vertx
        .executeBlocking(following, true)
        .onSuccess(another -> {
          if (another) {
            live.all().forEach(c -> lanes.submit(c.id(), () -> analysis.adopt(c.id())));
          }
        })
        .onFailure(failure -> LOG.error("{} cannot be followed", what, failure));
  }

  private static void inBackground(String name, Runnable work) {
    Thread.ofPlatform()
        .daemon()
        .name("tocsin-" + name)
        .uncaughtExceptionHandler((_, failure) -> LOG.error("{} could not be read", name, failure))
        .start(work);
  }
}
