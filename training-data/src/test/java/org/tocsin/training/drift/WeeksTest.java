package org.tocsin.training.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.training.Transcript;
import org.tocsin.training.backtest.Backtest.Case;

class WeeksTest {
  private static final Instant LATEST = Instant.parse("2026-11-01T12:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  @Test
  void holdsTheLatestWeekAgainstTheFourBefore() {
    var all =
        IntStream.range(0, 60).mapToObj(day -> at(LATEST.minus(Duration.ofDays(day)))).toList();
    var weeks = Weeks.of(all::forEach, WEEK);

    assertThat(weeks.now()).isEqualTo(all.subList(0, 7));
    assertThat(weeks.before()).isEqualTo(all.subList(7, 35));
  }

  @Test
  void drawsTheSameThousandInWhateverOrderTheyAreStored() {
    var all =
        new ArrayList<>(
            IntStream.range(0, 20_000)
                .mapToObj(i -> at(LATEST.minus(Duration.ofMinutes(i))))
                .toList());
    var weeks = Weeks.of(all::forEach, WEEK);
    Collections.shuffle(all, new Random(7));
    var shuffled = Weeks.of(all::forEach, WEEK);

    assertThat(weeks.now()).hasSize(Weeks.MOST).allMatch(later(LATEST.minus(WEEK)));
    assertThat(weeks.before()).hasSize(Weeks.MOST).noneMatch(later(LATEST.minus(WEEK)));
    assertThat(shuffled.now()).containsExactlyInAnyOrderElementsOf(weeks.now());
    assertThat(shuffled.before()).containsExactlyInAnyOrderElementsOf(weeks.before());
  }

  @Test
  void isEmptyWhereNothingIsStored() {
    var weeks = Weeks.of(_ -> {}, WEEK);

    assertThat(weeks.now()).isEmpty();
    assertThat(weeks.before()).isEmpty();
  }

  private static Predicate<Case> later(Instant than) {
    return c -> c.transcript().circumstances().at().orElseThrow().isAfter(than);
  }

  private static Case at(Instant at) {
    var circumstances =
        new Circumstances(
            Optional.of(at),
            Channel.CALL,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    return new Case(
        new Transcript(new ConversationId("at " + at), "", "", "", circumstances, List.of()),
        Optional.empty());
  }
}
