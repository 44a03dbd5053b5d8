package org.tocsin.model.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.tocsin.model.encoder.SentenceEncoder;

/**
 * A Lucene index that is open for reading and writing. A search sees what was written before it
 * began, and never waits for a writer. Thread-safe; one process at a time per folder.
 */
final class PassageIndex implements AutoCloseable {
  private static final String ENCODER = "encoder";

  private final String name;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private PassageIndex(String name, Directory directory, String encoder) throws IOException {
    this.name = name;
    this.directory = directory;
    this.writer = new IndexWriter(directory, new IndexWriterConfig(PassageDocuments.ENGLISH));
    writer.setLiveCommitData(Map.of(ENCODER, encoder).entrySet());
    writer.commit();
    this.searchers = new SearcherManager(writer, null);
  }

  /** One that is gone when closed. */
  static PassageIndex inMemory(SentenceEncoder encoder) {
    try {
      return new PassageIndex(
          "the knowledge index in memory", new ByteBuffersDirectory(), encoder.version());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open a knowledge index in memory", e);
    }
  }

  /**
   * The one kept in a folder, which is made if there is none.
   *
   * @throws UncheckedIOException naming the folder, if it is damaged, unreadable or in use
   * @throws IllegalStateException naming the folder, if its vectors are another encoder's
   */
  static PassageIndex open(Path folder, SentenceEncoder encoder) {
    String name = "the knowledge index in " + folder;
    try {
      Directory directory = FSDirectory.open(folder);
      requireSameEncoder(name, directory, encoder.version());
      return new PassageIndex(name, directory, encoder.version());
    } catch (LockObtainFailedException e) {
      throw new UncheckedIOException(name + " is in use by another process", e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          name + " cannot be read; if it is damaged, delete it and load the articles again", e);
    }
  }

  private static void requireSameEncoder(String name, Directory directory, String encoder)
      throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return;
    }
    String theirs = SegmentInfos.readLatestCommit(directory).getUserData().get(ENCODER);
    if (!encoder.equals(theirs)) {
      throw new IllegalStateException(
          "%s holds vectors of the encoder %s, not %s: delete it and load the articles again"
              .formatted(name, theirs, encoder));
    }
  }

  /** What is asked of the index as it is now. */
  interface Reading<T> {
    T from(IndexSearcher searcher) throws IOException;
  }

  <T> T reading(Reading<T> reading) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return reading.from(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /** A change of the index. */
  interface Writing {
    void to(IndexWriter writer) throws IOException;
  }

  /** Commits, and lets the searches see it; these go on meanwhile with what they saw before. */
  void writing(Writing writing) {
    try {
      writing.to(writer);
      writer.commit();
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + name, e);
    }
  }

  @Override
  public void close() {
    try (directory;
        writer;
        searchers) {
      writer.commit();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + name, e);
    }
  }
}
