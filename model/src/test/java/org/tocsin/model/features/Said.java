package org.tocsin.model.features;

import java.util.Map;
import java.util.OptionalDouble;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;

/** Turns made by hand. */
final class Said {
  private static final float[] NOWHERE = {0, 0};

  private Said() {}

  static Turn by(Speaker speaker, String text) {
    return of(Utterance.of("u", speaker, text));
  }

  static Turn of(Utterance utterance) {
    return Turn.of(utterance, utterance.speaker(), NOWHERE);
  }

  /** A turn whose meaning points in a direction, in degrees. */
  static Turn meaning(Speaker speaker, String text, double direction) {
    double radians = Math.toRadians(direction);
    float[] vector = {(float) Math.cos(radians), (float) Math.sin(radians)};
    return Turn.of(Utterance.of(text, speaker, text), speaker, vector);
  }

  /** A customer's turn in a mood. */
  static Turn feeling(double mood) {
    return new Turn(
        Utterance.of("m" + mood, Speaker.CUSTOMER, "well"),
        Speaker.CUSTOMER,
        NOWHERE,
        Map.of(),
        OptionalDouble.of(mood),
        0);
  }

  /** A turn that performs an act, with these log-odds. */
  static Turn performing(Speaker speaker, Act act, double odds) {
    return new Turn(
        Utterance.of("c" + odds, speaker, "well"),
        speaker,
        NOWHERE,
        Map.of(act, odds),
        OptionalDouble.empty(),
        0);
  }

  /** A turn that foreshadows an escalation so strongly, in log-odds. */
  static Turn signalling(Speaker speaker, double signal) {
    return new Turn(
        Utterance.of("g" + signal, speaker, "well"),
        speaker,
        NOWHERE,
        Map.of(),
        OptionalDouble.empty(),
        signal);
  }

  /** A turn that lasted from one second to another. */
  static Turn lasting(Speaker speaker, long from, long until) {
    return of(Utterance.of("s" + from, speaker, "well").at(from * 1000).until(until * 1000));
  }
}
