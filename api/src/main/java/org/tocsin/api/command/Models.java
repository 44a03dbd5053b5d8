package org.tocsin.api.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.api.learning.GateNotes;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.model.evaluation.Figure;
import org.tocsin.model.registry.Entry;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.model.registry.ServedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which models there are, which one serves, and which one shall. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "Lists, shows, compares and promotes models.",
    subcommands = CompareModels.class)
final class Models {

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "One line a model: which one serves, when it was added, how good it is.")
  int list(@Mixin RegistryFolder folder) {
    var registry = folder.registry();
    var entries = registry.entries();
    var named = registry.serving();
    var serves = serves(registry.history(), entries);
    entries.forEach(e -> System.out.println(line(e, duty(e, named, serves))));
    return 0;
  }

  /** As a service that starts now would choose: the first of them that is whole. */
  private static ModelVersion serves(List<ModelVersion> history, List<Entry> entries) {
    var whole = entries.stream().filter(Entry.Whole.class::isInstance).map(Entry::version).toList();
    return history.stream().filter(whole::contains).findFirst().orElse(ModelVersion.SHIPPED);
  }

  private static String duty(Entry entry, ModelVersion named, ModelVersion serves) {
    if (entry.version().equals(serves)) {
      return "serves";
    }
    return entry.version().equals(named) ? "refused" : "";
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "The model card: what it is for, what it was made of, how good it is.")
  int show(
      @Mixin RegistryFolder folder,
      @Parameters(
              paramLabel = "VERSION|DIR",
              description = "A version, 'shipped', or a model's own folder.")
          String model,
      @Option(
              names = "--out",
              defaultValue = "-",
              paramLabel = "FILE",
              description = "Where the card goes, as Markdown; - is stdout.")
          String out) {
    var card = folder.card(model).markdown();
    var gate =
        Files.isDirectory(Path.of(model))
            ? Optional.<String>empty()
            : new GateNotes(folder.registry()).page(new ModelVersion(model));
    try (var page = Output.to(out)) {
      page.print(card);
      gate.ifPresent(section -> page.print("\n" + section));
    }
    return 0;
  }

  @Command(
      name = "promote",
      mixinStandardHelpOptions = true,
      description = "Lets a model serve; a running service on the same folder follows.")
  int promote(
      @Mixin RegistryFolder folder,
      @Parameters(
              paramLabel = "VERSION",
              converter = Version.class,
              description = "A version that was added, or 'shipped'.")
          ModelVersion version,
      @Option(
              names = "--force",
              description = "Also if it was refused at the gate; its card will say so.")
          boolean force) {
    var registry = folder.registry();
    tryOut(registry.read(version));
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    if (!Promotion.serves(registry, new GateNotes(registry), version, force, now)) {
      return 1;
    }
    System.out.println(version + " serves");
    return 0;
  }

  @Command(
      name = "shadow",
      mixinStandardHelpOptions = true,
      description = {
        "Lets a model score live traffic silently beside the one that serves; a running service on"
            + " the same folder follows.",
        "GET /v1/models/shadow shows how far the two agree. Without a version it stops."
      })
  int shadow(
      @Mixin RegistryFolder folder,
      @Parameters(
              arity = "0..1",
              paramLabel = "VERSION",
              converter = Version.class,
              description = "A version that was added, or 'shipped'.")
          @Nullable ModelVersion version) {
    var registry = folder.registry();
    var chosen = Optional.ofNullable(version);
    chosen.map(registry::read).ifPresent(Models::tryOut);
    registry.shadow(chosen);
    System.out.println(chosen.map(v -> v + " scores silently").orElse("no model scores silently"));
    return 0;
  }

  @Command(
      name = "rollback",
      mixinStandardHelpOptions = true,
      description = {
        "Lets the model serve that served before; a running service on the same folder follows.",
        "Called again it goes one further back, as undo does; 'promote' goes forward again."
      })
  int rollback(@Mixin RegistryFolder folder) {
    var registry = folder.registry();
    registry.before().map(registry::read).ifPresent(Models::tryOut);
    System.out.println(registry.rollback() + " serves");
    return 0;
  }

  /** Fails if it does not fit the encoder of this build. */
  private static void tryOut(ServedModel model) {
    var encoder = Engine.encoder();
    model.scorer(encoder);
  }

  private static String line(Entry entry, String duty) {
    return "%-28s  %-7s  %-17s  %s"
        .formatted(
            name(entry),
            duty,
            entry.version().equals(ModelVersion.SHIPPED)
                ? "shipped"
                : entry.added().map(Models::minute).orElse("–"),
            switch (entry) {
              case Entry.Whole whole -> headline(whole.card().evaluation());
              case Entry.Broken broken -> "broken: " + broken.reason();
            });
  }

  /** The shipped one goes by its own version too. */
  private static String name(Entry entry) {
    return switch (entry) {
      case Entry.Whole whole -> whole.card().version().value();
      case Entry.Broken broken -> broken.version().value();
    };
  }

  private static String minute(Instant time) {
    return time.truncatedTo(ChronoUnit.MINUTES).toString().replace(":00Z", "Z");
  }

  private static String headline(Evaluation figures) {
    return String.format(
        Locale.ROOT,
        "matched AUROC %s at 50 %%, %s at 100 %%; recall %s, false alarms %s, lead %s turns",
        Figure.MATCHED_50.shown(figures),
        Figure.MATCHED_100.shown(figures),
        Figure.RECALL.shown(figures),
        Figure.FALSE_ALARMS.shown(figures),
        Figure.MEDIAN_LEAD.shown(figures));
  }
}
