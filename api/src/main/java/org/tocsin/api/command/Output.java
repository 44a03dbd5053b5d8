package org.tocsin.api.command;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Where results go: a file, or stdout for {@code -}. Closing it fails if not all was written. */
final class Output {
  private Output() {}

  static PrintWriter to(String name) {
    return new PrintWriter(new OutputStreamWriter(stream(name), StandardCharsets.UTF_8)) {
      @Override
      public void close() {
        boolean broken = checkError();
        super.close();
        if (broken) {
          throw new UncheckedIOException(
              "cannot write " + name, new IOException("the disk is full, or nobody reads it"));
        }
      }
    };
  }

  private static OutputStream stream(String name) {
    try {
      return name.equals("-") ? unclosed(System.out) : new FileOutputStream(name);
    } catch (FileNotFoundException e) {
      throw new UncheckedIOException("cannot write " + name, e);
    }
  }

  /** Closing it only flushes. */
  private static OutputStream unclosed(PrintStream stdout) {
    return new FilterOutputStream(stdout) {
      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
      }

      @Override
      public void flush() throws IOException {
        if (stdout.checkError()) {
          throw new IOException("stdout is closed");
        }
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }
}
