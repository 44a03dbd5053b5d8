package org.tocsin.api.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small chart as SVG: two axes that begin at 0, and what is drawn between them. Colours are the
 * page's, by the names of styles.
 */
final class Plot {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 240;
  private static final int LEFT = 50;
  private static final int RIGHT = 12;
  private static final int TOP = 28;
  private static final int BOTTOM = 38;

  private final Axis x;
  private final Axis y;
  private final StringBuilder marks = new StringBuilder();

  /**
   * An axis from 0.
   *
   * @param most where it ends, above 0
   */
  record Axis(String name, double most, List<Double> ticks) {
    static final List<Double> QUARTERS = List.of(0.0, 0.25, 0.5, 0.75, 1.0);

    /** From 0 to 1. */
    static Axis share(String name) {
      return new Axis(name, 1, QUARTERS);
    }

    /** From 0 to a number at least as large, with whole ticks. */
    static Axis count(String name, int most) {
      int step = Math.max(1, Math.ceilDiv(most, 5));
      int ticks = Math.max(1, Math.ceilDiv(most, step));
      return new Axis(
          name,
          (double) step * ticks,
          IntStream.rangeClosed(0, ticks).mapToObj(i -> (double) i * step).toList());
    }
  }

  /** A place on the axes. */
  record Point(double x, double y) {}

  Plot(String title, Axis x, Axis y) {
    this.x = x;
    this.y = y;
    text(WIDTH / 2.0, 14, "title", "middle", title);
    y.ticks()
        .forEach(tick -> {
          path("grid", List.of(new Point(0, tick), new Point(x.most(), tick)));
          text(LEFT - 6, down(tick) + 3.5, "tick", "end", label(tick));
        });
    x.ticks()
        .forEach(tick -> text(across(tick), HEIGHT - BOTTOM + 14, "tick", "middle", label(tick)));
    text(LEFT + (WIDTH - LEFT - RIGHT) / 2.0, HEIGHT - 6, "axis", "middle", x.name());
    marks.append(
        "<text class=\"axis\" text-anchor=\"middle\" transform=\"translate(10 %s) rotate(-90)\">%s</text>"
            .formatted(number(TOP + (HEIGHT - TOP - BOTTOM) / 2.0), Html.escaped(y.name())));
  }

  /** A line through points; none is drawn through less than two. */
  Plot line(String style, List<Point> points) {
    if (points.size() > 1) {
      path("line " + style, points);
    }
    return this;
  }

  /** A dot, larger for more, that says something to who rests on it. */
  Plot dot(String style, Point at, double radius, String says) {
    marks.append(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"><title>%s</title></circle>"
            .formatted(
                style,
                number(across(at.x())),
                number(down(at.y())),
                number(radius),
                Html.escaped(says)));
    return this;
  }

  /** A bar from the lower axis. */
  Plot bar(String style, double from, double to, double height, String says) {
    marks.append(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%s</title></rect>"
            .formatted(
                style,
                number(across(from) + 0.5),
                number(down(height)),
                number(across(to) - across(from) - 1),
                number(down(0) - down(height)),
                Html.escaped(says)));
    return this;
  }

  String svg() {
    return "<svg viewBox=\"0 0 %d %d\" role=\"img\">%s</svg>".formatted(WIDTH, HEIGHT, marks);
  }

  private void path(String style, List<Point> points) {
    marks.append(
        points.stream()
            .map(p -> number(across(p.x())) + "," + number(down(p.y())))
            .collect(
                Collectors.joining(" ", "<polyline class=\"" + style + "\" points=\"", "\"/>")));
  }

  private void text(double at, double height, String style, String anchor, String words) {
    marks.append(
        "<text class=\"%s\" text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
            .formatted(style, anchor, number(at), number(height), Html.escaped(words)));
  }

  private double across(double value) {
    return LEFT + (WIDTH - LEFT - RIGHT) * value / x.most();
  }

  private double down(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / y.most();
  }

  private static String label(double tick) {
    return tick == Math.rint(tick) ? "%.0f".formatted(tick) : "%.2f".formatted(tick);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
