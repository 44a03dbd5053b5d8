package org.tocsin.api.command;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command line as a whole: which commands there are, and how a failure is told. */
@Command(
    name = "tocsin",
    mixinStandardHelpOptions = true,
    version = "Tocsin 0.1.0",
    description = "Says early which live conversations are about to escalate, how, and why.",
    subcommands = {
      Demo.class,
      Serve.class,
      TokenCommand.class,
      Replay.class,
      Score.class,
      Evaluate.class,
      Train.class,
      BenchmarkCommand.class,
      Models.class,
      Import.class,
      Knowledge.class,
      Suggest.class,
      Redact.class,
      Erase.class,
      Labels.class,
      BacktestCommand.class,
      DriftCommand.class,
      VectorsCommand.class,
      CorpusCommand.class,
    })
public final class Tocsin {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a failure.")
  boolean debug;

  /** Runs a command; the exit code. */
  public static int run(String... arguments) {
    return new CommandLine(new Tocsin())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Tocsin::failed)
        .execute(arguments);
  }

  /** The long options of a command, and those of its own commands. */
  public static List<String> options(String command) {
    return Stream.ofNullable(new CommandLine(new Tocsin()).getSubcommands().get(command))
        .flatMap(c -> Stream.concat(Stream.of(c), c.getSubcommands().values().stream()))
        .flatMap(c -> c.getCommandSpec().options().stream())
        .map(OptionSpec::longestName)
        .toList();
  }

  /** One plain sentence; the stack trace only for those who ask. */
  private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    var tocsin = (Tocsin) command.getCommandSpec().root().userObject();
    command.getErr().println("tocsin: " + sentence(failure));
    if (tocsin.debug) {
      failure.printStackTrace(command.getErr());
    }
    return failure instanceof WrongArguments ? 2 : 1;
  }

  private static String sentence(Throwable failure) {
    var cause = failure.getCause();
    if (failure instanceof NoSuchFileException || cause instanceof NoSuchFileException) {
      return "there is no file " + (cause == null ? failure : cause).getMessage();
    }
    if (failure instanceof UncheckedIOException && cause != null && cause.getMessage() != null) {
      return failure.getMessage() + " (" + cause.getMessage() + ")";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
