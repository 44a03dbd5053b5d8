package org.tocsin.training.check;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tocsin.model.conversation.EscalationKind;

/**
 * What a second person says of a conversation without having seen the first one's label.
 *
 * @param escalation empty if they call it calm
 */
record SecondLabel(String id, Optional<Escalation> escalation) {
  static final String HEADER = "id,escalates,at,kind";

  private static final Pattern LINE =
      Pattern.compile(
          "(?<id>[^,]+),(?:false,,|true,(?<at>\\d{1,4}),(?<kind>%s))"
              .formatted(
                  Arrays.stream(EscalationKind.values())
                      .map(Enum::name)
                      .collect(Collectors.joining("|"))));

  /**
   * Where and how it escalates.
   *
   * @param at index of the turn in which it does
   */
  record Escalation(int at, EscalationKind kind) {}

  /** The label of a line {@code id,true,7,ABANDON} or {@code id,false,,}; empty of any other. */
  static Optional<SecondLabel> of(String line) {
    var cells = LINE.matcher(line);
    if (!cells.matches()) {
      return Optional.empty();
    }
    var escalation =
        Optional.ofNullable(cells.group("kind"))
            .map(kind ->
                new Escalation(Integer.parseInt(cells.group("at")), EscalationKind.valueOf(kind)));
    return Optional.of(new SecondLabel(cells.group("id"), escalation));
  }
}
