package org.tocsin.api.http;

import static org.tocsin.api.http.Who.EDITORS;
import static org.tocsin.api.http.Who.PEOPLE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tocsin.api.access.Role;
import org.tocsin.ingestion.ArticleStore.Source;
import org.tocsin.ingestion.ArticleStore.Stored;
import org.tocsin.ingestion.Library;
import org.tocsin.ingestion.StorageRefused;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.knowledge.ArticleId;
import org.tocsin.model.knowledge.ArticleJson;
import org.tocsin.model.knowledge.Hit;
import org.tocsin.model.knowledge.Question;
import org.tocsin.model.knowledge.Reach.Audience;
import org.tocsin.model.knowledge.Setting;

/** The articles: searched, read, put and deleted. */
public final class Shelf implements Routes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FOUND = 10;

  private final Vertx vertx;
  private final Supplier<Optional<Library>> library;
  private final Clock clock;

  public Shelf(Vertx vertx, Supplier<Optional<Library>> library, Clock clock) {
    this.vertx = vertx;
    this.library = library;
    this.clock = clock;
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/knowledge/search", PEOPLE, this::search);
    paths.get("/v1/knowledge/articles/:id", PEOPLE, this::article);
    paths.put("/v1/knowledge/articles/:id", EDITORS, this::put);
    paths.delete("/v1/knowledge/articles/:id", EDITORS, this::delete);
  }

  /** {@code GET /v1/knowledge/search?q=…&vertical=…&queue=…&product=…}. */
  void search(RoutingContext context) {
    var query = parameter(context, "q").orElse("");
    if (query.isEmpty()) {
      Problem.answer(context, 400, "the parameter q must say what to search for");
      return;
    }
    var setting =
        new Setting(
            parameter(context, "vertical"),
            parameter(context, "product"),
            parameter(context, "queue"),
            Optional.of(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
            isAgent(context));
    asking(
        context,
        shelf -> shelf.index().search(Question.of(query), setting, FOUND),
        hits ->
            context.json(
                new JsonObject()
                    .put("items", Views.array(hits.stream().map(Shelf::hit).toList()))));
  }

  /** {@code GET /v1/knowledge/articles/{id}}. */
  void article(RoutingContext context) {
    onArticle(
        context,
        id ->
            asking(
                context,
                shelf -> found(shelf, id),
                found ->
                    found
                        .filter(_ -> mayRead(context, found.orElseThrow()))
                        .ifPresentOrElse(
                            article -> Answers.fresh(context, article), () -> unknown(context))));
  }

  /** {@code PUT /v1/knowledge/articles/{id}}; 201 for a new one. It is found at once. */
  void put(RoutingContext context) {
    onArticle(
        context,
        id -> {
          Article article;
          try {
            article = article(context.body().asString(), id);
          } catch (IllegalArgumentException wrong) {
            Problem.answer(context, 400, Objects.toString(wrong.getMessage()));
            return;
          }
          asking(
              context,
              shelf -> {
                shelf.put(List.of(article), Source.API);
                return shelf.store().article(id).orElseThrow();
              },
              stored -> {
                Answers.json(context, stored.version() == 1 ? 201 : 200, json(stored, article));
              });
        });
  }

  /** {@code DELETE /v1/knowledge/articles/{id}}; 404 if there is none that is stored. */
  void delete(RoutingContext context) {
    onArticle(
        context,
        id ->
            asking(
                context,
                shelf -> shelf.delete(List.of(id), Source.API),
                deleted -> {
                  if (deleted == 0) {
                    unknown(context);
                  } else {
                    context.response().setStatusCode(204).end();
                  }
                }));
  }

  private static Article article(String body, ArticleId id) {
    try {
      if (body != null && JSON.readTree(body) instanceof ObjectNode keys) {
        return ArticleJson.read(keys.put("id", id.value()));
      }
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException("not JSON: " + notJson.getOriginalMessage(), notJson);
    }
    throw new IllegalArgumentException("the body must be an article");
  }

  /** A stored one, else a sample. */
  private static Optional<JsonObject> found(Library shelf, ArticleId id) {
    var stored = shelf.store().article(id).filter(s -> s.article().isPresent());
    return stored.isPresent()
        ? stored.map(s -> json(s, s.article().orElseThrow()))
        : shelf.index().article(id).map(Shelf::json);
  }

  private static JsonObject json(Stored stored, Article article) {
    return json(article)
        .put("version", stored.version())
        .put("source", stored.source().name())
        .put("changedAt", stored.changedAt().toString());
  }

  private static JsonObject json(Article article) {
    return new JsonObject(ArticleJson.write(article).toString());
  }

  private static JsonObject hit(Hit hit) {
    return new JsonObject()
        .put("id", hit.article().id().value())
        .put("title", hit.article().title())
        .put("passage", hit.passage().text())
        .put("path", new JsonArray(hit.passage().path()))
        .put("score", hit.score());
  }

  private static boolean mayRead(RoutingContext context, JsonObject article) {
    return !isAgent(context)
        || !Audience.SUPERVISORS.name().equalsIgnoreCase(article.getString("audience"));
  }

  private static boolean isAgent(RoutingContext context) {
    return Doors.callerOf(context).role() == Role.AGENT;
  }

  private static Optional<String> parameter(RoutingContext context, String name) {
    return Optional.ofNullable(context.request().getParam(name))
        .map(String::strip)
        .filter(v -> !v.isEmpty());
  }

  private static void onArticle(RoutingContext context, Consumer<ArticleId> next) {
    var id = context.pathParam("id");
    if (id.isBlank()) {
      unknown(context);
    } else {
      next.accept(new ArticleId(id));
    }
  }

  private static void unknown(RoutingContext context) {
    Problem.answer(context, 404, "there is no such article");
  }

  private <T> void asking(
      RoutingContext context, Function<Library, T> question, Consumer<T> answered) {
    var shelf = library.get();
    if (shelf.isEmpty()) {
      Problem.answer(context, 503, "the knowledge index is still being read");
      return;
    }
    Callable<T> work = () -> question.apply(shelf.get());
    Future<T> answer = vertx.executeBlocking(work, false);
    answer
        .onSuccess(answered::accept)
        .onFailure(failure -> {
          if (failure instanceof StorageRefused) {
            Problem.answer(context, 503, "it could not be stored: " + failure.getMessage());
          } else {
            context.fail(failure);
          }
        });
  }
}
