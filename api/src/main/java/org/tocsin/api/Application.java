package org.tocsin.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.api.access.ConnectorAccess;
import org.tocsin.api.access.Tokens;
import org.tocsin.api.access.WebhookFile;
import org.tocsin.api.files.WatchedFolder;
import org.tocsin.api.http.Antechamber;
import org.tocsin.api.http.HttpApi;
import org.tocsin.ingestion.AgentHelp;
import org.tocsin.ingestion.Alerts;
import org.tocsin.ingestion.Analysis;
import org.tocsin.ingestion.ArticleStore;
import org.tocsin.ingestion.CardLog;
import org.tocsin.ingestion.Closing;
import org.tocsin.ingestion.ConversationStates;
import org.tocsin.ingestion.Courier;
import org.tocsin.ingestion.Database;
import org.tocsin.ingestion.DeadLetters;
import org.tocsin.ingestion.Ears;
import org.tocsin.ingestion.Erasure;
import org.tocsin.ingestion.EventJournal;
import org.tocsin.ingestion.Floor;
import org.tocsin.ingestion.Flow;
import org.tocsin.ingestion.GapLog;
import org.tocsin.ingestion.HearingWatch;
import org.tocsin.ingestion.Lanes;
import org.tocsin.ingestion.Library;
import org.tocsin.ingestion.LiveConversations;
import org.tocsin.ingestion.Outbox;
import org.tocsin.ingestion.Pipeline;
import org.tocsin.ingestion.QuietAgents;
import org.tocsin.ingestion.RawTexts;
import org.tocsin.ingestion.Receiver;
import org.tocsin.ingestion.Recovery;
import org.tocsin.ingestion.Sharing;
import org.tocsin.ingestion.Traffic;
import org.tocsin.ingestion.Updates;
import org.tocsin.ingestion.connectors.Connectors;
import org.tocsin.ingestion.kafka.AlertTopic;
import org.tocsin.ingestion.kafka.Cluster;
import org.tocsin.ingestion.kafka.EventTopic;
import org.tocsin.ingestion.receivers.Webhook;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.knowledge.Assistant;
import org.tocsin.model.knowledge.Clicks;
import org.tocsin.model.knowledge.KnowledgeBase;
import org.tocsin.model.language.CoreNlp;
import org.tocsin.model.language.Redactor;
import org.tocsin.model.playbook.Playbook;
import org.tocsin.model.playbook.PlaybookFiles;
import org.tocsin.model.playbook.Playbooks;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.model.risk.Assessment;

