package org.tocsin.api;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.api.access.Tokens;
import org.tocsin.api.http.Antechamber;
import org.tocsin.api.http.HttpApi;
import org.tocsin.api.http.Paths;
import org.tocsin.api.settings.AnalysisSettings;
import org.tocsin.api.settings.HelpSettings;
import org.tocsin.api.settings.HttpSettings;
import org.tocsin.api.settings.StorageSettings;
import org.tocsin.ingestion.Flow;
import org.tocsin.ingestion.LiveConversations;
import org.tocsin.ingestion.Relayed;
import org.tocsin.ingestion.Sharing;
import org.tocsin.ingestion.Tombstones;
import org.tocsin.ingestion.Updates;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.knowledge.Synonyms;
import org.tocsin.model.playbook.Playbook;
import org.tocsin.model.playbook.PlaybookFiles;

/** The service, built in the order of the picture in the README, and closed in the opposite one. */
public final class Application implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Application.class);
  private static final Duration FAREWELL = Duration.ofMillis(500); // to those who are connected

  private final Vertx vertx;
  private final HttpServer server;
  private final Ground ground;
  private final Outside outside;
  private final Course course;
  private final LiveLibrary library;
  private final Watches watches;
  private final Trials trials;
  private final Optional<Sharing> sharing;
  private final Promotions promotions;
  private final HttpApi http;

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
    var configuration = parts.configuration();
    var playbooks =
        configuration.at(HelpSettings.PLAYBOOKS).map(PlaybookFiles::in).orElseGet(parts::playbooks);
    var synonyms =
        configuration.at(HelpSettings.SYNONYMS).map(Synonyms::read).orElse(Synonyms.NONE);
    this.vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
    var antechamber = new Antechamber();
    this.server = Listening.at(configuration, vertx, antechamber);

    this.ground = Ground.open(configuration, vertx, parts.clock());
    this.outside = new Outside(ground);
    this.course = Course.open(ground);
    var encoder = parts.encoder().get();
    this.library =
        new LiveLibrary(ground, course.lanes()::waiting, encoder, synonyms, parts.articles());
    var assessing = Assessing.begin(ground, encoder);
    var ringing = Ringing.set(ground, course, assessing, outside.outbox());
    var understanding =
        new Understanding(ground, course, assessing, ringing, library, playbooks, outside.outbox());
    understanding.recover();

    this.watches = Watches.begin(ground, course, understanding, ringing);
    this.trials = Trials.begin(ground, course, assessing, playbooks);
    var entrance = Entrance.open(ground, course.live(), parts.tokens());
    var attending = Attending.open(ground, course, ringing, outside);
    this.sharing = sharing(understanding, attending);
    this.promotions = Promotions.of(vertx, assessing.onDuty(), trials.shadow(), understanding);
    this.http =
        new Serving(
                ground,
                course,
                assessing,
                library,
                ringing,
                understanding,
                watches,
                trials,
                promotions,
                entrance,
                attending,
                outside)
            .api();
    antechamber.open(http.router());
    outside.open(entrance.access(), understanding.pipeline());

    promotions.begin(ground.timers());
    new Retention(configuration, understanding.erasure()).begin(ground.timers());
    inBackground("knowledge", library::read);
    if (configuration.at(AnalysisSettings.CORE_NLP)) {
      inBackground("language", understanding::readLanguage);
    }
  }

  /** Where it listens. */
  public String address() {
    return "http://" + ground.at(HttpSettings.HOST) + ":" + server.actualPort();
  }

  /** Every route, with who may take it. */
  public List<Paths.Entry> routes() {
    return http.entries();
  }

  /** What is live now. */
  public LiveConversations live() {
    return course.live();
  }

  /** What happens, as it happens. */
  public Updates updates() {
    return course.updates();
  }

  /** What was received, accepted and analysed so far. */
  public Flow.Counts counts() {
    return course.flow().counts();
  }

  /** Whether the articles can be searched, and are suggested. */
  public boolean knowsArticles() {
    return library.articles().isPresent();
  }

  /** Stops taking events, finishes what was taken, and closes the files. */
  @Override
  public void close() {
    ground.timers().close();
    library.rest();
    watches.close();
    trials.close();
    sharing.ifPresent(Sharing::close);
    outside.close();
    Settling.of("the server", server.shutdown(FAREWELL.toMillis(), MILLISECONDS));
    Settling.of("the intake", course.intake().close());
    Settling.of("the lanes", course.lanes().close());
    promotions.close();
    ground.journal().close();
    library.close();
    ground.database().close();
    Settling.of("Vert.x", vertx.close());
  }

  private Optional<Sharing> sharing(Understanding understanding, Attending attending) {
    return ground
        .at(StorageSettings.INSTANCE)
        .map(_ ->
            new Sharing(
                vertx,
                ground.journal(),
                course.live(),
                understanding.ears(),
                id -> {
                  understanding.forget(id);
                  attending.handlings().forget(id);
                },
                new Relayed(
                    understanding.pipeline(),
                    attending.floor(),
                    attending.handlings(),
                    understanding.cards()),
                new Tombstones(ground.database())));
  }

  private static void inBackground(String name, Runnable work) {
    Thread.ofPlatform()
        .daemon()
        .name("tocsin-" + name)
        .uncaughtExceptionHandler((_, failure) -> LOG.error("{} could not be read", name, failure))
        .start(work);
  }
}
