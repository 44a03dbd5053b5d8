package org.tocsin.api.command;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.knowledge.Articles;
import org.tocsin.model.knowledge.Assistant;
import org.tocsin.model.knowledge.KnowledgeBase;
import org.tocsin.model.knowledge.Setting;
import org.tocsin.model.knowledge.Synonyms;
import org.tocsin.model.language.Redactor;
import org.tocsin.training.ConversationFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Queries, or moments of conversations → the articles that would help. */
@Command(
    name = "suggest",
    mixinStandardHelpOptions = true,
    description = "Finds the best articles for queries or for turns of conversations.")
final class Suggest implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Option(names = "--kb", required = true, paramLabel = "FILE", description = "Articles.")
  Path kb = Path.of("");

  @Option(names = "--queries", required = true, paramLabel = "FILE", description = "Queries.")
  Path queries = Path.of("");

  @Option(
      names = "--out",
      defaultValue = "-",
      paramLabel = "FILE",
      description = "Suggestions, one line a query; - is stdout.")
  String out = "-";

  @Option(
      names = "--synonyms",
      paramLabel = "FILE",
      description = "Words that mean the same here, in Solr's format.")
  Optional<Path> synonyms = Optional.empty();

  @Option(names = "-k", description = "How many articles a query (default: ${DEFAULT-VALUE}).")
  int k = 10;

  private final Redactor redactor = new Redactor();

  @Override
  public Integer call() throws IOException {
    var encoder = Engine.encoder(Places.vectors());
    var contents = Articles.read(kb);
    contents
        .badLines()
        .forEach(line -> System.err.println(kb + ":" + line.number() + ": " + line.reason()));
    var words = synonyms.map(Synonyms::read).orElse(Synonyms.NONE);
    int bad = contents.badLines().size();
    try (var base = KnowledgeBase.inMemory(encoder, words);
        var suggestions = Output.to(out)) {
      System.err.printf("indexing %d articles%n", contents.articles().size());
      base.put(contents.articles());
      var assistant = new Assistant(base, encoder);
      var lines = Files.readAllLines(queries);
      for (int i = 0; i < lines.size(); i++) {
        try {
          suggestions.println(line(JSON.readTree(lines.get(i)), assistant));
        } catch (IllegalArgumentException | JacksonException e) {
          bad++;
          System.err.println(queries + ":" + (i + 1) + ": " + e.getMessage());
        }
      }
    }
    return bad == 0 ? 0 : 1;
  }

  private String line(JsonNode query, Assistant assistant) throws JacksonException {
    var turns = turns(query);
    int turn = query.path("turn").asInt(turns.size() - 1);
    if (turn < 0 || turn >= turns.size()) {
      throw new IllegalArgumentException(
          "'turn' must be in 0..%d: was %d".formatted(turns.size() - 1, turn));
    }
    var ranking = assistant.ranked(setting(query), turns.subList(0, turn + 1), turn, k);
    var line = JSON.createObjectNode().put("id", query.path("id").asText());
    var articles = line.putArray("articles");
    ranking
        .hits()
        .forEach(hit ->
            articles.addObject().put("id", hit.article().id().value()).put("score", hit.score()));
    line.put("speak", ranking.speak());
    return JSON.writeValueAsString(line);
  }

  private static Setting setting(JsonNode query) {
    return query.path("vertical").isTextual()
        ? Setting.ANY.in(query.path("vertical").textValue())
        : Setting.ANY;
  }

  private List<Utterance> turns(JsonNode query) {
    var turns = new ArrayList<Utterance>();
    if (query.path("turns").isArray()) {
      turns.addAll(ConversationFile.utterances(query.path("turns")));
    } else if (query.path("text").isTextual()) {
      turns.add(Utterance.of("t0", Speaker.CUSTOMER, query.path("text").asText()));
    } else {
      throw new IllegalArgumentException("a query needs a 'text' or 'turns'");
    }
    return turns.stream().map(t -> t.saying(redactor.redact(t.text()).text())).toList();
  }
}
