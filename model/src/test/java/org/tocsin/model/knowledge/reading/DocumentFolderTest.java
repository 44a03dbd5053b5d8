package org.tocsin.model.knowledge.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.model.knowledge.Article;

class DocumentFolderTest {

  @TempDir private Path folder;

  @Test
  void readsMarkdownWithItsHead() throws IOException {
    write(
        "faq/Late bags.md",
        """
        ---
        tags: [baggage, PIR]
        vertical: airlines
        queues: desk
        until: 2027-01-31
        ---
        # Delayed bags

        ## Tracing
        A report is needed.
        """);

    var article = read().articles().getFirst();

    assertThat(article.id()).hasToString("faq-late-bags");
    assertThat(article.title()).isEqualTo("Delayed bags");
    assertThat(article.body()).isEqualTo("## Tracing\nA report is needed.");
    assertThat(article.tags()).containsExactly("baggage", "PIR");
    assertThat(article.vertical()).contains("airlines");
    assertThat(article.reach().queues()).containsExactly("desk");
    assertThat(article.reach().until()).contains(LocalDate.of(2027, 1, 31));
  }

  @Test
  void namesAnArticleAfterItsFileWhenItSaysNothingItself() throws IOException {
    write("how_to-refund.txt", "Money returns in five days.");

    assertThat(read().articles())
        .containsExactly(
            Article.of("how-to-refund", "how to refund", "Money returns in five days."));
  }

  @Test
  void readsThePartOfAWebPageThatMatters() throws IOException {
    write(
        "page.html",
        """
        <html><head><title>Space : Refunds</title><style>p {}</style></head><body>
        <nav><a href="/">Home</a></nav><h1>Decoration</h1>
        <div id="main-content"><h1>Refunds</h1><p>Within <b>five</b>
        days &amp; no later.</p><h2>Cards</h2><ul><li>Visa</li><li><p>Others</p></li></ul>
        <table><tr><th>Card</th><th>Days</th></tr><tr><td>Visa</td><td>5</td></tr></table>
        <script>alert(1)</script></div><footer>Imprint</footer></body></html>
        """);

    var article = read().articles().getFirst();

    assertThat(article.title()).isEqualTo("Refunds");
    assertThat(article.body())
        .startsWith("Within five days & no later.\n\n## Cards\n\n- Visa")
        .contains("- Others", "Card | Days", "Visa | 5")
        .doesNotContain("Home", "Decoration", "alert", "Imprint", "p {}");
  }

  @Test
  void readsPdfAndWord() throws IOException {
    OfficeFiles.pdf(folder.resolve("fees.pdf"), "The fee is 12 a month.");
    OfficeFiles.word(folder.resolve("visits.docx"), "Missed visits", "The customer is owed 30.");

    assertThat(read().articles())
        .extracting(Article::title)
        .containsExactly("fees", "Missed visits");
    assertThat(read().articles().getFirst().body()).isEqualTo("The fee is 12 a month.");
    assertThat(read().articles().getLast().body()).isEqualTo("The customer is owed 30.");
  }

  @Test
  void readsTablesAndLines() throws IOException {
    write(
        "a.csv",
        """
        id,title,body,tags,audience
        x1,Fees,"Fees, due
        monthly",fee;month,agents
        x2,,no title,,
        """);
    write(
        "b.jsonl",
        "{\"id\": \"y1\", \"title\": \"Pets\", \"body\": \"Dogs pay.\"}\n\n{\"id\": \"y2\"}\nno\n");

    var documents = read();

    assertThat(documents.articles()).extracting(a -> a.id().value()).containsExactly("x1", "y1");
    assertThat(documents.articles().getFirst().body()).isEqualTo("Fees, due\nmonthly");
    assertThat(documents.articles().getFirst().tags()).containsExactly("fee", "month");
    assertThat(documents.unreadable())
        .extracting(Object::toString)
        .satisfiesExactly(
            u -> assertThat(u).isEqualTo("a.csv:2: title is missing or not a text"),
            u -> assertThat(u).isEqualTo("b.jsonl:3: title is missing or not a text"),
            u -> assertThat(u).startsWith("b.jsonl:4: not JSON: "));
  }

  @Test
  void readsWhatZendeskExports() throws IOException {
    write(
        "help.json",
        """
        {"articles": [
          {"id": 360001, "title": "Refunds", "body": "<h2>Cards</h2><p>Five days.</p>",
           "locale": "en-us", "html_url": "https://help.example/360001", "label_names": ["money"]},
          {"id": 360002, "title": "New", "body": "<p>Soon.</p>", "draft": true}]}
        """);

    var documents = read();
    var article = documents.articles().getFirst();

    assertThat(article.id()).hasToString("zendesk-360001");
    assertThat(article.body()).isEqualTo("## Cards\n\nFive days.");
    assertThat(article.tags()).containsExactly("money");
    assertThat(article.reach().language()).contains("en");
    assertThat(article.reach().link()).contains("https://help.example/360001");
    assertThat(documents.unreadable()).hasToString("[help.json:2: it is a draft]");
  }

