package org.tocsin.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tocsin.training.ConversationFile.BadLine;
import org.tocsin.training.ConversationFile.Contents;
import org.tocsin.training.Split.Side;

/**
 * The conversations, rated turns, articles and playbooks that the product ships, as resources of
 * this module.
 */
public final class Corpus {
  private static final String CORPUS = "/org/tocsin/corpus/";
  private static final String MOODS = "/org/tocsin/moods/turns.jsonl";
  private static final String KNOWLEDGE = "/org/tocsin/knowledge/";
  private static final String PLAYBOOKS = "/org/tocsin/playbooks/";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Corpus() {}

  /** All conversations, in the order of their files. A bad line is a defect of the build. */
  public static List<LabelledConversation> conversations() {
    var contents = contents();
    if (!contents.badLines().isEmpty()) {
      throw new IllegalStateException("the corpus is damaged: " + contents.badLines());
    }
    return contents.conversations();
  }

  /** The same with the bad lines, for those who look for them. */
  public static Contents<LabelledConversation> contents() {
    var all = new ArrayList<LabelledConversation>();
    var bad = new ArrayList<BadLine>();
    for (var name : lines(CORPUS + "files.txt")) {
      var contents = ConversationFile.labelled(name, resource(CORPUS + name));
      all.addAll(contents.conversations());
      bad.addAll(contents.badLines());
    }
    return new Contents<>(all, bad);
  }

  /** The lines of the labels that were given a second time; none if nobody gave any. */
  public static List<String> secondLabels() {
    var name = CORPUS + "second-labels.csv";
    return Corpus.class.getResource(name) == null ? List.of() : lines(name);
  }

  /** Single turns, each with the mean of what its writer and two readers hear in it. */
  public static List<RatedTurn> ratedTurns() {
    return lines(MOODS).stream().map(Corpus::ratedTurn).toList();
  }

  private record Rated(String id, String text, List<Double> readings) {}

  private static RatedTurn ratedTurn(String line) {
    try {
      var turn = JSON.readValue(line, Rated.class);
      double sentiment =
          turn.readings().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      return new RatedTurn(turn.text(), sentiment);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("the rated turns are damaged", e);
    }
  }

  /**
   * The side of every group, as fixed in {@code split.csv}. A group that stands there twice is a
   * defect of the build.
   */
  public static Map<String, Side> sides() {
    return lines(CORPUS + "split.csv").stream()
        .skip(1)
        .map(line -> line.split(",", 2))
        .collect(Collectors.toMap(cells -> cells[0], cells -> Side.valueOf(cells[1])));
  }

  /** The sample articles, one JSON object a line. */
  public static List<String> articles() {
    return lines(KNOWLEDGE + "files.txt").stream()
        .flatMap(name -> lines(KNOWLEDGE + name).stream())
        .toList();
  }

  /**
   * Which articles readers who came later say would have helped, under a header: {@code
   * conversation,turn,article,reader}; turn and article are empty where a reader found none.
   */
  public static List<String> needs() {
    return lines(KNOWLEDGE + "needs.csv");
  }

  /** The sample playbooks, as YAML under the names of their files. */
  public static Map<String, String> playbooks() {
    return lines(PLAYBOOKS + "files.txt").stream()
        .collect(
            Collectors.toMap(
                name -> name,
                name -> String.join("\n", lines(PLAYBOOKS + name)),
                (first, _) -> first,
                TreeMap::new));
  }

  private static List<String> lines(String resource) {
    try (var in =
        new BufferedReader(new InputStreamReader(resource(resource), StandardCharsets.UTF_8))) {
      return in.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static InputStream resource(String name) {
    var in = Corpus.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the build lacks the resource " + name);
    }
    return in;
  }
}
