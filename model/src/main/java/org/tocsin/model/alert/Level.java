package org.tocsin.model.alert;

/** How much attention a conversation deserves. */
public enum Level {
  CALM,
  WATCH,
  HIGH
}
