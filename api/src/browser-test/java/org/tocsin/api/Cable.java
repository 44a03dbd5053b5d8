package org.tocsin.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a browser and a service, and can be cut and mended. */
final class Cable implements AutoCloseable {
  private final ServerSocket end = listening();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final int port;
  private volatile boolean whole = true;

  /** From an address of its own to that of a service. */
  Cable(String address) {
    this.port = URI.create(address).getPort();
    Thread.ofVirtual().start(this::accept);
  }

  String address() {
    return "http://127.0.0.1:" + end.getLocalPort();
  }

  /** Everything that is open ends, and nothing comes through until it is mended. */
  void cut() {
    whole = false;
    sockets.forEach(Cable::close);
  }

  void mend() {
    whole = true;
  }

  private static ServerSocket listening() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        var here = end.accept();
        if (whole) {
          connect(here);
        } else {
          close(here);
        }
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void connect(Socket here) throws IOException {
    var there = new Socket(InetAddress.getLoopbackAddress(), port);
    sockets.add(here);
    sockets.add(there);
    Thread.ofVirtual().start(() -> pass(here, there));
    Thread.ofVirtual().start(() -> pass(there, here));
    if (!whole) {
      cut(); // it was cut just now
    }
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException cut) {
      // either end has gone
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    end.close();
    cut();
  }
}
