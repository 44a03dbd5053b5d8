package org.tocsin.api.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tocsin.ingestion.Update;
import org.tocsin.ingestion.Updates;

/**
 * The latest updates, numbered, so that a watcher who was away for a moment catches up. A number
 * carries the start of the process with it: those of another run mean nothing here. Thread-safe.
 */
final class RecentUpdates {
  private final String run;
  private final int most;
  private final Deque<Numbered> kept = new ArrayDeque<>();
  private final List<Consumer<Numbered>> watchers = new ArrayList<>();
  private long last;

  /** An update and its place among all of this run. */
  record Numbered(long number, Update update) {}

  /**
   * What a watcher who comes back has missed.
   *
   * @param complete false if there was more than is kept: the present state must be read
   */
  record Missed(boolean complete, List<Numbered> updates) {}

  /**
   * @param run tells this run from others
   * @param most how many are kept
   */
  RecentUpdates(Updates updates, String run, int most) {
    this.run = run;
    this.most = most;
    updates.watch(this::heard);
  }

  /** The name of a number on the wire, by which a watcher says how far it has come. */
  String id(long number) {
    return run + "-" + number;
  }

  /** The number of the latest update. */
  synchronized long last() {
    return last;
  }

  /**
   * Watches until the returned subscription is closed. What came after {@code id} is in the hands
   * of {@code missed} before anything else comes.
   *
   * @param watcher is called in order, on the thread that publishes; must not block
   */
  synchronized Updates.Subscription watch(
      Optional<String> id, Consumer<Missed> missed, Consumer<Numbered> watcher) {
    id.map(this::after).ifPresent(missed);
    watchers.add(watcher);
    return () -> leave(watcher);
  }

  private synchronized void leave(Consumer<Numbered> watcher) {
    watchers.remove(watcher);
  }

  private synchronized void heard(Update update) {
    var numbered = new Numbered(++last, update);
    kept.addLast(numbered);
    if (kept.size() > most) {
      kept.removeFirst();
    }
    watchers.forEach(watcher -> watcher.accept(numbered));
  }

  private Missed after(String id) {
    var number = number(id).filter(n -> n <= last && n >= last - kept.size());
    return number
        .map(n -> new Missed(true, kept.stream().filter(k -> k.number() > n).toList()))
        .orElse(new Missed(false, List.of()));
  }

  private Optional<Long> number(String id) {
    var digits = id.startsWith(run + "-") ? id.substring(run.length() + 1) : "";
    return digits.matches("\\d{1,18}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
  }
}
