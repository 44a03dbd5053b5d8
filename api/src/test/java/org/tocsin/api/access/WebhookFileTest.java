package org.tocsin.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.ingestion.AlertFormat;
import org.tocsin.ingestion.Topic;
import org.tocsin.ingestion.receivers.Webhook.Address;

class WebhookFileTest {
  @TempDir private Path folder;

  @Test
  void readsALineEach() throws IOException {
    var authorities = Files.createFile(folder.resolve("ca.pem"));
    var file =
        file(
            """
            # who is told
            pager url=https://desk.example/in?key=a=b secret=old secret=new

            lca url=http://localhost:8081 secret=s format=lca ca=%s
            """
                .formatted(authorities));

    assertThat(WebhookFile.read(file))
        .containsExactly(
            new Address(
                "pager",
                URI.create("https://desk.example/in?key=a=b"),
                List.of("old", "new"),
                AlertFormat.TOCSIN,
                Topic.ALERTS,
                Optional.empty()),
            new Address(
                "lca",
                URI.create("http://localhost:8081"),
                List.of("s"),
                AlertFormat.LCA,
                Topic.ALERTS,
                Optional.of(authorities)));
  }

  @Test
  void hasNoneWithoutAFile() {
    assertThat(WebhookFile.read(folder.resolve("none"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a secret=s                                | a line is 'name url=",
        "url=http://h secret=s                     | a line is 'name url=",
        "a url=http://h secret=s colour=red        | a line is 'name url=",
        "a url=http://h secret=s format=xml        | format must be tocsin or lca: was xml",
        "a url=http://h                            | needs a secret",
        "a url=h secret=s                          | url must be http:// or https://",
      })
  void namesTheLineThatBreaksARule(String line, String rule) throws IOException {
    var file = file("# first\n" + line + "\n");

    assertThatThrownBy(() -> WebhookFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hooks:2: ")
        .hasMessageContaining(rule);
  }

  @Test
  void refusesANameThatIsThereTwice() throws IOException {
    var file = file("a url=http://h secret=s\na url=http://g secret=s\n");

    assertThatThrownBy(() -> WebhookFile.read(file)).hasMessageContaining("hooks:2: ");
  }

  private Path file(String lines) throws IOException {
    return Files.writeString(folder.resolve("hooks"), lines);
  }
}
