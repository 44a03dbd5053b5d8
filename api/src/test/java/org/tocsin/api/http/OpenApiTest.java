package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.ADMIN;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.INGEST;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.json;
import static org.tocsin.api.Wire.live;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.Samples;
import org.tocsin.api.ShippedCopy;
import org.tocsin.api.report.StoredReports;
import org.tocsin.api.settings.RetentionSettings;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.registry.ModelRegistry;

/** The served contract and the router say the same, and its examples work. */
class OpenApiTest {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

  /** What answers with a stream without end, needs a socket, or only what somebody else signed. */
  private static final Set<String> NOT_SENT =
      Set.of(
          "getUpdates",
          "getStream",
          "getLogin",
          "getLoginCallback",
          "getConnectorsName",
          "getConnectorsNameKey",
          "postDeliveriesIdReplay");

  @TempDir private static Path folder;
  private static RunningService service;
  private static JsonNode document = json("{}");
  private static Map<String, String> known = Map.of();

  record Operation(String method, String path, JsonNode node) {
    String id() {
      return node.path("operationId").asText();
    }

    @Override
    public String toString() {
      return id();
    }
  }

  @BeforeAll
  static void start() throws IOException {
    ShippedCopy.in(folder, "better");
    StoredReports.in(folder)
        .keep(
            ModelRegistry.shipped().version().value(),
            "{\"about\": {}, \"predictors\": {}, \"curves\": {}}");
    service =
        RunningService.on(
            folder,
            Map.of(
                RetentionSettings.KEEP_RAW_TEXT,
                "30",
                RetentionSettings.RAW_TEXT_KEY,
                Base64.getEncoder().encodeToString(new byte[32])),
            List.of(Article.of("refunds", "Refunds", "A refund takes five days to arrive.")));
    document = new YAMLMapper().readTree(service.get("/openapi.yaml", "").body());
    var ringing = Samples.ringing(1).getFirst();
    Eventually.holds("the article is known", () -> service.application().knowsArticles());
    service.lines(live(ringing, "a7", "north"));
    service.lines(
        started("c1", "a7", "north"), said("c1", "u1", "How long does my refund take to arrive?"));
    service.lines(said("c2", "u1", "Thank you, that is all."));
    service.settle();
    service.post("/v1/conversations/c2/label", ADMIN, "{\"escalates\": false}");
    var alert = service.conversation(ringing.id().value()).path("alert").asText();
    var card = service.conversation("c1").path("suggestions").path(0).path("id").asText();
    known = Map.of("{alert}", alert, "{suggestion}", card, "{token}", SUPERVISOR);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void theContractAndTheRouterHaveTheSameRoutesForTheSameRoles() {
    var promised = new TreeMap<String, Set<String>>();
    operations().forEach(o -> promised.put(o.method() + " " + o.path(), roles(o)));
    var kept = new TreeMap<String, Set<String>>();
    for (var route : service.application().routes()) {
      var names = new TreeSet<String>();
      route.roles().forEach(r -> names.add(r.word()));
      kept.put(
          route.method().name().toLowerCase(java.util.Locale.ROOT)
              + " "
              + route.path().replaceAll(":(\\w+)", "{$1}"),
          names);
    }

    assertThat(promised).isEqualTo(kept);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(document.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(
            ref -> assertThat(document.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
  }

  static Stream<Operation> sent() {
    return operations().stream()
        .filter(o -> !NOT_SENT.contains(o.id()))
        .sorted(Comparator.comparing(o -> o.method().equals("delete")));
  }

  @ParameterizedTest
  @MethodSource("sent")
  void everyExampleIsAnsweredAsPromised(Operation operation) {
    var response = send(operation);
    var promised = operation.node().path("responses");

    assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
    assertThat(promised.has(String.valueOf(response.statusCode()))).isTrue();
    var content = promised.path(String.valueOf(response.statusCode())).path("content");
    if (content.has("application/json")) {
      new Shape(document)
          .check(content.path("application/json").path("schema"), json(response.body()), "body");
    } else if (!content.isEmpty()) {
      assertThat(response.headers().firstValue("Content-Type").orElse(""))
          .startsWith(content.fieldNames().next());
    }
  }

  private static HttpResponse<String> send(Operation operation) {
    var query = new ArrayList<String>();
    var path = operation.path();
    for (var parameter : operation.node().path("parameters")) {
      var resolved =
          parameter.has("$ref")
              ? document.at(parameter.path("$ref").asText().substring(1))
              : parameter;
      var example = resolved.path("example").asText("");
      var value = URLEncoder.encode(known.getOrDefault(example, example), StandardCharsets.UTF_8);
      var name = resolved.path("name").asText();
      if (resolved.path("in").asText().equals("path")) {
        path = path.replace("{" + name + "}", value);
      } else if (resolved.path("in").asText().equals("query") && !example.isEmpty()) {
        query.add(name + "=" + value);
      }
    }
    var body =
        operation
            .node()
            .path("requestBody")
            .path("content")
            .path("application/json")
            .path("example");
    var request =
        service
            .request(
                query.isEmpty() ? path : path + "?" + String.join("&", query), token(operation))
            .header("Content-Type", "application/json");
    var text = body.toString();
    for (var name : known.entrySet()) {
      text = text.replace(name.getKey(), name.getValue());
    }
    return service.send(
        request
            .method(
                operation.method().toUpperCase(java.util.Locale.ROOT),
                body.isMissingNode() ? BodyPublishers.noBody() : BodyPublishers.ofString(text))
            .build());
  }

  private static String token(Operation operation) {
    var roles = roles(operation);
    if (roles.isEmpty()) {
      return operation.path().startsWith("/v1/connectors") ? INGEST : "";
    }
    return roles.contains("admin") ? ADMIN : AGENT;
  }

  private static Set<String> roles(Operation operation) {
    var roles = new TreeSet<String>();
    operation.node().path("x-roles").forEach(r -> roles.add(r.asText()));
    return roles;
  }

  private static List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          operations.add(new Operation(method.getKey(), path.getKey(), method.getValue()));
        }
      }
    }
    return operations;
  }

