package org.tocsin.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tocsin.ingestion.Events.id;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.knowledge.ArticleId;
import org.tocsin.model.knowledge.Clicks;
import org.tocsin.model.knowledge.Reaction;

@ParameterizedClass
@EnumSource
class CardLogTest {
  private static final Optional<String> QUEUE = Optional.of("billing");
  private static final ArticleId REFUNDS = new ArticleId("refunds");

  @Parameter private Storage storage = Storage.SQLITE;

  @TempDir private Path folder;
  @AutoClose private Disk disk;
  private final Set<ConversationId> atHand = new HashSet<>(Set.of(id("c1"), id("c2")));
  private final Clicks clicks = new Clicks(Clock.systemUTC());
  private CardLog log;

  @BeforeEach
  void open() {
    disk = Disk.open(storage, folder, Clock.systemUTC());
    log = opened(clicks);
  }

  @Test
  void remembersWhatWasDoneInAConversationWhileItIsAtHandAndAgainWhenItComesBack() {
    keep("c1", "card1", Reaction.USED);
    keep("c2", "card2", Reaction.SHOWN);
    assertThat(log.used(id("c1"), "card1")).isTrue();
    assertThat(log.used(id("c2"), "card2")).isFalse();

    log.forget(id("c1"));
    assertThat(log.used(id("c1"), "card1")).isFalse();
    assertThat(log.shown(id("c1"))).isEmpty();
    assertThat(log.shown(id("c2"))).containsExactly(REFUNDS);
    log.recall(List.of(id("c1"), id("c3")));

    assertThat(log.used(id("c1"), "card1")).isTrue();
    assertThat(log.shown(id("c1"))).containsExactly(REFUNDS);
  }

  @Test
  void whatWasDoneTwiceTeachesOnceNowAndAfterARestart() {
    keep("c1", "card1", Reaction.USED);
    double once = usefulness(clicks);
    keep("c1", "card1", Reaction.USED);
    log.recall(List.of(id("c1")));
    log.takenElsewhere(id("c1"), "card1", Reaction.USED);
    assertThat(usefulness(clicks)).isCloseTo(once, within(1e-6));

    var later = new Clicks(Clock.systemUTC());
    var reopened = opened(later);
    assertThat(usefulness(later)).isCloseTo(once, within(1e-6));
    reopened.recall(List.of(id("c1")));
    assertThat(usefulness(later)).isCloseTo(once, within(1e-6));
  }

  @Test
  void whatWasDoneElsewhereTeachesHereToo() {
    double before = usefulness(clicks);
    opened(new Clicks(Clock.systemUTC())).keep(card("c1", "card1"), Reaction.USED, 1, "a7").await();

    log.recall(List.of(id("c1")));
    log.takenElsewhere(id("c1"), "card1", Reaction.USED);

    assertThat(log.used(id("c1"), "card1")).isTrue();
    assertThat(usefulness(clicks)).isGreaterThan(before);
  }

  @Test
  void keepsNothingInMemoryOfWhatIsNotAtHand() {
    atHand.clear();
    double before = usefulness(clicks);

    keep("c1", "card1", Reaction.USED);

    assertThat(log.used(id("c1"), "card1")).isFalse();
    assertThat(usefulness(clicks)).isGreaterThan(before);
  }

  @Test
  void givesEverythingOutAConversationAtATime() {
    keep("c2", "card2", Reaction.SHOWN);
    keep("c1", "card1", Reaction.SHOWN);
    keep("c2", "card2", Reaction.WRONG);
    keep("c1", "card1", Reaction.USED);

    var given = new ArrayList<String>();
    log.each(entry -> given.add(entry.card().conversation() + " " + entry.reaction()));

    assertThat(given).containsExactly("c1 SHOWN", "c1 USED", "c2 SHOWN", "c2 WRONG");
  }

  private CardLog opened(Clicks taught) {
    return CardLog.open(
        disk.database(), disk.journal(), taught, atHand::contains, Clock.systemUTC());
  }

  private void keep(String conversation, String card, Reaction reaction) {
    log.keep(card(conversation, card), reaction, 1, "a7").await();
  }

  private static Card card(String conversation, String card) {
    return new Card(
        card, new ConversationId(conversation), QUEUE, Optional.of(REFUNDS), Optional.empty());
  }

  private static double usefulness(Clicks clicks) {
    return clicks.usefulness(QUEUE, REFUNDS);
  }
}
