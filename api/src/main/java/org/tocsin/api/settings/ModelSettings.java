package org.tocsin.api.settings;

import static org.tocsin.api.settings.Setting.path;
import static org.tocsin.api.settings.Setting.positive;
import static org.tocsin.api.settings.Setting.share;
import static org.tocsin.api.settings.Setting.text;
import static org.tocsin.api.settings.Setting.truth;

import java.nio.file.Path;
import java.util.Optional;
import org.tocsin.training.gate.Margins;

/** Which model scores, for what place, and what a new one must be to take over. */
public final class ModelSettings {
  public static final Setting<BaseRateSetting> BASE_RATE =
      text(
              "baseRate",
              "the share of the conversations here that escalate, as 0.03, which beliefs are"
                  + " corrected for; auto: read off this service's own traffic; empty: as in the"
                  + " learning data",
              "")
          .map(BaseRateSetting::of);

  public static final Setting<ShadowSetting> SHADOW =
      text(
              "shadow",
              "the model that scores silently while 'models shadow' names none: a version, or"
                  + " newest for the one that was trained last, unless it serves or has served;"
                  + " empty: none",
              "")
          .map(ShadowSetting::of);

  public static final Setting<Boolean> PROMOTE =
      truth(
          "promote",
          "whether a model that train made serves at once if it passes the gate: true or false",
          "false");

  public static final Setting<Double> GATE_MARGIN =
      share(
          "gateMargin",
          "a candidate may be worse than the model that serves by so much in AUROC, recall at the"
              + " alert budget and calibration error",
          "0.03");

  public static final Setting<Double> GATE_SEGMENT_MARGIN =
      share(
          "gateSegmentMargin",
          "the same in a vertical, a channel, short or long conversations, where chance does not"
              + " explain it",
          "0.08");

  public static final Setting<Double> GATE_LEAD =
      positive(
          "gateLead", "by so many turns its mean lead may be shorter; twice that in a part", "0.5");

  public static final Setting<Double> GATE_CALIBRATION =
      share(
          "gateCalibration",
          "its calibration error may be so much above what chance alone explains",
          "0.05");

  public static final Setting<Optional<Path>> BENCHMARKS =
      path(
          "benchmarks",
          "the folder of benchmark results that the console shows; empty: benchmark in the state"
              + " folder");

  public static final Section ALL =
      Section.of(
          BASE_RATE,
          SHADOW,
          PROMOTE,
          GATE_MARGIN,
          GATE_SEGMENT_MARGIN,
          GATE_LEAD,
          GATE_CALIBRATION,
          BENCHMARKS);

  private ModelSettings() {}

  /** By how much a candidate may be worse than the model that serves. */
  public static Margins margins(Values values) {
    return new Margins(
        values.at(GATE_MARGIN),
        values.at(GATE_SEGMENT_MARGIN),
        values.at(GATE_LEAD),
        values.at(GATE_CALIBRATION),
        Margins.USUAL.budget(),
        Margins.USUAL.least());
  }

  /** Where the results of benchmark runs are. */
  public static Path benchmarks(Values values) {
    return values.at(BENCHMARKS).orElse(values.at(StorageSettings.STATE).resolve("benchmark"));
  }
}
