package org.tocsin.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  @TempDir private Path folder;

  @Test
  void makesAFileThatOnlyItsOwnerMayReadWithATokenForEachRole() throws IOException {
    var file = folder.resolve("new").resolve("tokens");

    var tokens = Tokens.readOrCreate(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Arrays.stream(Role.values()).map(tokens::first)).allMatch(t -> t.isPresent());
    assertThat(Files.readAllLines(file).stream().skip(1).map(l -> l.split(" ", -1)[1]))
        .doesNotHaveDuplicates()
        .allMatch(t -> t.length() >= 32);
  }

  @Test
  void leavesAFileThatIsThereAsItIs() throws IOException {
    var file = file("supervisor abc team=north");

    var tokens = Tokens.readOrCreate(file);

    assertThat(Files.readString(file)).isEqualTo("supervisor abc team=north");
    assertThat(tokens.of("abc").orElseThrow().teams()).containsExactly("north");
    assertThat(tokens.of("ABC")).isEmpty();
    assertThat(tokens.of("")).isEmpty();
  }

  @Test
  void knowsATokenByItsHashAndCannotGiveItAway() throws IOException {
    var tokens =
        Tokens.read(file("supervisor " + Tokens.hashed("abc") + " team=north,south name=kim"));

    assertThat(tokens.of("abc"))
        .hasValue(
            new Caller(
                Role.SUPERVISOR, Optional.of("kim"), Optional.empty(), Set.of("north", "south")));
    assertThat(tokens.of(Tokens.hashed("abc"))).isEmpty();
    assertThat(tokens.first(Role.SUPERVISOR)).isEmpty();
  }

  @Test
  void skipsEmptyLinesAndComments() throws IOException {
    var tokens = Tokens.read(file("# mine\n\n  agent abc agent=a7  \n"));

    assertThat(tokens.of("abc").orElseThrow().agent()).hasValue("a7");
  }

  @Test
  void givesTheFirstOfManyTokensOfARole() throws IOException {
    var lines =
        IntStream.range(0, 50).mapToObj(i -> "supervisor s" + i).collect(Collectors.joining("\n"));

    assertThat(Tokens.read(file(lines)).first(Role.SUPERVISOR)).hasValue("s0");
  }

  @ParameterizedTest
  @CsvSource({
    "supervisor, must be",
    "boss abc, unknown role",
    "agent abc, needs agent",
    "agent abc agent=, needs agent",
    "supervisor abc floor=3, unknown setting floor=3",
    "ingest known, second time",
    "ingest sha256:known, 64 digits of hex",
  })
  void namesTheLineThatIsBad(String line, String reason) throws IOException {
    var file = file("# tokens\ningest known\n" + line);

    assertThatThrownBy(() -> Tokens.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file + ":3: ")
        .hasMessageContaining(reason)
        .hasMessageNotContaining("abc");
  }

  private Path file(String contents) throws IOException {
    return Files.writeString(folder.resolve("tokens"), contents);
  }
}
