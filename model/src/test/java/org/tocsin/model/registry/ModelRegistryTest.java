package org.tocsin.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.model.Shipped;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.classifier.Dl4jClassifier;
import org.tocsin.model.evaluation.Evaluation;

class ModelRegistryTest {
  private static final ModelVersion OLD = new ModelVersion("old");
  private static final ModelVersion NEW = new ModelVersion("new");

  /** The first of the shipped networks: the others would only take time. */
  private static final Dl4jClassifier ONE_NETWORK = oneNetwork();

  @TempDir private Path root;
  private ModelRegistry registry;

  @BeforeEach
  void addTwo() {
    registry = new ModelRegistry(root);
    registry.add(named(OLD));
    registry.add(named(NEW));
    registry.promote(OLD);
  }

  @Test
  void servesWhatTheProductShipsUntilAModelIsPromoted() {
    var empty = new ModelRegistry(root.resolve("nothing here yet"));

    assertThat(empty.versions()).isEmpty();
    assertThat(empty.serving()).isEqualTo(ModelVersion.SHIPPED);
    assertThat(empty.served().version()).isEqualTo(Shipped.MODEL.version());
  }

  @Test
  void readsTheVeryModelThatWasWritten() {
    var read = registry.read(NEW);

    assertThat(read.version()).isEqualTo(NEW);
    assertThat(read.features().learnt()).isEqualTo(Shipped.MODEL.features().learnt());
    assertThat(read.policy()).isEqualTo(Shipped.MODEL.policy());
    assertThat(read.provenance()).isEqualTo(Shipped.MODEL.provenance());
    assertThat(read.evaluation()).isEqualTo(Shipped.MODEL.evaluation());
    var average = List.of(read.features().average());
    assertThat(read.classifier().classify(average)).isEqualTo(ONE_NETWORK.classify(average));
  }

  @Test
  void keepsFiguresThatAreUndefined() {
    var unmeasured = Evaluation.of(List.of());
    registry.add(with(NEW, unmeasured));

    assertThat(registry.read(NEW).evaluation()).isEqualTo(unmeasured);
  }

  @Test
  void servesWhatWasPromotedAndGoesBack() {
    registry.promote(NEW);
    assertThat(registry.served().version()).isEqualTo(NEW);

    registry.rollback();
    assertThat(registry.served().version()).isEqualTo(OLD);
    assertThat(registry.versions()).containsExactly(NEW, OLD);
  }

  @Test
  void goesFurtherBackAtEachRollbackUntilTheShippedOneServes() {
    registry.promote(NEW);
    registry.promote(OLD);

    assertThat(registry.history()).containsExactly(OLD, NEW, OLD, ModelVersion.SHIPPED);
    assertThat(registry.rollback()).isEqualTo(NEW);
    assertThat(registry.rollback()).isEqualTo(OLD);
    assertThat(registry.rollback()).isEqualTo(ModelVersion.SHIPPED);
    assertThatThrownBy(registry::rollback)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no model served before the shipped one");
    assertThat(registry.served().version()).isEqualTo(Shipped.MODEL.version());
  }

  @Test
  void promotesWhatServesAlreadyWithoutRememberingItTwice() {
    registry.promote(OLD);

    assertThat(registry.history()).containsExactly(OLD, ModelVersion.SHIPPED);
  }

