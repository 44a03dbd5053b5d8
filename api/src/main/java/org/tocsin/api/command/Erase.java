package org.tocsin.api.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A customer's conversations, deleted for good from a running service. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description = "Deletes a customer's conversations everywhere; prints the receipt.")
final class Erase implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int OK = 200;

  /** One of the two must be said. */
  static final class Which {
    @Option(names = "--customer", paramLabel = "ID", description = "All conversations of one.")
    Optional<String> customer = Optional.empty();

    @Option(names = "--conversation", paramLabel = "ID", description = "One conversation.")
    Optional<String> conversation = Optional.empty();

    String path() {
      return customer
          .map(id -> "/v1/customers/" + encoded(id) + "/conversations")
          .orElseGet(() -> "/v1/conversations/" + encoded(conversation.orElseThrow()));
    }

    private static String encoded(String id) {
      return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
  }

  @ArgGroup(multiplicity = "1")
  Which which = new Which();

  @Option(names = "--to", required = true, paramLabel = "URL", description = "The service.")
  URI to = URI.create("http://127.0.0.1:8080");

  @Option(names = "--token", description = "An administrator's token; else TOCSIN_TOKEN.")
  Optional<String> token = Optional.empty();

  @Option(
      names = "--out",
      defaultValue = "-",
      paramLabel = "FILE",
      description = "Where the receipt goes; - is stdout.")
  String out = "-";

  @Override
  public Integer call() throws InterruptedException {
    var bearer =
        token
            .or(() -> Optional.ofNullable(System.getenv("TOCSIN_TOKEN")))
            .orElseThrow(() -> new WrongArguments("a token is needed: --token or TOCSIN_TOKEN"));
    var answer = delete(bearer);
    if (answer.statusCode() != OK) {
      throw new IllegalStateException(
          "%s answered %d: %s".formatted(to, answer.statusCode(), answer.body()));
    }
    try (var receipt = Output.to(out)) {
      receipt.println(answer.body());
    }
    return 0;
  }

  private HttpResponse<String> delete(String bearer) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(to.resolve(which.path()))
            .header("Authorization", "Bearer " + bearer)
            .timeout(PATIENCE)
            .DELETE()
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot reach " + to, e);
    }
  }
}
