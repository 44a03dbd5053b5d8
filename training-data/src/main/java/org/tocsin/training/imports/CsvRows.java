package org.tocsin.training.imports;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.tocsin.training.imports.Found.Unreadable;

/** The rows of a CSV file with named columns, parted by comma, semicolon or tab. */
final class CsvRows {

  /*
   * Cells are read as ISO-8859-1, which maps bytes to characters one to one, and decoded when they
   * are asked for: so a row that is not UTF-8 spoils no other. Where quotes are broken, the reader
   * starts again behind the line in which the row began: so an open quote swallows no other.
   */

  /** A text longer than this is no turn; bounds what an open quote may swallow. */
  private static final int LONGEST = 1 << 20;

  private CsvRows() {}

  /** A row under its header. */
  record Row(Place place, Header header, List<String> cells) {

    /**
     * The text of a column; empty if the file has no such column or nothing stands there.
     *
     * @throws BrokenRule if it is not UTF-8
     */
    Optional<String> cell(String column) {
      return Optional.ofNullable(header.columns().get(column))
          .filter(index -> index < cells.size())
          .map(index -> decoded(cells.get(index)))
          .filter(text -> !text.isBlank());
    }

    /** The same row, if it has a cell for every column and no other, all of them UTF-8. */
    Row whole() {
      if (cells.size() != header.width()) {
        throw new BrokenRule(
            "has %d cells under %d columns".formatted(cells.size(), header.width()));
      }
      cells.forEach(CsvRows::decoded);
      return this;
    }
  }

  /**
   * What the columns are called.
   *
   * @param columns by lower-case name, and by our names
   */
  record Header(Map<String, Integer> columns, int width) {
    static Header of(List<String> names, Map<String, String> renamed) {
      var columns = new HashMap<String, Integer>();
      for (int i = 0; i < names.size(); i++) {
        columns.putIfAbsent(folded(decoded(names.get(i))), i);
      }
      var ours = new HashMap<>(columns);
      renamed.forEach((name, theirs) -> ours.put(name, columns.get(folded(theirs))));
      ours.values().removeIf(Objects::isNull);
      return new Header(ours, names.size());
    }
  }

  private record Cells(long line, List<String> cells) {}

  /**
   * Reads all rows.
   *
   * @param required columns that the file must have
   * @param renamed our names of columns → the file's, where they differ
   */
  static void read(
      Path file,
      Set<String> required,
      Map<String, String> renamed,
      Consumer<Row> rows,
      Consumer<? super Unreadable> bad)
      throws IOException {
    var head = Lines.head(file).first();
    if (head.isEmpty()) {
      bad.accept(new Unreadable(Place.of(file), "has no header; nothing is read"));
      return;
    }
    var header = new AtomicReference<Header>();
    records(
        file,
        separator(head),
        cells -> {
          if (header.get() == null) {
            header.set(checked(Place.of(file, cells.line()), cells, required, renamed, bad));
          } else if (header.get().columns().keySet().containsAll(required)) {
            rows.accept(new Row(Place.of(file, cells.line()), header.get(), cells.cells()));
          }
        },
        bad);
  }

  private static Header checked(
      Place place,
      Cells cells,
      Set<String> required,
      Map<String, String> renamed,
      Consumer<? super Unreadable> bad) {
    var header = Header.of(cells.cells(), renamed);
    var missing = new TreeSet<>(required);
    missing.removeAll(header.columns().keySet());
    if (!missing.isEmpty()) {
      bad.accept(
          new Unreadable(
              place, "has no column %s; nothing is read".formatted(String.join(", ", missing))));
    }
    return header;
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static char separator(String head) {
    char likely = ',';
    for (char other : new char[] {';', '\t'}) {
      if (count(head, other) > count(head, likely)) {
        likely = other;
      }
    }
    return likely;
  }

  private static long count(String text, char c) {
    return text.chars().filter(each -> each == c).count();
  }

  private static void records(
      Path file, char separator, Consumer<Cells> each, Consumer<? super Unreadable> bad)
      throws IOException {
    long lines = 0;
    long bytes = 0;
    for (boolean whole = false; !whole; ) {
      var handler = new Collecting();
      try (var in = Lines.open(file)) {
        in.skipNBytes(bytes);
        for (var cells : reader(separator).build(handler, in, StandardCharsets.ISO_8859_1)) {
          each.accept(new Cells(lines + cells.line(), cells.cells()));
        }
        whole = true;
      } catch (CsvParseException e) {
        bytes += Lines.length(file, bytes, handler.line());
        lines += handler.line();
        bad.accept(
            new Unreadable(Place.of(file, lines), "is no row, its quotes are broken; left out"));
      }
    }
  }

  private static CsvReader.CsvReaderBuilder reader(char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .maxBufferSize(LONGEST);
  }

  private static String decoded(String bytes) {
    return Lines.utf8(bytes.getBytes(StandardCharsets.ISO_8859_1))
        .orElseThrow(() -> new BrokenRule("is not UTF-8"));
  }

  /** Knows in which line a row began even if it does not come to an end. */
  private static final class Collecting extends AbstractBaseCsvCallbackHandler<Cells> {
    private List<String> cells = new ArrayList<>();

    long line() {
      return getStartingLineNumber();
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      cells = new ArrayList<>();
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      cells.add(new String(buffer, offset, length));
    }

    @Override
    protected Cells buildRecord() {
      return new Cells(line(), cells);
    }
  }
}
