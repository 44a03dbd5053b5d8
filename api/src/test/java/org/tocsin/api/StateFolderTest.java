package org.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  @TempDir private Path folder;

  @Test
  void isMadeWhereItIsMissingAndLeftEmpty() {
    var made = StateFolder.writable(folder.resolve("a/b"));

    assertThat(made).isEmptyDirectory();
  }

  @Test
  void isRefusedByNameWhereItCannotBeMade() throws IOException {
    var file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> StateFolder.writable(file.resolve("state")))
        .hasMessageContaining("the state folder " + file.resolve("state") + " cannot be written");
  }

  @Test
  void isRefusedByNameWhereItIsReadOnly() throws IOException {
    assumeFalse(System.getProperty("user.name").equals("root"), "root may write everywhere");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));

    assertThatThrownBy(() -> StateFolder.writable(folder))
        .hasMessageContaining("the state folder " + folder + " cannot be written");
  }
}
