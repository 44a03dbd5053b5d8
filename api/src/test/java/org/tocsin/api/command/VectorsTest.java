package org.tocsin.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.training.ConversationWriter;
import org.tocsin.training.Corpus;

class VectorsTest {
  @TempDir private Path folder;

  @Test
  void shardsShareTheLinesAndGoOnWhereTheyWere() throws IOException {
    var data = data(5);
    var out = folder.resolve("vectors").toString();

    var first = Ran.of("vectors", "--data", data, "--out", out, "--shard", "1/2");
    var second = Ran.of("vectors", "--data", data, "--out", out, "--shard", "2/2");
    var again = Ran.of("vectors", "--data", data, "--out", out, "--shard", "1/2");

    assertThat(first.out()).as(first.err()).startsWith("shard 1 of 2: 3 conversations");
    assertThat(second.out()).startsWith("shard 2 of 2: 2 conversations");
    assertThat(again.out()).startsWith("shard 1 of 2: 0 conversations");
    assertThat(again.err()).contains("going on behind line 5");
  }

  @Test
  void namesWhatItCannotReadAndGoesOn() throws IOException {
    var data = Path.of(data(1));
    Files.writeString(data, "nonsense\n" + Files.readString(data));

    var ran = Ran.of("vectors", "--data", data.toString(), "--out", folder.resolve("v").toString());

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("1 conversations", "1 lines could not be read");
    assertThat(ran.err()).contains(data + ":1: is not JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/2", "3/2", "1", "a/b"})
  void refusesAShardThatIsNone(String shard) throws IOException {
    assertThat(Ran.of("vectors", "--data", data(1), "--shard", shard).code()).isEqualTo(2);
  }

  private String data(int count) throws IOException {
    return Files.write(
            folder.resolve("conversations"),
            Corpus.conversations().stream().limit(count).map(ConversationWriter::line).toList())
        .toString();
  }
}
