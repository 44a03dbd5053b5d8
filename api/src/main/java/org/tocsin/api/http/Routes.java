package org.tocsin.api.http;

/** Routes that belong together and bring what they need. */
public interface Routes {
  /** Adds them; called once, at the start. */
  void mount(Paths paths);
}
