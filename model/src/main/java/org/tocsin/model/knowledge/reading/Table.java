package org.tocsin.model.knowledge.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.knowledge.ArticleJson;

/**
 * Articles in a table with commas: the first row names the columns as {@link ArticleJson} names its
 * keys; several tags, queues or products in one cell are parted by semicolons.
 */
final class Table {
  private static final Set<String> LISTS = Set.of("tags", "queues", "products");

  private Table() {}

  static Documents read(SourceFile file) {
    try {
      List<NamedCsvRecord> rows =
          CsvReader.builder().ofNamedCsvRecord(file.text()).stream().toList();
      return Entries.read(file.name(), rows, row -> article(row, file.about()));
    } catch (CsvParseException e) {
      return Documents.unreadable(file.name(), "not a table: " + e.getMessage());
    }
  }

  private static Article article(NamedCsvRecord row, About folder) {
    var keys = About.NOTHING.keys().deepCopy();
    row.getFieldsAsMap()
        .forEach((key, cell) -> {
          if (LISTS.contains(key)) {
            var list = keys.putArray(key);
            Arrays.stream(cell.split(";")).map(String::strip).forEach(list::add);
          } else if (!cell.isBlank()) {
            keys.put(key, cell);
          }
        });
    return ArticleJson.read(new About(keys).within(folder).keys());
  }
}
