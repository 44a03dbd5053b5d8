package org.tocsin.api.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;

/** Speaks to a service as its sources, supervisors and operators do. */
final class Client implements AutoCloseable {
  private static final String DATA = "data: {";
  private static final Pattern TURN = Pattern.compile("\"utterance\":\"(t\\d+)\"");
  private static final Pattern NAME = Pattern.compile("\"conversation\":\\{\"id\":\"([^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String address;
  private final String source;
  private final String supervisor;
  private final String data;

  Client(String address, String source, String supervisor, String data) {
    this.address = address;
    this.source = source;
    this.supervisor = supervisor;
    this.data = data;
  }

  /** Of a service in this process. */
  static Client of(RunningService service) {
    return new Client(
        service.application().address(),
        RunningService.INGEST,
        RunningService.SUPERVISOR,
        RunningService.DATA);
  }

  /** Sends lines of events; the answer's status. */
  CompletableFuture<Integer> send(String lines) {
    var request =
        request("/v1/events", source)
            .header("Content-Type", "application/x-ndjson")
            .timeout(Duration.ofSeconds(30))
            .POST(BodyPublishers.ofString(lines))
            .build();
    return client.sendAsync(request, BodyHandlers.ofString()).thenApply(HttpResponse::statusCode);
  }

  /** Sends lines again and again until they are taken; how often it was told to slow down. */
  int insist(String lines) throws InterruptedException {
    for (int refused = 0; true; refused++) {
      int status = send(lines).join();
      if (status == 202) {
        return refused;
      }
      if (status != 429) {
        throw new IllegalStateException("the service answered " + status);
      }
      Thread.sleep(200);
    }
  }

  /** A number of {@code /metrics}: the sum of all that begins so. */
  double metric(String name) {
    return data("/metrics")
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** What the data team reads under a path. */
  String data(String path) {
    try {
      return client.send(request(path, data).build(), BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns once all that was accepted is analysed. */
  void settle(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (metric("tocsin_events_waiting") > 0) {
      if (System.nanoTime() > until) {
        throw new AssertionError("not all was analysed within " + patience);
      }
      Thread.sleep(50);
    }
  }

  /** Tells of each turn that is shown to a supervisor, until the connection ends. */
  CompletableFuture<Void> watch(BiConsumer<String, String> turn) {
    return watch(data -> turn(data, turn));
  }

  /** Tells the data of each update that a supervisor is sent, until the connection ends. */
  CompletableFuture<Void> watch(Consumer<String> data) {
    var opened = new CompletableFuture<Void>();
    var watching =
        client
            .sendAsync(request("/v1/updates", supervisor).build(), BodyHandlers.ofLines())
            .thenAccept(answer -> {
              opened.complete(null);
              answer.body().filter(line -> line.startsWith(DATA)).forEach(data);
            });
    Eventually.holds("updates are open", opened::isDone);
    return watching;
  }

  private static void turn(String data, BiConsumer<String, String> turn) {
    int place = data.indexOf("\"turn\":{");
    if (place >= 0) {
      var name = NAME.matcher(data);
      var utterance = TURN.matcher(data.substring(place));
      if (name.find() && utterance.find()) {
        turn.accept(name.group(1), utterance.group(1));
      }
    }
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Bearer " + token);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
