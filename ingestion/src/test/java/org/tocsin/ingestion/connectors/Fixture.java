package org.tocsin.ingestion.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tocsin.ingestion.Decoded;
import org.tocsin.ingestion.Decoded.Accepted;
import org.tocsin.ingestion.Decoded.Rejected;
import org.tocsin.ingestion.Json;
import org.tocsin.model.conversation.Conversation;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.TranscriptEvent.Corrected;
import org.tocsin.model.conversation.TranscriptEvent.Ended;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.TranscriptEvent.Started;

/**
 * A section of a connector's fixtures: {@code == situation ?parameters}, payloads, each followed by
 * {@code >} lines of what it tells, and {@code =} lines of the conversation that comes of it.
 * {@code (never: why)} in place of payloads says that the vendor sends no such thing.
 */
record Fixture(String connector, Source source, boolean never, List<String> lines) {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);

  /** The section of a situation. */
  static Fixture of(String connector, String file, Situation situation) {
    var head = "== " + situation.words();
    var lines = all(file);
    int begin = 0;
    while (begin < lines.size() && !lines.get(begin).startsWith(head)) {
      begin++;
    }
    if (begin == lines.size()) {
      throw new AssertionError(file + ".txt has no section '" + head + "'");
    }
    int end = begin + 1;
    while (end < lines.size() && !lines.get(end).startsWith("== ")) {
      end++;
    }
    var body = lines.subList(begin + 1, end).stream().filter(l -> !l.isBlank()).toList();
    var never = body.stream().anyMatch(l -> l.startsWith("(never: "));
    return new Fixture(
        connector, source(lines.get(begin).substring(head.length()).strip()), never, body);
  }

  /** Every payload of a connector's fixtures, with the source of its section. */
  static List<Map.Entry<String, Source>> payloads(String connector, String file) {
    var payloads = new ArrayList<Map.Entry<String, Source>>();
    for (var situation : Situation.values()) {
      var fixture = of(connector, file, situation);
      fixture.payloads().forEach(p -> payloads.add(Map.entry(p, fixture.source)));
    }
    return payloads;
  }

  private static List<String> all(String file) {
    try (InputStream in = Fixture.class.getResourceAsStream(file + ".txt")) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Source source(String query) {
    var parameters = new HashMap<String, String>();
    var raw = Optional.ofNullable(URI.create("x:/" + query).getQuery()).orElse("");
    for (var pair : raw.split("&", -1)) {
      if (pair.contains("=")) {
        parameters.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
      }
    }
    return Source.of(parameters);
  }

  static Connectors connectors() {
    return new Connectors(Map.of(), _ -> Optional.empty(), CLOCK);
  }

  List<String> payloads() {
    return lines.stream().filter(l -> l.startsWith("{") || l.startsWith("[")).toList();
  }

  /** What should be told, and come of it, as it is written. */
  String expected() {
    return String.join("\n", lines);
  }

  /** What is told, and comes of it, written in the same way. */
  String actual() {
    var connectors = connectors();
    var written = new ArrayList<String>();
    var heard = new ArrayList<Decoded>();
    for (var line : lines) {
      if (line.startsWith("{") || line.startsWith("[")) {
        written.add(line);
        var told = connectors.read(connector, json(line), source);
        heard.addAll(told);
        told.forEach(d -> written.add("> " + shown(d)));
      } else if (!line.startsWith(">") && !line.startsWith("=")) {
        written.add(line);
      }
    }
    conversation(heard)
        .ifPresent(c ->
            c.utterances()
                .forEach(u ->
                    written.add(
                        "= %s%s: %s".formatted(u.speaker(), u.complete() ? "" : "…", u.text()))));
    return String.join("\n", written);
  }

  /** All that is told. */
  List<Decoded> told() {
    var connectors = connectors();
    return payloads().stream()
        .flatMap(p -> connectors.read(connector, json(p), source).stream())
        .toList();
  }

  /** What comes of all that is told. */
  Conversation conversation() {
    return conversation(told()).orElseThrow();
  }

  private static Optional<Conversation> conversation(List<Decoded> told) {
    Conversation conversation = null;
    for (var each : told) {
      if (each instanceof Accepted(var event)) {
        conversation =
            (conversation == null ? Conversation.of(event.conversation()) : conversation)
                .after(event);
      }
    }
    return Optional.ofNullable(conversation);
  }

  static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  private static String shown(Decoded decoded) {
    return switch (decoded) {
      case Rejected(_, var reason, _) -> "rejected: " + reason;
      case Accepted(var event) -> shown(event);
    };
  }

  private static String shown(TranscriptEvent event) {
    var id = event.conversation().value();
    return switch (event) {
      case Started(_, var c) -> "%s started %s".formatted(id, shown(c));
      case Corrected(_, var utterance, var speaker) ->
          "%s/%s is %s".formatted(id, utterance, speaker);
      case Ended(_, var at, var outcome) ->
          "%s ended %s%s".formatted(id, outcome, at.map(a -> " at " + a).orElse(""));
      case Spoken(_, var u) ->
          "%s/%s %s %s%s%s | %s"
              .formatted(
                  id,
                  u.id(),
                  u.speaker(),
                  u.complete() ? "final" : "partial",
                  u.offsetMs().isEmpty()
                      ? ""
                      : " "
                          + u.offsetMs().getAsLong()
                          + "-"
                          + (u.endMs().isEmpty() ? "" : u.endMs().getAsLong()),
                  u.confidence().isEmpty() ? "" : " " + u.confidence().getAsDouble(),
                  u.text());
    };
  }

  private static String shown(Circumstances c) {
    var words = new ArrayList<String>();
    words.add(c.channel().name());
    c.at().ifPresent(v -> words.add("at " + v));
    c.agent().ifPresent(v -> words.add("agent=" + v));
    c.team().ifPresent(v -> words.add("team=" + v));
    c.queue().ifPresent(v -> words.add("queue=" + v));
    c.customer().ifPresent(v -> words.add("customer=" + v));
    return String.join(" ", words);
  }
}
