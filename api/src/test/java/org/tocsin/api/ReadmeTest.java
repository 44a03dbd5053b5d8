package org.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.api.command.Tocsin;

class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern COMMAND = Pattern.compile("(?m)^    \\./tocsin ([a-z]+)");
  private static final Pattern OPTION = Pattern.compile(" (--[a-z-]+)");

  @ParameterizedTest
  @MethodSource("commands")
  void showsOnlyCommandsThatThereAre(String command) {
    assertThat(Tocsin.run(command, "--help")).isZero();
  }

  @Test
  void showsOnlyOptionsThatTheirCommandsHave() throws IOException {
    for (var line : readme().lines().filter(l -> l.startsWith("    ./tocsin ")).toList()) {
      var command = COMMAND.matcher(line).results().findFirst().orElseThrow().group(1);
      var options = OPTION.matcher(line.split("#", 2)[0]).results().map(m -> m.group(1)).toList();
      assertThat(Tocsin.options(command)).as(line).containsAll(options);
    }
  }

  @Test
  void namesTheVeryCommandThatChecksEveryChange() throws IOException {
    assertThat(readme()).contains("    ./tocsin test ");
    assertThat(Files.readAllLines(ROOT.resolve(".ci/run"))).contains("./tocsin test");
  }

  @Test
  void showsPicturesThatThereAre() throws IOException {
    var pictures = Pattern.compile("!\\[[^]]*]\\(([^)]+)\\)").matcher(readme()).results().toList();
    assertThat(pictures).isNotEmpty();
    assertThat(pictures).allSatisfy(p -> assertThat(ROOT.resolve(p.group(1))).exists());
  }

  static List<String> commands() throws IOException {
    return COMMAND
        .matcher(readme())
        .results()
        .map(m -> m.group(1))
        .filter(c -> !c.equals("test"))
        .distinct()
        .toList();
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }
}
