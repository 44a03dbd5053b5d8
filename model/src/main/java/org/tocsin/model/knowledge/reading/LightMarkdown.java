package org.tocsin.model.knowledge.reading;

import java.util.Locale;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Writes down the headings, paragraphs, lists and table rows of a page. Where a page marks its main
 * part, only that counts; menus, scripts and the like never do. Not thread-safe.
 */
final class LightMarkdown extends DefaultHandler {
  /** Some 400 pages; more is not an article. */
  private static final int LONGEST = 1_000_000;

  private static final Set<String> SILENT =
      Set.of("script", "style", "nav", "footer", "aside", "form", "title", "head");
  private static final Set<String> BLOCKS =
      Set.of("p", "div", "section", "article", "tr", "table", "ul", "ol", "blockquote", "pre");
  private static final String MAIN = "main-content";

  private StringBuilder text = new StringBuilder();
  private int silent;
  private int main;
  private boolean mainSeen;

  /** What was written so far. */
  String text() {
    return text.toString().replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip();
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes) {
    var tag = local.toLowerCase(Locale.ROOT);
    if (silent > 0 || SILENT.contains(tag)) {
      silent++;
      return;
    }
    if (main > 0 || tag.equals("main") || MAIN.equals(attributes.getValue("id"))) {
      begunMain();
    }
    begun(tag);
  }

  @Override
  public void endElement(String uri, String local, String name) {
    if (silent > 0) {
      silent--;
      return;
    }
    main = Math.max(0, main - 1);
    var tag = local.toLowerCase(Locale.ROOT);
    if (level(tag) > 0 || BLOCKS.contains(tag)) {
      text.append("\n\n");
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) throws SAXException {
    if (silent > 0 || (mainSeen && main == 0)) {
      return;
    }
    var said = new String(characters, start, length).replaceAll("\\s+", " ");
    text.append(fresh() ? said.stripLeading() : said);
    if (text.length() > LONGEST) {
      throw new SAXException("it is longer than " + LONGEST + " characters");
    }
  }

  /** What came before the main part was decoration. */
  private void begunMain() {
    if (!mainSeen) {
      text = new StringBuilder();
      mainSeen = true;
    }
    main++;
  }

  private void begun(String tag) {
    if (level(tag) > 0) {
      text.append("\n\n").append("#".repeat(level(tag))).append(' ');
    } else if (tag.equals("li")) {
      text.append("\n- ");
    } else if (tag.equals("br")) {
      text.append('\n');
    } else if ((tag.equals("td") || tag.equals("th")) && !fresh()) {
      text.append(" | ");
    } else if (BLOCKS.contains(tag) && !afterBullet()) {
      text.append("\n\n");
    }
  }

  private boolean afterBullet() {
    return text.length() > 1 && text.charAt(text.length() - 2) == '-' && fresh();
  }

  private boolean fresh() {
    return text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
  }

  /** Of a heading; 0 if it is none. */
  private static int level(String tag) {
    return tag.length() == 2 && tag.charAt(0) == 'h' && "123456".indexOf(tag.charAt(1)) >= 0
        ? tag.charAt(1) - '0'
        : 0;
  }
}