/** The service, built in the order of the picture in the README, and closed in the opposite one. */
public final class Application implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Application.class);
  private static final int ENDED_AT_HAND = 1_000;
  private static final Duration INBOX = Duration.ofSeconds(1);
  private static final Duration PROMOTIONS = Duration.ofMillis(500);
  private static final Duration REFITS = Duration.ofMinutes(1);
  private static final Duration CHANGES = Duration.ofMillis(500);

  private final Configuration configuration;
  private final SentenceEncoder encoder;
  private final OnDuty onDuty;
  private volatile boolean closing;
  private volatile Optional<CoreNlp> language = Optional.empty();
  private final Library library;
  private final Clicks clicks;
  private final Queue<Long> followings = new ConcurrentLinkedQueue<>();
  private volatile Optional<Library> knowledge = Optional.empty();
  private volatile Optional<Assistant> assistant = Optional.empty();

  private final Vertx vertx;
  private final Database database;
  private final EventJournal journal;
  private final Lanes intake;
  private final Lanes lanes;
  private final Analysis analysis;
  private final LiveConversations live = new LiveConversations(ENDED_AT_HAND);
  private final Updates updates = new Updates();
  private final Flow flow = new Flow();
  private final List<Courier> couriers;
  private final HearingWatch hearing;
  private final Optional<Closing> closings;
  private final Optional<Sharing> sharing;
  private final Optional<EventTopic> topic;
  private final Optional<WatchedFolder> inbox;
  private final HttpServer server;

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
    var playbooks = configuration.playbooks().map(PlaybookFiles::in).orElseGet(parts::playbooks);
    this.vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
    var antechamber = new Antechamber();
    this.server = listening(antechamber);
    var clock = parts.clock();

    this.database = database(configuration);
    this.journal =
        new EventJournal(
            database, vertx, configuration.journalCapacity(), clock, configuration.instance());
    this.encoder = parts.encoder().get();
    this.library =
        new Library(
            new ArticleStore(database, clock), KnowledgeBase.inMemory(encoder), parts.articles());
    var traffic = new Traffic(database, journal, clock);
    this.onDuty =
        new OnDuty(
            new ModelRegistry(configuration.state().resolve("models")),
            encoder,
            new Fitting(configuration.baseRate(), configuration.alertBudget(), traffic::recent));
    this.intake = new Lanes(vertx, "intake", configuration.lanes());
    this.lanes = new Lanes(vertx, "analysis", configuration.lanes());

    var redactor = new Redactor();
    var receivers = receivers(clock);
    var outbox = new Outbox(database, journal, receivers, configuration.mostDeliveries(), clock);
    var alerts = new Alerts(database, journal, outbox, clock);
    this.clicks = new Clicks(clock);
    var cards = CardLog.open(database, journal, clicks, clock);
    var gaps = new GapLog(database, journal, clock);
    var states = new ConversationStates(database, journal, onDuty::scorer);
    this.analysis =
        new Analysis(
            onDuty::assessor,
            new AgentHelp(
                () -> assistant,
                Playbooks.learned(playbooks, encoder),
                configuration.promptBudget(),
                cards,
                gaps,
                clock),
            () -> language,
            live,
            journal,
            states,
            alerts,
            updates,
            ended -> keep(traffic, ended),
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
    var floor = new Floor(journal, lanes, live, alerts, updates, clock);

    Consumer<ConversationId> forget =
        id -> {
          states.forget(id);
          pipeline.forget(id);
        };
    var erasure = new Erasure(journal, live, forget, clock);
    var recovered = new Recovery(journal, analysis).run();
    LOG.info(
        "{} open conversations were taken up, {} events of them analysed again",
        recovered.conversations(),
        recovered.events());

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
    this.couriers =
        receivers.stream()
            .map(r -> new Courier(vertx, outbox, r, configuration.backoff(), clock))
            .toList();

    var access = ConnectorAccess.read(configuration.connectorFile());
    var connectors = new Connectors(access.roles(), this::circumstances, clock);
    var api =
        new HttpApi(
            vertx,
            clock,
            parts.tokens(),
            pipeline,
            connectors,
            access,
            flow,
            live,
            hearing,
            id -> lanes.submit(id, () -> analysis.recall(id)),
            floor,
            outbox,
            couriers,
            updates,
            () -> knowledge,
            onDuty::model,
            onDuty::assessor,
            erasure,
            () -> trained(configuration.state()),
            rawTexts,
            QuietAgents.open(database, journal, clock),
            cards,
            gaps,
            encoder,
            configuration.mostBytes());
    antechamber.open(api.router());
    this.topic = configuration.kafka().flatMap(cluster -> topic(cluster, pipeline));
    this.inbox = configuration.inbox().map(folder -> watched(folder, access, pipeline));
    followings.add(
        vertx.setPeriodic(PROMOTIONS.toMillis(), _ -> change("promotions", onDuty::follow)));
    followings.add(vertx.setPeriodic(REFITS.toMillis(), _ -> change("traffic", onDuty::refit)));
    new Retention(configuration, erasure).follow(vertx).forEach(followings::add);
    inBackground("knowledge", this::readKnowledge);
    if (configuration.coreNlp()) {
      inBackground("language", () -> language = Optional.of(new CoreNlp()));
    }
  }

  /** Where it listens. */
  public String address() {
    return "http://" + configuration.host() + ":" + server.actualPort();
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
    return knowledge.isPresent();
  }

  /** Stops taking events, finishes what was taken, and closes the files. */
  @Override
  public void close() {
    closing = true;
    followings.forEach(vertx::cancelTimer);
    inbox.ifPresent(WatchedFolder::close);
    topic.ifPresent(EventTopic::close);
    hearing.close();
    closings.ifPresent(Closing::close);
    sharing.ifPresent(Sharing::close);
    couriers.forEach(courier -> settle("the way to " + courier.receiver(), courier.close()));
    settle("the server", server.close());
    settle("the intake", intake.close());
    settle("the lanes", lanes.close());
    journal.close();
    library.close();
    database.close();
    settle("Vert.x", vertx.close());
  }

  private HttpServer listening(Antechamber antechamber) {
    var options =
        new HttpServerOptions()
            .setHost(configuration.host())
            .setPort(configuration.port())
            .setMaxWebSocketFrameSize(configuration.mostBytes())
            .setMaxWebSocketMessageSize(configuration.mostBytes())
            .setMaxFormAttributeSize(configuration.mostBytes())
            .setMaxFormBufferedBytes(configuration.mostBytes())
            .setCompressionSupported(false);
    try {
      var listening = vertx.createHttpServer(options).requestHandler(antechamber).listen();
      return listening.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException refused) {
      settle("Vert.x", vertx.close());
      throw new UncheckedIOException(
          "cannot listen on %s:%d".formatted(configuration.host(), configuration.port()),
          new IOException(causeOf(refused).getMessage(), refused));
    }
  }

  private static Database database(Configuration configuration) {
    return configuration
        .database()
        .map(Database::at)
        .orElseGet(() -> Database.open(configuration.state().resolve("tocsin.db")));
  }

  /** Those outside who are told of alerts. */
  private List<Receiver> receivers(Clock clock) {
    var webhooks =
        WebhookFile.read(configuration.webhookFile()).stream()
            .<Receiver>map(address -> new Webhook(vertx, address, clock));
    var topics =
        configuration
            .kafka()
            .flatMap(
                cluster -> configuration.kafkaAlerts().map(t -> new AlertTopic(vertx, cluster, t)));
    return Stream.concat(webhooks, topics.stream()).toList();
  }

  private Optional<EventTopic> topic(Cluster cluster, Pipeline pipeline) {
    return configuration
        .kafkaEvents()
        .map(t -> new EventTopic(vertx, cluster, t, configuration.kafkaGroup(), pipeline));
  }

  private WatchedFolder watched(Path folder, ConnectorAccess access, Pipeline pipeline) {
    var speakers = WatchedFolder.speakers(access.speakers(ConnectorAccess.FILES));
    return new WatchedFolder(vertx, folder, INBOX, speakers, pipeline);
  }

  private Optional<Circumstances> circumstances(ConversationId id) {
    return live.of(id).map(c -> c.assessment().conversation().circumstances());
  }

  private static List<String> trained(Path state) {
    return new ModelRegistry(state.resolve("models"))
        .versions().stream().map(ModelVersion::value).toList();
  }

  private static Throwable causeOf(CompletionException failure) {
    return failure.getCause() == null ? failure : failure.getCause();
  }

  private void keep(Traffic traffic, Assessment ended) {
    Fitting.finished(onDuty.model(), ended)
        .ifPresent(finished ->
            traffic
                .keep(finished)
                .onFailure(failure ->
                    LOG.warn("what {} came to could not be kept", finished.id(), failure)));
  }

  /** What is stored is searched at once; then what is in the folder, and every change of both. */
  private void readKnowledge() {
    library.follow();
    if (closing) {
      return;
    }
    assistant = Optional.of(new Assistant(library.index(), encoder, clicks));
    knowledge = Optional.of(library);
    var folder = configuration.knowledge().map(f -> new ArticleFolder(f, library));
    followings.add(vertx.setPeriodic(0, CHANGES.toMillis(), _ -> followArticles(folder)));
  }

  private void followArticles(Optional<ArticleFolder> folder) {
    vertx
        .executeBlocking(
            () -> {
              folder.ifPresent(ArticleFolder::look);
              library.follow();
              return true;
            },
            true)
        .onFailure(failure -> LOG.error("changed articles cannot be followed", failure));
  }

  /** A model that was promoted from outside, or fitted anew, serves from the next turn on. */
  private void change(String what, Callable<Boolean> following) {
    vertx
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

  private static void settle(String what, Future<Void> closing) {
    try {
      closing.toCompletionStage().toCompletableFuture().get();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failure) {
      LOG.warn("{} did not close cleanly", what, failure);
    }
  }
}
