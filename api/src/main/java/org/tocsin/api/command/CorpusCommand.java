package org.tocsin.api.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tocsin.model.language.Redactor;
import org.tocsin.training.check.CorpusCheck;
import org.tocsin.training.check.Material;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What can be done with a corpus. */
@Command(
    name = "corpus",
    mixinStandardHelpOptions = true,
    description = "Looks after labelled conversations.",
    subcommands = CorpusCommand.Check.class)
final class CorpusCommand {

  /** Labelled conversations → what is wrong with them, and how hard they are. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description =
          "Validates labelled conversations and says how varied and how hard they are, and what gives"
              + " their endings away; exits 1 with findings.")
  static final class Check implements Callable<Integer> {
    @Parameters(
        arity = "0..1",
        paramLabel = "FILE",
        description = "Conversations (default: the shipped corpus with its split).")
    Optional<Path> file = Optional.empty();

    @Override
    public Integer call() {
      var material = file.map(Material::of).orElseGet(Material::shipped);
      var redactor = new Redactor();
      var check =
          new CorpusCheck(
              Engine.encoder(Places.vectors()),
              text -> redactor.redact(text).text(),
              System.err::println);
      var report = check.of(material);
      report.lines().forEach(System.out::println);
      return report.findings().isEmpty() ? 0 : 1;
    }
  }
}
