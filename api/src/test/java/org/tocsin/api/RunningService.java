package org.tocsin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.api.access.Tokens;
import org.tocsin.api.settings.AnalysisSettings;
import org.tocsin.api.settings.HearingSettings;
import org.tocsin.api.settings.HttpSettings;
import org.tocsin.api.settings.Setting;
import org.tocsin.api.settings.StorageSettings;
import org.tocsin.model.encoder.BgeSmallEncoder;
import org.tocsin.model.encoder.CachedEncoder;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.playbook.Playbook;
import org.tocsin.model.playbook.PlaybookFiles;
import org.tocsin.training.Corpus;

/**
 * The real service with the shipped model on a folder and a port of its own, and a client that
 * speaks to it. The encoder is shared by all tests, since it takes a second to open.
 */
public final class RunningService implements AutoCloseable {
  public static final String INGEST = "token-of-a-source";
  public static final String AGENT = "token-of-agent-a7";
  public static final String OTHER_AGENT = "token-of-agent-a8";
  public static final String SUPERVISOR = "token-of-the-supervisor";
  public static final String TEAM_SUPERVISOR = "token-of-the-supervisor-of-north";
  public static final String KIM = "token-of-kim-of-north";
  public static final String LEE = "token-of-lee-of-north";
  public static final String DATA = "token-of-the-data-team";
  public static final String ADMIN = "token-of-the-administrator";
  public static final JsonMapper JSON = JsonMapper.builder().build();

  private static final SentenceEncoder ENCODER = CachedEncoder.of(BgeSmallEncoder.open(), 50_000);
  private static final List<Playbook> PLAYBOOKS = PlaybookFiles.read(Corpus.playbooks());
  private static final List<String> TOKENS =
      List.of(
          "ingest " + INGEST,
          "agent " + AGENT + " agent=a7",
          "agent " + OTHER_AGENT + " agent=a8",
          "supervisor " + SUPERVISOR,
          "supervisor " + TEAM_SUPERVISOR + " team=north",
          "supervisor " + KIM + " team=north name=kim",
          "supervisor " + LEE + " team=north name=lee",
          "data " + DATA,
          "admin " + ADMIN);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Application application;

  private RunningService(Application application) {
    this.application = application;
  }

  /** Starts on a folder, without CoreNLP. */
  public static RunningService on(Path folder) {
    return on(folder, Map.of(), List.of());
  }

  /** Starts on a folder with some other settings, and articles. */
  public static RunningService on(
      Path folder, Map<Setting<?>, String> settings, List<Article> articles) {
    return on(folder, settings, articles, tokens(folder), Clock.systemUTC());
  }

  /** The same with other tokens. */
  public static RunningService on(
      Path folder, Map<Setting<?>, String> settings, List<Article> articles, Tokens tokens) {
    return on(folder, settings, articles, tokens, Clock.systemUTC());
  }

  /** The same with a clock of one's own. */
  public static RunningService on(
      Path folder, Map<Setting<?>, String> settings, List<Article> articles, Clock clock) {
    return on(folder, settings, articles, tokens(folder), clock);
  }

  private static RunningService on(
      Path folder,
      Map<Setting<?>, String> settings,
      List<Article> articles,
      Tokens tokens,
      Clock clock) {
    var flags = new LinkedHashMap<Setting<?>, String>();
    flags.put(StorageSettings.STATE, folder.toString());
    flags.put(HttpSettings.PORT, "0");
    flags.put(AnalysisSettings.CORE_NLP, "false");
    flags.put(HearingSettings.SILENT_AFTER, "3600"); // a test may pause for longer than a caller
    flags.putAll(settings);
    var configuration = Configuration.of(Optional.empty(), Map.of(), flags);
    return new RunningService(
        Application.start(
            new Application.Parts(
                configuration, tokens, () -> ENCODER, articles, PLAYBOOKS, clock)));
  }

  private static Tokens tokens(Path folder) {
    try {
      return Tokens.read(Files.write(folder.resolve("tokens"), TOKENS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The encoder that all services of the tests share. */
  public static SentenceEncoder encoder() {
    return ENCODER;
  }

  public Application application() {
    return application;
  }

  /** A path of it as an address. */
  public URI at(String path) {
    return URI.create(application.address() + path);
  }

  /** A request to be completed; an empty token sends none. */
  public HttpRequest.Builder request(String path, String token) {
    var request = HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(60));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  public HttpResponse<String> send(HttpRequest request) {
    return send(request, BodyHandlers.ofString());
  }

  /** The answer as soon as its head is there; for those that do not end. */
  public HttpResponse<InputStream> open(HttpRequest request) {
    return send(request, BodyHandlers.ofInputStream());
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> get(String path, String token) {
    return send(request(path, token).build());
  }

  public HttpResponse<String> post(String path, String token, String json) {
    return post(path, token, "application/json", BodyPublishers.ofString(json));
  }

  public HttpResponse<String> post(
      String path, String token, String type, HttpRequest.BodyPublisher body) {
    return send(request(path, token).header("Content-Type", type).POST(body).build());
  }

  /** Sends events as the source would. */
  public HttpResponse<String> events(String json) {
    return post("/v1/events", INGEST, json);
  }

  /** Sends lines of events as the source would. */
  public HttpResponse<String> lines(String... lines) {
    return post(
        "/v1/events",
        INGEST,
        "application/x-ndjson",
        BodyPublishers.ofString(String.join("\n", lines)));
  }

  /** What a supervisor sees of a conversation once all that was accepted is analysed. */
  public JsonNode conversation(String id) {
    settle();
    return read(get("/v1/conversations/" + id, SUPERVISOR));
  }

  public static JsonNode read(HttpResponse<String> response) {
    return json(response.body());
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  /** Returns once everything that was accepted is analysed. */
  public void settle() {
    settle(Eventually.PATIENCE);
  }

  /** The same where more was accepted than is analysed in a minute. */
  public void settle(Duration patience) {
    Eventually.holds("all is analysed", patience, () -> application.counts().waiting() == 0);
  }

  @Override
  public void close() {
    application.close();
  }
}