  @Test
  void readsWhatConfluenceExports() throws IOException {
    write(
        "space.json",
        """
        {"results": [
          {"id": "98", "status": "current", "title": "Outages",
           "body": {"storage": {"value": "<p>Credit of <strong>8</strong> a day.</p>"}},
           "metadata": {"labels": {"results": [{"name": "outage"}]}},
           "_links": {"webui": "/spaces/S/pages/98"}},
          {"id": "99", "title": "Empty", "body": {}}],
         "_links": {"base": "https://wiki.example"}}
        """);

    var documents = read();
    var article = documents.articles().getFirst();

    assertThat(article.id()).hasToString("confluence-98");
    assertThat(article.body()).isEqualTo("Credit of 8 a day.");
    assertThat(article.tags()).containsExactly("outage");
    assertThat(article.reach().link()).contains("https://wiki.example/spaces/S/pages/98");
    assertThat(documents.unreadable().getFirst().toString())
        .isEqualTo("space.json:2: its body is not in the export: expand body.storage or body.view");
  }

  @Test
  void givesArticlesWhatTheirFolderSays() throws IOException {
    write("about.yaml", "vertical: banking\nlanguage: en");
    write("cards/about.yaml", "queues: [cards]\n");
    write("cards/pin.md", "---\nvertical: other\n---\nA PIN has four digits.");
    write("cards/fees.jsonl", "{\"id\": \"f\", \"title\": \"Fees\", \"body\": \"None.\"}");

    assertThat(read().articles())
        .extracting(a -> a.vertical().orElse("") + a.reach().queues() + a.reach().language())
        .containsExactly("banking[cards]Optional[en]", "other[cards]Optional[en]");
  }

  @Test
  void namesWhatIsBadAndReadsTheRest() throws IOException {
    Files.write(folder.resolve("broken.pdf"), "%PDF-1.7 and then nothing".getBytes(UTF_8));
    Files.write(folder.resolve("broken.docx"), new byte[] {'P', 'K', 3, 4, 0, 0});
    write("empty.md", "");
    write("head.md", "---\nvertical: [\n---\nText.");
    write("odd.json", "{\"pages\": []}");
    write("picture.html", "<img src=x>");
    write("picture.png", "");
    write(".hidden.md", "Secret.");
    write("good.md", "Good.");
    write("good.txt", "Good again.");

    var documents = read();

    assertThat(documents.articles()).extracting(a -> a.id().value()).containsExactly("good");
    assertThat(documents.unreadable())
        .extracting(Documents.Unreadable::place)
        .containsExactlyInAnyOrder(
            "broken.docx", "broken.pdf", "empty.md", "head.md", "odd.json", "picture.html", "good");
    assertThat(documents.unreadable()).allSatisfy(u -> assertThat(u.reason()).isNotBlank());
  }

  @Test
  void readsAgainOnlyWhatChanged() throws IOException {
    write("a.md", "One.");
    write("b.md", "Two.");
    var documents = new DocumentFolder(folder);
    documents.changed();
    assertThat(documents.changed()).isEmpty();

    write("b.md", "Two and a half.");
    Files.delete(folder.resolve("a.md"));
    write("c.md", "Three.");
    var names = new ArrayList<String>();
    var articles = documents.changed(names::add).orElseThrow().articles();

    assertThat(names).containsExactly("b.md", "c.md");
    assertThat(articles).extracting(Article::body).containsExactly("Two and a half.", "Three.");
  }

  @Test
  void tellsOfAnEmptyFolderOnce() {
    var documents = new DocumentFolder(folder);

    assertThat(documents.changed()).contains(Documents.NONE);
    assertThat(documents.changed()).isEmpty();
  }

  @Test
  void readsASingleFileAndSaysThatOneIsMissing() throws IOException {
    write("about.yaml", "vertical: hotels");
    write("a.md", "One.");

    var one = new DocumentFolder(folder.resolve("a.md")).changed().orElseThrow();

    assertThat(one.articles().getFirst().body()).isEqualTo("One.");
    assertThat(one.articles().getFirst().vertical()).contains("hotels");
    assertThatThrownBy(() -> new DocumentFolder(folder.resolve("no")).changed())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("there is no file " + folder.resolve("no"));
  }

  private Documents read() {
    return new DocumentFolder(folder).changed().orElseThrow();
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
