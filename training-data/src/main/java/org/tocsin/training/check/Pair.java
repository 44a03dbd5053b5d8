package org.tocsin.training.check;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two conversations, by their place in a list; {@code one} is the smaller. */
record Pair(int one, int other) {

  static Pair of(int a, int b) {
    return new Pair(Math.min(a, b), Math.max(a, b));
  }

  /** Each with each. */
  static Stream<Pair> among(List<Integer> places) {
    return IntStream.range(0, places.size())
        .boxed()
        .flatMap(i -> places.stream().skip(i + 1).map(other -> of(places.get(i), other)));
  }
}
