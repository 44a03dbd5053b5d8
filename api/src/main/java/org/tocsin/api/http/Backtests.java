package org.tocsin.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tocsin.api.learning.Backtesting;
import org.tocsin.api.learning.Backtesting.Answer;
import org.tocsin.api.learning.Backtesting.Found;
import org.tocsin.api.learning.Backtesting.Guided;
import org.tocsin.api.learning.Backtesting.Nothing;
import org.tocsin.api.learning.Backtesting.Proposal;
import org.tocsin.api.learning.Backtesting.Scored;
import org.tocsin.api.learning.PolicyFile;
import org.tocsin.api.report.BacktestJson;
import org.tocsin.api.report.PlaybookTrialJson;
import org.tocsin.model.alert.AlertBudget;
import org.tocsin.model.registry.BrokenModel;
import org.tocsin.model.registry.ModelVersion;

/** What another policy, model or playbook would have done on the conversations of this place. */
public final class Backtests implements Routes {
  private static final Set<String> FIELDS =
      Set.of("model", "threshold", "alertsPerHour", "policy", "playbooks");
  private static final List<String> POLICIES = List.of("threshold", "alertsPerHour", "policy");
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Vertx vertx;
  private final Backtesting backtesting;

  public Backtests(Vertx vertx, Backtesting backtesting) {
    this.vertx = vertx;
    this.backtesting = backtesting;
  }

  @Override
  public void mount(Paths paths) {
    paths.post("/v1/backtest", Who.EDITORS, this::ask);
  }

  /** What somebody wants to know. */
  private interface Question {
    Answer askedOf(Backtesting backtesting);
  }

  /**
   * {@code POST /v1/backtest}: 200 with what was found, or 202 while conversations are scored, to
   * be asked again.
   */
  void ask(RoutingContext context) {
    Question question;
    try {
      question = question(body(context));
    } catch (IllegalArgumentException broken) {
      Problem.answer(context, 400, String.valueOf(broken.getMessage()));
      return;
    }
    vertx
        .executeBlocking(() -> reply(question.askedOf(backtesting)), false)
        .onSuccess(reply -> reply.accept(context))
        .onFailure(failure -> {
          if (failure instanceof BrokenModel) {
            Problem.answer(context, 409, String.valueOf(failure.getMessage()));
          } else if (failure instanceof IllegalArgumentException) {
            Problem.answer(context, 400, String.valueOf(failure.getMessage()));
          } else {
            context.fail(failure);
          }
        });
  }

  /**
   * What is answered, made before it is written: of thousands of conversations it takes a while.
   */
  private static Consumer<RoutingContext> reply(Answer answer) {
    return switch (answer) {
      case Nothing _ ->
          context ->
              Problem.answer(context, 409, "there are no conversations here to try it on yet");
      case Scored(int done, int of) ->
          context -> {
            context.response().putHeader("Retry-After", "1");
            Answers.json(context, 202, new JsonObject().put("scored", done).put("of", of));
          };
      case Found found -> {
        var view = view(found);
        yield context -> Answers.json(context, 200, view);
      }
      case Guided(var trial, var now, var then) -> {
        var view = new JsonObject(PlaybookTrialJson.of(trial, now, then));
        yield context -> Answers.json(context, 200, view.put("most", Backtesting.MOST));
      }
    };
  }

  private static JsonObject view(Found found) {
    return new JsonObject(
            BacktestJson.of(
                found.backtest(),
                found.serves(),
                found.now(),
                found.proposed(),
                found.then(),
                found.changes()))
        .put("most", Backtesting.MOST);
  }

  private static JsonNode body(RoutingContext context) {
    try {
      var body = Optional.ofNullable(context.body().asJsonObject()).orElseGet(JsonObject::new);
      for (var name : body.fieldNames()) {
        if (!FIELDS.contains(name)) {
          throw new IllegalArgumentException("there is no " + name + "; there are " + FIELDS);
        }
      }
      return JSON.readTree(body.encode());
    } catch (DecodeException | ClassCastException notAnObject) {
      throw new IllegalArgumentException("the body must be a JSON object", notAnObject);
    } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
      throw new UncheckedIOException("what was encoded cannot be decoded", impossible);
    }
  }

  private static Question question(JsonNode body) {
    if (body.has("playbooks")) {
      var files = files(body);
      return backtesting -> backtesting.ask(files);
    }
    if (POLICIES.stream().filter(body::has).count() > 1) {
      throw new IllegalArgumentException("at most one of " + POLICIES + " may be given");
    }
    var model = Optional.of(body.path("model").asText()).filter(v -> !v.isEmpty());
    var proposal = proposal(body);
    return backtesting -> backtesting.ask(model.map(ModelVersion::new), proposal);
  }

  /** Playbooks by name; what is wrong with one is told of its file. */
  private static Map<String, String> files(JsonNode body) {
    if (body.size() > 1) {
      throw new IllegalArgumentException("playbooks are tried by themselves");
    }
    var files = new TreeMap<String, String>();
    for (var field : body.path("playbooks").properties()) {
      if (!field.getValue().isTextual() || !NAME.matcher(field.getKey()).matches()) {
        throw new IllegalArgumentException(
            "playbooks must be texts of YAML under names of a-z, 0-9 and -: was " + field.getKey());
      }
      files.put(field.getKey() + ".yaml", field.getValue().asText());
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("playbooks must name at least one");
    }
    return files;
  }

  private static Proposal proposal(JsonNode body) {
    if (body.has("threshold")) {
      double threshold = PolicyFile.belief("threshold", number(body, "threshold"));
      return (_, present) -> present.raising(threshold);
    }
    if (body.has("alertsPerHour")) {
      var budget = new AlertBudget(number(body, "alertsPerHour"));
      return (backtest, present) -> backtest.within(budget, present);
    }
    return body.path("policy").isObject()
        ? (_, present) -> PolicyFile.of(body.path("policy"), present)
        : (_, present) -> present;
  }

  private static double number(JsonNode body, String name) {
    if (!body.path(name).isNumber()) {
      throw new IllegalArgumentException(name + " must be a number: was " + body.path(name));
    }
    return body.path(name).asDouble();
  }
}
