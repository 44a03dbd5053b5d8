package org.tocsin.model.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;

class FittingTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.inMemory(Encoders.BGE);

  @BeforeAll
  static void fill() {
    KNOWLEDGE.put(
        List.of(
            article("all", ""),
            article("hotels", "\"vertical\": \"hotels\""),
            article("spa", "\"vertical\": \"hotels\", \"products\": [\"spa\", \"sauna\"]"),
            article("airlines", "\"vertical\": \"airlines\""),
            article("desk", "\"queues\": [\"desk\"]"),
            article("past", "\"until\": \"2026-11-21\""),
            article("future", "\"from\": \"2026-11-23\""),
            article("today", "\"from\": \"2026-11-22\", \"until\": \"2026-11-22\""),
            article("secret", "\"audience\": \"supervisors\""),
            article("inside", "\"audience\": \"agents\""),
            article("french", "\"language\": \"FR\"")));
  }

  @AfterAll
  static void close() {
    KNOWLEDGE.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hotels   |       | x    | all hotels inside spa today
          hotels   | spa   | x    | all hotels inside spa today
          hotels   | bar   | x    | all hotels inside today
          airlines |       | desk | airlines all desk inside today
                   |       | hotels | all hotels inside spa today
          unheard  |       | x    | airlines all hotels inside spa today
          """)
  void suggestsWhatFitsTheConversation(
      @Nullable String vertical, @Nullable String product, String queue, String expected) {
    var attributes =
        Stream.of(
                Map.entry("vertical", Optional.ofNullable(vertical)),
                Map.entry("product", Optional.ofNullable(product)))
            .filter(e -> e.getValue().isPresent())
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().get()));
    var circumstances =
        new Circumstances(
            Optional.empty(),
            Channel.CHAT,
            Optional.empty(),
            Optional.empty(),
            Optional.of(queue),
            Optional.empty(),
            attributes);

    assertThat(found(Setting.of(circumstances, TODAY))).containsExactly(expected.split(" "));
  }

  @Test
  void showsEverythingToThoseWhoMayReadEverything() {
    assertThat(found(Setting.ANY)).hasSize(11);
  }

  private static String[] found(Setting setting) {
    return KNOWLEDGE.search(Question.of("towels in the room"), setting, 20).stream()
        .map(hit -> hit.article().id().value())
        .sorted()
        .toArray(String[]::new);
  }

  private static Article article(String id, String more) {
    return ArticleJson.read(
        "{\"id\": \"%s\", \"title\": \"Towels\", \"body\": \"Towels are in the room.\"%s}"
            .formatted(id, more.isEmpty() ? "" : ", " + more));
  }
}
