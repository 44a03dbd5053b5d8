package org.tocsin.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.ingestion.Events.said;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.ingestion.EventJournal.Entry;
import org.tocsin.ingestion.Receipt.Accepted;
import org.tocsin.model.conversation.TranscriptEvent;

class JournalCrashTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {50, 2_000})
  void losesNothingThatWasAcknowledgedWhenTheProcessIsKilled(int acknowledgements)
      throws IOException, InterruptedException {
    var file = folder.resolve("tocsin.db");
    var process = start(file);
    var acknowledged = new ArrayList<String>();
    try (var output = process.inputReader()) {
      read(output, acknowledgements, acknowledged);
      process.toHandle().destroyForcibly(); // the process itself would close its output, too
      read(output, Integer.MAX_VALUE, acknowledged);
    }
    process.waitFor();

    var stored = stored(file);

    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(acknowledgements);
    assertThat(stored).extracting(Entry::seq).doesNotHaveDuplicates();
    var bySeq = new HashMap<Long, TranscriptEvent>();
    stored.forEach(entry -> bySeq.put(entry.seq(), entry.event()));
    for (var line : acknowledged) {
      int space = line.indexOf(' ');
      assertThat(bySeq.get(Long.parseLong(line.substring(0, space))))
          .isEqualTo(Appender.event(line.substring(space + 1)));
    }
  }

  private static Process start(Path file) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Appender.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Adds at most {@code limit} whole lines; the last one before the end may be torn. */
  private static void read(BufferedReader output, int limit, List<String> lines)
      throws IOException {
    for (int i = 0; i < limit; i++) {
      var line = output.readLine();
      if (line == null) {
        return;
      }
      if (line.endsWith(".")) {
        lines.add(line.substring(0, line.length() - 1));
      }
    }
  }

  private static List<Entry> stored(Path file) {
    var entries = new ArrayList<Entry>();
    var vertx = Vertx.vertx();
    try (var database = Database.open(file);
        var journal = new EventJournal(database, vertx, 10, Clock.systemUTC())) {
      journal.replay(entries::add);
    } finally {
      vertx.close().await();
    }
    return entries;
  }

  /** Appends for ever and prints the number of every event that was acknowledged. */
  static final class Appender {

    private Appender() {}

    public static void main(String[] arguments) {
      var database = Database.open(Path.of(arguments[0]));
      var journal = new EventJournal(database, Vertx.vertx(), 100, Clock.systemUTC());
      for (int i = 0; true; i++) {
        var number = Integer.toString(i);
        var receipt = journal.append(event(number));
        receipt.onSuccess(r -> System.out.println(((Accepted) r).seq() + " " + number + "."));
        if (i % 64 == 0) {
          receipt.await();
        }
      }
    }

    static TranscriptEvent event(String number) {
      return said("c" + number.length(), "u" + number, "words " + number);
    }
  }
}
