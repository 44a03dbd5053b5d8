package org.tocsin.api.learning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.language.Redactor;
import org.tocsin.training.ConversationFile;

/** Encodes the turns of a conversation file line by line, redacted as training redacts them. */
public final class VectorStep {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int KEEP_EVERY = 100;
  private static final double NANOS = 1e9;

  private final SentenceEncoder encoder;
  private final Consumer<String> progress;
  private final Redactor redactor = new Redactor();

  /**
   * @param encoder one that remembers in the folder of the vectors
   * @param progress is told a line now and then
   */
  public VectorStep(SentenceEncoder encoder, Consumer<String> progress) {
    this.encoder = encoder;
    this.progress = progress;
  }

  /**
   * Every so many lines are one shard's.
   *
   * @param number from 1 to {@code of}
   */
  public record Shard(int number, int of) {
    boolean takes(long line) {
      return line % of == number - 1;
    }
  }

  /**
   * What one run did; what an earlier one had done does not count.
   *
   * @param bad lines that could not be read
   */
  public record Done(long conversations, long turns, long bad, double seconds) {}

  /** Goes on where an earlier run on the same file stopped. */
  public Done run(Path data, Path folder, Shard shard) throws IOException {
    var mark =
        folder.resolve(
            "%s-%d.%d-of-%d.done"
                .formatted(data.getFileName(), Files.size(data), shard.number(), shard.of()));
    long from = Files.exists(mark) ? Long.parseLong(Files.readString(mark).strip()) : 0;
    if (from > 0) {
      progress.accept("going on behind line " + from);
    }
    long began = System.nanoTime();
    long line = 0;
    long conversations = 0;
    long turns = 0;
    long bad = 0;
    try (var lines = Files.newBufferedReader(data)) {
      for (var text = lines.readLine(); text != null; text = lines.readLine()) {
        long number = line++;
        if (number < from || !shard.takes(number) || text.isBlank()) {
          continue;
        }
        int encoded = encode(text, data + ":" + line);
        conversations += encoded < 0 ? 0 : 1;
        turns += Math.max(0, encoded);
        bad += encoded < 0 ? 1 : 0;
        if (conversations % KEEP_EVERY == 0) {
          keep(mark, line);
          progress.accept("encoded %d conversations, up to line %d".formatted(conversations, line));
        }
      }
    }
    keep(mark, line);
    return new Done(conversations, turns, bad, (System.nanoTime() - began) / NANOS);
  }

  /** How many turns there were; negative if the line cannot be read. */
  private int encode(String line, String place) {
    try {
      var turns = ConversationFile.transcript(JSON.readTree(line)).turns();
      turns.forEach(turn -> encoder.encode(redactor.redact(turn.text()).text()));
      return turns.size();
    } catch (JsonProcessingException notJson) {
      progress.accept(place + ": is not JSON: " + notJson.getOriginalMessage());
    } catch (IllegalArgumentException broken) {
      progress.accept(place + ": " + broken.getMessage());
    }
    return -1;
  }

  private static void keep(Path mark, long line) throws IOException {
    var next = Files.writeString(mark.resolveSibling(mark.getFileName() + ".next"), line + "\n");
    Files.move(next, mark, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
