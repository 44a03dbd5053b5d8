package org.tocsin.api.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.tocsin.api.access.FollowedFile;

/** Whether the service lives and is ready, and what an operator should look at; open to all. */
public final class Health implements Routes {
  private final List<FollowedFile<?>> files;

  public Health(List<FollowedFile<?>> files) {
    this.files = List.copyOf(files);
  }

  @Override
  public void mount(Paths paths) {
    paths.open(HttpMethod.GET, "/health/live", context -> context.json(up()));
    paths.open(HttpMethod.GET, "/health/ready", this::ready);
  }

  private void ready(RoutingContext context) {
    var warnings =
        files.stream()
            .filter(FollowedFile::broken)
            .map(f -> f.setting() + " has changed and cannot be read; what stood there holds")
            .toList();
    context.json(warnings.isEmpty() ? up() : up().put("warnings", new JsonArray(warnings)));
  }

  private static JsonObject up() {
    return new JsonObject().put("status", "UP");
  }
}