  @Test
  void rollsBackToNoModelThatIsBroken() throws IOException {
    registry.promote(NEW);
    Files.delete(root.resolve("old").resolve("sentiment.zip"));

    assertThatThrownBy(registry::rollback).hasMessageContaining("sentiment.zip is missing");
    assertThat(registry.serving()).isEqualTo(NEW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shipped", "its own version"})
  void promotesTheShippedOneByEitherName(String name) {
    registry.promote(name.equals("shipped") ? ModelVersion.SHIPPED : Shipped.MODEL.version());

    assertThat(registry.serving()).isEqualTo(ModelVersion.SHIPPED);
    assertThat(registry.served().version()).isEqualTo(Shipped.MODEL.version());
  }

  @Test
  void readsTheServingFileOfARegistryThatKnewNoHistory() throws IOException {
    Files.writeString(root.resolve("serving"), "new");

    assertThat(registry.history()).containsExactly(NEW, ModelVersion.SHIPPED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "new\n\nold"})
  void refusesAServingFileThatNamesNoModel(String contents) throws IOException {
    Files.writeString(root.resolve("serving"), contents);

    assertThatThrownBy(registry::serving)
        .isInstanceOf(BrokenModel.class)
        .hasMessageContaining("serving does not say which model serves");
  }

  @Test
  void listsWhatIsBrokenWithTheReasonAndNoFolderThatIsNoModel() throws IOException {
    Files.createDirectory(root.resolve("lost+found"));
    Files.createDirectory(root.resolve(".half-1"));
    Files.writeString(root.resolve("new").resolve("network-0.zip"), "");

    assertThat(registry.entries().stream().map(Entry::version))
        .containsExactly(ModelVersion.SHIPPED, NEW, OLD);
    assertThat(registry.entries().get(1))
        .isInstanceOfSatisfying(
            Entry.Broken.class, b -> assertThat(b.reason()).contains("network-0.zip is not"));
    assertThat(registry.entries().get(2))
        .isInstanceOfSatisfying(
            Entry.Whole.class, w -> assertThat(w.card()).isEqualTo(named(OLD).card()));
  }

  @Test
  void listsTheModelThatShallServeThoughItIsGone() throws IOException {
    Files.move(root.resolve("old"), root.resolve(".elsewhere"));

    assertThat(registry.entries().getLast())
        .isInstanceOfSatisfying(
            Entry.Broken.class, b -> assertThat(b.reason()).contains("there is no model old"));
  }

  @Test
  void writesTheCardBesideTheModelAndDoesNotMindNotesInIt() throws IOException {
    var card = root.resolve("new").resolve("card.md");
    assertThat(card).content().isEqualTo(named(NEW).card().markdown());

    Files.writeString(card, "Asked for by Kim.", StandardOpenOption.APPEND);

    assertThat(registry.read(NEW).version()).isEqualTo(NEW);
  }

  @Test
  void readsAModelThatWasStoredBeforeBaseRatesAndWaitingWere() throws IOException {
    var manifest = root.resolve("new").resolve("model.json");
    var json = JsonMapper.builder().build();
    var old = (ObjectNode) json.readTree(manifest.toFile());
    ((ObjectNode) old.path("provenance")).remove("baseRate");
    ((ObjectNode) old.path("policy")).remove("sureAt");
    json.writeValue(manifest.toFile(), old);

    var read = registry.read(NEW);

    var figures = read.evaluation();
    assertThat(read.provenance().baseRate()).isEmpty();
    assertThat(read.baseRate()).hasValue((double) figures.escalating() / figures.conversations());
    assertThat(read.policy().sureAt()).isZero();
    assertThat(read.policy().raiseAt()).isEqualTo(Shipped.MODEL.policy().raiseAt());
  }

  @Test
  void keepsTheBaseRateItLearntFromAndWhatItHoldsBack() {
    var known = Shipped.MODEL.provenance();
    var patient = AlertPolicy.raisingAt(0.8).waiting(0.9, 0.95);
    var noted =
        new Provenance(
            known.data(),
            known.split(),
            known.train(),
            known.validation(),
            known.test(),
            known.seed(),
            known.hyperparameters(),
            known.encoder(),
            known.code(),
            known.java(),
            OptionalDouble.of(0.31));
    registry.add(with(new ModelVersion("third"), Shipped.MODEL.evaluation(), noted, patient));

    var read = registry.read(new ModelVersion("third"));

    assertThat(read.baseRate()).hasValue(0.31);
    assertThat(read.policy()).isEqualTo(patient);
    assertThat(read.card().markdown())
        .contains("| escalations it learnt from | 31.0 % |", "From 0.95 it rings at once; below");
  }

  @Test
  void refusesAModelInAFolderThatIsCalledOtherwise() throws IOException {
    Files.move(root.resolve("new"), root.resolve("newer"));

    assertThatThrownBy(() -> registry.promote(new ModelVersion("newer")))
        .isInstanceOf(BrokenModel.class)
        .hasMessageContaining("newer calls itself new");
  }

  @Test
  void addsNoModelUnderTheNameOfTheShippedOne() {
    assertThatThrownBy(() -> registry.add(named(ModelVersion.SHIPPED)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.json", "features.json", "network-0.zip", "sentiment.zip"})
  void refusesAModelThatLacksAFile(String file) throws IOException {
    Files.delete(root.resolve("new").resolve(file));

    refusesToPromoteNewBecauseOf(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.json", "features.json", "network-0.zip", "sentiment.zip"})
  void refusesAModelWithAFileThatIsCutShort(String file) throws IOException {
    var whole = root.resolve("new").resolve(file);
    var bytes = Files.readAllBytes(whole);
    Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2));

    refusesToPromoteNewBecauseOf(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"features.json", "network-0.zip", "sentiment.zip"})
  void refusesAModelWithAFileThatWasAltered(String file) throws IOException {
    Files.writeString(root.resolve("new").resolve(file), " ", StandardOpenOption.APPEND);

    refusesToPromoteNewBecauseOf(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "null", "{\"version\": \"new\", \"networks\": 1}"})
  void refusesAModelWhoseManifestSaysTooLittle(String manifest) throws IOException {
    Files.writeString(root.resolve("new").resolve("model.json"), manifest);

    refusesToPromoteNewBecauseOf("model.json");
  }

  @Test
  void refusesAVersionThatWasNeverAdded() {
    assertThatThrownBy(() -> registry.promote(new ModelVersion("never")))
        .isInstanceOf(BrokenModel.class)
        .hasMessageContaining("there is no model never in " + root);
    assertThat(registry.serving()).isEqualTo(OLD);
  }

  @Test
  void leavesNothingHalfDoneBehind() throws IOException {
    registry.add(named(NEW));
    registry.promote(NEW);

    try (var files = Files.list(root)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("new", "old", "serving");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", ".half-1", "-x"})
  void refusesANameThatIsNoFolder(String name) {
    assertThatThrownBy(() -> new ModelVersion(name)).isInstanceOf(IllegalArgumentException.class);
  }

  private void refusesToPromoteNewBecauseOf(String file) {
    assertThatThrownBy(() -> registry.promote(NEW))
        .isInstanceOf(BrokenModel.class)
        .hasMessageContaining(root.resolve("new").toString())
        .hasMessageContaining(file);
    assertThat(registry.served().version()).isEqualTo(OLD);
  }

  private static Dl4jClassifier oneNetwork() {
    var written = new ByteArrayOutputStream();
    try {
      Shipped.MODEL.classifier().write(0, written);
      InputStream in = new ByteArrayInputStream(written.toByteArray());
      return Dl4jClassifier.read(List.of(in), Shipped.MODEL.classifier().calibration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServedModel named(ModelVersion version) {
    return with(version, Shipped.MODEL.evaluation());
  }

  private static ServedModel with(ModelVersion version, Evaluation evaluation) {
    return with(version, evaluation, Shipped.MODEL.provenance(), Shipped.MODEL.policy());
  }

  private static ServedModel with(
      ModelVersion version, Evaluation evaluation, Provenance provenance, AlertPolicy policy) {
    var shipped = Shipped.MODEL;
    return new ServedModel(
        version, shipped.features(), ONE_NETWORK, shipped.heads(), policy, provenance, evaluation);
  }
}
