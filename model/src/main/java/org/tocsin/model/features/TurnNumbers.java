package org.tocsin.model.features;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;

/**
 * All that was computed of a turn, as text to be stored: with the utterance it makes the very same
 * turn again, without encoding anything.
 */
public final class TurnNumbers {

  /*
   * Base64 of: the side, the sentiment (NaN: none), the signal, the log-odds of every act in the
   * order of Act (NaN: not this side's), and the vector.
   */

  private static final List<Act> ACTS = List.of(Act.values());
  private static final List<Speaker> SIDES = List.of(Speaker.values());
  private static final int HEAD = Integer.BYTES + (2 + ACTS.size()) * Double.BYTES;

  private TurnNumbers() {}

  /** What is to be stored of a turn. */
  public static String of(Turn turn) {
    var vector = turn.vector();
    var bytes = ByteBuffer.allocate(HEAD + vector.length * Float.BYTES);
    bytes.putInt(SIDES.indexOf(side(turn)));
    bytes.putDouble(turn.likelySentiment().orElse(Double.NaN));
    bytes.putDouble(turn.signal());
    for (var act : ACTS) {
      bytes.putDouble(turn.logOdds(act));
    }
    bytes.asFloatBuffer().put(vector);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /** The turn again; empty if the text is not what {@link #of} gives. */
  public static Optional<Turn> turn(Utterance utterance, String stored) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(stored));
      int vector = bytes.remaining() - HEAD;
      return vector >= 0 && vector % Float.BYTES == 0
          ? turn(utterance, bytes, vector / Float.BYTES)
          : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  private static Optional<Turn> turn(Utterance utterance, ByteBuffer bytes, int dimensions) {
    int side = bytes.getInt();
    if (side < 0 || side >= SIDES.size()) {
      return Optional.empty();
    }
    double sentiment = bytes.getDouble();
    double signal = bytes.getDouble();
    var acts = acts(bytes);
    var vector = new float[dimensions];
    bytes.asFloatBuffer().get(vector);
    return Optional.of(
        new Turn(
            utterance,
            SIDES.get(side),
            vector,
            acts,
            Double.isNaN(sentiment) ? OptionalDouble.empty() : OptionalDouble.of(sentiment),
            signal));
  }

  private static Map<Act, Double> acts(ByteBuffer bytes) {
    var acts = new EnumMap<Act, Double>(Act.class);
    for (var act : ACTS) {
      double odds = bytes.getDouble();
      if (!Double.isNaN(odds)) {
        acts.put(act, odds);
      }
    }
    return acts;
  }

  private static Speaker side(Turn turn) {
    return SIDES.stream().filter(turn::by).findFirst().orElseThrow();
  }
}
