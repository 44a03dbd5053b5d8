package org.tocsin.ingestion.connectors;

import java.util.Locale;

/** What every connector must cope with; a section of its fixtures each. */
enum Situation {
  BOTH_SPEAKERS,
  PARTIAL_THEN_FINAL,
  REVISION,
  DUPLICATE,
  OUT_OF_ORDER,
  MISSING_START,
  MISSING_END,
  UNKNOWN_FIELDS,
  WRONG_TYPES,
  OTHER_LANGUAGES,
  EMPTY_TEXT;

  /** As in the fixtures: "partial then final". */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
