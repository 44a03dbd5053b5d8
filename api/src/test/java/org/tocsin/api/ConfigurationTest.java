package org.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.api.access.Origins;
import org.tocsin.api.settings.AccessSettings;
import org.tocsin.api.settings.AlertSettings;
import org.tocsin.api.settings.AnalysisSettings;
import org.tocsin.api.settings.BaseRateSetting;
import org.tocsin.api.settings.HttpSettings;
import org.tocsin.api.settings.ModelSettings;
import org.tocsin.api.settings.RetentionSettings;
import org.tocsin.api.settings.StorageSettings;
import org.tocsin.model.alert.AlertBudget;

class ConfigurationTest {
  @TempDir private Path folder;

  @Test
  void hasDefaultsWhereNothingIsSet() {
    var configuration = Configuration.of(Optional.empty(), Map.of(), Map.of());

    assertThat(configuration.at(HttpSettings.HOST)).isEqualTo("127.0.0.1");
    assertThat(configuration.at(HttpSettings.PORT)).isEqualTo(8080);
    assertThat(configuration.at(HttpSettings.MOST_BYTES)).isEqualTo(1024 * 1024);
    assertThat(configuration.at(ModelSettings.BASE_RATE)).isEqualTo(new BaseRateSetting.AsLearnt());
    assertThat(configuration.at(AlertSettings.ALERTS_PER_HOUR)).isEmpty();
    assertThat(AccessSettings.tokenFile(configuration))
        .isEqualTo(Path.of("tocsin-state", "tokens"));
  }

