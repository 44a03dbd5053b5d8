package org.tocsin.training;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Which conversations are learnt from, which choose, and which only measure. Groups stay together.
 *
 * @param train fits the networks
 * @param validation chooses between them; the shipped training chooses in folds over both
 * @param test is looked at once, for the report
 */
public record Split(
    List<LabelledConversation> train,
    List<LabelledConversation> validation,
    List<LabelledConversation> test) {

  /** The three sides. */
  public enum Side {
    TRAIN,
    VALIDATION,
    TEST
  }

  /**
   * Splits by group: as fixed, and groups that nobody fixed by a seeded hash, 70 : 15 : 15.
   *
   * @param fixed the side of each group that has one
   */
  public static Split of(
      List<LabelledConversation> conversations, Map<String, Side> fixed, long seed) {
    return new Split(
        side(conversations, fixed, seed, Side.TRAIN),
        side(conversations, fixed, seed, Side.VALIDATION),
        side(conversations, fixed, seed, Side.TEST));
  }

  /** All three sides. */
  List<LabelledConversation> all() {
    return Stream.concat(learning().stream(), test.stream()).toList();
  }

  /** Train and validation together, for those who validate in folds. */
  public List<LabelledConversation> learning() {
    return Stream.concat(train.stream(), validation.stream()).toList();
  }

  /** SHA-256 of the assignment, for the provenance. */
  public String hash() {
    var sides = new TreeMap<String, Side>();
    train.forEach(c -> sides.put(c.transcript().id().value(), Side.TRAIN));
    validation.forEach(c -> sides.put(c.transcript().id().value(), Side.VALIDATION));
    test.forEach(c -> sides.put(c.transcript().id().value(), Side.TEST));
    return DigestUtils.sha256Hex(sides.toString());
  }

  private static List<LabelledConversation> side(
      List<LabelledConversation> conversations, Map<String, Side> fixed, long seed, Side side) {
    return conversations.stream()
        .filter(c -> sideOf(c.transcript().group(), fixed, seed) == side)
        .toList();
  }

  private static Side sideOf(String group, Map<String, Side> fixed, long seed) {
    return fixed.getOrDefault(group, drawn(group, seed));
  }

  private static Side drawn(String group, long seed) {
    var hash = DigestUtils.sha256(seed + "|" + group);
    int place = Math.floorMod((hash[0] << 8) | (hash[1] & 0xff), 100);
    if (place < 70) {
      return Side.TRAIN;
    }
    return place < 85 ? Side.VALIDATION : Side.TEST;
  }
}
