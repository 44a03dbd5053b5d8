package org.tocsin.api.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.access.Role;
import org.tocsin.api.access.Tokens;
import org.tocsin.api.command.ForkedService;

/** How soon a service is back that was killed with very many conversations open. */
@Tag("proof")
class RecoveryProof {
  private static final int CONVERSATIONS = Figures.setting("conversations", 10_000);
  private static final int TURNS = 8;
  private static final int AT_A_TIME = 50;

  @TempDir private Path folder;

  @Test
  void isBackSoonWithAllThatWasOpen() throws IOException, InterruptedException {
    var figures = new Figures("recovery", "Recovery after kill -9");
    var empty = Files.createDirectory(folder.resolve("empty"));
    ForkedService.on(empty).close();
    double alone = seconds(empty);
    var state = Files.createDirectory(folder.resolve("state"));
    try (var service = ForkedService.on(state, Map.of("TOCSIN_CLOSE_AFTER", "100000"));
        var client = client(service, state)) {
      long began = System.nanoTime();
      fill(client);
      client.settle(Duration.ofMinutes(60));
      figures.say(
          "%d conversations of %d turns were told and analysed in %.0f s.",
          CONVERSATIONS, TURNS, (System.nanoTime() - began) / 1e9);
      service.kill();
    }

    double back = seconds(state);

    figures.say(
        "From the start of the process to `ready`: %.1f s with nothing stored, %.1f s with them"
            + " (%.1f s more, %.2f ms a conversation).",
        alone, back, back - alone, 1000 * (back - alone) / CONVERSATIONS);
    var log = Files.readString(state.resolve("stderr.txt"));
    var line = log.lines().filter(l -> l.contains("were taken up")).findFirst().orElse("");
    figures.say("The log: `%s`", line.replaceFirst(".* (\\d+ open)", "$1"));
    assertThat(line).contains(CONVERSATIONS + " open conversations were taken up");
    try (var again = ForkedService.on(state);
        var client = client(again, state)) {
      assertThat(client.metric("tocsin_conversations_live")).isEqualTo(CONVERSATIONS);
    }
  }

  private static void fill(Client client) throws InterruptedException {
    for (int turn = -1; turn < TURNS; turn++) {
      for (int from = 0; from < CONVERSATIONS; from += AT_A_TIME) {
        var lines = new ArrayList<String>();
        for (int c = from; c < Math.min(CONVERSATIONS, from + AT_A_TIME); c++) {
          var id = "c" + c;
          lines.add(turn < 0 ? Talks.started(id) : Talks.said(id, turn, Talks.of(c).get(turn)));
        }
        client.insist(String.join("\n", lines));
      }
    }
  }

  /** From the start of the process until it takes events. */
  private static double seconds(Path state) throws IOException {
    long began = System.nanoTime();
    try (var _ = ForkedService.on(state, Map.of("TOCSIN_CLOSE_AFTER", "100000"))) {
      return (System.nanoTime() - began) / 1e9;
    }
  }

  private static Client client(ForkedService service, Path state) {
    var tokens = Tokens.read(state.resolve("tokens"));
    return new Client(
        service.address(),
        tokens.first(Role.INGEST).orElseThrow(),
        tokens.first(Role.SUPERVISOR).orElseThrow(),
        tokens.first(Role.DATA).orElseThrow());
  }
}
