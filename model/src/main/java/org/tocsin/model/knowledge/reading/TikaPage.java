package org.tocsin.model.knowledge.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.xml.sax.SAXException;

/** One article from a format that Apache Tika understands, as light Markdown. */
final class TikaPage {
  static final TikaPage HTML = new TikaPage(JSoupParser::new);
  static final TikaPage PDF = new TikaPage(PDFParser::new);
  static final TikaPage WORD = new TikaPage(OOXMLParser::new);

  private final Supplier<Parser> parser;

  private TikaPage(Supplier<Parser> parser) {
    this.parser = parser;
  }

  /** The text of a page, and what it calls itself. */
  private record Page(String markdown, Optional<String> title) {}

  Documents read(SourceFile file) throws IOException, TikaException, SAXException {
    var page = page(file.bytes());
    if (page.markdown.isBlank()) {
      return Documents.unreadable(file.name(), "it holds no text; pictures are not read");
    }
    return page.markdown.startsWith("# ")
        ? MarkdownPage.page(file, About.NOTHING, page.markdown)
        : Documents.of(About.NOTHING.article(file, page.title, page.markdown));
  }

  /** Light Markdown from a piece of HTML. */
  static String markdown(String html) {
    try {
      return HTML.page(("<meta charset=utf-8>" + html).getBytes(StandardCharsets.UTF_8)).markdown;
    } catch (IOException | TikaException | SAXException e) {
      throw new IllegalArgumentException("its text cannot be read: " + e.getMessage(), e);
    }
  }

  private Page page(byte[] bytes) throws IOException, TikaException, SAXException {
    var metadata = new Metadata();
    var context = new ParseContext();
    context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE);
    var text = new LightMarkdown();
    try (var in = TikaInputStream.get(new ByteArrayInputStream(bytes))) {
      parser.get().parse(in, text, metadata, context);
    } catch (EncryptedDocumentException e) {
      throw new TikaException("it is locked with a password", e);
    }
    var title = Optional.ofNullable(metadata.get(TikaCoreProperties.TITLE));
    return new Page(text.text(), title.map(String::strip).filter(t -> !t.isEmpty()));
  }
}
