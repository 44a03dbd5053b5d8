package org.tocsin.model.language;

import static java.lang.Math.min;

import edu.stanford.nlp.io.RuntimeIOException;
import edu.stanford.nlp.ling.CoreAnnotations.SentencesAnnotation;
import edu.stanford.nlp.ling.CoreAnnotations.TokensAnnotation;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.neural.rnn.RNNCoreAnnotations;
import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.CoreEntityMention;
import edu.stanford.nlp.pipeline.CoreSentence;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.sentiment.SentimentCoreAnnotations.SentimentAnnotatedTree;
import edu.stanford.nlp.trees.Tree;
import edu.stanford.nlp.util.ArrayCoreMap;
import edu.stanford.nlp.util.CoreMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tocsin.model.language.Annotation.Entity;
import org.tocsin.model.language.Annotation.EntityType;
import org.tocsin.model.language.Annotation.Sentence;
import org.tocsin.model.language.Annotation.Token;

/**
 * Stanford CoreNLP: sentences, lemmas, entities and, when asked for, its sentiment. Thread-safe
 * once it is built; building it takes seconds, and two instances share their models.
 */
public final class CoreNlp {

  /*
   * Sentiment needs a parse. The shift-reduce parser takes 2 to 5 ms an utterance where the PCFG
   * parser takes up to a second. A sentence of more than 60 tokens is parsed in pieces: left whole
   * it gets a flat tree, whose conversion to a binary one is quadratic and recursive (2,000 emoji
   * took eleven seconds and overflowed the stack). The sentiment model itself was trained on film
   * reviews and is shown and compared, not trusted.
   *
   * Emoji and other symbols are blanked, each by spaces of its own length: no model here knows them,
   * and the tagger tries every tag on every one of them (five milliseconds each).
   */

  /** How much of a text is looked at, in UTF-16 units; the rest is as if it were not there. */
  public static final int LONGEST_TEXT = 4_000;

  private static final String MODELS = "edu/stanford/nlp/models/";
  private static final int LONGEST_PIECE = 60;
  private static final double NEUTRAL = 2;

  /** How closely to look. */
  public enum Depth {
    /** Without sentiment, for whom it would not be shown. */
    ENTITIES,
    /** With sentiment, which costs several times as much. */
    SENTIMENT
  }

  private final StanfordCoreNLP words;
  private final StanfordCoreNLP sentiment;

  /**
   * Loads the models from the classpath.
   *
   * @throws UncheckedIOException when one of them is missing
   */
  public CoreNlp() {
    try {
      this.words = new StanfordCoreNLP(settings("tokenize,pos,lemma,ner"));
      this.sentiment = new StanfordCoreNLP(settings("parse,sentiment"), false);
    } catch (RuntimeIOException missing) {
      throw new UncheckedIOException(new IOException(missing));
    }
  }

  /** What a text says but for its emoji. Never fails; an empty text has no sentences. */
  public Annotation annotate(String text, Depth depth) {
    var document = new CoreDocument(withoutSymbols(beginning(text)));
    words.annotate(document);
    return new Annotation(
        document.sentences().stream().map(CoreNlp::sentence).toList(),
        document.tokens().stream().map(CoreNlp::token).toList(),
        document.sentences().stream().flatMap(CoreNlp::entities).toList(),
        depth == Depth.SENTIMENT ? sentiment(document, sentiment) : OptionalDouble.empty());
  }

  private static Properties settings(String annotators) {
    var settings = new Properties();
    settings.setProperty("annotators", annotators);
    settings.setProperty("pos.model", MODELS + "pos-tagger/english-left3words-distsim.tagger");
    settings.setProperty("ner.model", MODELS + "ner/english.conll.4class.distsim.crf.ser.gz");
    settings.setProperty("ner.applyNumericClassifiers", "false");
    settings.setProperty("ner.applyFineGrained", "false");
    settings.setProperty("ner.useSUTime", "false");
    settings.setProperty("parse.model", MODELS + "srparser/englishSR.ser.gz");
    settings.setProperty("parse.binaryTrees", "true");
    settings.setProperty("parse.buildgraphs", "false");
    settings.setProperty("parse.maxlen", Integer.toString(LONGEST_PIECE));
    settings.setProperty("sentiment.model", MODELS + "sentiment/sentiment.ser.gz");
    return settings;
  }

