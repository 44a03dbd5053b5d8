package org.tocsin.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Somebody who watches {@code GET /v1/updates}, and everything they were told. */
public final class Watching implements AutoCloseable {
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final InputStream body;
  private final Thread thread;

  /** One server-sent event. */
  public record Told(String id, String event, JsonNode data) {}

  /** Watches with a token; returns once the stream is open. */
  public Watching(RunningService service, String token) {
    this(service, token, "");
  }

  /** Comes back after an update of that id; an empty one for coming anew. */
  public Watching(RunningService service, String token, String lastId) {
    var request = service.request("/v1/updates", token);
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    var response = service.open(request.build());
    if (response.statusCode() != 200) {
      throw new AssertionError("GET /v1/updates answered " + response.statusCode());
    }
    this.body = response.body();
    this.thread = Thread.ofVirtual().start(this::read);
    first("health", _ -> true);
  }

  /** Everything so far. */
  public List<Told> told() {
    return List.copyOf(told);
  }

  /** Everything of one kind so far. */
  public List<JsonNode> told(String event) {
    return told.stream().filter(t -> t.event().equals(event)).map(Told::data).toList();
  }

  /** The first event of a kind that fits, which may still be to come. */
  public JsonNode first(String event, Predicate<JsonNode> fits) {
    Eventually.holds("an event " + event + " that fits", () -> find(event, fits).isPresent());
    return find(event, fits).orElseThrow();
  }

  private Optional<JsonNode> find(String event, Predicate<JsonNode> fits) {
    return told(event).stream().filter(fits).findFirst();
  }

  private void read() {
    try (var in = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      var id = "";
      var event = "";
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring("id: ".length());
        } else if (line.startsWith("event: ")) {
          event = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
          told.add(new Told(id, event, RunningService.json(line.substring("data: ".length()))));
        }
      }
    } catch (IOException closed) {
      // the service or the test has ended it
    }
  }

  @Override
  public void close() throws IOException {
    body.close();
    thread.interrupt();
  }
}
