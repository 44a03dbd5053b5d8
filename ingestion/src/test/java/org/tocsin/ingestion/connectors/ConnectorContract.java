package org.tocsin.ingestion.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.ingestion.Decoded;
import org.tocsin.ingestion.Decoded.Accepted;
import org.tocsin.ingestion.Decoded.Rejected;
import org.tocsin.ingestion.Json;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Corrected;
import org.tocsin.model.conversation.TranscriptEvent.Ended;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.TranscriptEvent.Started;
import org.tocsin.model.conversation.Utterance;

/**
 * What every connector must hold, on fixtures written by hand: {@code <name>.txt} beside this class
 * with a section for every {@link Situation}.
 */
abstract class ConnectorContract {
  private static final int MUTANTS = Integer.getInteger("tocsin.mutants", 3_000);
  private static final int VERY_MANY = Integer.getInteger("tocsin.proof.mutants", 200_000);

  private static final long SEED = Long.getLong("tocsin.seed", 7);

  private final String name;
  private final String fixtures;

  ConnectorContract(String name) {
    this(name, name);
  }

  /** One of several fixtures of a connector. */
  ConnectorContract(String name, String fixtures) {
    this.name = name;
    this.fixtures = fixtures;
  }

  @ParameterizedTest
  @EnumSource
  void readsEachFixtureAsItIsWritten(Situation situation) {
    var fixture = Fixture.of(name, fixtures, situation);

    assertThat(fixture.actual()).isEqualTo(fixture.expected());
  }

  @ParameterizedTest
  @EnumSource
  void isRecognisedByItsPayloads(Situation situation) {
    for (var payload : Fixture.of(name, fixtures, situation).payloads()) {
      if (situation != Situation.WRONG_TYPES) {
        assertThat(seenByAuto(payload)).as(payload).isEqualTo(seenByName(payload));
      }
    }
  }

  @Test
  void hearsBothSpeakers() {
    assertThat(section(Situation.BOTH_SPEAKERS).conversation().utterances())
        .extracting(Utterance::speaker)
        .contains(Speaker.CUSTOMER, Speaker.AGENT);
  }

  @Test
  void makesOneUtteranceOfPartialAndFinalResults() {
    var fixture = section(Situation.PARTIAL_THEN_FINAL);

    assertThat(utterances(fixture)).extracting(Utterance::complete).contains(false).endsWith(true);
    assertThat(fixture.conversation().utterances()).hasSize(1);
    assertThat(fixture.conversation().utterances().getFirst().complete()).isTrue();
  }

  @Test
  void revisesUnderTheSameName() {
    var fixture = section(Situation.REVISION);
    var finals = utterances(fixture).stream().filter(Utterance::complete).toList();

    assertThat(finals).extracting(Utterance::id).containsOnly(finals.getFirst().id());
    assertThat(finals).extracting(Utterance::text).doesNotHaveDuplicates().hasSizeGreaterThan(1);
    assertThat(fixture.conversation().utterances()).hasSize(1);
  }

  @Test
  void givesADuplicateTheSameName() {
    var fixture = section(Situation.DUPLICATE);
    var finals = utterances(fixture).stream().filter(Utterance::complete).toList();

    assertThat(finals).hasSizeGreaterThan(1);
    assertThat(finals)
        .extracting(u -> u.id() + u.text())
        .containsOnly(finals.getFirst().id() + finals.getFirst().text());
  }

  @Test
  void keepsTheOrderInWhichWordsWereSaid() {
    var said = section(Situation.OUT_OF_ORDER).conversation().utterances();

    assertThat(said).extracting(Utterance::text).hasSizeGreaterThan(1).isSorted();
  }

  @Test
  void startsWithoutAStart() {
    var fixture = section(Situation.MISSING_START);

    assertThat(fixture.conversation().utterances()).isNotEmpty();
  }

