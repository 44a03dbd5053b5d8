package org.tocsin.ingestion;

import static java.time.Clock.systemUTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.ingestion.ArticleStore.Source;
import org.tocsin.ingestion.ArticleStore.Stored;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.knowledge.ArticleId;
import org.tocsin.model.knowledge.KnowledgeBase;

@ParameterizedClass
@EnumSource
class LibraryTest {
  private static final Article BAGS = Article.of("bags", "Bags", "A report is needed.");
  private static final Article PETS = Article.of("pets", "Pets", "Dogs pay.");
  private static final Article SAMPLE = Article.of("sample", "Sample", "An example.");

  @Parameter private Storage storage = Storage.SQLITE;

  @TempDir private Path folder;
  private Database database;
  private ArticleStore store;
  private Library library;
  private final Flat encoder = new Flat();
  private final AtomicInteger waysGiven = new AtomicInteger();

  @BeforeEach
  void open() {
    database = storage.open(folder);
    store = new ArticleStore(database, systemUTC());
    library = library();
  }

  @AfterEach
  void close() {
    library.close();
    database.close();
  }

  @Test
  void storesAnArticleWithItsVersion() {
    assertThat(store.put(List.of(BAGS, PETS), Source.LOAD)).isEqualTo(2);
    assertThat(store.put(List.of(BAGS), Source.API)).isZero();
    assertThat(store.put(List.of(Article.of("bags", "Bags", "New.")), Source.API)).isEqualTo(1);

    assertThat(store.article(BAGS.id()).orElseThrow())
        .extracting(Stored::version, Stored::source)
        .containsExactly(2, Source.API);
    assertThat(store.since(2)).extracting(s -> s.id().value()).containsExactly("bags");
  }

  @Test
  void keepsTheVersionOfWhatWasDeletedAndComesBack() {
    store.put(List.of(BAGS), Source.API);

    assertThat(store.delete(List.of(BAGS.id(), PETS.id()), Source.API)).isEqualTo(1);
    assertThat(store.article(BAGS.id()).orElseThrow().article()).isEmpty();
    store.put(List.of(BAGS), Source.API);
    assertThat(store.article(BAGS.id()).orElseThrow().version()).isEqualTo(3);
  }

  @Test
  void followsWhatAnotherProcessStores() {
    library.put(List.of(BAGS), Source.API);
    new ArticleStore(database, systemUTC()).put(List.of(PETS), Source.LOAD);
    new ArticleStore(database, systemUTC()).delete(List.of(BAGS.id()), Source.LOAD);

    library.follow();

    assertThat(library.index().articles()).containsExactly(PETS);
  }

  @Test
  void makesTheIndexAgainFromWhatIsStored() {
    library.put(List.of(BAGS, PETS), Source.API);
    library.delete(List.of(PETS.id()), Source.API);

    try (var again = library()) {
      again.follow();
      assertThat(again.index().articles()).containsExactly(BAGS);
    }
  }

  @Test
  void showsSamplesOnlyWhileThereIsNothingElse() {
    library.follow();
    assertThat(library.index().articles()).containsExactly(SAMPLE);

    library.put(List.of(BAGS), Source.API);
    library.delete(List.of(BAGS.id()), Source.API);

    assertThat(library.index().articles()).isEmpty();
  }

  @Test
  void givesWayBeforeEveryFewArticles() {
    library.put(
        IntStream.range(0, 45).mapToObj(i -> Article.of("a" + i, "A" + i, "B" + i)).toList(),
        Source.LOAD);

    assertThat(library.index().articles()).hasSize(45);
    assertThat(waysGiven).hasValue(3);
  }

  @Test
  void readsTheBeginningsOfVeryManyFirstAndThenAllOfThem() {
    var body = "word ".repeat(100).strip();
    library.put(
        IntStream.rangeClosed(0, Library.MANY)
            .mapToObj(i -> Article.of("a" + i, "A" + i, body))
            .toList(),
        Source.LOAD);
    int beginnings = encoder.longest;

    library.delete(List.of(new ArticleId("a0")), Source.API);
    for (int i = 0; i <= Library.MANY; i++) {
      library.readOn();
    }

    assertThat(beginnings).isLessThan(100);
    assertThat(encoder.longest).isGreaterThan(body.length());
    assertThat(library.index().articles()).hasSize(Library.MANY);
  }

  @Test
  void keepsAnArticleThatHasTheIdOfASample() {
    library.follow();
    var own = Article.of("sample", "Own", "My own.");

    library.put(List.of(own), Source.API);

    assertThat(library.index().articles()).containsExactly(own);
    assertThat(library.index().article(new ArticleId("sample"))).contains(own);
  }

  private Library library() {
    return new Library(
        store, KnowledgeBase.inMemory(encoder), List.of(SAMPLE), waysGiven::incrementAndGet);
  }

  /** Every text means the same: what is found is not the matter here. */
  private static final class Flat implements SentenceEncoder {
    private volatile int longest;

    private synchronized void see(String text) {
      longest = Math.max(longest, text.length());
    }

    @Override
    public int dimensions() {
      return 2;
    }

    @Override
    public float[] encode(String text) {
      see(text);
      return new float[] {1, 0};
    }

    @Override
    public String version() {
      return "flat";
    }
  }
}
