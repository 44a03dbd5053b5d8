package org.tocsin.api.settings;

import static org.tocsin.api.settings.Setting.truth;
import static org.tocsin.api.settings.Setting.whole;

/** How much is analysed at a time, and what happens when it is more. */
public final class AnalysisSettings {
  public static final Setting<Integer> MOST_WAITING =
      whole(
          "mostWaiting",
          "with so many events unanalysed senders are told to slow down",
          "10000",
          1);

  public static final Setting<Integer> PARTIALS_UNTIL =
      whole(
          "partialsUntil",
          "with so many events unanalysed partial results are stored no further than that they"
              + " were heard, and skipped; final ones never are",
          "100",
          1);

  public static final Setting<Integer> LANES =
      whole("lanes", "how many conversations are analysed at a time", "2", 1, 64);

  public static final Setting<Boolean> CORE_NLP =
      truth("coreNlp", "whether CoreNLP annotates turns: true or false", "true");

  public static final Section ALL = Section.of(MOST_WAITING, PARTIALS_UNTIL, LANES, CORE_NLP);

  private AnalysisSettings() {}
}
