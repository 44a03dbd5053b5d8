package org.tocsin.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
  private static final String COMMIT = "tocsin.commit";

  @AfterEach
  void forget() {
    System.clearProperty(COMMIT);
  }

  @ParameterizedTest
  @CsvSource({"14bcdaa-dirty, development 14bcdaa-dirty", "'', development"})
  void namesTheCodeByItsCommitWhereTheLauncherKnowsIt(String commit, String code) {
    System.setProperty(COMMIT, commit);

    assertThat(Places.code()).isEqualTo(code);
  }

  @Test
  void namesTheCodeWithoutALauncher() {
    assertThat(Places.code()).isEqualTo("development");
  }
}
