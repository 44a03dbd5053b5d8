package org.tocsin.api.settings;

/** What is in effect. */
public interface Values {
  /**
   * The value of a setting.
   *
   * @throws IllegalArgumentException if it breaks the setting's rule, naming key, rule and value
   */
  <T> T at(Setting<T> setting);
}
