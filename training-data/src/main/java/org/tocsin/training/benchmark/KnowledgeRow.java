package org.tocsin.training.benchmark;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.knowledge.Articles;
import org.tocsin.model.knowledge.Assistant;
import org.tocsin.model.knowledge.KnowledgeBase;
import org.tocsin.model.knowledge.Setting;
import org.tocsin.training.benchmark.Table.Line;

/** Whether the articles that a case needs are found. */
final class KnowledgeRow implements Row {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ARTICLES = "banking-knowledge/articles.jsonl";
  private static final String QUERIES = "banking-knowledge/queries.jsonl";
  private static final int SHOWN = 10;

  @Override
  public About about() {
    return new About(
        "knowledge",
        "`banking-knowledge`: articles of an invented bank, found for long written cases as"
            + " `./tocsin suggest` finds them, the ten best for each.",
        "None that we know of for this pairing. The cases are long scenarios, not live turns; one"
            + " needs up to 30 articles, so recall among ten cannot reach 1.",
        List.of(ARTICLES, QUERIES));
  }

  /**
   * What was found for a case.
   *
   * @param found article ids, the best first
   */
  record Answer(List<String> found, Set<String> relevant) {
    double reciprocalRank() {
      return IntStream.range(0, found.size())
          .filter(i -> relevant.contains(found.get(i)))
          .mapToDouble(i -> 1.0 / (i + 1))
          .findFirst()
          .orElse(0);
    }

    double recall() {
      return (double) found.stream().filter(relevant::contains).count() / relevant.size();
    }

    double first() {
      return relevant.contains(found.getFirst()) ? 1 : 0;
    }
  }

  @Override
  public Findings measure(Bench bench) {
    var articles = Articles.read(bench.file(ARTICLES)).articles();
    try (var base = KnowledgeBase.inMemory(bench.encoder())) {
      bench.progress().accept("indexing %d articles".formatted(articles.size()));
      base.put(articles);
      var assistant = new Assistant(base, bench.encoder());
      var answers = new ArrayList<Answer>();
      for (var line : Files.readAllLines(bench.file(QUERIES))) {
        answers.add(answer(JSON.readTree(line), assistant, bench));
      }
      double reciprocalRank = mean(answers, Answer::reciprocalRank);
      double recall = mean(answers, Answer::recall);
      return new Findings(
          List.of(Aim.atLeast("MRR", 0.65, reciprocalRank), Aim.atLeast("recall@10", 0.36, recall)),
          List.of(
              new Table(
                  "%d cases, %d articles".formatted(answers.size(), articles.size()),
                  List.of("MRR", "recall@10", "first is right"),
                  List.of(
                      Line.of("as served", reciprocalRank, recall, mean(answers, Answer::first))))),
          List.of("MRR over the ten best: 0 where none of them is right."));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + bench.file(QUERIES), e);
    }
  }

  private static Answer answer(JsonNode query, Assistant assistant, Bench bench) {
    var text = bench.redaction().apply(query.path("text").asText());
    var turns = List.of(Utterance.of("t0", Speaker.CUSTOMER, text));
    var ranking = assistant.ranked(Setting.ANY, turns, 0, SHOWN);
    return new Answer(
        ranking.hits().stream().map(hit -> hit.article().id().value()).toList(),
        StreamSupport.stream(query.path("relevant").spliterator(), false)
            .map(JsonNode::asText)
            .collect(toSet()));
  }

  private static double mean(List<Answer> answers, ToDoubleFunction<Answer> figure) {
    return answers.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }
}
