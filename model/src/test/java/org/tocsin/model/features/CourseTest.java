package org.tocsin.model.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tocsin.model.conversation.Speaker.AGENT;
import static org.tocsin.model.conversation.Speaker.CUSTOMER;
import static org.tocsin.model.conversation.Speaker.UNKNOWN;
import static org.tocsin.model.features.Act.ASKS_FOR_SOMEONE_ELSE;
import static org.tocsin.model.features.Act.REFUSES;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CourseTest {
  private static final Offset<Double> CLOSELY = within(1e-6);

  @Test
  void averagesTheLastMoodsAndRemembersTheLowest() {
    var course = course(Said.feeling(-2), Said.feeling(1), Said.by(AGENT, "ok"), Said.feeling(0));

    assertThat(course.mood(1)).isZero();
    assertThat(course.mood(2)).isEqualTo(0.5);
    assertThat(course.mood(3)).isCloseTo(-1 / 3.0, CLOSELY);
    assertThat(course.lowestMood()).isEqualTo(-2);
  }

  @Test
  void comparesEveryTurnWithTheClosestEarlierOneOfTheSameSide() {
    var course =
        course(
            Said.meaning(CUSTOMER, "where is it", 0),
            Said.meaning(AGENT, "soon", 60),
            Said.meaning(CUSTOMER, "and the refund", 90),
            Said.meaning(CUSTOMER, "but where is it", 60));

    assertThat(course.repetition(CUSTOMER)).isCloseTo(Math.cos(Math.toRadians(30)), CLOSELY);
    assertThat(course.meanRepetition(CUSTOMER))
        .isCloseTo((0 + Math.cos(Math.toRadians(30))) / 2, CLOSELY);
    assertThat(course.answerFit()).isCloseTo(0.5, CLOSELY);
    assertThat(course.repetition(AGENT)).isNaN();
  }

  @Test
  void comparesTheLastHundredTurnsOfASideAlone() {
    var endless = new ArrayList<>(List.of(Said.meaning(CUSTOMER, "where is it", 0)));
    endless.addAll(Collections.nCopies(99, Said.meaning(CUSTOMER, "hm", 90)));
    var again = Said.meaning(CUSTOMER, "where is it", 0);

    assertThat(new Course(with(endless, again)).repetition(CUSTOMER)).isCloseTo(0, CLOSELY);
    assertThat(new Course(with(endless.subList(0, 99), again)).repetition(CUSTOMER))
        .isCloseTo(1, CLOSELY);
  }

  private static List<Turn> with(List<Turn> turns, Turn last) {
    return Stream.concat(turns.stream(), Stream.of(last)).toList();
  }

  @Test
  void followsAnActAlongTheTurnsOfItsSide() {
    var odds =
        course(
                Said.performing(CUSTOMER, ASKS_FOR_SOMEONE_ELSE, 3),
                Said.by(AGENT, "no"),
                Said.performing(CUSTOMER, ASKS_FOR_SOMEONE_ELSE, -1))
            .odds(ASKS_FOR_SOMEONE_ELSE);

    assertThat(odds).containsExactly(3, -1);
    assertThat(ActCourse.NOW.of(odds)).isEqualTo(-1);
    assertThat(ActCourse.MOST.of(odds)).isEqualTo(3);
    assertThat(ActCourse.MEAN.of(odds)).isCloseTo(1, CLOSELY);
    assertThat(ActCourse.LATELY.of(odds)).isCloseTo((-1 + 0.6 * 3) / 1.6, CLOSELY);
    assertThat(ActCourse.OFTEN.of(odds))
        .isCloseTo(Math.log1p(1 / (1 + Math.exp(-3)) + 1 / (1 + Math.exp(1))), CLOSELY);
  }

  @ParameterizedTest
  @EnumSource(ActCourse.class)
  void knowsNothingOfActsOfASideThatHasSaidNothing(ActCourse along) {
    var odds = course(Said.performing(CUSTOMER, ASKS_FOR_SOMEONE_ELSE, 3)).odds(REFUSES);

    assertThat(along.of(odds)).isNaN();
  }

  @Test
  void ranksAndFadesTheSignalsOfASide() {
    var course =
        course(
            Said.signalling(CUSTOMER, 2),
            Said.signalling(AGENT, 5),
            Said.signalling(CUSTOMER, -1),
            Said.signalling(CUSTOMER, 0));

    assertThat(course.signalNow(CUSTOMER)).isZero();
    assertThat(course.signalOfRank(CUSTOMER, 1)).isEqualTo(2);
    assertThat(course.signalOfRank(CUSTOMER, 2)).isZero();
    assertThat(course.signalOfRank(AGENT, 2)).isEqualTo(5);
    assertThat(course.meanSignal(CUSTOMER)).isCloseTo(1 / 3.0, CLOSELY);
    assertThat(course.signalsLately(CUSTOMER))
        .isCloseTo((0 - 0.6 + 0.36 * 2) / (1 + 0.6 + 0.36), CLOSELY);
    assertThat(course.signalCount(AGENT)).isCloseTo(Math.log1p(1 / (1 + Math.exp(-5))), CLOSELY);
    assertThat(course(Said.by(AGENT, "ok")).signalNow(CUSTOMER)).isNaN();
  }

  @Test
  void countsWordsAndQuestionsPerSide() {
    var course = course(Said.by(CUSTOMER, "where is it ?"), Said.by(AGENT, "on its way"));

    assertThat(course.customerShare()).isCloseTo(4 / 7.0, CLOSELY);
    assertThat(course.wordsInLast(AGENT)).isCloseTo(Math.log1p(3), CLOSELY);
    assertThat(course.questions(CUSTOMER)).isEqualTo(1);
    assertThat(course.questions(AGENT)).isZero();
  }

  @Test
  void measuresTheSilenceBeforeAnAgentSpeaks() {
    var course =
        course(
            Said.lasting(CUSTOMER, 0, 2),
            Said.lasting(AGENT, 32, 35),
            Said.lasting(CUSTOMER, 95, 99),
            Said.lasting(AGENT, 100, 101));

    assertThat(course.longestWait()).isCloseTo(Math.log1p(30), CLOSELY);
    assertThat(course.lastWait()).isCloseTo(Math.log1p(1), CLOSELY);
  }

  @Test
  void countsHowOftenTheCustomerBreaksIn() {
    var course =
        course(
            Said.lasting(AGENT, 0, 10),
            Said.lasting(CUSTOMER, 8, 12),
            Said.lasting(AGENT, 11, 13),
            Said.lasting(CUSTOMER, 14, 15));

    assertThat(course.interruptions()).isCloseTo(1 / 3.0, CLOSELY);
  }

  @Test
  void knowsNothingOfTimesThatAreMissing() {
    var untimed = course(Said.by(CUSTOMER, "hello"), Said.by(AGENT, "hi"), Said.by(CUSTOMER, "so"));

    assertThat(untimed.longestWait()).isNaN();
    assertThat(untimed.lastWait()).isNaN();
    assertThat(untimed.interruptions()).isNaN();
  }

  @ParameterizedTest
  @EnumSource(Feature.class)
  void isEitherMissingOrFiniteEvenForASingleTurn(Feature feature) {
    for (var speaker : List.of(CUSTOMER, AGENT, UNKNOWN)) {
      assertThat(feature.of(course(Said.by(speaker, "")))).isNotInfinite();
      assertThat(feature.of(course(Said.by(speaker, "hello ?")))).isNotInfinite();
    }
  }

  private static Course course(Turn... turns) {
    return new Course(List.of(turns));
  }
}
