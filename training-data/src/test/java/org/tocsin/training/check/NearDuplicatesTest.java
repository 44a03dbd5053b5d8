package org.tocsin.training.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tocsin.training.Corpus;
import org.tocsin.training.WordsEncoder;

class NearDuplicatesTest {
  private static final Talk ORIGINAL =
      Talk.of(
          "original",
          false,
          List.of(
              "Hi, my parcel was meant to come on Tuesday and it is still not here.",
              "Let me have a look. Could you give me the number on the order, please?",
              "It is four seven one one, and I paid for the faster delivery on top.",
              "Thank you. It left the depot this morning and should be with you by noon.",
              "Then I would like the money for the faster delivery back, if I may.",
              "Of course, that goes back to your card today. Anything else I can do?"));
  private static final Talk STRANGER = Talk.of("stranger", true, Talk.babble(1, 6));

  @Test
  void findsNothingBetweenStrangers() {
    assertThat(findings(ORIGINAL, STRANGER)).isEmpty();
  }

  @Test
  void findsACopyWithOtherDetailsInItsPhrasesAndInItsMeaning() {
    var copy =
        renamed("copy")
            .saying(
                ORIGINAL.texts().stream()
                    .map(t -> t.replace("Tuesday", "Friday").replace("noon", "four"))
                    .toList());

    assertThat(findings(ORIGINAL, STRANGER, copy))
        .hasSize(2)
        .allSatisfy(finding -> assertThat(finding).startsWith("original and copy share "))
        .anySatisfy(finding -> assertThat(finding).contains("runs of five words"))
        .anySatisfy(finding -> assertThat(finding).contains("turns in meaning"));
  }

  @Test
  void findsACopyInOtherOrderByItsMeaning() {
    var copy =
        renamed("copy")
            .saying(ORIGINAL.texts().stream().map(NearDuplicatesTest::reversed).toList());

    assertThat(findings(ORIGINAL, copy))
        .singleElement()
        .asString()
        .contains("1.00 of their turns in meaning");
  }

  @Test
  void letsTwinsBeAlike() {
    assertThat(findings(ORIGINAL, renamed("twin").in(ORIGINAL.group()))).isEmpty();
  }

  @Test
  void doesNotCountWhatEverybodySays() {
    var greeting = "Good morning, you are speaking to Dana, how can I help you today?";
    var shared =
        IntStream.range(0, 12)
            .mapToObj(i -> Talk.of("c" + i, false, Talk.babble(i, 6)).beginning(greeting))
            .toArray(Talk[]::new);

    assertThat(findings(shared)).isEmpty();
  }

  @Test
  void findsNoCopiesInTheShippedCorpus() {
    var conversations = Corpus.conversations();

    assertThat(SharedPhrases.of(conversations).entrySet())
        .filteredOn(e -> e.getValue() > NearDuplicates.MOST_PHRASES)
        .extracting(e ->
            Stream.of(e.getKey().one(), e.getKey().other())
                .map(place -> conversations.get(place).transcript().group())
                .distinct()
                .count())
        .containsOnly(1L);
  }

  private static Talk renamed(String id) {
    return Talk.of(id, false, ORIGINAL.texts());
  }

  private static String reversed(String text) {
    return String.join(" ", Arrays.asList(text.split(" ", -1)).reversed());
  }

  private static List<String> findings(Talk... talks) {
    return new NearDuplicates(new WordsEncoder(), _ -> {})
        .of(Arrays.stream(talks).map(Talk::labelled).toList())
        .findings();
  }
}