  private static String beginning(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
    return text.substring(0, splitsPair ? LONGEST_TEXT - 1 : LONGEST_TEXT);
  }

  private static String withoutSymbols(String text) {
    if (text.codePoints().noneMatch(CoreNlp::isSymbol)) {
      return text;
    }
    var words = new StringBuilder(text.length());
    text.codePoints().forEach(character -> appendWord(character, words));
    return words.toString();
  }

  private static void appendWord(int character, StringBuilder words) {
    if (isSymbol(character)) {
      words.repeat(' ', Character.charCount(character));
    } else {
      words.appendCodePoint(character);
    }
  }

  private static boolean isSymbol(int character) {
    return switch (Character.getType(character)) {
      case Character.OTHER_SYMBOL,
          Character.SURROGATE,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.ENCLOSING_MARK ->
          true;
      case Character.MODIFIER_SYMBOL -> character > 0x7F;
      default -> character == 0 || isVariationSelector(character);
    };
  }

  private static boolean isVariationSelector(int character) {
    return character >= 0xFE00 && character <= 0xFE0F;
  }

  private static Sentence sentence(CoreSentence sentence) {
    return new Sentence(sentence.charOffsets().first(), sentence.charOffsets().second());
  }

  private static Token token(CoreLabel token) {
    return new Token(token.beginPosition(), token.endPosition(), token.lemma());
  }

  private static Stream<Entity> entities(CoreSentence sentence) {
    return sentence.entityMentions().stream().flatMap(CoreNlp::entity);
  }

  private static Stream<Entity> entity(CoreEntityMention mention) {
    int start = mention.charOffsets().first();
    int end = mention.charOffsets().second();
    return Arrays.stream(EntityType.values())
        .filter(type -> type.name().equals(mention.entityType()) && !isPronoun(mention))
        .map(type -> new Entity(start, end, type));
  }

  /** CoreNLP calls "she" a person, too. */
  private static boolean isPronoun(CoreEntityMention mention) {
    return mention.tokens().getFirst().tag().startsWith("PRP");
  }

  private static OptionalDouble sentiment(CoreDocument document, StanfordCoreNLP pipeline) {
    var pieces = document.sentences().stream().flatMap(CoreNlp::pieces).toList();
    var annotation = new edu.stanford.nlp.pipeline.Annotation("");
    annotation.set(SentencesAnnotation.class, pieces);
    pipeline.annotate(annotation);
    return pieces.stream()
        .map(piece -> piece.get(SentimentAnnotatedTree.class))
        .mapToDouble(tree -> expectedClass(tree) - NEUTRAL)
        .average();
  }

  private static Stream<CoreMap> pieces(CoreSentence sentence) {
    var tokens = sentence.tokens();
    return IntStream.iterate(0, from -> from < tokens.size(), from -> from + LONGEST_PIECE)
        .mapToObj(from -> piece(tokens.subList(from, min(from + LONGEST_PIECE, tokens.size()))));
  }

  private static CoreMap piece(List<CoreLabel> tokens) {
    var piece = new ArrayCoreMap();
    piece.set(TokensAnnotation.class, tokens);
    return piece;
  }

  /** The mean of the classes 0 (very negative) to 4 by their probabilities. */
  private static double expectedClass(Tree tree) {
    var probabilities = RNNCoreAnnotations.getPredictions(tree);
    double expected = 0;
    for (int i = 0; i < probabilities.getNumElements(); i++) {
      expected += i * probabilities.get(i);
    }
    return expected;
  }
}
