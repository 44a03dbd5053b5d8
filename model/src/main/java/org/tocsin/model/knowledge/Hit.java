package org.tocsin.model.knowledge;

/**
 * An article that may answer a question, and the passage of it that fits best.
 *
 * @param score the higher the better, up to 3: the sum of what words, meaning and context give it
 * @param bm25 how well the words agree, 0 and up
 * @param cosine how well the meaning agrees, -1..1: of the title a little, of the passage most
 * @param before how well the words that were said before agree, 0 and up, a BM25
 * @param context what the conversation before takes off, 0 or less: it was about another trade
 * @param preference what agents made of it before gives or takes off
 */
public record Hit(
    Article article,
    Passage passage,
    double score,
    double bm25,
    double cosine,
    double before,
    double context,
    double preference) {

  /*
   * score = cosine + bm25 / (bm25 + 100) + before / (before + 100) + context + preference. Ranks
   * (reciprocal rank fusion) throw away by how much the first is better than the second, and lost to
   * this on both measurements. The constant keeps a spoken question, whose BM25 is about 10, led by
   * its meaning, and lets a long written case, whose BM25 is about 100 and whose vector is blurred,
   * be led by its words.
   */
  private static final double HALF_OF_BM25 = 100;

  static Hit of(Article article, Passage passage, double bm25, double cosine, double before) {
    return new Hit(article, passage, sum(bm25, cosine, before), bm25, cosine, before, 0, 0);
  }

  static double sum(double bm25, double cosine, double before) {
    return cosine + bm25 / (bm25 + HALF_OF_BM25) + before / (before + HALF_OF_BM25);
  }

  /** The same hit, judged by the conversation before too. */
  Hit in(double context) {
    return moved(context, preference);
  }

  /** The same hit, judged by what agents made of the article too. */
  Hit preferred(double preference) {
    return moved(context, preference);
  }

  private Hit moved(double context, double preference) {
    return new Hit(
        article,
        passage,
        sum(bm25, cosine, before) + context + preference,
        bm25,
        cosine,
        before,
        context,
        preference);
  }
}
