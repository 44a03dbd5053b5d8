package org.tocsin.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * A pretend CRM page on an origin of its own, which shows the element {@code tocsin-assist} of a
 * service elsewhere under a policy as strict as a page can have.
 */
public final class SamplePage implements AutoCloseable {
  private static final String FOLDER = "/samples/crm";
  private static final Map<String, String> TYPES =
      Map.of("html", "text/html", "js", "text/javascript", "css", "text/css");
  private final HttpServer server;
  private volatile String tocsin = "";

  private SamplePage(HttpServer server) {
    this.server = server;
  }

  /** Serves it at a port of this machine, or at any where that one is taken; 0 for any. */
  public static SamplePage open(int port) {
    try {
      var page = new SamplePage(bound(port));
      page.server.createContext("/", page::answer);
      page.server.start();
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot serve the sample page", e);
    }
  }

  /** What browsers call where it comes from. */
  public String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on it shows what the service at this address knows. */
  public void shows(String address) {
    tocsin = address;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static HttpServer bound(int port) throws IOException {
    var here = InetAddress.getLoopbackAddress();
    try {
      return HttpServer.create(new InetSocketAddress(here, port), 0);
    } catch (BindException taken) {
      return HttpServer.create(new InetSocketAddress(here, 0), 0);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var file = path.equals("/") ? "/index.html" : path;
    try (exchange;
        var in = SamplePage.class.getResourceAsStream(FOLDER + file)) {
      var type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
      if (in == null || type == null || file.contains("..")) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      var body = new String(in.readAllBytes(), UTF_8).replace("{{tocsin}}", tocsin).getBytes(UTF_8);
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", type + "; charset=utf-8");
      headers.set("Content-Security-Policy", policy());
      headers.set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String policy() {
    return """
    default-src 'none'; script-src 'self' %1$s; connect-src %1$s; style-src 'self';\
     base-uri 'none'; form-action 'none'; frame-ancestors 'none';\
     require-trusted-types-for 'script'; trusted-types 'none'\
    """
        .formatted(tocsin);
  }
}
