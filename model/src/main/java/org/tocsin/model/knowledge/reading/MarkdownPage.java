package org.tocsin.model.knowledge.reading;

import java.util.Optional;
import java.util.regex.Pattern;

/** One article in Markdown, with an optional head of YAML between lines of {@code ---}. */
final class MarkdownPage {
  private static final Pattern HEAD =
      Pattern.compile("\\A---[ \\t]*\\R(.*?\\R)?---[ \\t]*(?:\\R|\\z)", Pattern.DOTALL);
  private static final Pattern TITLE = Pattern.compile("\\A\\s*#[ \\t]+(\\S[^\\n]*)(?:\\n|\\z)");

  private MarkdownPage() {}

  static Documents read(SourceFile file) {
    var text = file.text();
    var head = HEAD.matcher(text);
    if (!head.find()) {
      return page(file, About.NOTHING, text);
    }
    var about = About.yaml(Optional.ofNullable(head.group(1)).orElse(""));
    return page(file, about, text.substring(head.end()));
  }

  /** A page that begins with a heading of the first level has it as its title. */
  static Documents page(SourceFile file, About about, String markdown) {
    var body = markdown.replace("\r\n", "\n").replace('\r', '\n');
    var title = TITLE.matcher(body);
    return title.find()
        ? Documents.of(
            about.article(
                file, Optional.of(title.group(1).strip()), body.substring(title.end()).strip()))
        : Documents.of(about.article(file, Optional.empty(), body.strip()));
  }
}
