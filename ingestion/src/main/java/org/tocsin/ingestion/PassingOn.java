package org.tocsin.ingestion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.ingestion.PassedAlerts.Course;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.conversation.Channel;

/**
 * Passes an alert on to the next supervisor who is there when nobody has acted on it for a while:
 * by a verdict, a whisper, by taking the conversation on or coming into it. Whoever had it is not
 * asked twice; after the last one it is everybody's, and stays so. Conversations that have ended or
 * are not to be analysed are left alone, and so are e-mails, which nobody waits at.
 */
public final class PassingOn {

  /*
   * Nothing is counted down. What is due is read off the disk, when the alert rang and whether
   * somebody acted since, so that a restart, or another process that takes the conversation over,
   * goes on where this one was.
   */

  private static final Logger LOG = LoggerFactory.getLogger(PassingOn.class);

  private final LiveConversations live;
  private final Handlings handlings;
  private final PassedAlerts passed;
  private final Present present;
  private final Duration after;
  private final AuditLog audit;
  private final Updates updates;
  private final Clock clock;
  private final Map<String, Course> courses = new ConcurrentHashMap<>();
  private final Map<String, Instant> lookedAt = new ConcurrentHashMap<>();

  private record Open(LiveConversation conversation, Alert alert) {}

  /**
   * @param after how long an alert waits for somebody
   */
  public PassingOn(
      LiveConversations live,
      Handlings handlings,
      PassedAlerts passed,
      Present present,
      Duration after,
      AuditLog audit,
      Updates updates,
      Clock clock) {
    this.live = live;
    this.handlings = handlings;
    this.passed = passed;
    this.present = present;
    this.after = after;
    this.audit = audit;
    this.updates = updates;
    this.clock = clock;
  }

  /** To whom an alert went last; empty while it has not gone on, or is no longer open. */
  public Optional<PassedOn> of(String alert) {
    return Optional.ofNullable(courses.get(alert)).flatMap(Course::last);
  }

  /** Looks at every open alert once. Blocks; one round at a time. */
  public void round() {
    var open = live.all().stream().filter(PassingOn::minded).flatMap(PassingOn::open).toList();
    var ids = new HashSet<>(open.stream().map(o -> o.alert().id()).toList());
    courses.keySet().retainAll(ids);
    lookedAt.keySet().retainAll(ids);
    open.forEach(this::look);
  }

  private static boolean minded(LiveConversation conversation) {
    var said = conversation.assessment().conversation();
    return !said.ended()
        && !said.circumstances().doNotAnalyse()
        && said.circumstances().channel() != Channel.EMAIL;
  }

  private static Stream<Open> open(LiveConversation conversation) {
    return conversation.alerts().stream()
        .filter(alert -> alert.verdict().isEmpty())
        .map(alert -> new Open(conversation, alert));
  }

  private void look(Open open) {
    var id = open.alert().id();
    var course = Optional.ofNullable(courses.get(id)).or(() -> passed.course(id));
    course.ifPresent(known -> {
      courses.put(id, known);
      if (!known.ended() && due(id, known)) {
        lookedAt.put(id, clock.instant());
        if (!passed.acted(open.conversation().id(), known.rangAt())) {
          pass(open, known);
        }
      }
    });
  }

  private boolean due(String id, Course course) {
    var since =
        Optional.ofNullable(lookedAt.get(id))
            .or(() -> course.last().map(PassedOn::at))
            .orElse(course.rangAt());
    return !clock.instant().isBefore(since.plus(after));
  }

  private void pass(Open open, Course course) {
    var now = clock.instant();
    var next =
        new PassedOn(
            open.alert().id(),
            next(open, course),
            now,
            Duration.between(course.rangAt(), now),
            course.passes().size() + 1);
    courses.put(next.alert(), course.and(next));
    passed
        .keep(open.conversation().id(), next)
        .compose(_ -> audit.append("tocsin", "pass an alert on", next.alert(), detail(next)))
        .onSuccess(_ -> updates.publish(new Update.Passed(open.conversation(), open.alert(), next)))
        .onFailure(failure -> {
          courses.remove(next.alert());
          LOG.warn("alert {} could not be passed on", next.alert(), failure);
        });
  }

  /** Who has the fewest of those that went on, among those who did not have this one. */
  private Optional<String> next(Open open, Course course) {
    var assignee = handlings.of(open.conversation().id()).flatMap(Handling::assignee);
    return present.supervisors(open.conversation()).stream()
        .filter(name -> !course.went(name) && assignee.filter(name::equals).isEmpty())
        .min(Comparator.comparingLong(this::held));
  }

  private long held(String name) {
    return courses.values().stream()
        .map(Course::last)
        .flatMap(Optional::stream)
        .map(PassedOn::to)
        .filter(to -> to.filter(name::equals).isPresent())
        .count();
  }

  private static Optional<String> detail(PassedOn pass) {
    return Optional.of(
        "to %s, nobody acted for %d s"
            .formatted(pass.to().orElse("all"), pass.waited().toSeconds()));
  }
}
