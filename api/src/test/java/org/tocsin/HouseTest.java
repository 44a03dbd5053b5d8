package org.tocsin;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows of the house: who may use whom, and who may use what from outside. */
class HouseTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.tocsin");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          model     |
          training  | model
          ingestion | model
          api       | model training ingestion
          """)
  void modulesUseOnlyTheModulesBelowThem(String module, @Nullable String others) {
    usesOnly("org.tocsin", module, others);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          conversation |
          language     |
          encoder      |
          alert        | conversation
          evaluation   | conversation
          label        | conversation encoder
          features     | conversation encoder
          classifier   | conversation features
          knowledge    | conversation encoder
          risk         | conversation encoder features classifier alert
          handover     | conversation features classifier alert risk knowledge
          playbook     | conversation encoder features classifier alert risk knowledge
          registry     | encoder features classifier alert evaluation risk
          """)
  void packagesOfTheModelUseOnlyThoseBeforeThem(String name, @Nullable String others) {
    usesOnly("org.tocsin.model", name, others);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          org.deeplearning4j org.nd4j org.bytedeco de.bwaldvogel | model.classifier
          ai.onnxruntime                            | model.encoder
          org.apache.lucene org.apache.tika         | model.knowledge
          org.yaml                                  | model.knowledge model.playbook
          edu.stanford.nlp com.google.i18n          | model.language
          io.vertx io.netty                         | ingestion api
          java.sql javax.sql org.jdbi org.flywaydb org.sqlite org.postgresql | ingestion
          org.apache.kafka                          | ingestion
          de.siegmar.fastcsv                        | training.imports model.knowledge
          picocli                                   | api
          """)
  void foreignLibrariesAreUsedOnlyWhereTheyLive(String libraries, String homes) {
    noClasses()
        .that(not(resideInAnyPackage(packages("org.tocsin.", homes))))
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages("", libraries)))
        .check(HOUSE);
  }

  @Test
  void nothingGoesRoundInCircles() {
    slices().matching("org.tocsin.(*)..").should().beFreeOfCycles().check(HOUSE);
    slices().matching("org.tocsin.model.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void theModelReadsNoClockAndNoEnvironment() {
    noClasses()
        .that(resideInAPackage("org.tocsin.model.."))
        .should()
        .callMethodWhere(call("java.lang.System", "getenv", "getProperty", "getProperties"))
        .orShould()
        .callMethodWhere(call("java.lang.System", "currentTimeMillis", "nanoTime"))
        .orShould()
        .callMethodWhere(call("java.time.", "now", "systemUTC", "systemDefaultZone"))
        .orShould()
        .callMethodWhere(call("java.lang.Math", "random"))
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .callConstructor(java.util.Date.class)
        .check(HOUSE);
  }

  @Test
  void theModelHasNoThreadsOfItsOwn() {
    noClasses()
        .that(resideInAPackage("org.tocsin.model.."))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class, java.util.concurrent.Executor.class)
        .check(HOUSE);
  }

  private static void usesOnly(String root, String name, @Nullable String others) {
    var allowed = others == null ? name : name + " " + others;
    noClasses()
        .that(resideInAPackage(root + "." + name + ".."))
        .should()
        .dependOnClassesThat(
            resideInAPackage(root + "..")
                .and(not(resideInAnyPackage(packages(root + ".", allowed)))))
        .check(HOUSE);
  }

  private static String[] packages(String root, String names) {
    return Stream.of(names.split(" ")).map(name -> root + name + "..").toArray(String[]::new);
  }

  private static DescribedPredicate<JavaMethodCall> call(String owner, String... names) {
    return describe(
        "calls " + owner + " " + Set.of(names),
        call ->
            call.getTargetOwner().getName().startsWith(owner)
                && Set.of(names).contains(call.getName()));
  }
}
