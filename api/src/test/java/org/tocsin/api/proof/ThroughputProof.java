package org.tocsin.api.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.Application;
import org.tocsin.api.Configuration;
import org.tocsin.api.access.Tokens;
import org.tocsin.api.settings.AnalysisSettings;
import org.tocsin.api.settings.HttpSettings;
import org.tocsin.api.settings.Setting;
import org.tocsin.api.settings.StorageSettings;
import org.tocsin.model.encoder.BgeSmallEncoder;
import org.tocsin.model.encoder.CachedEncoder;
import org.tocsin.model.knowledge.ArticleJson;
import org.tocsin.model.playbook.PlaybookFiles;
import org.tocsin.training.Corpus;

/** What is left of the encoder's speed when everything else is done for each turn, too. */
@Tag("proof")
class ThroughputProof {
  private static final int CONVERSATIONS = Figures.setting("talks", 150);
  private static final int LANES = 2;
  private static final int REMEMBERED = 50_000;

  @TempDir private Path folder;

  @Test
  void isComparedWithTheEncoderAlone() throws Exception {
    var figures = new Figures("throughput", "Turns a second, end to end and encoder alone");
    figures.say("| | turns/s | of the encoder |");
    figures.say("|---|---|---|");
    double before = encoder();
    double without = service(false);
    double between = encoder();
    double with = service(true);
    double after = encoder();
    figures.say("| the encoder alone, %d threads, before | %.1f | |", LANES, before);
    figures.say(
        "| from HTTP to the update, without CoreNLP | %.1f | %.2f |",
        without, without / ((before + between) / 2));
    figures.say("| the encoder alone, between | %.1f | |", between);
    figures.say(
        "| from HTTP to the update, with CoreNLP | %.1f | %.2f |",
        with, with / ((between + after) / 2));
    figures.say("| the encoder alone, after | %.1f | |", after);
    assertThat(without).isPositive();
  }

  private static List<String> texts() {
    return IntStream.range(0, CONVERSATIONS)
        .boxed()
        .flatMap(c -> Talks.of(c).stream())
        .map(turn -> turn.text())
        .toList();
  }

  /** Turns a second of the encoder, each text anew. */
  private static double encoder() throws Exception {
    var texts = texts();
    try (var threads = Executors.newFixedThreadPool(LANES);
        var encoder = BgeSmallEncoder.open()) {
      texts.subList(0, Math.min(50, texts.size())).forEach(encoder::encode);
      long began = System.nanoTime();
      var works = new ArrayList<Callable<Integer>>();
      for (int lane = 0; lane < LANES; lane++) {
        int mine = lane;
        works.add(() -> {
          for (int i = mine; i < texts.size(); i += LANES) {
            encoder.encode(texts.get(i));
          }
          return mine;
        });
      }
      for (var work : threads.invokeAll(works)) {
        work.get();
      }
      return texts.size() / ((System.nanoTime() - began) / 1e9);
    }
  }

  /** Turns a second of a service that has not heard any of them. */
  private double service(boolean coreNlp) throws IOException, InterruptedException {
    var state = Files.createDirectory(folder.resolve("coreNlp-" + coreNlp));
    Files.write(state.resolve("tokens"), List.of("ingest in", "supervisor super", "data data"));
    var flags = new LinkedHashMap<Setting<?>, String>();
    flags.put(StorageSettings.STATE, state.toString());
    flags.put(HttpSettings.PORT, "0");
    flags.put(AnalysisSettings.LANES, "" + LANES);
    flags.put(AnalysisSettings.CORE_NLP, "" + coreNlp);
    var parts =
        new Application.Parts(
            Configuration.of(Optional.empty(), Map.of(), flags),
            Tokens.read(state.resolve("tokens")),
            () -> CachedEncoder.of(BgeSmallEncoder.open(), REMEMBERED, state.resolve("vectors")),
            Corpus.articles().stream().map(ArticleJson::read).toList(),
            PlaybookFiles.read(Corpus.playbooks()),
            Clock.systemUTC());
    try (var application = Application.start(parts);
        var client = new Client(application.address(), "in", "super", "data")) {
      warm(application, client, coreNlp);
      long began = System.nanoTime();
      int turns = 0;
      for (int turn = 0; turn < 60; turn++) {
        var lines = new ArrayList<String>();
        for (int c = 0; c < CONVERSATIONS; c++) {
          if (turn < Talks.of(c).size()) {
            lines.add(Talks.said("c" + c, turn, Talks.of(c).get(turn)));
          }
        }
        if (!lines.isEmpty()) {
          client.insist(String.join("\n", lines));
        }
        turns += lines.size();
      }
      client.settle(Duration.ofMinutes(30));
      return turns / ((System.nanoTime() - began) / 1e9);
    }
  }

  /** Until articles and CoreNLP are there, with conversations that are not measured. */
  private static void warm(Application application, Client client, boolean coreNlp)
      throws InterruptedException {
    for (int i = 0; i < 600 && !application.knowsArticles(); i++) {
      Thread.sleep(100);
    }
    for (int c = CONVERSATIONS; c < CONVERSATIONS + 10; c++) {
      for (int turn = 0; turn < 8; turn++) {
        client.insist(Talks.said("w" + c, turn, Talks.of(c).get(turn)));
      }
    }
    client.settle(Duration.ofMinutes(5));
    for (int turn = 0; coreNlp && turn < 600 && !annotates(application); turn++) {
      client.insist(Talks.said("nlp", turn, Talks.of(turn).getFirst()));
      Thread.sleep(200);
    }
    client.settle(Duration.ofMinutes(5));
  }

  private static boolean annotates(Application application) {
    return application.live().all().stream().anyMatch(c -> !c.annotations().isEmpty());
  }
}
