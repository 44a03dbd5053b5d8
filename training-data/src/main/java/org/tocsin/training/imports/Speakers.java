package org.tocsin.training.imports;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.model.conversation.Speaker;

/** Who is who: names that were given, and the usual words for a role. Case does not matter. */
public record Speakers(Set<String> customers, Set<String> agents, Set<String> bots) {
  private static final Set<String> CUSTOMER =
      Set.of("customer", "caller", "client", "user", "end-user", "visitor", "requester");
  private static final Set<String> AGENT =
      Set.of("agent", "advisor", "adviser", "representative", "rep", "operator", "supervisor");
  private static final Set<String> BOT =
      Set.of("bot", "chatbot", "custom_bot", "ivr", "system", "virtual agent");

  /** Nobody is known by name. */
  public static final Speakers USUAL = new Speakers(Set.of(), Set.of(), Set.of());

  public Speakers {
    customers = folded(customers);
    agents = folded(agents);
    bots = folded(bots);
  }

  /** The role of a name or word; a name that was given goes before the usual words. */
  Speaker of(String name) {
    var word = folded(name);
    if (customers.contains(word)) {
      return Speaker.CUSTOMER;
    }
    if (agents.contains(word)) {
      return Speaker.AGENT;
    }
    if (bots.contains(word) || BOT.contains(word)) {
      return Speaker.BOT;
    }
    if (CUSTOMER.contains(word)) {
      return Speaker.CUSTOMER;
    }
    return AGENT.contains(word) ? Speaker.AGENT : Speaker.UNKNOWN;
  }

  /** Whether a name or word has a role. */
  boolean knows(String name) {
    return of(name) != Speaker.UNKNOWN;
  }

  private static Set<String> folded(Collection<String> names) {
    return names.stream().map(Speakers::folded).collect(Collectors.toUnmodifiableSet());
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
