package org.tocsin.api.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.ingestion.EventEncoder;
import org.tocsin.model.conversation.TranscriptEvent;

/** Sends events to a service, again when it asks for patience. */
final class Sender {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final EventEncoder encoder = new EventEncoder();
  private final URI events;
  private final String token;

  Sender(URI service, String token) {
    this.events = service.resolve("/v1/events");
    this.token = token;
  }

  /** What the service answered. */
  record Answer(int accepted, int duplicates, List<String> rejected) {
    Answer and(Answer other) {
      return new Answer(
          accepted + other.accepted,
          duplicates + other.duplicates,
          Stream.concat(rejected.stream(), other.rejected.stream()).toList());
    }
  }

  /**
   * Sends events in their order and returns once they are on the service's disk.
   *
   * @throws UncheckedIOException if the service cannot be reached
   * @throws IllegalStateException if it refuses
   */
  Answer send(List<TranscriptEvent> batch) throws InterruptedException {
    var body = batch.stream().map(encoder::encode).collect(Collectors.joining("\n"));
    var request =
        HttpRequest.newBuilder(events)
            .header("Content-Type", "application/x-ndjson")
            .header("Authorization", "Bearer " + token)
            .timeout(Duration.ofSeconds(60))
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      var response = patiently(request);
      return response.statusCode() == 413 && batch.size() > 1 ? halves(batch) : answer(response);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot reach " + events, e);
    }
  }

  /** A batch that is too large for one request. */
  private Answer halves(List<TranscriptEvent> batch) throws InterruptedException {
    int middle = batch.size() / 2;
    return send(batch.subList(0, middle)).and(send(batch.subList(middle, batch.size())));
  }

  private HttpResponse<String> patiently(HttpRequest request)
      throws IOException, InterruptedException {
    var response = client.send(request, BodyHandlers.ofString());
    while (response.statusCode() == 429) {
      Thread.sleep(
          Duration.ofSeconds(response.headers().firstValueAsLong("Retry-After").orElse(1)));
      response = client.send(request, BodyHandlers.ofString());
    }
    return response;
  }

  private Answer answer(HttpResponse<String> response) throws IOException {
    if (response.statusCode() != 202) {
      throw new IllegalStateException(
          "%s answered %d: %s".formatted(events, response.statusCode(), response.body()));
    }
    var answer = JSON.readTree(response.body());
    return new Answer(
        answer.path("accepted").asInt(),
        answer.path("duplicates").asInt(),
        answer.path("rejected").valueStream().map(Sender::rejection).toList());
  }

  private static String rejection(JsonNode rejected) {
    return rejected.path("index").asInt() + ": " + rejected.path("reason").asText();
  }
}
