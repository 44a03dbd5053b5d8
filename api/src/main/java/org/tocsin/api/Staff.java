package org.tocsin.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tocsin.api.http.Presence;
import org.tocsin.api.settings.StaffSetting;
import org.tocsin.ingestion.Handlings;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.ingestion.LiveConversations;
import org.tocsin.ingestion.SharedFloor.Told;
import org.tocsin.model.alert.Supervisor;
import org.tocsin.model.conversation.ConversationId;

/** Whom an alert could ring for now, as the configuration says. Thread-safe. */
final class Staff {
  private final StaffSetting setting;
  private final Presence presence;
  private final LiveConversations live;
  private final Supplier<Told> elsewhere;
  private volatile Optional<Handlings> handlings = Optional.empty();

  /**
   * @param elsewhere what other processes with the same supervisors know
   */
  Staff(StaffSetting setting, Presence presence, LiveConversations live, Supplier<Told> elsewhere) {
    this.setting = setting;
    this.presence = presence;
    this.live = live;
    this.elsewhere = elsewhere;
  }

  /** From now on it is known who is in the middle of a conversation. */
  void know(Handlings now) {
    handlings = Optional.of(now);
  }

  /** Those who could be rung for, without those who speak in a conversation. */
  List<Supervisor> there() {
    var there =
        new ArrayList<>(
            switch (setting) {
              case StaffSetting.AtOnce _ -> List.<Supervisor>of();
              case StaffSetting.Stated(int number) -> anybody(number);
              case StaffSetting.Present _ -> present();
            });
    Stream.concat(engaged().stream(), elsewhere.get().engaged().stream())
        .distinct()
        .forEach(name -> leave(there, name));
    return List.copyOf(there);
  }

  /** Who speaks in a conversation of this process. */
  Set<String> engaged() {
    return handlings.map(Handlings::engaged).orElse(Set.of());
  }

  private List<Supervisor> present() {
    return Told.once(Stream.concat(presence.there().stream(), elsewhere.get().there().stream()));
  }

  /** Whether nobody need be kept busy by the last alert of a conversation any more. */
  boolean dealtWith(ConversationId id) {
    return handlings.filter(h -> h.engaged(id)).isPresent()
        || live.of(id).filter(c -> !over(c)).isEmpty();
  }

  private static boolean over(LiveConversation conversation) {
    return conversation.assessment().conversation().ended()
        || conversation.lastAlert().filter(alert -> alert.verdict().isPresent()).isPresent();
  }

  private static List<Supervisor> anybody(int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(i -> new Supervisor("supervisor " + i, Set.of()))
        .toList();
  }

  /** Of those who have no name of their own, and of a stated number, any one. */
  private void leave(List<Supervisor> there, String name) {
    there.stream()
        .filter(s ->
            setting instanceof StaffSetting.Stated
                || s.name().equals(name)
                || s.name().startsWith(name + Presence.NAMELESS))
        .findFirst()
        .ifPresent(there::remove);
  }
}
