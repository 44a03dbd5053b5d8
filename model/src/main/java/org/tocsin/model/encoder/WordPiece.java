package org.tocsin.model.encoder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * BERT's tokenizer for lower-case English: cuts a text into words and these into the pieces that
 * the encoder knows by number. Immutable.
 */
final class WordPiece {

  /*
   * Follows Hugging Face's BertNormalizer, BertPreTokenizer and WordPiece as the file of the model
   * asks for them, except that a text never yields a control token: a "[SEP]" that a customer
   * writes is three pieces, not the end of the sentence.
   */

  private static final Pattern SPACE = Pattern.compile(" ");
  private static final String CONTINUES = "##";
  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> vocabulary;
  private final int unknown;

  private WordPiece(Map<String, Integer> vocabulary) {
    this.vocabulary = Map.copyOf(vocabulary);
    this.unknown = idOf("[UNK]");
  }

  /** Reads the vocabulary of a {@code tokenizer.json}. */
  static WordPiece read(InputStream tokenizerJson) throws IOException {
    JsonNode vocabulary = new ObjectMapper().readTree(tokenizerJson).at("/model/vocab");
    return new WordPiece(
        vocabulary.properties().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asInt())));
  }

  /** The number of a token that the vocabulary must have. */
  int idOf(String token) {
    Integer id = vocabulary.get(token);
    if (id == null) {
      throw new IllegalArgumentException("the tokenizer's vocabulary lacks " + token);
    }
    return id;
  }

  /** The pieces of a text in order, without start and end tokens; empty for a text of spaces. */
  List<Integer> pieces(String text) {
    return SPACE
        .splitAsStream(spaced(text))
        .filter(word -> !word.isEmpty())
        .flatMap(word -> piecesOf(word).stream())
        .toList();
  }

  /** The longest pieces that make up a word, greedily from the left, or one unknown token. */
  private List<Integer> piecesOf(String word) {
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      return List.of(unknown);
    }
    var pieces = new ArrayList<Integer>();
    int start = 0;
    while (start < word.length()) {
      int end = longestPiece(word, start);
      if (end == start) {
        return List.of(unknown);
      }
      pieces.add(idOf(pieceAt(word, start, end)));
      start = end;
    }
    return pieces;
  }

  /** Where the longest known piece from {@code start} ends; {@code start} if there is none. */
  private int longestPiece(String word, int start) {
    int end = word.length();
    while (end > start && !vocabulary.containsKey(pieceAt(word, start, end))) {
      end--;
    }
    return end;
  }

  private static String pieceAt(String word, int start, int end) {
    return (start == 0 ? "" : CONTINUES) + word.substring(start, end);
  }

  /** The text in lower case, without accents and control characters, its words between spaces. */
  private static String spaced(String text) {
    var spaced = new StringBuilder(text.length() * 2);
    cleaned(Normalizer.normalize(cleaned(text.codePoints()), Normalizer.Form.NFD).codePoints())
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(c -> append(c, spaced));
    return spaced.toString();
  }

  private static String cleaned(IntStream codePoints) {
    return codePoints
        .map(c -> isSpace(c) ? ' ' : c)
        .filter(c -> c != 0 && c != 0xFFFD && !isControl(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static void append(int c, StringBuilder spaced) {
    if (isPunctuation(c) || isIdeograph(c)) {
      spaced.append(' ').appendCodePoint(c).append(' ');
    } else {
      spaced.appendCodePoint(c);
    }
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isControl(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> true;
      default -> false;
    };
  }

  private static boolean isPunctuation(int c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> c < 128 && c > ' ' && !Character.isLetterOrDigit(c);
    };
  }

  /** Chinese characters (CJK ideographs of all blocks) are words of their own. */
  private static boolean isIdeograph(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }
}
