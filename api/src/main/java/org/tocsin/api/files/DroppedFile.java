package org.tocsin.api.files;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.training.ConversationFile;
import org.tocsin.training.Transcript;
import org.tocsin.training.imports.Format;
import org.tocsin.training.imports.ImportSettings;
import org.tocsin.training.imports.Importing;
import org.tocsin.training.imports.Speakers;

/**
 * What a transcript's file holds. Nothing is redacted here: the pipeline does that, as it does with
 * every other event.
 *
 * @param flaws what could not be read, each with its place
 */
record DroppedFile(List<Transcript> transcripts, List<String> flaws) {
  private static final Map<String, Format> FORMATS =
      Map.of(
          "vtt", Format.WEBVTT,
          "srt", Format.SRT,
          "csv", Format.CSV,
          "jsonl", Format.JSONL,
          "ndjson", Format.JSONL);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  DroppedFile {
    transcripts = List.copyOf(transcripts);
    flaws = List.copyOf(flaws);
  }

  /** The format of a file by its ending; empty if it is none of ours. */
  static Optional<Format> format(Path file) {
    var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(FORMATS.get(name.substring(name.lastIndexOf('.') + 1)));
  }

  /** Reads a file to its end. Blocks. */
  static DroppedFile read(Path file, Format format, Speakers speakers) {
    var lines = new ArrayList<String>();
    var flaws = new ArrayList<String>();
    try {
      new Importing(
              settings(speakers),
              UnaryOperator.identity(),
              lines::add,
              f -> flaws.add(f.toString()))
          .read(file, format);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return new DroppedFile(lines.stream().map(DroppedFile::transcript).toList(), flaws);
  }

  /** All that was said, as if it were live. */
  List<TranscriptEvent> events() {
    return transcripts.stream().flatMap(t -> t.events().stream()).toList();
  }

  private static ImportSettings settings(Speakers speakers) {
    var none = ImportSettings.NONE;
    return new ImportSettings(
        speakers,
        none.labels(),
        none.labelField(),
        none.turnLabelField(),
        none.columns(),
        none.channel(),
        none.vertical());
  }

  private static Transcript transcript(String line) {
    try {
      return ConversationFile.transcript(JSON.readTree(line));
    } catch (JacksonException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
