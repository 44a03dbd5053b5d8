package org.tocsin.api.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.INGEST;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.RunningService;
import org.tocsin.api.settings.HearingSettings;

/** Frames of our own wire format with something wrong with them, sent as a source would. */
@Tag("proof")
class FuzzProof {
  private static final int FRAMES = Figures.setting("frames", 20_000);
  private static final long SEED = Long.getLong("tocsin.seed", 7);
  private static final List<String> STRANGE =
      List.of("null", "\"\"", "-1", "1e400", "true", "[]", "{}", "\"\\ud800\"", "\"x y\"", "9e99");

  @TempDir private Path folder;

  @Test
  void areNeverOurFault() {
    var figures = new Figures("fuzz", FRAMES + " mutated frames to /v1/events");
    var random = new Random(SEED);
    var answers = new TreeMap<Integer, Integer>();
    try (var service =
        RunningService.on(folder, Map.of(HearingSettings.CLOSE_AFTER, ""), List.of())) {
      for (int i = 0; i < FRAMES; i++) {
        var frame = mutant(random);
        int status =
            service
                .post("/v1/events", INGEST, "application/json", BodyPublishers.ofString(frame))
                .statusCode();
        answers.merge(status, 1, Integer::sum);
        assertThat(status).as("frame %d of seed %d: %s", i, SEED, frame).isLessThan(500);
      }
      service.settle();
      var counts = service.application().counts();
      figures.say("Answers: %s; %s.", answers, counts);
      assertThat(counts.failed()).isZero();
    }
  }

  private static String mutant(Random random) {
    var turn = Talks.of(random.nextInt(50)).get(random.nextInt(8));
    var name = "f" + random.nextInt(20);
    var frame =
        random.nextInt(10) == 0 ? Talks.started(name) : Talks.said(name, random.nextInt(30), turn);
    return random.nextInt(3) == 0 ? garbled(frame, random) : changed(frame, random);
  }

  private static String garbled(String frame, Random random) {
    int at = random.nextInt(frame.length());
    return random.nextBoolean()
        ? frame.substring(0, at)
        : frame.substring(0, at) + (char) random.nextInt(0xD800) + frame.substring(at);
  }

  /** One of its values becomes another. */
  private static String changed(String frame, Random random) {
    var json = RunningService.json(frame);
    var names = new ArrayList<String>();
    json.fieldNames().forEachRemaining(names::add);
    var value = json.get(names.get(random.nextInt(names.size()))).toString();
    return frame.replace(":" + value, ":" + STRANGE.get(random.nextInt(STRANGE.size())));
  }
}
