package org.tocsin.api.http;

import static java.util.Objects.requireNonNull;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The files of the console as this build brings them: those in its folder, and its library. */
final class ConsoleFiles {
  private static final String FOLDER = "/console";
  private static final String LIBRARY_VERSION =
      "/META-INF/maven/org.webjars.npm/chart.js/pom.properties";
  private static final String LIBRARY = "/META-INF/resources/webjars/chart.js/";

  private ConsoleFiles() {}

  /** By their paths below the folder. */
  static Map<String, Buffer> read() {
    try {
      var folder = requireNonNull(ConsoleFiles.class.getResource(FOLDER)).toURI();
      var files = folder.getScheme().equals("jar") ? inJar(folder) : in(Path.of(folder));
      files.put("lib/chart.js", library());
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("the console's files cannot be read", e);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, Buffer> inJar(URI folder) throws IOException {
    var jar = Path.of(URI.create(folder.getRawSchemeSpecificPart().replaceFirst("!.*", "")));
    try (var files = FileSystems.newFileSystem(jar)) {
      return in(files.getPath(FOLDER));
    }
  }

  private static Map<String, Buffer> in(Path folder) throws IOException {
    var found = new TreeMap<String, Buffer>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = folder.relativize(file).toString().replace('\\', '/');
        found.put(name, Buffer.buffer(Files.readAllBytes(file)));
      }
    }
    return found;
  }

  private static Buffer library() throws IOException {
    var version = new Properties();
    version.load(new ByteArrayInputStream(bytes(LIBRARY_VERSION)));
    return Buffer.buffer(bytes(LIBRARY + version.getProperty("version") + "/dist/chart.umd.js"));
  }

  private static byte[] bytes(String name) throws IOException {
    try (var in = requireNonNull(ConsoleFiles.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    }
  }
}
