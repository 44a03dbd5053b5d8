package org.tocsin.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.api.ShippedCopy;
import org.tocsin.model.registry.ModelRegistry;

class ModelsTest {
  private static final String SHIPPED = ModelRegistry.shipped().version().value();

  @TempDir private Path state;

  @Test
  void listsTheShippedModelWhereNoOtherIs() {
    var ran = models("list");

    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines())
        .singleElement()
        .asString()
        .startsWith(SHIPPED)
        .containsSubsequence("serves", "shipped", "matched AUROC 0.", "recall", "lead");
  }

  @Test
  void listsEachModelWithItsDateWhichServesAndWhatIsBroken() throws IOException {
    ShippedCopy.in(state, "v1");
    Files.delete(ShippedCopy.in(state, "v2").resolve("model.json"));
    models("promote", "v1");

    var lines = models("list").out().lines().toList();

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).contains("shipped").doesNotContain("serves");
    assertThat(lines.get(1))
        .matches("v1 +serves +20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\dZ +matched.*");
    assertThat(lines.get(2)).matches("v2 .* broken: .*model.json is missing");
  }

  @Test
  void listsAServingModelThatHasBecomeBrokenAsRefusedAndTheOneBeforeAsServing() throws IOException {
    var network = ShippedCopy.in(state, "v1").resolve("network-0.zip");
    models("promote", "v1");
    Files.delete(network);

    var lines = models("list").out().lines().toList();

    assertThat(lines.get(0)).matches(SHIPPED + " +serves +shipped .*");
    assertThat(lines.get(1)).matches("v1 +refused +20.* broken: .*network-0.zip is missing");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void showsTheCardOfTheShippedModelByEitherName(boolean byVersion) {
    var ran = models("show", byVersion ? SHIPPED : "shipped");

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .startsWith("# Model card: " + SHIPPED)
        .contains("## Intended use", "## Not to be used for", "## Provenance", "## Limits");
  }

  @Test
  void writesTheCardOfAFolderToAFile() {
    var folder = ShippedCopy.in(state, "v1");
    var card = state.resolve("card.md");

    var ran = models("show", folder.toString(), "--out", card.toString());

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).isEmpty();
    assertThat(card).content().startsWith("# Model card: v1");
  }

  @Test
  void promotesAndRollsBackFurtherAndFurther() {
    ShippedCopy.in(state, "v1");
    ShippedCopy.in(state, "v2");

    assertThat(models("promote", "v1").out()).isEqualTo("v1 serves\n");
    assertThat(models("promote", "v2").out()).isEqualTo("v2 serves\n");
    assertThat(models("rollback").out()).isEqualTo("v1 serves\n");
    assertThat(models("rollback").out()).isEqualTo("shipped serves\n");
    assertThat(models("list").out()).startsWith(SHIPPED).contains("serves");

    var further = models("rollback");
    assertThat(further.code()).isEqualTo(1);
    assertThat(further.err()).startsWith("tocsin: no model served before the shipped one");
  }

  @Test
  void promotesNoModelThatIsCutShort() throws IOException {
    var network = ShippedCopy.in(state, "v1").resolve("network-1.zip");
    Files.write(network, new byte[100]);

    var ran = models("promote", "v1");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("network-1.zip is not the file that was written");
    assertThat(models("list").out().lines().toList().getFirst()).contains("serves");
  }

  @Test
  void promotesNoModelThatNeedsAnotherEncoder() {
    ShippedCopy.in(
        state, "v1", m -> ((ObjectNode) m.path("provenance")).put("encoder", "of tomorrow"));

    var ran = models("promote", "v1");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("v1 was trained with encoder of tomorrow");
  }

  @ParameterizedTest
  @ValueSource(strings = {"show v9", "promote v9", "compare shipped v9", "compare v9 shipped"})
  void saysThatThereIsNoSuchModel(String line) {
    var ran = models(line.split(" "));

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .isEqualTo("tocsin: there is no model v9 in " + state.resolve("models") + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "lst",
        "show",
        "promote",
        "promote ../v1",
        "promote v1 v2",
        "rollback v1",
        "compare v1"
      })
  void exitsWithTwoWhenTheArgumentsAreWrong(String line) {
    var ran = line.isEmpty() ? Ran.of("models") : models(line.split(" "));

    assertThat(ran.code()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err()).isNotBlank().doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "show", "promote", "rollback", "compare"})
  void explainsEachCommand(String command) {
    var ran = models(command, "--help");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("Usage: tocsin models " + command, "--state");
  }

  @Test
  void comparesTwoModelsOnOnesOwnConversations() throws IOException {
    ShippedCopy.in(
        state,
        "eager",
        m -> {
          var policy = (ObjectNode) m.path("policy");
          policy.put("watchAt", 0.002).put("raiseAt", 0.003).put("clearAt", 0.001);
        });

    var ran = models("compare", "shipped", "eager", "--data", conversations());

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .startsWith("A  " + SHIPPED + "\nB  eager\n2 conversations, 1 escalating\n")
        .containsPattern("calm conversations that rang +0.000 +1.000 +\\+1.000  A is ahead")
        .containsPattern("Brier score at half of the turns +0.\\d+ +0.\\d+ +\\+0.000\n")
        .contains("one escalation is 1.000 of the recall, one calm conversation 1.000 of")
        .containsPattern("rings from: A 0\\.\\d+, B 0\\.003")
        .doesNotContain("seed: ");
    assertThat(ran.err()).contains("scored 2 of 2 conversations with eager");
  }

  @Test
  void comparesOnWhatItCanReadAndNamesTheRest() throws IOException {
    var file = conversations();
    Files.writeString(Path.of(file), Files.readString(Path.of(file)) + "nonsense\n");

    var ran = models("compare", "shipped", "shipped", "--data", file);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("2 conversations").doesNotContain("ahead");
    assertThat(ran.err()).contains(file + ":3: ");
  }

  @Test
  void comparesNothingWithoutConversations() throws IOException {
    var empty = Files.writeString(state.resolve("empty"), "").toString();

    var ran = models("compare", "shipped", "shipped", "--data", empty);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .isEqualTo("tocsin: " + empty + " has no labelled conversation to score\n");
  }

  private String conversations() throws IOException {
    return Files.writeString(
            state.resolve("conversations"),
            """
            {"id": "a", "escalates": false, "turns": [{"speaker": "CUSTOMER", "text": "Thanks."}]}
            {"id": "b", "escalates": true, "escalates_at": 1, "turns": [{"speaker": "CUSTOMER", \
            "text": "Not again."}, {"speaker": "CUSTOMER", "text": "Your manager, now."}]}
            """)
        .toString();
  }

  private Ran models(String... arguments) {
    return Ran.of(
        Stream.of(Stream.of("models"), Stream.of(arguments), Stream.of("--state", "" + state))
            .flatMap(a -> a)
            .toArray(String[]::new));
  }
}
