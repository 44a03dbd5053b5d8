package org.tocsin.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A part of a list: {@code ?limit=…&cursor=…}, answered as {@code {"items", "next"}}. A cursor
 * names the last item's place in the order, not its number: what comes or goes meanwhile neither
 * shows an item twice nor hides one that kept its place.
 *
 * @param after the key of the last item that was shown; empty for the beginning
 */
record Page(int limit, Optional<String> after) {
  static final int MOST = 200;

  /** What a request asks for; empty, and answered 400, where it asks for nothing sensible. */
  static Optional<Page> of(RoutingContext context) {
    return of(context, "(?s).*");
  }

  /** The same of a list whose keys are numbers. */
  static Optional<Page> ofNumbers(RoutingContext context) {
    return of(context, "\\d{1,18}");
  }

  private static Optional<Page> of(RoutingContext context, String keys) {
    try {
      var cursor = Optional.ofNullable(context.request().getParam("cursor")).map(Page::decoded);
      if (cursor.filter(c -> !c.matches(keys)).isPresent()) {
        throw new IllegalArgumentException("cursor must be one that was given here");
      }
      return Optional.of(new Page(limit(context), cursor));
    } catch (IllegalArgumentException wrong) {
      Problem.answer(
          context,
          400,
          "limit must be in 1..%d, and cursor one that was given here".formatted(MOST));
      return Optional.empty();
    }
  }

  /**
   * Answers with the part that is asked for of a list whose keys are numbers and that may take a
   * while to look through; 400 where page or filter make no sense.
   *
   * @param filter reads the filter, or throws IllegalArgumentException
   */
  static <F> void answer(
      RoutingContext context, Function<MultiMap, F> filter, BiFunction<F, Page, JsonObject> found) {
    F wanted;
    try {
      wanted = filter.apply(context.queryParams());
    } catch (IllegalArgumentException wrong) {
      Problem.answer(context, 400, String.valueOf(wrong.getMessage()));
      return;
    }
    ofNumbers(context)
        .ifPresent(page ->
            context
                .vertx()
                .executeBlocking(() -> found.apply(wanted, page), false)
                .onSuccess(part -> Answers.fresh(context, part))
                .onFailure(context::fail));
  }

  /** The number of the last item that was shown. */
  OptionalLong number() {
    return after.map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  /**
   * The items of this page.
   *
   * @param key of an item, unlike all others; the order of the list is that of the keys
   */
  <T> JsonObject of(Stream<T> all, Function<T, String> key, Function<T, JsonObject> view) {
    var rest =
        all.map(item -> new Keyed<>(key.apply(item), item))
            .filter(k -> after.isEmpty() || k.key().compareTo(after.get()) > 0)
            .sorted(Comparator.comparing(k -> k.key()))
            .toList();
    var items = rest.subList(0, Math.min(limit, rest.size()));
    var next =
        items.size() < rest.size()
            ? Optional.of(encoded(items.getLast().key()))
            : Optional.<String>empty();
    return of(items.stream().map(k -> view.apply(k.item())).toList(), next);
  }

  /** A page that was cut elsewhere. */
  static JsonObject of(List<JsonObject> items, Optional<String> next) {
    return new JsonObject().put("items", Views.array(items)).put("next", next.orElse(null));
  }

  private record Keyed<T>(String key, T item) {}

  /** A number as a key: higher numbers come first. */
  static String descending(double number) {
    return String.format(Locale.ROOT, "%024.6f", 1e15 - number);
  }

  static String encoded(String key) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
  }

  private static String decoded(String cursor) {
    return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
  }

  private static int limit(RoutingContext context) {
    var word = context.request().getParam("limit");
    int limit = word == null ? MOST : Integer.parseInt(word);
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be in 1.." + MOST + ": was " + limit);
    }
    return limit;
  }
}
