package org.tocsin.training.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.training.imports.CsvRows.Row;
import org.tocsin.training.imports.Found.Unreadable;

/** CSV with named columns, a turn a row; rows of one conversation may stand anywhere. */
final class CsvTurns implements Importer {
  private static final List<String> OF_CONVERSATION =
      List.of("channel", "vertical", "group", "agent", "queue", "customer");

  @Override
  public void read(Path file, ImportSettings settings, Consumer<Found> found) throws IOException {
    Gathering.<Row>read(
        (rows, bad) -> pass(file, settings.columns(), rows, bad),
        found,
        rows -> found.accept(conversation(rows, settings, found)));
  }

  private static void pass(
      Path file,
      Map<String, String> columns,
      Consumer<Gathering.Row<Row>> rows,
      Consumer<? super Unreadable> bad)
      throws IOException {
    CsvRows.read(
        file,
        Set.of("conversation", "speaker", "text"),
        columns,
        row -> {
          try {
            rows.accept(new Gathering.Row<>(id(row), row));
          } catch (BrokenRule e) {
            bad.accept(new Unreadable(row.place(), e.getMessage() + "; left out"));
          }
        },
        bad);
  }

  private static String id(Row row) {
    return row.cell("conversation").orElseThrow(() -> new BrokenRule("'conversation' is missing"));
  }

  private static Found conversation(
      List<Row> rows, ImportSettings settings, Consumer<Found> found) {
    var first = rows.getFirst();
    var draft = new Draft(first.place(), id(first));
    var read = rows.stream().filter(row -> added(row, draft, settings.speakers(), found)).toList();
    OF_CONVERSATION.forEach(field -> draft.with(field, only(read, field)));
    label(draft, read, first.place(), found);
    return byClock(read) ? draft.fromFirst().found() : draft.found();
  }

  private static boolean added(Row row, Draft draft, Speakers speakers, Consumer<Found> found) {
    try {
      draft.add(turn(row.whole(), speakers));
      return true;
    } catch (BrokenRule e) {
      draft.lost();
      found.accept(
          new Unreadable(
              row.place(),
              "%s; conversation %s goes on without it".formatted(e.getMessage(), id(row))));
      return false;
    }
  }

  private static Turn turn(Row row, Speakers speakers) {
    var at = row.cell("at");
    return new Turn(
        row.place(),
        row.cell("speaker").map(speakers::of).orElse(Speaker.UNKNOWN),
        row.cell("text").orElseThrow(() -> new BrokenRule("'text' is missing")),
        at.isPresent() ? Times.instant("at", at.get()) : milliseconds(row, "offset_s"),
        at.isPresent() ? OptionalLong.empty() : milliseconds(row, "end_s"),
        number(row, "confidence"));
  }

  private static OptionalLong milliseconds(Row row, String column) {
    var seconds = number(row, column);
    return seconds.isPresent()
        ? OptionalLong.of(Math.round(seconds.getAsDouble() * 1000))
        : OptionalLong.empty();
  }

  private static OptionalDouble number(Row row, String column) {
    var text = row.cell(column);
    try {
      return text.isPresent()
          ? OptionalDouble.of(Double.parseDouble(text.get()))
          : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      throw new BrokenRule("'%s' must be a number: was %s".formatted(column, text.orElse("")));
    }
  }

  private static boolean byClock(List<Row> rows) {
    return rows.stream().anyMatch(row -> row.cell("at").isPresent());
  }

  private static void label(Draft draft, List<Row> rows, Place place, Consumer<Found> found) {
    try {
      var cells =
          new LabelCells(
              agreed(rows, "escalates"), agreed(rows, "escalates_at"), agreed(rows, "kind"));
      if (cells.present()) {
        draft.label(cells.fields());
      }
    } catch (BrokenRule e) {
      found.accept(new Unreadable(place, e.getMessage() + "; the conversation has no label"));
    }
  }

  /** What the rows of a conversation say of it; they must not contradict each other. */
  private static Optional<String> agreed(List<Row> rows, String column) {
    var said = rows.stream().flatMap(row -> row.cell(column).stream()).collect(Collectors.toSet());
    if (said.size() > 1) {
      throw new BrokenRule("'%s' differs within the conversation: %s".formatted(column, said));
    }
    return said.stream().findFirst();
  }

  private static Optional<String> only(List<Row> rows, String column) {
    return rows.stream().flatMap(row -> row.cell(column).stream()).findFirst();
  }
}
