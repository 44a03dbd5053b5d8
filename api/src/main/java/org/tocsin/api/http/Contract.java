package org.tocsin.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** {@code GET /openapi.yaml}: what this service promises to those who call it. */
public final class Contract implements Routes {
  private static final String FILE = "/openapi.yaml";

  private final String text = read();

  @Override
  public void mount(Paths paths) {
    paths.open(HttpMethod.GET, FILE, context -> Answers.fresh(context, "application/yaml", text));
  }

  private static String read() {
    try (InputStream in = Contract.class.getResourceAsStream(FILE)) {
      return new String(
          Objects.requireNonNull(in, "openapi.yaml is part of the product").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read openapi.yaml", e);
    }
  }
}
