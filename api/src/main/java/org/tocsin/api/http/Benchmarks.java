package org.tocsin.api.http;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tocsin.training.benchmark.About;
import org.tocsin.training.benchmark.Aim;
import org.tocsin.training.benchmark.Kept;
import org.tocsin.training.benchmark.Result;
import org.tocsin.training.benchmark.Row;
import org.tocsin.training.benchmark.Rows;
import org.tocsin.training.benchmark.Table;

/** The results of benchmark runs that are kept in a folder. */
public final class Benchmarks implements Routes {
  private final Vertx vertx;
  private final Kept kept;

  public Benchmarks(Vertx vertx, Kept kept) {
    this.vertx = vertx;
    this.kept = kept;
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/benchmarks", Who.EDITORS, this::list);
  }

  /**
   * {@code GET /v1/benchmarks}: every row, the newest result first; those that were never run too.
   */
  void list(RoutingContext context) {
    vertx
        .executeBlocking(this::rows, false)
        .onSuccess(rows -> Answers.fresh(context, rows))
        .onFailure(context::fail);
  }

  private JsonObject rows() {
    var results = kept.all().stream().collect(Collectors.groupingBy(Result::row));
    return new JsonObject()
        .put(
            "items",
            array(
                Rows.all(),
                (Row row) ->
                    view(row.about(), results.getOrDefault(row.about().name(), List.of()))));
  }

  private static JsonObject view(About about, List<Result> results) {
    return new JsonObject()
        .put("row", about.name())
        .put("what", about.what())
        .put("published", about.published())
        .put("results", array(results, Benchmarks::view));
  }

  private static JsonObject view(Result result) {
    var findings = result.findings();
    return new JsonObject()
        .put("model", result.model())
        .put("data", result.data())
        .put("measured", result.measured())
        .put("seconds", result.seconds())
        .put("code", result.code())
        .put("aims", array(findings.aims(), Benchmarks::view))
        .put("tables", array(findings.tables(), Benchmarks::view))
        .put("remarks", new JsonArray(findings.remarks()));
  }

  private static JsonObject view(Aim aim) {
    return new JsonObject()
        .put("figure", aim.figure())
        .put("measured", ModelView.finite(aim.measured()))
        .put("wanted", ModelView.finite(aim.wanted()))
        .put("atLeast", aim.atLeast())
        .put("met", aim.met());
  }

  private static JsonObject view(Table table) {
    return new JsonObject()
        .put("title", table.title())
        .put("columns", new JsonArray(table.columns()))
        .put(
            "lines",
            array(
                table.lines(),
                line ->
                    new JsonObject()
                        .put("name", line.name())
                        .put(
                            "values",
                            new JsonArray(
                                line.values().stream().map(ModelView::finite).toList()))));
  }

  private static <T> JsonArray array(List<T> items, Function<T, JsonObject> view) {
    return new JsonArray(items.stream().map(view).toList());
  }
}
