package org.tocsin.api.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.MimeMapping;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The console's files, in memory and packed. Those that the page needs stand under a path that
 * changes with what is in them, so that a browser keeps them for a year and asks for nothing twice;
 * the page itself names that path, and all modules that it starts with, so that they come at once
 * and not one after the other.
 */
final class Assets {
  private static final Pattern STYLESHEET =
      Pattern.compile("  <link rel=\"stylesheet\" href=\"(css/[\\w-]+\\.css)\">\n");
  private static final Pattern OWN = Pattern.compile("(href|src)=\"(?=(?:css|js|favicon)\\b)");
  private static final Pattern IMPORT =
      Pattern.compile("^(?:import|export)\\b[^;()]*?\"(\\./[\\w./-]+\\.js)\";", Pattern.MULTILINE);
  private static final String STYLES = "css/console.css";
  private static final String FIRST = "js/main.js";
  private static final String FOREVER = "public, max-age=31536000, immutable";

  private final String place;
  private final Packed page;
  private final Map<String, Packed> files;

  private Assets(Map<String, Buffer> raw) {
    var sheets = sheets(raw);
    var all = new TreeMap<>(raw);
    all.put(STYLES, sheets);
    this.place = "/assets/" + Packed.hash(all.values()) + "/";
    this.files =
        all.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> packed(e.getKey(), e.getValue())));
    this.page = Packed.of("text/html;charset=UTF-8", Buffer.buffer(page(raw)));
  }

  /** Those of this build. */
  static Assets read() {
    return new Assets(ConsoleFiles.read());
  }

  /** Adds where they are found. */
  void mount(Router router) {
    router.get("/").handler(context -> page.answer(context, "no-cache"));
    router.get("/index.html").handler(context -> page.answer(context, "no-cache"));
    router.get(place + "*").handler(this::file);
  }

  private void file(RoutingContext context) {
    Optional.ofNullable(files.get(context.normalizedPath().substring(place.length())))
        .ifPresentOrElse(file -> file.answer(context, FOREVER), context::next);
  }

  private static Packed packed(String name, Buffer content) {
    var type = Optional.ofNullable(MimeMapping.mimeTypeForFilename(name)).orElse("text/plain");
    return Packed.of(type.startsWith("text/") ? type + ";charset=UTF-8" : type, content);
  }

  /** One sheet of all that the page links, in their order. */
  private static Buffer sheets(Map<String, Buffer> raw) {
    var all = Buffer.buffer();
    links(raw).forEach(link -> all.appendBuffer(content(raw, link)));
    return all;
  }

  private static Stream<String> links(Map<String, Buffer> raw) {
    return STYLESHEET
        .matcher(content(raw, "index.html").toString())
        .results()
        .map(link -> link.group(1));
  }

  private String page(Map<String, Buffer> raw) {
    var first =
        new StringBuilder("  <link rel=\"stylesheet\" href=\"").append(STYLES).append("\">\n");
    modules(raw)
        .forEach(
            m -> first.append("  <link rel=\"modulepreload\" href=\"").append(m).append("\">\n"));
    var bare = STYLESHEET.matcher(content(raw, "index.html").toString()).replaceAll("");
    var html = bare.replaceFirst("(?=  <script )", first.toString());
    return OWN.matcher(html).replaceAll("$1=\"" + place);
  }

  /** The modules that the page starts with: what the first one imports, and what that imports. */
  private static Stream<String> modules(Map<String, Buffer> raw) {
    var found = new LinkedHashSet<String>();
    follow(raw, FIRST, found);
    return found.stream();
  }

  private static void follow(Map<String, Buffer> raw, String module, Set<String> found) {
    if (found.add(module)) {
      IMPORT
          .matcher(content(raw, module).toString())
          .results()
          .map((MatchResult m) -> "js/" + m.group(1).substring(2))
          .forEach(other -> follow(raw, other, found));
    }
  }

  private static Buffer content(Map<String, Buffer> raw, String name) {
    return Optional.ofNullable(raw.get(name))
        .orElseThrow(() -> new IllegalStateException("the console lacks " + name));
  }
}
