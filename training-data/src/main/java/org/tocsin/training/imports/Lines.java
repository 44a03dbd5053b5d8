package org.tocsin.training.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The lines of a UTF-8 file, one by one, ended by LF, CRLF or CR. A line that is not UTF-8 spoils
 * no other; a byte order mark is not part of the first.
 */
final class Lines {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private Lines() {}

  /**
   * A line of a file.
   *
   * @param number 1-based
   * @param text empty if it is not UTF-8
   */
  record Line(int number, Optional<String> text) {
    boolean isBlank() {
      return text.map(String::isBlank).orElse(false);
    }
  }

  static void read(Path file, Consumer<Line> each) throws IOException {
    try (var in = open(file)) {
      int number = 0;
      for (var bytes = next(in); bytes.isPresent(); bytes = next(in)) {
        each.accept(new Line(++number, utf8(bytes.get())));
      }
    }
  }

  /** The first two lines that are not blank; an empty text for what is missing or not UTF-8. */
  record Head(String first, String second) {}

  /** How a file begins. */
  static Head head(Path file) throws IOException {
    try (var in = open(file)) {
      var first = nextNotBlank(in);
      return new Head(first, nextNotBlank(in));
    }
  }

  /** The bytes of a file without their byte order mark; supports mark and reset. */
  static InputStream open(Path file) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(MARK.length);
    var first = in.readNBytes(MARK.length);
    if (!Arrays.equals(first, MARK)) {
      in.reset();
    }
    if (first.length >= 2 && (first[0] & 0xFF) + (first[1] & 0xFF) == 0xFF + 0xFE) {
      in.close();
      throw new IOException("it is UTF-16; save it as UTF-8");
    }
    return in;
  }

  /**
   * How many bytes some lines take, from a position on, behind a byte order mark if there is one.
   */
  static long length(Path file, long position, long lines) throws IOException {
    try (var in = open(file)) {
      in.skipNBytes(position);
      long length = 0;
      for (long left = lines; left > 0; left--) {
        int b = in.read();
        for (; b >= 0 && b != '\n' && b != '\r'; b = in.read()) {
          length++;
        }
        length += b < 0 ? 0 : 1;
        length += b == '\r' && passes(in, '\n') ? 1 : 0;
      }
      return length;
    }
  }

  /** The first byte that is no white space; −1 if there is none. */
  static int begin(Path file) throws IOException {
    try (var in = open(file)) {
      int b = in.read();
      while (b == ' ' || b == '\t' || b == '\n' || b == '\r') {
        b = in.read();
      }
      return b;
    }
  }

  /** The text that bytes are in UTF-8; empty if they are none. */
  static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String nextNotBlank(InputStream in) throws IOException {
    var line = next(in);
    while (line.flatMap(Lines::utf8).map(String::isBlank).orElse(false)) {
      line = next(in);
    }
    return line.flatMap(Lines::utf8).orElse("");
  }

  private static Optional<byte[]> next(InputStream in) throws IOException {
    int b = in.read();
    if (b < 0) {
      return Optional.empty();
    }
    var line = new ByteArrayOutputStream();
    while (b >= 0 && b != '\n' && b != '\r') {
      line.write(b);
      b = in.read();
    }
    if (b == '\r') {
      passes(in, '\n');
    }
    return Optional.of(line.toByteArray());
  }

  /** Takes the next byte if it is this one. */
  private static boolean passes(InputStream in, int wanted) throws IOException {
    in.mark(1);
    boolean is = in.read() == wanted;
    if (!is) {
      in.reset();
    }
    return is;
  }
}
