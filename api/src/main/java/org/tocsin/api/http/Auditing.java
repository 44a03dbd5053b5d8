package org.tocsin.api.http;

import static org.tocsin.api.http.Who.OPERATORS;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tocsin.ingestion.AuditLog;

/** The audit log, read and taken away. */
public final class Auditing implements Routes {
  private static final int CHUNK = 1_000;

  private final Vertx vertx;
  private final AuditLog log;

  public Auditing(Vertx vertx, AuditLog log) {
    this.vertx = vertx;
    this.log = log;
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/audit", OPERATORS, this::list);
    paths.get("/v1/audit/check", OPERATORS, this::check);
    paths.watched("/v1/audit/export", OPERATORS, this::export);
  }

  /** {@code GET /v1/audit?limit=…&cursor=…}, the newest first. */
  private void list(RoutingContext context) {
    Page.ofNumbers(context)
        .ifPresent(page -> {
          var before = page.number();
          vertx
              .executeBlocking(() -> log.newest(before, page.limit()), false)
              .onSuccess(found -> Answers.fresh(context, page(page, found)))
              .onFailure(context::fail);
        });
  }

  /** {@code GET /v1/audit/check}: whether a row was changed or taken out. */
  private void check(RoutingContext context) {
    vertx
        .executeBlocking(log::firstBroken, false)
        .onSuccess(broken ->
            context.json(
                new JsonObject()
                    .put("whole", broken.isEmpty())
                    .put("firstBroken", broken.isPresent() ? broken.getAsLong() : null)))
        .onFailure(context::fail);
  }

  /** {@code GET /v1/audit/export?format=csv}, or {@code ndjson}: all of it, the oldest first. */
  private void export(RoutingContext context) {
    var format = Optional.ofNullable(context.request().getParam("format")).orElse("ndjson");
    switch (format) {
      case "ndjson" -> {
        context.response().putHeader("Content-Type", "application/x-ndjson");
        write(context, "", e -> view(e).encode() + "\n");
      }
      case "csv" -> {
        context.response().putHeader("Content-Type", "text/csv; charset=utf-8");
        write(context, "id,at,who,action,subject,detail,chain\r\n", Auditing::line);
      }
      default -> Problem.answer(context, 400, "format must be csv or ndjson: was " + format);
    }
  }

  private void write(
      RoutingContext context, String head, Function<AuditLog.Entry, String> written) {
    context.response().setChunked(true).write(head);
    more(context, 0, written);
  }

  private void more(RoutingContext context, long after, Function<AuditLog.Entry, String> written) {
    vertx
        .executeBlocking(() -> log.after(after, CHUNK), false)
        .onSuccess(found -> {
          if (found.isEmpty()) {
            context.response().end();
            return;
          }
          var text = found.stream().map(written).collect(Collectors.joining());
          context
              .response()
              .write(Buffer.buffer(text))
              .onSuccess(_ -> more(context, found.getLast().id(), written));
        })
        .onFailure(_ -> context.response().reset());
  }

  private static JsonObject page(Page page, List<AuditLog.Entry> found) {
    var next =
        found.size() < page.limit()
            ? Optional.<String>empty()
            : Optional.of(Page.encoded(String.valueOf(found.getLast().id())));
    return Page.of(found.stream().map(Auditing::view).toList(), next);
  }

  private static JsonObject view(AuditLog.Entry entry) {
    return new JsonObject()
        .put("id", entry.id())
        .put("at", entry.at().toString())
        .put("who", entry.who())
        .put("action", entry.action())
        .put("subject", entry.subject())
        .put("detail", entry.detail().orElse(null))
        .put("chain", entry.chain());
  }

  private static String line(AuditLog.Entry entry) {
    return Csv.line(
        String.valueOf(entry.id()),
        entry.at().toString(),
        entry.who(),
        entry.action(),
        entry.subject(),
        entry.detail().orElse(""),
        entry.chain());
  }
}
