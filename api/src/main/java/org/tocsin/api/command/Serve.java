package org.tocsin.api.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.tocsin.api.Application;
import org.tocsin.api.Configuration;
import org.tocsin.api.StateFolder;
import org.tocsin.api.access.Tokens;
import org.tocsin.api.settings.AccessSettings;
import org.tocsin.api.settings.HttpSettings;
import org.tocsin.api.settings.Setting;
import org.tocsin.api.settings.StorageSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The service, until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Runs the service; prints 'ready http://host:port' once it takes events.")
final class Serve implements Callable<Integer> {
  @Option(names = "--host", description = "The address to listen on (default: 127.0.0.1).")
  Optional<String> host = Optional.empty();

  @Option(
      names = "--port",
      converter = Port.class,
      description = "The port to listen on; 0 for any (default: 8080).")
  Optional<Integer> port = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Where journal, models and vectors live (default: tocsin-state).")
  Optional<String> state = Optional.empty();

  @Option(names = "--config", paramLabel = "FILE", description = "Settings, as YAML.")
  Optional<Path> config = Optional.empty();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Lines 'role token [agent=a7] [team=x]' (default: DIR/tokens).")
  Optional<String> tokenFile = Optional.empty();

  @Option(names = "--print-config", description = "Print the settings in effect, and stop.")
  boolean printConfig;

  @Override
  public Integer call() throws InterruptedException {
    var configuration = Configuration.of(config, System.getenv(), flags());
    if (printConfig) {
      System.out.println(configuration.print());
      return 0;
    }
    StateFolder.writable(configuration.at(StorageSettings.STATE));
    var tokens = Tokens.readOrCreate(AccessSettings.tokenFile(configuration));
    var stopped = new CountDownLatch(1);
    try (var application =
        Application.start(
            new Application.Parts(
                configuration,
                tokens,
                () -> Engine.encoder(configuration.at(StorageSettings.STATE).resolve("vectors")),
                SampleKnowledge.articles(),
                SampleKnowledge.playbooks(),
                Clock.systemUTC()))) {
      Stopping.onSignal(stopped);
      System.out.println("ready " + application.address());
      stopped.await();
    }
    return 0;
  }

  private Map<Setting<?>, String> flags() {
    var flags = new LinkedHashMap<Setting<?>, String>();
    host.ifPresent(v -> flags.put(HttpSettings.HOST, v));
    port.ifPresent(v -> flags.put(HttpSettings.PORT, v.toString()));
    state.ifPresent(v -> flags.put(StorageSettings.STATE, v));
    tokenFile.ifPresent(v -> flags.put(AccessSettings.TOKEN_FILE, v));
    return flags;
  }
}
