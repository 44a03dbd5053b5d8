package org.tocsin.api.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table of figures as HTML. */
final class Table {
  private final List<String> columns;
  private final List<String> rows = new ArrayList<>();

  Table(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  Table(String... columns) {
    this(Arrays.asList(columns));
  }

  /** Adds a row; the model's stands out. */
  Table row(String name, List<String> cells) {
    rows.add(
        "<tr%s><th scope=\"row\">%s</th>%s</tr>"
            .formatted(
                name.equals("model") ? " class=\"model\"" : "",
                Html.escaped(name),
                cells("<td>%s</td>", cells)));
    return this;
  }

  Table row(String name, String... cells) {
    return row(name, Arrays.asList(cells));
  }

  String html() {
    return "<div class=\"scroll\"><table><thead><tr>%s</tr></thead><tbody>%s</tbody></table></div>"
        .formatted(cells("<th scope=\"col\">%s</th>", columns), String.join("\n", rows));
  }

  private static String cells(String form, List<String> cells) {
    return cells.stream().map(c -> form.formatted(Html.escaped(c))).collect(Collectors.joining());
  }
}
