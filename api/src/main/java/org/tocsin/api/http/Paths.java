package org.tocsin.api.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tocsin.api.access.Role;

/** Where groups add their routes, each with the roles that may take it. */
public final class Paths {
  private final Router router;
  private final Doors doors;
  private final long mostBytes;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * A route as it was added.
   *
   * @param path with parameters as ":id"
   * @param roles who may take it; empty where the route itself decides, or where it is open
   */
  public record Entry(HttpMethod method, String path, Set<Role> roles) {}

  Paths(Router router, Doors doors, long mostBytes) {
    this.router = router;
    this.doors = doors;
    this.mostBytes = mostBytes;
  }

  /** A route for whoever has one of these roles. */
  public void add(
      HttpMethod method, String path, Set<Role> roles, Handler<RoutingContext> handler) {
    entries.add(new Entry(method, path, Set.copyOf(roles)));
    router.route(method, path).handler(doors.only(roles));
    handle(method, path, handler);
  }

  /** A route for everybody, or one that looks itself at who comes. */
  public void open(HttpMethod method, String path, Handler<RoutingContext> handler) {
    entries.add(new Entry(method, path, Set.of()));
    handle(method, path, handler);
  }

  public void get(String path, Set<Role> roles, Handler<RoutingContext> handler) {
    add(HttpMethod.GET, path, roles, handler);
  }

  public void post(String path, Set<Role> roles, Handler<RoutingContext> handler) {
    add(HttpMethod.POST, path, roles, handler);
  }

  public void put(String path, Set<Role> roles, Handler<RoutingContext> handler) {
    add(HttpMethod.PUT, path, roles, handler);
  }

  public void delete(String path, Set<Role> roles, Handler<RoutingContext> handler) {
    add(HttpMethod.DELETE, path, roles, handler);
  }

  /** All that were added, in order. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  private void handle(HttpMethod method, String path, Handler<RoutingContext> handler) {
    if (method.equals(HttpMethod.POST) || method.equals(HttpMethod.PUT)) {
      router.route(method, path).handler(BodyHandler.create(false).setBodyLimit(mostBytes));
    }
    router.route(method, path).handler(handler);
  }
}
