package org.tocsin.training.benchmark;

import java.util.List;

/**
 * What people are told of a row.
 *
 * @param name as it is asked for
 * @param what is measured, on what and how
 * @param published what others report, and what makes it comparable or not
 * @param files that it needs, below the data folder
 */
public record About(String name, String what, String published, List<String> files) {
  public About {
    files = List.copyOf(files);
  }
}
