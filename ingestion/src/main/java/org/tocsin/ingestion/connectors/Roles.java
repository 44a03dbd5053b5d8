package org.tocsin.ingestion.connectors;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tocsin.model.conversation.Speaker;

/**
 * Who is who at one connector, by the vendor's word for a side; case does not matter.
 *
 * @param speakers the word in lower case → the role
 */
public record Roles(Map<String, Speaker> speakers) {

  public Roles {
    speakers = Map.copyOf(speakers);
  }

  /** These, and where they say nothing the others. */
  Roles over(Roles others) {
    var all = new HashMap<>(others.speakers);
    all.putAll(speakers);
    return new Roles(all);
  }

  /** With one side the customer's; whoever was the customer or nobody before is the agent. */
  Roles withCustomer(String word) {
    var turned = new HashMap<String, Speaker>();
    speakers.forEach(
        (side, role) -> turned.put(side, role == Speaker.BOT ? Speaker.BOT : Speaker.AGENT));
    turned.put(folded(word), Speaker.CUSTOMER);
    return new Roles(turned);
  }

  /** The role of a side; empty if nobody knows it. */
  Optional<Speaker> of(String word) {
    return Optional.ofNullable(speakers.get(folded(word)));
  }

  static String folded(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }
}
