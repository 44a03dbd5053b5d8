package org.tocsin.model.playbook;

/** Names a playbook: the name of its file without the ending. */
public record PlaybookId(String value) {
  public PlaybookId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a playbook id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
