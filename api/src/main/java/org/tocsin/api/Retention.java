package org.tocsin.api;

import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.api.settings.RetentionSettings;
import org.tocsin.ingestion.Erasure;
import org.tocsin.ingestion.Kept;

/** Erases what is older than the operator wants to keep, at the start and every hour. */
record Retention(Configuration configuration, Erasure erasure) {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration PERIOD = Duration.ofHours(1);

  void begin(Timers timers) {
    timers.atOnceAndEvery(PERIOD, this::run);
  }

  private void run() {
    configuration
        .at(RetentionSettings.KEEP_CONVERSATIONS)
        .ifPresent(age ->
            erasure
                .olderThan(age)
                .onSuccess(erased -> told(erased.tombstones().size(), "conversations", age))
                .onFailure(failure -> LOG.error("old conversations are still there", failure)));
    for (var kind : Kept.values()) {
      RetentionSettings.keep(configuration, kind).ifPresent(age -> run(kind, age));
    }
  }

  private void run(Kept kind, Duration age) {
    var what = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    erasure
        .olderThan(kind, age)
        .onSuccess(erased -> told(erased, what, age))
        .onFailure(failure -> LOG.error("old {} are still there", what, failure));
  }

  private static void told(int count, String what, Duration age) {
    if (count > 0) {
      LOG.info("{} {} older than {} days were erased", count, what, age.toDays());
    }
  }
}
