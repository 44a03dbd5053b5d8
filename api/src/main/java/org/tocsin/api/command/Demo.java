package org.tocsin.api.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tocsin.api.Application;
import org.tocsin.api.Configuration;
import org.tocsin.api.SamplePage;
import org.tocsin.api.access.Role;
import org.tocsin.api.access.Tokens;
import org.tocsin.api.settings.AccessSettings;
import org.tocsin.api.settings.HttpSettings;
import org.tocsin.api.settings.StorageSettings;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.training.ConversationFile;
import org.tocsin.training.Corpus;
import org.tocsin.training.Label;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Transcript;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole product on sample conversations, in a temporary folder. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Runs the whole product on sample conversations, replayed live until Ctrl-C.")
final class Demo implements Callable<Integer> {
  /** A line of business of which the shipped model has seen nothing. */
  private static final String UNSEEN = "home_repair";

  private static final Duration BETWEEN = Duration.ofSeconds(20);
  private static final int AGENTS = 6;
  private static final List<String> TEAMS = List.of("North", "South");
  private static final int SAMPLES = 24;

  @Option(
      names = "--port",
      converter = Port.class,
      description = "The port to listen on (default: ${DEFAULT-VALUE}).")
  int port = 8080;

  @Option(
      names = "--speed",
      converter = Speed.class,
      description = "How many times faster than life (default: ${DEFAULT-VALUE}).")
  double speed = 10;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Your own conversations instead of the samples.")
  Optional<Path> file = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Double.isFinite(speed)) {
      throw new WrongArguments("--speed must be a number: the samples come over and over");
    }
    var transcripts = transcripts();
    var state = Files.createTempDirectory("tocsin-demo-");
    try {
      run(state, transcripts);
    } finally {
      delete(state);
    }
    System.err.println("stopped; the temporary state is gone");
    return 0;
  }

  private void run(Path state, List<Transcript> transcripts) throws InterruptedException {
    System.err.println("reading models and articles");
    try (var page = SamplePage.open(port == 0 ? 0 : (port + 1) % 65_536)) {
      run(state, transcripts, page);
    }
  }

  private void run(Path state, List<Transcript> transcripts, SamplePage page)
      throws InterruptedException {
    var configuration =
        Configuration.of(
            Optional.empty(),
            Map.of(),
            Map.of(
                HttpSettings.PORT,
                "" + port,
                StorageSettings.STATE,
                state.toString(),
                HttpSettings.ALLOWED_ORIGINS,
                page.origin()));
    var tokens = Tokens.readOrCreate(AccessSettings.tokenFile(configuration));
    var stopped = new CountDownLatch(1);
    var encoder = Engine.encoder(Places.vectors());
    try (var application =
        Application.start(
            new Application.Parts(
                configuration,
                tokens,
                () -> encoder,
                SampleKnowledge.articles(),
                SampleKnowledge.playbooks(),
                Clock.systemUTC()))) {
      Stopping.onSignal(stopped);
      untilArticlesAreKnown(application, stopped);
      page.shows(application.address());
      addSecondModel(state, encoder, stopped);
      printLinks(application, tokens, page);
      var story = new Story(System.out, labels());
      application.updates().watch(story::tell);
      replayUntil(stopped, application, tokens, transcripts, story);
    }
  }

  /** In the background, so that the data team has something to compare and promote soon. */
  private static void addSecondModel(Path state, SentenceEncoder encoder, CountDownLatch stopped) {
    Thread.ofPlatform()
        .daemon()
        .name("tocsin-second-model")
        .start(() -> {
          try {
            var second = EarlyModel.measured(encoder);
            if (stopped.getCount() > 0) {
              second.addTo(state);
            }
          } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static void untilArticlesAreKnown(Application application, CountDownLatch stopped)
      throws InterruptedException {
    while (!application.knowsArticles() && stopped.getCount() > 0) {
      Thread.sleep(100);
    }
  }

  private static void printLinks(Application application, Tokens tokens, SamplePage page) {
    System.out.println("ready " + application.address());
    for (var role : List.of(Role.SUPERVISOR, Role.AGENT, Role.DATA, Role.ADMIN)) {
      tokens
          .first(role)
          .ifPresent(token ->
              System.out.printf("%-10s %s/#token=%s%n", role.word(), application.address(), token));
    }
    tokens
        .first(Role.AGENT)
        .ifPresent(token ->
            System.out.printf(
                "%-10s %s/#token=%s  (the agent's panel in a page of others)%n",
                "crm", page.origin(), token));
    System.out.println(
        "A second model, which rings earlier, is being measured; it joins the models in a minute or"
            + " two.");
    System.out.println("Ctrl-C ends it.");
  }

  /** Over and over, each round under new ids; on a thread of its own, so that Ctrl-C is heard. */
  private void replayUntil(
      CountDownLatch stopped,
      Application application,
      Tokens tokens,
      List<Transcript> transcripts,
      Story story)
      throws InterruptedException {
    var sender =
        new Sender(URI.create(application.address()), tokens.first(Role.INGEST).orElseThrow());
    var replay =
        Thread.ofPlatform()
            .daemon()
            .name("tocsin-replay")
            .start(() -> replayForever(transcripts, sender, story));
    stopped.await();
    replay.interrupt();
    replay.join(5_000);
  }

  private void replayForever(List<Transcript> transcripts, Sender sender, Story story) {
    try {
      for (int round = 1; ; round++) {
        int number = round;
        var renamed = transcripts.stream().map(t -> renamed(t, number)).toList();
        var timeline = Timeline.of(renamed, BETWEEN).ending(story::outcome);
        Replay.sendPaced(timeline, speed, sender, new Replay.Tally());
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Transcript> transcripts() {
    var transcripts =
        file.map(Demo::read)
            .orElseGet(() -> samples().stream().map(LabelledConversation::transcript).toList());
    return IntStream.range(0, transcripts.size())
        .mapToObj(i -> withAgent(transcripts.get(i), "a" + (1 + i % AGENTS), TEAMS.get(i % 2)))
        .toList();
  }

  private static List<Transcript> read(Path file) {
    var contents = ConversationFile.transcripts(file);
    contents.badLines().forEach(System.err::println);
    if (contents.conversations().isEmpty()) {
      throw new IllegalArgumentException(file + " has no conversation to replay");
    }
    return contents.conversations();
  }

  private Map<ConversationId, Label> labels() {
    return file.isPresent()
        ? Map.of()
        : samples().stream()
            .collect(Collectors.toMap(c -> c.transcript().id(), LabelledConversation::label));
  }

  /** Without e-mails, which take days. */
  private static List<LabelledConversation> samples() {
    return Corpus.conversations().stream()
        .filter(c -> c.transcript().vertical().equals(UNSEEN))
        .filter(c -> c.transcript().circumstances().channel() != Channel.EMAIL)
        .limit(SAMPLES)
        .toList();
  }

  private static Transcript withAgent(Transcript transcript, String agent, String team) {
    var known = transcript.circumstances();
    return new Transcript(
        transcript.id(),
        transcript.vertical(),
        transcript.group(),
        transcript.batch(),
        new Circumstances(
            known.at(),
            known.channel(),
            known.agent().or(() -> Optional.of(agent)),
            known.team().or(() -> Optional.of(team)),
            known.queue().or(() -> Optional.of(transcript.vertical())),
            known.customer(),
            known.attributes()),
        transcript.turns());
  }

  private static Transcript renamed(Transcript transcript, int round) {
    var id =
        round == 1 ? transcript.id() : new ConversationId(transcript.id() + Story.ROUND + round);
    return new Transcript(
        id,
        transcript.vertical(),
        transcript.group(),
        transcript.batch(),
        transcript.circumstances(),
        transcript.turns());
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
