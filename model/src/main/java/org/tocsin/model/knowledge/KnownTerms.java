package org.tocsin.model.knowledge;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/**
 * Where terms stand in the index as it was last searched. A conversation asks with the same
 * hundreds of terms turn after turn, and looking them up was 40 % of a search. Thread-safe.
 */
final class KnownTerms {
  private static final int MOST = 100_000;

  private record Known(IndexReaderContext index, Map<Term, Optional<TermStates>> terms) {}

  private volatile @Nullable Known known;

  /** The same every time; empty if no article has the term. */
  Optional<TermStates> of(Term term, IndexSearcher searcher) throws IOException {
    var terms = terms(searcher.getTopReaderContext());
    var states = terms.get(term);
    if (states == null) {
      states =
          Optional.of(TermStates.build(searcher, term, true)).filter(found -> found.docFreq() > 0);
      terms.put(term, states);
    }
    return states;
  }

  /** Of another state of the index nothing is known yet. */
  private Map<Term, Optional<TermStates>> terms(IndexReaderContext index) {
    var now = known;
    if (now == null || !now.index.equals(index) || now.terms.size() >= MOST) {
      now = new Known(index, new ConcurrentHashMap<>());
      known = now;
    }
    return now.terms;
  }
}
