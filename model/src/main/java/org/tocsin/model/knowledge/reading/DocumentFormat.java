package org.tocsin.model.knowledge.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.model.knowledge.ArticleJson;

/** The formats of files that hold articles, told by the end of their names. */
enum DocumentFormat {
  MARKDOWN(MarkdownPage::read, "md", "markdown", "txt"),
  WEB(TikaPage.HTML::read, "html", "htm", "xhtml"),
  PDF(TikaPage.PDF::read, "pdf"),
  WORD(TikaPage.WORD::read, "docx"),
  TABLE(Table::read, "csv"),
  LINES(DocumentFormat::lines, "jsonl", "ndjson"),
  EXPORT(Export::read, "json");

  private final Reader reader;
  private final List<String> ends;

  DocumentFormat(Reader reader, String... ends) {
    this.reader = reader;
    this.ends = List.of(ends);
  }

  /** Makes articles of a file; what it throws makes the file unreadable as a whole. */
  interface Reader {
    Documents read(SourceFile file) throws Exception;
  }

  /** The format of a file of this name; empty if it is none of these. */
  static Optional<DocumentFormat> of(String name) {
    var end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(f -> f.ends.contains(end)).findFirst();
  }

  Reader reader() {
    return reader;
  }

  private static Documents lines(SourceFile file) {
    var lines = file.text().lines().toList();
    return Entries.read(file.name(), lines, line -> ArticleJson.read(file.about().over(line)));
  }
}