  @Test
  void inventsNoEnd() {
    var fixture = section(Situation.MISSING_END);

    assertThat(events(fixture)).noneMatch(Ended.class::isInstance);
    assertThat(fixture.conversation().utterances()).isNotEmpty();
  }

  @Test
  void namesThePlaceAndTheRuleOfWhatIsWrong() {
    var rejected =
        section(Situation.WRONG_TYPES).told().stream()
            .filter(Rejected.class::isInstance)
            .map(Rejected.class::cast)
            .toList();

    assertThat(rejected).isNotEmpty();
    assertThat(rejected)
        .allSatisfy(r -> assertThat(r.reason()).matches("(?s)\\S.* (must|is|names) .*"));
  }

  @Test
  void keepsEveryScript() {
    assertThat(section(Situation.OTHER_LANGUAGES).conversation().utterances())
        .extracting(Utterance::text)
        .contains("Ich möchte kündigen!", "我要取消 😡");
  }

  @Test
  void saysNothingOfAnEmptyText() {
    assertThat(events(section(Situation.EMPTY_TEXT))).noneMatch(Spoken.class::isInstance);
  }

  @Test
  void survivesMutants() {
    survives(MUTANTS);
  }

  @Test
  @Tag("proof")
  void survivesVeryManyMutants() throws IOException {
    long began = System.nanoTime();
    int rejected = survives(VERY_MANY);
    var line =
        "| %s | %d | %d | 0 | %.0f |%n"
            .formatted(fixtures, VERY_MANY, rejected, (System.nanoTime() - began) / 1e9);
    var folder = Files.createDirectories(Path.of("target", "proof"));
    Files.writeString(folder.resolve("mutants-" + fixtures + ".md"), line);
  }

  /** How many of them were rejected, in whole or in part, or were no JSON. */
  private int survives(int mutants) {
    int rejected = 0;
    var payloads = Fixture.payloads(name, fixtures);
    var random = new Random(SEED);
    var connectors = Fixture.connectors();
    for (int i = 0; i < mutants; i++) {
      var original = payloads.get(random.nextInt(payloads.size()));
      var mutant = Mutants.of(original.getKey(), random);
      try {
        var told = connectors.read(name, Json.MAPPER.readTree(mutant), original.getValue());
        told.forEach(ConnectorContract::isWhole);
        rejected += told.stream().anyMatch(Rejected.class::isInstance) ? 1 : 0;
      } catch (JacksonException malformed) {
        rejected++; // never reaches a connector
      } catch (RuntimeException | AssertionError escaped) {
        throw new AssertionError(
            "mutant %d of seed %d escaped: %s".formatted(i, SEED, mutant), escaped);
      }
    }
    return rejected;
  }

  private static void isWhole(Decoded told) {
    switch (told) {
      case Rejected(_, var reason, _) -> assertThat(reason).isNotBlank();
      case Accepted(Spoken(_, var utterance)) -> assertThat(utterance.text()).isNotBlank();
      case Accepted(Started _), Accepted(Corrected _), Accepted(Ended _) -> {}
    }
  }

  private Fixture section(Situation situation) {
    var fixture = Fixture.of(name, fixtures, situation);
    assumeFalse(fixture.never(), fixture::expected);
    return fixture;
  }

  private String seenByAuto(String payload) {
    return Fixture.connectors().read(Connectors.AUTO, Fixture.json(payload), asked()).toString();
  }

  private String seenByName(String payload) {
    return Fixture.connectors().read(name, Fixture.json(payload), asked()).toString();
  }

  private static Source asked() {
    return Fixture.source("?conversation=asked");
  }

  private static List<Utterance> utterances(Fixture fixture) {
    return events(fixture).stream()
        .filter(Spoken.class::isInstance)
        .map(e -> ((Spoken) e).utterance())
        .toList();
  }

  private static List<TranscriptEvent> events(Fixture fixture) {
    return fixture.told().stream()
        .filter(Accepted.class::isInstance)
        .map(d -> ((Accepted) d).event())
        .toList();
  }
}
