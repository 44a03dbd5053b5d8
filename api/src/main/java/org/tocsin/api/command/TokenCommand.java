package org.tocsin.api.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tocsin.api.access.Role;
import org.tocsin.api.access.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The tokens of a service. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    subcommands = TokenCommand.Create.class,
    description = "Tokens that let people and sources in.")
final class TokenCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new WrongArguments("say what to do: token create");
  }

  /** One more token; only its hash is stored. */
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Prints one more token. Its hash is stored; a service reads it when it starts.")
  static final class Create implements Callable<Integer> {
    @Option(names = "--role", required = true, description = "${COMPLETION-CANDIDATES}.")
    Role role = Role.AGENT;

    @Option(names = "--agent", description = "Whose conversations an agent sees.")
    Optional<String> agent = Optional.empty();

    @Option(names = "--team", description = "Whose conversations a supervisor sees: north,south.")
    Optional<String> team = Optional.empty();

    @Option(names = "--name", description = "Who it is, for the audit log.")
    Optional<String> name = Optional.empty();

    @Option(
        names = "--state",
        paramLabel = "DIR",
        description = "The state folder of the service (default: tocsin-state).")
    Path state = Path.of("tocsin-state");

    @Override
    public Integer call() {
      var file = state.resolve("tokens");
      if (!Files.exists(file)) {
        throw new WrongArguments(file + " is not there; './tocsin serve' makes it");
      }
      var token = Tokens.random();
      var line = line(token);
      try {
        Tokens.check(line);
        Files.writeString(file, System.lineSeparator() + line, StandardOpenOption.APPEND);
      } catch (IllegalArgumentException wrong) {
        throw new WrongArguments(String.valueOf(wrong.getMessage()));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write " + file, e);
      }
      System.out.println(token);
      return 0;
    }

    private String line(String token) {
      var line = new StringBuilder(role.word()).append(' ').append(Tokens.hashed(token));
      agent.ifPresent(a -> line.append(" agent=").append(a));
      team.ifPresent(t -> line.append(" team=").append(t));
      name.ifPresent(n -> line.append(" name=").append(n));
      return line.toString();
    }
  }
}
