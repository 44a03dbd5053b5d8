package org.tocsin.model.knowledge;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.SimpleAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;

/** Words that mean the same in one place, by which a question finds an article that has others. */
public final class Synonyms {
  /** No word stands for another. */
  public static final Synonyms NONE = new Synonyms(PassageDocuments.ENGLISH);

  private final Analyzer questions;

  private Synonyms(Analyzer questions) {
    this.questions = questions;
  }

  /**
   * The synonyms of a file in Solr's format: a line {@code sim, chip, sim card} makes each stand
   * for all; {@code mifi => mobile router} makes a question with the first ask for the second; #
   * begins a comment.
   *
   * @throws IllegalArgumentException if a line breaks the format, naming file and line
   */
  public static Synonyms read(Path file) {
    try (Reader lines = Files.newBufferedReader(file)) {
      var words = new SimpleAnalyzer();
      var parser = new SolrSynonymParser(true, true, words);
      parser.parse(lines);
      return new Synonyms(new Questions(parser.build()));
    } catch (ParseException broken) {
      throw new IllegalArgumentException(
          "%s: %s: %s".formatted(file, broken.getMessage(), reason(broken)), broken);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the synonyms " + file, e);
    }
  }

  private static String reason(Exception broken) {
    return String.valueOf(broken.getCause() == null ? broken : broken.getCause());
  }

  /** How the words of a question become terms. */
  Analyzer questions() {
    return questions;
  }

  /** As {@link org.apache.lucene.analysis.en.EnglishAnalyzer}, with synonyms before the stems. */
  private static final class Questions extends Analyzer {
    private final SynonymMap synonyms;

    Questions(SynonymMap synonyms) {
      this.synonyms = synonyms;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      var source = new StandardTokenizer();
      TokenStream words = new LowerCaseFilter(new EnglishPossessiveFilter(source));
      // Lucene's filter takes no map without a rule.
      var meant = synonyms.fst == null ? words : new SynonymGraphFilter(words, synonyms, false);
      var telling = new StopFilter(meant, new CharArraySet(Fillers.WORDS, true));
      return new TokenStreamComponents(source, new PorterStemFilter(telling));
    }
  }
}
