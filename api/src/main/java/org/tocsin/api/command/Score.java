package org.tocsin.api.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.tocsin.model.language.Redactor;
import org.tocsin.model.risk.AssessedTurn;
import org.tocsin.training.ConversationFile;
import org.tocsin.training.OfflineScoring;
import org.tocsin.training.Progress;
import org.tocsin.training.Transcript;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Recorded conversations → the beliefs that the live service would show. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = "Writes per conversation and turn the belief the live service would show.")
final class Score implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Option(names = "--data", required = true, paramLabel = "FILE", description = "Conversations.")
  Path data = Path.of("");

  @Option(
      names = "--out",
      defaultValue = "-",
      paramLabel = "FILE",
      description = "Scores, one line a conversation; - is stdout.")
  String out = "-";

  @Mixin Engine engine = new Engine();

  @Override
  public Integer call() throws Exception {
    var redactor = new Redactor();
    var contents = ConversationFile.transcripts(data);
    var model = engine.model();
    var scoring = new OfflineScoring(engine.assessor(Engine.encoder()));
    try (var scores = Output.to(out);
        var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      long start = System.nanoTime();
      var waiting = new ArrayList<Future<String>>();
      for (var transcript : contents.conversations()) {
        waiting.add(
            workers.submit(() -> line(model.version().value(), transcript, redactor, scoring)));
      }
      write(waiting, scores);
      tell(contents.conversations(), System.nanoTime() - start);
    }
    contents.badLines().forEach(System.err::println);
    return contents.badLines().isEmpty() ? 0 : 1;
  }

  private static void write(List<Future<String>> lines, PrintWriter scores)
      throws InterruptedException, ExecutionException {
    var scored = new Progress(System.err::println, "scored", lines.size());
    for (var line : lines) {
      scores.println(line.get());
      scored.one();
    }
  }

  private static void tell(List<Transcript> conversations, long nanos) {
    int turns = conversations.stream().mapToInt(c -> c.turns().size()).sum();
    System.err.printf(
        "scored %d conversations, %d turns, %.0f turns a second%n",
        conversations.size(), turns, turns / (nanos / 1e9));
  }

  private static String line(
      String model, Transcript transcript, Redactor redactor, OfflineScoring scoring) {
    var turns = scoring.score(transcript.redacted(redactor));
    var line = new LinkedHashMap<String, Object>();
    line.put("id", transcript.id().value());
    line.put("model", model);
    line.put(
        "turns", IntStream.range(0, turns.size()).mapToObj(i -> turn(i, turns.get(i))).toList());
    try {
      return JSON.writeValueAsString(line);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the scores of " + transcript.id(), e);
    }
  }

  private static Map<String, Object> turn(int index, AssessedTurn turn) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("turn", index);
    entry.put("risk", turn.shown());
    entry.put("level", turn.standing().level());
    entry.put("alert", turn.standing().rings());
    var sentiment = turn.turn().sentiment();
    entry.put("sentiment", sentiment.isPresent() ? sentiment.getAsDouble() : null);
    entry.put("kind", turn.risk().belief().kinds());
    return entry;
  }
}
