package org.tocsin.training.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.tocsin.training.imports.Found.Unreadable;
import org.tocsin.training.imports.Lines.Line;

/**
 * WebVTT and SubRip (SRT): a file a conversation, its name the id, a cue a turn. Who speaks is told
 * by a voice tag {@code <v Name>}, or by {@code Name:} at the beginning of a line if that is a role
 * or a name that was given; other such words stay in the text.
 */
final class Captions implements Importer {
  private static final String TIME = "(?:(\\d{1,4}):)?(\\d{2}):(\\d{2})[.,](\\d{3})";
  private static final Pattern TIMES =
      Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + "(\\s.*)?");
  private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^\\s>]*)?\\s+([^>]*)>|</v>");
  private static final Pattern PREFIX = Pattern.compile("\\s*([^:<>]{1,60}):\\s(.*)");
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]*>|<\\d[\\d:.]*>");

  private final boolean web;

  private Captions(boolean web) {
    this.web = web;
  }

  static Captions webVtt() {
    return new Captions(true);
  }

  static Captions subRip() {
    return new Captions(false);
  }

  @Override
  public void read(Path file, ImportSettings settings, Consumer<Found> found) throws IOException {
    var head = Lines.head(file).first();
    if (web && !head.startsWith("WEBVTT")) {
      throw new IOException("it does not begin with WEBVTT");
    }
    var draft = new Draft(Place.of(file), Draft.name(file));
    for (var block : blocks(file)) {
      if (!silent(block)) {
        add(block, file, draft, settings.speakers(), found);
      }
    }
    found.accept(draft.found());
  }

  /** Lines that no blank line parts. */
  private static List<List<Line>> blocks(Path file) throws IOException {
    var blocks = new ArrayList<List<Line>>();
    blocks.add(new ArrayList<>());
    Lines.read(
        file,
        line -> {
          if (!line.isBlank()) {
            blocks.getLast().add(line);
          } else if (!blocks.getLast().isEmpty()) {
            blocks.add(new ArrayList<>());
          }
        });
    blocks.removeIf(List::isEmpty);
    return blocks;
  }

  private boolean silent(List<Line> block) {
    var first = block.getFirst().text().orElse("").strip();
    return web && first.matches("(WEBVTT|NOTE|STYLE|REGION)([ \\t].*)?");
  }

  private static void add(
      List<Line> block, Path file, Draft draft, Speakers speakers, Consumer<Found> found) {
    var place = Place.of(file, block.getFirst().number());
    try {
      turns(block.stream().map(Captions::text).toList(), place, speakers).forEach(draft::add);
    } catch (BrokenRule e) {
      draft.lost();
      found.accept(new Unreadable(place, e.getMessage() + "; the conversation goes on without it"));
    }
  }

  private static String text(Line line) {
    return line.text()
        .orElseThrow(() -> new BrokenRule("line %d is not UTF-8".formatted(line.number())));
  }

  private static List<Turn> turns(List<String> block, Place place, Speakers speakers) {
    int at = block.getFirst().contains("-->") ? 0 : 1;
    if (at >= block.size() || !block.get(at).contains("-->")) {
      throw new BrokenRule("is no cue, it has no line such as 00:00:01.000 --> 00:00:02.500");
    }
    var times = TIMES.matcher(block.get(at));
    if (!times.matches()) {
      throw new BrokenRule("has times that cannot be read: " + block.get(at).strip());
    }
    long begin = milliseconds(times.toMatchResult(), 1);
    long end = milliseconds(times.toMatchResult(), 5);
    return said(block.subList(at + 1, block.size()), speakers).stream()
        .filter(said -> !said.text().isEmpty())
        .map(said ->
            new Turn(
                place,
                speakers.of(said.name),
                said.text(),
                OptionalLong.of(begin),
                OptionalLong.of(end),
                OptionalDouble.empty()))
        .toList();
  }

  private static long milliseconds(MatchResult times, int group) {
    long hours = times.group(group) == null ? 0 : Long.parseLong(times.group(group));
    long minutes = hours * 60 + Long.parseLong(times.group(group + 1));
    return (minutes * 60 + Long.parseLong(times.group(group + 2))) * 1000
        + Long.parseLong(times.group(group + 3));
  }

  /** What one voice says in a cue. */
  private record Said(String name, StringBuilder words) {
    static Said by(String name) {
      return new Said(name, new StringBuilder());
    }

    String text() {
      return decoded(TAG.matcher(words).replaceAll("")).strip().replaceAll("\\s+", " ");
    }
  }

  private static List<Said> said(List<String> lines, Speakers speakers) {
    var said = new ArrayList<>(List.of(Said.by("")));
    for (var line : lines) {
      var prefix = PREFIX.matcher(line);
      if (prefix.matches() && speakers.knows(prefix.group(1))) {
        said.add(Said.by(prefix.group(1)));
        line = prefix.group(2);
      }
      voices(line, said);
      said.getLast().words().append(' ');
    }
    return said;
  }

  private static void voices(String line, List<Said> said) {
    int end = 0;
    for (var voice = VOICE.matcher(line); voice.find(); end = voice.end()) {
      said.getLast().words().append(line, end, voice.start());
      said.add(Said.by(voice.group(1) == null ? "" : decoded(voice.group(1))));
    }
    said.getLast().words().append(line, end, line.length());
  }

  private static String decoded(String text) {
    return text.replace("&nbsp;", " ")
        .replace("&lrm;", "")
        .replace("&rlm;", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
