package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.ADMIN;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.Wire.partial;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.http.EventIntakeTest.assertProblem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.RunningService;
import org.tocsin.ingestion.Flow;

class ConservationTest {
  private static final int CONNECTIONS = 20;
  private static final int REQUESTS = 10;

  @TempDir private Path folder;

  /** Each request: two new events, a partial result, a repetition, and two that break a rule. */
  @Test
  void losesNoEventBetweenTwoCountersUnderLoad() throws Exception {
    try (var service = RunningService.on(folder);
        var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      var sending =
          IntStream.range(0, CONNECTIONS)
              .<Future<Boolean>>mapToObj(i -> senders.submit(sender(service, "c" + i)))
              .toList();
      int looks = 0;
      while (!sending.stream().allMatch(Future::isDone)) {
        assertNothingFromNowhere(service.application().counts());
        looks++;
      }
      for (var sent : sending) {
        assertThat(sent.get()).isTrue();
      }
      service.settle();

      var counts = service.application().counts();
      int requests = CONNECTIONS * REQUESTS;
      assertThat(looks).isPositive();
      assertThat(counts.skipped()).as("partial results").isBetween(0L, (long) requests);
      assertThat(counts)
          .isEqualTo(
              new Flow.Counts(
                  6L * requests,
                  3L * requests,
                  requests,
                  2L * requests,
                  0,
                  0,
                  3L * requests - counts.skipped(),
                  counts.skipped(),
                  0));
      assertThat(metric(service, "received"))
          .isEqualTo(
              metric(service, "accepted")
                  + metric(service, "duplicates")
                  + metric(service, "rejected"))
          .isEqualTo(6.0 * requests);
      assertThat(metric(service, "accepted"))
          .isEqualTo(
              metric(service, "analysed")
                  + waiting(service)
                  + metric(service, "skipped")
                  + metric(service, "failed"));
      assertProblem(service.get("/metrics", AGENT), 403);
      assertProblem(service.get("/metrics", ""), 401);
    }
  }

  private static void assertNothingFromNowhere(Flow.Counts counts) {
    assertThat(counts.received())
        .as("%s", counts)
        .isGreaterThanOrEqualTo(
            counts.accepted() + counts.duplicates() + counts.rejected() + counts.refused());
    assertThat(counts.accepted())
        .as("%s", counts)
        .isGreaterThanOrEqualTo(counts.analysed() + counts.skipped() + counts.failed());
  }

  private static Callable<Boolean> sender(RunningService service, String id) {
    return () -> {
      var statuses = new ArrayList<Integer>();
      for (int i = 0; i < REQUESTS; i++) {
        statuses.add(
            service
                .lines(
                    said(id, "u" + i, "Where is my parcel?"),
                    said(id, "v" + i, "It should be here."),
                    partial(id, "w" + i, "I have been"),
                    said(id, "u" + i, "Where is my parcel?"),
                    "{\"type\": \"utterance\"}",
                    "no JSON")
                .statusCode());
      }
      return statuses.stream().allMatch(s -> s == 202);
    };
  }

  private static double metric(RunningService service, String name) {
    return value(service, "tocsin_events_" + name + "_total");
  }

  private static double waiting(RunningService service) {
    return value(service, "tocsin_events_waiting");
  }

  private static double value(RunningService service, String name) {
    return service
        .get("/metrics", ADMIN)
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .sum();
  }
}
