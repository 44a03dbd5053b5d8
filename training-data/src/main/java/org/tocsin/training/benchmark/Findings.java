package org.tocsin.training.benchmark;

import java.util.List;

/**
 * What a row found.
 *
 * @param remarks what a reader has to know to read the figures right
 */
public record Findings(List<Aim> aims, List<Table> tables, List<String> remarks) {
  public Findings {
    aims = List.copyOf(aims);
    tables = List.copyOf(tables);
    remarks = List.copyOf(remarks);
  }
}
