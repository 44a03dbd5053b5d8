package org.tocsin.api;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tocsin.api.settings.AccessSettings;
import org.tocsin.api.settings.AlertSettings;
import org.tocsin.api.settings.AnalysisSettings;
import org.tocsin.api.settings.HearingSettings;
import org.tocsin.api.settings.HelpSettings;
import org.tocsin.api.settings.HttpSettings;
import org.tocsin.api.settings.KafkaSettings;
import org.tocsin.api.settings.ModelSettings;
import org.tocsin.api.settings.OutsideSettings;
import org.tocsin.api.settings.RetentionSettings;
import org.tocsin.api.settings.Section;
import org.tocsin.api.settings.Setting;
import org.tocsin.api.settings.Sources;
import org.tocsin.api.settings.StorageSettings;
import org.tocsin.api.settings.Values;

/**
 * What an operator has set. A flag beats the environment ({@code TOCSIN_…}), which beats the file,
 * which beats the default; an unknown key stops the start. What can be set stands in {@link
 * org.tocsin.api.settings}.
 *
 * @param given as text, by setting; the defaults of the others hold
 */
public record Configuration(Map<Setting<?>, String> given) implements Values {
  private static final List<Section> SECTIONS =
      List.of(
          HttpSettings.ALL,
          StorageSettings.ALL,
          AccessSettings.ALL,
          OutsideSettings.ALL,
          KafkaSettings.ALL,
          HearingSettings.ALL,
          AnalysisSettings.ALL,
          HelpSettings.ALL,
          AlertSettings.ALL,
          ModelSettings.ALL,
          RetentionSettings.ALL);

  private static final List<Setting<?>> SETTINGS =
      SECTIONS.stream().<Setting<?>>flatMap(section -> section.settings().stream()).toList();

  public Configuration {
    given = Map.copyOf(given);
  }

  /**
   * The configuration in effect.
   *
   * @param flags from the command line
   * @throws IllegalArgumentException if the file or the environment names an unknown key, or a
   *     value is not what its key needs
   */
  public static Configuration of(
      Optional<Path> file,
      Map<String, String> environment,
      Map<? extends Setting<?>, String> flags) {
    var sources = new Sources(SETTINGS);
    var values = new LinkedHashMap<Setting<?>, String>();
    SETTINGS.forEach(setting -> values.put(setting, setting.usual()));
    file.ifPresent(f -> values.putAll(sources.file(f)));
    values.putAll(sources.environment(environment));
    values.putAll(flags);
    var configuration = new Configuration(values);
    SECTIONS.forEach(section -> section.check(configuration));
    return configuration;
  }

  @Override
  public <T> T at(Setting<T> setting) {
    return setting.reader().apply(text(setting));
  }

  /** As a file that could be read again, each key with its meaning, but without secrets. */
  public String print() {
    return SETTINGS.stream()
        .map(s -> "# %s%n%s: \"%s\"".formatted(s.meaning(), s.word(), printed(s)))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private String printed(Setting<?> setting) {
    return setting.equals(RetentionSettings.RAW_TEXT_KEY)
        ? ""
        : text(setting).replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private String text(Setting<?> setting) {
    return given.getOrDefault(setting, setting.usual());
  }
}
