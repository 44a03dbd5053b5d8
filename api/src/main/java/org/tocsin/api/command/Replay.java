package org.tocsin.api.command;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tocsin.api.command.Timeline.Moment;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.training.ConversationFile;
import org.tocsin.training.Progress;
import org.tocsin.training.Transcript;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A conversation file as live events. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Sends recorded conversations to a service as if they happened now.")
final class Replay implements Callable<Integer> {
  private static final int BATCH = 100;
  private static final Duration BETWEEN = Duration.ofSeconds(3);

  @Parameters(paramLabel = "FILE", description = "Conversations.")
  Path file = Path.of("");

  @Option(names = "--to", required = true, paramLabel = "URL", description = "The service.")
  URI to = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--speed",
      converter = Speed.class,
      paramLabel = "N|max",
      description = "How many times faster than life (default: ${DEFAULT-VALUE}).")
  double speed = 1;

  @Option(names = "--token", description = "An ingest token; else TOCSIN_TOKEN.")
  Optional<String> token = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    var sender = new Sender(service(), token());
    var contents = ConversationFile.transcripts(file);
    var tally = new Tally();
    if (speed == Double.POSITIVE_INFINITY) {
      sendAll(contents.conversations(), sender, tally);
    } else {
      sendPaced(Timeline.of(contents.conversations(), BETWEEN), speed, sender, tally);
    }
    contents.badLines().forEach(System.err::println);
    System.out.println(tally);
    return contents.badLines().isEmpty() && tally.rejected.isEmpty() ? 0 : 1;
  }

  /** What the service said of all that was sent. */
  static final class Tally {
    private int accepted;
    private int duplicates;
    private final List<String> rejected = new ArrayList<>();

    void add(Sender.Answer answer) {
      accepted += answer.accepted();
      duplicates += answer.duplicates();
      rejected.addAll(answer.rejected());
    }

    @Override
    public String toString() {
      return "accepted %d, duplicates %d, rejected %d%s"
          .formatted(
              accepted,
              duplicates,
              rejected.size(),
              rejected.isEmpty() ? "" : ": " + String.join("; ", rejected));
    }
  }

  static void sendAll(List<Transcript> transcripts, Sender sender, Tally tally)
      throws InterruptedException {
    var sent = new Progress(System.err::println, "sent", transcripts.size());
    for (var transcript : transcripts) {
      var events = transcript.events();
      for (int from = 0; from < events.size(); from += BATCH) {
        tally.add(sender.send(events.subList(from, Math.min(events.size(), from + BATCH))));
      }
      sent.one();
    }
  }

  /** Sends each event at its time, those that are due together in one request. */
  static void sendPaced(Timeline timeline, double factor, Sender sender, Tally tally)
      throws InterruptedException {
    long begin = System.nanoTime();
    var due = new ArrayList<TranscriptEvent>();
    for (var moment : timeline.moments()) {
      long wait = waitFor(moment, factor, begin);
      if (wait > 0) {
        flush(due, sender, tally);
        Thread.sleep(Math.max(0, waitFor(moment, factor, begin)));
      }
      due.add(moment.event());
      if (due.size() == BATCH) {
        flush(due, sender, tally);
      }
    }
    flush(due, sender, tally);
  }

  private static void flush(List<TranscriptEvent> due, Sender sender, Tally tally)
      throws InterruptedException {
    if (!due.isEmpty()) {
      tally.add(sender.send(List.copyOf(due)));
      due.clear();
    }
  }

  /** Milliseconds until a moment comes; negative if it is over. */
  private static long waitFor(Moment moment, double factor, long begin) {
    return (long) (moment.atMs() / factor) - (System.nanoTime() - begin) / 1_000_000;
  }

  private URI service() {
    if ((!"http".equals(to.getScheme()) && !"https".equals(to.getScheme()))
        || to.getHost() == null) {
      throw new WrongArguments("--to must be an address such as http://127.0.0.1:8080: was " + to);
    }
    return to;
  }

  private String token() {
    return token
        .or(() -> Optional.ofNullable(System.getenv("TOCSIN_TOKEN")))
        .orElseThrow(() -> new WrongArguments("a token is needed: --token or TOCSIN_TOKEN"));
  }
}
