package org.tocsin;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of Debian's for tests, on a temporary folder and a free port of the loopback;
 * one for all tests of a process, which ends it. Each test has a database of its own.
 */
public final class Postgres {
  /** What to install where there is none. */
  public static final String ADVICE =
      "PostgreSQL is not tested: there is no initdb here (Debian: apt install postgresql)";

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Optional<Postgres> RUNNING = programs().map(Postgres::start);

  private final Path programs;
  private final Path folder;
  private final int port;

  private Postgres(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** The server, started by the first who asks; empty where PostgreSQL is not installed. */
  public static Optional<Postgres> running() {
    return RUNNING;
  }

  /** The address of a new, empty database. */
  public String database() {
    var name = "test" + DATABASES.incrementAndGet();
    run(List.of(programs.resolve("createdb").toString(), "-h", "127.0.0.1", "-p", "" + port,
        "-U", "tocsin", name));
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=tocsin".formatted(port, name);
  }

  private static Optional<Path> programs() {
    var versions = Path.of("/usr/lib/postgresql");
    try (var installed = Files.isDirectory(versions) ? Files.list(versions) : Stream.<Path>of()) {
      var path = Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
      return Stream.concat(
              installed.sorted(Comparator.reverseOrder()).map(v -> v.resolve("bin")), path)
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .filter(bin -> Files.isExecutable(bin.resolve("createdb")))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Postgres start(Path programs) {
    try {
      var folder = Files.createTempDirectory(Path.of("/tmp"), "tocsin-postgres");
      if (isRoot()) {
        run(List.of("chown", "postgres", folder.toString()));
      }
      var server = new Postgres(programs, folder, free());
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
      server.asUser("initdb", "-D", folder + "/data", "-U", "tocsin", "-A", "trust", "-N");
      server.asUser("pg_ctl", "-D", folder + "/data", "-w", "-t", "120", "-l", folder + "/log",
          "-o", "-h 127.0.0.1 -p %d -k %s -F".formatted(server.port, folder), "start");
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void stop() {
    asUser("pg_ctl", "-D", folder + "/data", "-m", "immediate", "-w", "stop");
    run(List.of("rm", "-rf", folder.toString()));
  }

  /** PostgreSQL does not run as root. */
  private void asUser(String program, String... arguments) {
    var command = new ArrayList<String>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static void run(List<String> command) {
    try {
      var log = Files.createTempFile("tocsin", ".log");
      var process =
          new ProcessBuilder(command)
              .directory(new File("/"))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException(command + " failed: " + Files.readString(log));
      }
      Files.delete(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
