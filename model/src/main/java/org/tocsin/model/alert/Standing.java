package org.tocsin.model.alert;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Where a conversation stands with the policy.
 *
 * @param rings whether the last turn rang
 * @param rung whether it rang since it last rose to {@link Level#HIGH}
 * @param rangTurn the turn that rang last
 * @param rangMs when that turn began, in milliseconds since the conversation's start
 */
public record Standing(
    Level level, boolean rings, boolean rung, OptionalInt rangTurn, OptionalLong rangMs) {
  /** Nothing has been heard yet. */
  public static final Standing NEW =
      new Standing(Level.CALM, false, false, OptionalInt.empty(), OptionalLong.empty());
}