  @Test
  void readsTheOriginsThatAreAllowed() {
    assertThat(origins("").names()).isEmpty();
    assertThat(origins("https://crm.example.com , http://localhost:3000,http://[::1]:81").names())
        .containsExactlyInAnyOrder(
            "https://crm.example.com", "http://localhost:3000", "http://[::1]:81");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "https://*.example.com",
        "https://crm.example.com/",
        "https://CRM.example.com",
        "https://crm.example.com:443",
        "http://crm.example.com:80",
        "https://user@crm.example.com",
        "crm.example.com",
        "https://crm.example.com https://other.example.com"
      })
  void refusesWhatIsNoOriginAsBrowsersWriteIt(String origin) {
    assertThatThrownBy(() -> origins(origin))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("allowedOrigins")
        .hasMessageContaining(origin);
  }

  private static Origins origins(String list) {
    var flags = Map.of(HttpSettings.ALLOWED_ORIGINS, list);
    return Configuration.of(Optional.empty(), Map.of(), flags).at(HttpSettings.ALLOWED_ORIGINS);
  }

  @Test
  void passesAlertsOnAfterThreeMinutesUnlessToldOtherwise() {
    assertThat(passOn("3")).hasValue(Duration.ofMinutes(3));
    assertThat(passOn("0")).isEmpty();
    assertThatThrownBy(() -> passOn("soon")).hasMessageContaining("passOnAfter must be");
  }

  private static Optional<Duration> passOn(String minutes) {
    var flags = Map.of(AlertSettings.PASS_ON_AFTER, minutes);
    return Configuration.of(Optional.empty(), Map.of(), flags).at(AlertSettings.PASS_ON_AFTER);
  }

  @Test
  void prefersAFlagToTheEnvironmentAndThatToTheFile() throws IOException {
    var file = file("port: 1\nlanes: 11\nmostWaiting: 111\n");
    var environment = Map.of("TOCSIN_PORT", "2", "TOCSIN_LANES", "22");

    var configuration =
        Configuration.of(Optional.of(file), environment, Map.of(HttpSettings.PORT, "3"));

    assertThat(configuration.at(HttpSettings.PORT)).isEqualTo(3);
    assertThat(configuration.at(AnalysisSettings.LANES)).isEqualTo(22);
    assertThat(configuration.at(AnalysisSettings.MOST_WAITING)).isEqualTo(111);
  }

  @Test
  void readsBackWhatItPrints() throws IOException {
    var flags =
        Map.of(
            HttpSettings.PORT,
            "7",
            StorageSettings.STATE,
            "/some where/\"quoted\" \\ back",
            AnalysisSettings.LANES,
            "3");
    var configuration = Configuration.of(Optional.empty(), Map.of(), flags);

    var again = Configuration.of(Optional.of(file(configuration.print())), Map.of(), Map.of());

    assertThat(again).isEqualTo(configuration);
  }

  @Test
  void takesBaseRateAndAlertBudgetTogether() throws IOException {
    var file = Optional.of(file("baseRate: 0.03\nalertsPerHour: 4\n"));

    var both = Configuration.of(file, Map.of("TOCSIN_BASE_RATE", "auto"), Map.of());

    assertThat(both.at(ModelSettings.BASE_RATE)).isEqualTo(new BaseRateSetting.FromTraffic());
    assertThat(both.at(AlertSettings.ALERTS_PER_HOUR)).contains(new AlertBudget(4));
    assertThat(Configuration.of(file, Map.of(), Map.of()).at(ModelSettings.BASE_RATE))
        .isEqualTo(new BaseRateSetting.Stated(0.03));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'prot: 80'          | unknown key 'prot'",
        "'port: eighty'      | port must be a whole number in 0..65535: was eighty",
        "'port: 65536'       | port must be a whole number in 0..65535: was 65536",
        "'port: -1'          | port must be a whole number in 0..65535: was -1",
        "'lanes: 0'          | lanes must be a whole number in 1..64: was 0",
        "'mostBytes: 1.5'    | mostBytes must be a whole number",
        "'coreNlp: perhaps'  | coreNlp must be true or false: was perhaps",
        "'baseRate: 3'       | baseRate must be a share between 0 and 1 (3 in 100: 0.03), auto, or",
        "'baseRate: 0'       | baseRate must be a share between 0 and 1",
        "'baseRate: often'   | baseRate must be a share between 0 and 1",
        "'alertsPerHour: 0'  | alertsPerHour must be a number above 0, or empty: was 0",
        "'alertsPerHour: x'  | alertsPerHour must be a number above 0, or empty: was x",
        "'supervisors: some'  | supervisors must be a whole number in 1..10000, presence, or empty",
        "'supervisors: 0'     | supervisors must be a whole number in 1..10000",
        "'ringAtLatest: 0'    | ringAtLatest must be a whole number in 1..1000000: was 0",
        "'holdOut: 5'         | holdOut must be a number in 0..1: was 5",
        "'conversationValues: gold=3' | conversationValues must be like queue:retention=2, tier:gold=3",
        "'shadow: ../x'       | shadow must be a model's version, newest, or empty: was ../x",
        "'promote: perhaps'   | promote must be true or false: was perhaps",
        "'database: mysql://x' | database must be jdbc:postgresql://host/name?user=… or empty",
        "'database: jdbc:postgresql://h/d?password=x' | must not hold the password",
        "'keepRawText: 30'   | keepRawText needs a key: either TOCSIN_RAW_TEXT_KEY or rawTextKeyFile",
        "'keepLabels: soon'  | keepLabels must be a whole number in 1..36525: was soon",
        "'port: [1, 2]'      | port must be a single value",
        "'- port'            | must be a list of settings, 'key: value'",
        "'port'              | must be a list of settings, 'key: value'",
        "'port: {'           | is not YAML",
      })
  void refusesAFileThatBreaksARule(String contents, String sentence) throws IOException {
    var file = Optional.of(file(contents));

    assertThatThrownBy(() -> Configuration.of(file, Map.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void takesTheKeyOfRawTextsFromTheEnvironmentOrAFileAndDoesNotPrintIt() throws IOException {
    var key = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    var keyFile = Files.writeString(folder.resolve("key"), key + "\n");
    var file = Optional.of(file("keepRawText: 30\n"));

    var told = Configuration.of(file, Map.of("TOCSIN_RAW_TEXT_KEY", key), Map.of());
    var read =
        Configuration.of(file, Map.of("TOCSIN_RAW_TEXT_KEY_FILE", keyFile.toString()), Map.of());

    assertThat(RetentionSettings.rawTextCipher(told)).isPresent();
    assertThat(RetentionSettings.rawTextCipher(read)).isPresent();
    assertThat(told.print()).doesNotContain(key);
    assertThatThrownBy(
            () -> Configuration.of(file, Map.of("TOCSIN_RAW_TEXT_KEY", "c2hvcnQ="), Map.of()))
        .hasMessage("rawTextKey: the key must be base64 of 32 bytes, and is of 5");
  }

  @Test
  void takesAnEmptyFile() throws IOException {
    var file = Optional.of(file("# nothing is set yet\n"));

    assertThat(Configuration.of(file, Map.of(), Map.of()).at(HttpSettings.PORT)).isEqualTo(8080);
  }

  @Test
  void refusesAnUnknownVariableButNotThoseOfOtherCommands() {
    var others = Map.of("TOCSIN_TOKEN", "secret", "TOCSIN_JAVA_OPTIONS", "-Xmx1g", "HOME", "/");

    assertThat(Configuration.of(Optional.empty(), others, Map.of()).at(HttpSettings.PORT))
        .isEqualTo(8080);
    assertThatThrownBy(
            () -> Configuration.of(Optional.empty(), Map.of("TOCSIN_PROT", "80"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown setting TOCSIN_PROT")
        .hasMessageContaining("TOCSIN_PORT");
  }

  private Path file(String contents) throws IOException {
    return Files.writeString(folder.resolve("tocsin.yaml"), contents);
  }
}