  /** As much of JSON Schema as the contract uses. */
  private record Shape(JsonNode document) {
    void check(JsonNode schema, JsonNode value, String where) {
      if (schema.has("$ref")) {
        check(document.at(schema.path("$ref").asText().substring(1)), value, where);
        return;
      }
      if (schema.has("enum")) {
        assertThat(StreamSupport.stream(schema.path("enum").spliterator(), false))
            .as(where)
            .contains(value);
      }
      if (schema.has("type")) {
        var types = new ArrayList<String>();
        schema.path("type").forEach(t -> types.add(t.asText()));
        assertThat(types.isEmpty() ? List.of(schema.path("type").asText()) : types)
            .as(where + " is " + value)
            .containsAnyElementsOf(types(value));
      }
      schema
          .path("required")
          .forEach(name -> assertThat(value.has(name.asText())).as(where + "." + name).isTrue());
      for (var property : new LinkedHashMap<>(properties(schema)).entrySet()) {
        if (value.has(property.getKey())) {
          check(
              property.getValue(), value.path(property.getKey()), where + "." + property.getKey());
        }
      }
      if (value.isArray() && schema.has("items")) {
        value.forEach(item -> check(schema.path("items"), item, where + "[]"));
      }
    }

    private static Map<String, JsonNode> properties(JsonNode schema) {
      var properties = new LinkedHashMap<String, JsonNode>();
      schema.path("properties").properties().forEach(p -> properties.put(p.getKey(), p.getValue()));
      return properties;
    }

    private static List<String> types(JsonNode value) {
      return switch (value.getNodeType()) {
        case OBJECT, POJO -> List.of("object");
        case ARRAY -> List.of("array");
        case STRING, BINARY -> List.of("string");
        case BOOLEAN -> List.of("boolean");
        case NUMBER -> value.isIntegralNumber() ? List.of("integer", "number") : List.of("number");
        case NULL, MISSING -> List.of("null");
      };
    }
  }
}
