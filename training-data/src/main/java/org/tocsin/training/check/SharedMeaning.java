package org.tocsin.training.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.encoder.Vectors;
import org.tocsin.model.features.Words;
import org.tocsin.training.Encoding;
import org.tocsin.training.LabelledConversation;

/** How many turns of two conversations mean the same, whatever their words. */
final class SharedMeaning {
  /*
   * Some 16,000 turns make 128 million pairs, too many to multiply out. A sketch of 64 signs, one a
   * random plane, differs in angle / π of its places on average (M. Charikar, Similarity estimation
   * techniques from rounding algorithms, STOC 2002): in 6.5 of 64 at a cosine of 0.95, in 21 at 0.5,
   * which is usual between unrelated sentences. What differs in more than 14 is not multiplied out:
   * three standard deviations above 6.5, where one unrelated pair in twenty is left.
   */
  private static final double SAME = 0.95;
  private static final int MOST_DIFFERING = 14;

  /** Shorter turns, such as "thank you very much", are alike everywhere. */
  private static final int LEAST_WORDS = 6;

  /** Of fewer turns a single one would be more than a quarter. */
  private static final int LEAST_TURNS = 4;

  private final SentenceEncoder encoder;
  private final Consumer<String> progress;
  private final float[][] planes;

  /**
   * @param progress is told a line now and then
   */
  SharedMeaning(SentenceEncoder encoder, Consumer<String> progress) {
    this.encoder = encoder;
    this.progress = progress;
    this.planes = planes(encoder.dimensions());
  }

  /** A turn that is long enough to be compared. */
  private static final class Said {
    private final int conversation;
    private final float[] vector;
    private final long sketch;

    Said(int conversation, float[] vector, long sketch) {
      this.conversation = conversation;
      this.vector = vector;
      this.sketch = sketch;
    }

    boolean same(Said other) {
      return Long.bitCount(sketch ^ other.sketch) <= MOST_DIFFERING
          && Vectors.cosine(vector, other.vector) > SAME;
    }
  }

  /** The share of the shorter one's turns that the other has too, of every pair that shares one. */
  Map<Pair, Double> of(List<LabelledConversation> conversations) {
    var said = said(conversations);
    var sizes = new int[conversations.size()];
    said.forEach(turn -> sizes[turn.conversation]++);
    var shares = new HashMap<Pair, Double>();
    shared(said, sizes)
        .forEach((pair, turns) -> {
          int shorter = Math.min(sizes[pair.one()], sizes[pair.other()]);
          if (shorter >= LEAST_TURNS) {
            shares.put(pair, (double) turns.size() / shorter);
          }
        });
    return shares;
  }

  private List<Said> said(List<LabelledConversation> conversations) {
    Encoding.ahead(encoder, conversations, progress);
    var said = new ArrayList<Said>();
    for (int i = 0; i < conversations.size(); i++) {
      for (var turn : conversations.get(i).transcript().turns()) {
        if (Words.of(turn.text()).size() >= LEAST_WORDS) {
          float[] vector = encoder.encode(turn.text());
          said.add(new Said(i, vector, sketch(vector)));
        }
      }
    }
    return said;
  }

  /** The turns of the shorter conversation that the other has too. */
  private static Map<Pair, Set<Said>> shared(List<Said> said, int[] sizes) {
    var shared = new HashMap<Pair, Set<Said>>();
    for (int i = 0; i < said.size(); i++) {
      var one = said.get(i);
      for (int j = i + 1; j < said.size(); j++) {
        var other = said.get(j);
        if (one.conversation != other.conversation && one.same(other)) {
          var shorter = sizes[one.conversation] <= sizes[other.conversation] ? one : other;
          var pair = Pair.of(one.conversation, other.conversation);
          shared.computeIfAbsent(pair, _ -> new HashSet<>()).add(shorter);
        }
      }
    }
    return shared;
  }

  private long sketch(float[] vector) {
    long sketch = 0;
    for (var plane : planes) {
      sketch = sketch << 1 | (Vectors.cosine(plane, vector) > 0 ? 1 : 0);
    }
    return sketch;
  }

  private static float[][] planes(int dimensions) {
    var random = new Random(1);
    var planes = new float[Long.SIZE][dimensions];
    for (var plane : planes) {
      for (int i = 0; i < dimensions; i++) {
        plane[i] = (float) random.nextGaussian();
      }
    }
    return planes;
  }
}
