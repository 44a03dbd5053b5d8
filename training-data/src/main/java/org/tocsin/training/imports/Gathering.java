package org.tocsin.training.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tocsin.training.imports.Found.Unreadable;

/** Rows of a file put together by conversation, wherever they stand. */
final class Gathering {

  /*
   * The file is read twice: first to count the rows of each conversation, then to hand each one on
   * with its last row. So a file of millions of rows, sorted by conversation or nearly so, needs
   * memory only for the names of its conversations and for those that are not complete.
   */

  /** One reading of the whole file. */
  @FunctionalInterface
  interface Pass<R> {
    void over(Consumer<Row<R>> rows, Consumer<? super Unreadable> bad) throws IOException;
  }

  /** A row and what it belongs to. */
  record Row<R>(String conversation, R row) {}

  private Gathering() {}

  /** Reads a file; bad rows are told of once. */
  static <R> void read(
      Pass<R> pass, Consumer<? super Unreadable> bad, Consumer<List<R>> conversations)
      throws IOException {
    Map<String, Integer> left = new HashMap<>();
    pass.over(row -> left.merge(row.conversation(), 1, Integer::sum), _ -> {});
    Map<String, List<R>> open = new HashMap<>();
    pass.over(
        row -> {
          open.computeIfAbsent(row.conversation(), _ -> new ArrayList<>()).add(row.row());
          if (left.merge(row.conversation(), -1, Integer::sum) == 0) {
            conversations.accept(open.remove(row.conversation()));
          }
        },
        bad);
  }
}
