package org.tocsin.api.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.tocsin.api.learning.VectorStep;
import org.tocsin.api.learning.VectorStep.Shard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The costly step of training by itself, in as many pieces as there are machines. */
@Command(
    name = "vectors",
    mixinStandardHelpOptions = true,
    description = {
      "Encodes the turns of conversations ahead, so that train and evaluate find their vectors.",
      "Each shard takes every n-th line and can run on a machine of its own; a shard that was stopped"
          + " goes on where it was. Folders of several shards become one by copying their files"
          + " together. Memory does not grow with the file."
    })
final class VectorsCommand implements Callable<Integer> {
  private static final Pattern SHARD = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Conversations, labelled or not.")
  Path data = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the vectors go (default: where train looks for them).")
  Path out = Places.vectors();

  @Option(
      names = "--shard",
      defaultValue = "1/1",
      paramLabel = "I/N",
      description = "Which of how many, counted from 1 (default: ${DEFAULT-VALUE}).")
  String shard = "1/1";

  @Override
  public Integer call() {
    var asked = shard();
    try {
      Files.createDirectories(out);
      var step = new VectorStep(Engine.encoder(out), System.err::println);
      var done = step.run(data, out, asked);
      System.out.println(
          String.format(
              Locale.ROOT,
              "shard %d of %d: %d conversations, %d turns in %.0f s; %d lines could not be read",
              asked.number(),
              asked.of(),
              done.conversations(),
              done.turns(),
              done.seconds(),
              done.bad()));
      return done.bad() == 0 ? 0 : 1;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode " + data, e);
    }
  }

  private Shard shard() {
    var read = SHARD.matcher(shard);
    if (read.matches()) {
      int number = Integer.parseInt(read.group(1));
      int of = Integer.parseInt(read.group(2));
      if (number >= 1 && number <= of) {
        return new Shard(number, of);
      }
    }
    throw new WrongArguments("--shard must be as 1/4, from 1/4 to 4/4: was " + shard);
  }
}
