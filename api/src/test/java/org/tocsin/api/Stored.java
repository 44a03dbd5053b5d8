package org.tocsin.api;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a service has on its disk. */
public final class Stored {
  private final String address;

  /** Of a state folder. */
  public Stored(Path state) {
    this("jdbc:sqlite:" + state.resolve("tocsin.db"));
  }

  /** Of a database. */
  public Stored(String address) {
    this.address = address;
  }

  /** The first column of what a query finds. */
  public List<String> column(String query, String... values) {
    try (var connection = DriverManager.getConnection(address);
        var statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      var found = new ArrayList<String>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** Changes something behind the service's back. */
  public void change(String statement) {
    try (var connection = DriverManager.getConnection(address);
        var change = connection.createStatement()) {
      change.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }
}
