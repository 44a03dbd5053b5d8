package org.tocsin.api.report;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.model.evaluation.CalibrationFigures;
import org.tocsin.model.evaluation.EvaluationReport;

/**
 * The few figures by which a model is known again, to four places, as they stand in a file. A
 * figure that is undefined is not expected.
 *
 * @param matched AUROC at shares of the turns, in percent
 * @param landmark AUROC after so many turns
 * @param calibrationError at half of the turns
 * @param brier likewise
 */
public record Expected(
    String model,
    Map<String, Double> matched,
    Map<String, Double> landmark,
    double recall,
    double falseAlarms,
    double earlyCatch,
    double calibrationError,
    double brier) {
  /*
   * The encoder's int8 kernels differ between processors, so beliefs do by a little. An AUROC then
   * moves by less than 0.01 and a calibration error by less than 0.02; of the 68 escalations of the
   * shipped test side two or three may fall on the other side of a threshold.
   */
  private static final double OF_AUROC = 0.01;
  private static final double OF_CALIBRATION = 0.02;
  private static final double OF_SHARES = 0.05;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final CalibrationFigures UNKNOWN = new CalibrationFigures(Double.NaN, Double.NaN);

  /** What was measured of a model. */
  public static Expected of(String model, EvaluationReport report) {
    var figures = report.predictors().get("model");
    if (figures == null) {
      throw new IllegalArgumentException("the report does not speak of the model");
    }
    var half = figures.calibration().getOrDefault(50, UNKNOWN);
    return new Expected(
        model,
        defined(figures.matched()),
        defined(figures.landmark()),
        rounded(figures.alerts().recall()),
        rounded(figures.alerts().falseAlarms()),
        rounded(figures.alerts().earlyCatch()),
        rounded(half.error()),
        rounded(half.brier()));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Expected read(Path file) {
    try {
      return JSON.readValue(Files.readString(file), Expected.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(file + " holds no expected figures", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Writes the figures as JSON. */
  public void write(Path file) {
    try {
      Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** What differs by more than machines do, a line each. */
  public List<String> differences(Expected measured) {
    var lines = new ArrayList<String>();
    if (!model.equals(measured.model)) {
      lines.add("model: expected %s, was %s".formatted(model, measured.model));
    }
    var there = measured.figures();
    figures()
        .forEach((name, figure) -> {
          var was = there.getOrDefault(name, new Known(Double.NaN, 0));
          if (!(Math.abs(was.value() - figure.value()) <= figure.tolerance())) {
            lines.add(line(name, figure, was.value()));
          }
        });
    return lines;
  }

  /** A figure, and by how much machines may differ in it. */
  private record Known(double value, double tolerance) {}

  private Map<String, Known> figures() {
    var all = new LinkedHashMap<String, Known>();
    matched.forEach((at, v) -> all.put("matched AUROC at " + at + " %", new Known(v, OF_AUROC)));
    landmark.forEach((n, v) -> all.put("landmark AUROC after " + n, new Known(v, OF_AUROC)));
    all.put("recall", new Known(recall, OF_SHARES));
    all.put("false alarms", new Known(falseAlarms, OF_SHARES));
    all.put("early catch", new Known(earlyCatch, OF_SHARES));
    all.put("calibration error", new Known(calibrationError, OF_CALIBRATION));
    all.put("Brier", new Known(brier, OF_CALIBRATION));
    all.values().removeIf(figure -> Double.isNaN(figure.value()));
    return all;
  }

  private static String line(String name, Known expected, double was) {
    return String.format(
        Locale.ROOT,
        "%s: expected %.4f within %.2f, was %.4f",
        name,
        expected.value(),
        expected.tolerance(),
        was);
  }

  private static Map<String, Double> defined(Map<Integer, Double> figures) {
    var table = new LinkedHashMap<String, Double>();
    new TreeMap<>(figures)
        .forEach((key, value) -> {
          if (!Double.isNaN(value)) {
            table.put(key.toString(), rounded(value));
          }
        });
    return table;
  }

  private static double rounded(double figure) {
    return Double.isNaN(figure) ? figure : Math.round(figure * 1e4) / 1e4;
  }
}
