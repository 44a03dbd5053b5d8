package org.tocsin.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.api.access.Claims;
import org.tocsin.api.access.OidcSettings;
import org.tocsin.api.access.Origins;
import org.tocsin.ingestion.Backoff;
import org.tocsin.ingestion.Database;
import org.tocsin.ingestion.HearingLimits;
import org.tocsin.ingestion.Kept;
import org.tocsin.ingestion.TextCipher;
import org.tocsin.ingestion.kafka.Cluster;
import org.tocsin.model.alert.AlertBudget;
import org.tocsin.model.alert.ConversationValue;
import org.tocsin.model.alert.Dispatch;
import org.tocsin.model.alert.HoldOut;
import org.tocsin.model.playbook.PromptBudget;
import org.tocsin.training.gate.Margins;

/**
 * What an operator may set. A flag beats the environment ({@code TOCSIN_…}), which beats the file,
 * which beats the default; an unknown key stops the start.
 */
public record Configuration(Map<Key, String> values) {

  /** A hundred years, in days. */
  private static final int LONGEST_KEPT = 36_525;

  /** A day. */
  private static final int MOST_MINUTES = 1_440;

  /** Variables of other commands. */
  private static final Set<String> NOT_SETTINGS =
      Set.of("TOCSIN_TOKEN", "TOCSIN_BENCH_DATA", "TOCSIN_JAVA_OPTIONS");

  /** A setting: its key in the file, what it means, and its default. */
  public enum Key {
    HOST("host", "the address to listen on", "127.0.0.1"),
    PORT("port", "the port to listen on; 0 for any", "8080"),
    STATE("state", "the folder of journal, models and vectors", "tocsin-state"),
    DATABASE(
        "database",
        "a PostgreSQL database, jdbc:postgresql://host/name?user=…, its password in the file that"
            + " PGPASSFILE names; empty: the file tocsin.db in the state folder",
        ""),
    INSTANCE(
        "instance",
        "the name of this process where several share a database: the same after a restart, and no"
            + " other's; empty: it has the database for itself",
        ""),
    TOKEN_FILE(
        "tokenFile",
        "lines 'role token [agent=a7] [team=x]'; empty: tokens in the state folder",
        ""),
    PUBLIC_URL(
        "publicUrl",
        "where people reach the console, as https://tocsin.example.com; needed for oidcIssuer",
        ""),
    ALLOWED_ORIGINS(
        "allowedOrigins",
        "origins whose pages may show the element tocsin-assist, as https://crm.example.com,"
            + " separated by commas; empty: none",
        ""),
    JWKS_FILE(
        "jwksFile",
        "a file of public keys (JWKS): JWTs that are signed with one of them let in; empty: none",
        ""),
    JWT_ISSUER("jwtIssuer", "who must have issued them; empty: anybody who has the key", ""),
    JWT_AUDIENCE("jwtAudience", "for whom JWTs must be; for oidcIssuer at first its client id", ""),
    ROLE_CLAIM(
        "roleClaim",
        "where a JWT names the role, as realm_access.roles; of several the mightiest counts",
        "role"),
    AGENT_CLAIM("agentClaim", "where a JWT names the agent", "agent"),
    TEAMS_CLAIM("teamsClaim", "where a JWT names the teams of a supervisor", "teams"),
    OIDC_ISSUER(
        "oidcIssuer",
        "the OpenID Connect provider to sign in with, by its issuer; empty: none",
        ""),
    OIDC_CLIENT_ID("oidcClientId", "what it calls this service", ""),
    OIDC_SECRET_FILE(
        "oidcSecretFile", "a file with the secret it knows this service by; empty: none", ""),
    CONNECTOR_FILE(
        "connectorFile",
        "lines 'name [key=…] [secret=…] [url=…] [customer=…] [agent=…] [bot=…]';"
            + " empty: connectors in the state folder",
        ""),
    WEBHOOK_FILE(
        "webhookFile",
        "lines 'name url=… secret=… [format=lca] [tells=handovers] [ca=FILE]', who is told;"
            + " empty: webhooks in the state folder",
        ""),
    TELEPHONY_URL(
        "telephonyUrl",
        "where the system that moves calls is asked to let a supervisor in; empty: nobody is asked",
        ""),
    TELEPHONY_SECRET_FILE(
        "telephonySecretFile", "a file with the secret that such requests are signed with", ""),
    TELEPHONY_TIMEOUT(
        "telephonyTimeout",
        "after so many seconds a step that it has not confirmed is no longer wanted",
        "60"),
    PASS_ON_AFTER(
        "passOnAfter",
        "after so many minutes in which nobody acted on it an alert goes on to another supervisor"
            + " who is there, at last to all; not of e-mails; 0: never",
        "3"),
    DELIVERY_ATTEMPTS(
        "deliveryAttempts",
        "how often an alert is sent to a receiver outside before it is given up; waits grow from"
            + " 1 s to 10 min, so that 12 attempts take 14 to 27 minutes",
        "12"),
    MOST_DELIVERIES("mostDeliveries", "how many alerts may wait for one receiver outside", "10000"),
    KAFKA("kafka", "Kafka's brokers, host:port, separated by commas; empty: none", ""),
    KAFKA_EVENTS("kafkaEvents", "the topic that events are read from; empty: none", ""),
    KAFKA_GROUP(
        "kafkaGroup", "the group that reads it; several processes share the work", "tocsin"),
    KAFKA_ALERTS("kafkaAlerts", "the topic that alerts are written to; empty: none", ""),
    KAFKA_PROPERTIES(
        "kafkaProperties",
        "a file of more properties for Kafka's clients, such as how to sign in; empty: none",
        ""),
    SILENT_AFTER(
        "silentAfter",
        "a call of which nothing arrived for so many seconds, and for much longer than is usual in"
            + " it, is not being heard, which rings",
        "40"),
    SILENT_AFTER_CHAT("silentAfterChat", "the same of a chat, in seconds", "300"),
    PARTIALS_AFTER(
        "partialsAfter", "partial results without a final one ring after so many seconds", "60"),
    REJECTED_AFTER(
        "rejectedAfter", "so many frames of a conversation that break a rule in a row ring", "3"),
    ONE_SIDE_AFTER(
        "oneSideAfter", "after so many turns both sides must have been heard, or it shows", "8"),
    UNSURE_BELOW(
        "unsureBelow", "a recogniser that trusts itself less than this, 0..1, shows", "0.5"),
    CLOSE_AFTER(
        "closeAfter",
        "a call or chat of which nothing arrived for so many seconds is closed; empty: never",
        "1800"),
    INBOX(
        "inbox",
        "a folder whose transcripts (.vtt, .srt, .csv, .jsonl) become conversations; empty: none",
        ""),
    MOST_BYTES("mostBytes", "the largest request body, in bytes", "1048576"),
    REQUESTS_PER_SECOND(
        "requestsPerSecond",
        "how often a second one token may ask, on average over ten seconds; events are not counted;"
            + " 0: no limit",
        "100"),
    MOST_WAITING(
        "mostWaiting", "with so many events unanalysed senders are told to slow down", "10000"),
    PARTIALS_UNTIL(
        "partialsUntil",
        "with so many events unanalysed partial results are stored no further than that they were"
            + " heard, and skipped; final ones never are",
        "100"),
    JOURNAL_CAPACITY("journalCapacity", "how many events may wait for the disk", "20000"),
    LANES("lanes", "how many conversations are analysed at a time", "2"),
    KNOWLEDGE(
        "knowledge",
        "a folder of articles to follow: Markdown, HTML, PDF, Word, CSV, JSON; empty: none",
        ""),
    SYNONYMS(
        "synonyms",
        "a file of words that mean the same here, in Solr's format, for the search of articles;"
            + " empty: none",
        ""),
    PLAYBOOKS(
        "playbooks",
        "a folder of playbooks (.yaml), read at the start; empty: those that ship",
        ""),
    PROMPTS_PER_MINUTE(
        "promptsPerMinute",
        "how many articles and playbooks an agent may be shown in a minute of a conversation",
        "3"),
    CORE_NLP("coreNlp", "whether CoreNLP annotates turns: true or false", "true"),
    BASE_RATE(
        "baseRate",
        "the share of the conversations here that escalate, as 0.03, which beliefs are corrected"
            + " for; auto: read off this service's own traffic; empty: as in the learning data",
        ""),
    ALERTS_PER_HOUR(
        "alertsPerHour",
        "how many conversations an hour may ring on the whole floor; sets the threshold by this"
            + " service's own traffic; empty: the model's threshold",
        ""),
    SUPERVISORS(
        "supervisors",
        "for whom to ring: a number of supervisors, or presence for those who have the console open;"
            + " an alert then waits until one of them is free; empty: every alert rings at once",
        ""),
    RING_AT_LATEST(
        "ringAtLatest",
        "an alert that has waited for a free supervisor for so many seconds rings all the same",
        "120"),
    DEALING(
        "dealing",
        "for so many seconds an alert that rang keeps a supervisor busy, unless it is judged before",
        "240"),
    CONVERSATION_VALUES(
        "conversationValues",
        "what acting is worth beside a usual conversation, by queue, team or any attribute, as"
            + " queue:retention=2, tier:gold=3; empty: all the same",
        ""),
    HOLD_OUT(
        "holdOut",
        "the share of the conversations, 0..1, in which alerts are computed and shown to nobody, so"
            + " that it is known what becomes of them; a demand for somebody else rings all the same",
        "0"),
    SHADOW(
        "shadow",
        "the model that scores silently while 'models shadow' names none: a version, or newest for"
            + " the one that was trained last, unless it serves or has served; empty: none",
        ""),
    PROMOTE(
        "promote",
        "whether a model that train made serves at once if it passes the gate: true or false",
        "false"),
    GATE_MARGIN(
        "gateMargin",
        "a candidate may be worse than the model that serves by so much in AUROC, recall at the"
            + " alert budget and calibration error",
        "0.03"),
    GATE_SEGMENT_MARGIN(
        "gateSegmentMargin",
        "the same in a vertical, a channel, short or long conversations, where chance does not"
            + " explain it",
        "0.08"),
    GATE_LEAD(
        "gateLead", "by so many turns its mean lead may be shorter; twice that in a part", "0.5"),
    GATE_CALIBRATION(
        "gateCalibration",
        "its calibration error may be so much above what chance alone explains",
        "0.05"),
    BENCHMARKS(
        "benchmarks",
        "the folder of benchmark results that the console shows; empty: benchmark in the state"
            + " folder",
        ""),
    KEEP_CONVERSATIONS(
        "keepConversations",
        "after how many days of silence a conversation is erased, with its alerts and labels;"
            + " empty: never",
        ""),
    KEEP_DEAD_LETTERS(
        "keepDeadLetters",
        "after how many days a frame that broke a rule is erased; empty: never",
        ""),
    KEEP_ALERTS(
        "keepAlerts", "after how many days what an alert said is erased; empty: with its call", ""),
    KEEP_LABELS(
        "keepLabels",
        "after how many days verdicts, outcomes and whispers are erased; empty: with their call",
        ""),
    KEEP_FEEDBACK(
        "keepFeedback",
        "after how many days what agents did with their cards is erased; empty: with its call",
        ""),
    KEEP_GAPS(
        "keepGaps",
        "after how many days turns that no article answered are erased; empty: with their call",
        ""),
    KEEP_DELIVERIES(
        "keepDeliveries",
        "after how many days a delivery that was given up is erased; empty: with its call",
        ""),
    KEEP_RAW_TEXT(
        "keepRawText",
        "for how many days what was said is kept as it was said, too, encrypted, for the role admin"
            + " alone; empty: it is not kept",
        ""),
    RAW_TEXT_KEY(
        "rawTextKey",
        "the key for it, 32 bytes in base64 (openssl rand -base64 32); meant for the environment,"
            + " and not printed",
        ""),
    RAW_TEXT_KEY_FILE("rawTextKeyFile", "a file that holds that key; empty: none", "");

    private final String word;
    private final String meaning;
    private final String usual;

    Key(String word, String meaning, String usual) {
      this.word = word;
      this.meaning = meaning;
      this.usual = usual;
    }

    /** The key in a configuration file: "mostBytes". */
    public String word() {
      return word;
    }

    /** The variable in the environment: "TOCSIN_MOST_BYTES". */
    String variable() {
      return "TOCSIN_" + name();
    }
  }

  public Configuration {
    values = Map.copyOf(values);
  }

  /**
   * The configuration in effect.
   *
   * @param flags from the command line
   * @throws IllegalArgumentException if the file or the environment names an unknown key, or a
   *     value is not what its key needs
   */
  public static Configuration of(
      Optional<Path> file, Map<String, String> environment, Map<Key, String> flags) {
    var values = new LinkedHashMap<Key, String>();
    for (var key : Key.values()) {
      values.put(key, key.usual);
    }
    file.ifPresent(f -> values.putAll(read(f)));
    values.putAll(from(environment));
    values.putAll(flags);
    var configuration = new Configuration(values);
    configuration.check();
    return configuration;
  }

  public String host() {
    return text(Key.HOST);
  }

  public int port() {
    return number(Key.PORT, 0, 65_535);
  }

  public Path state() {
    return Path.of(text(Key.STATE));
  }

  /** Where the results of benchmark runs are. */
  public Path benchmarks() {
    return optional(Key.BENCHMARKS).map(Path::of).orElse(state().resolve("benchmark"));
  }

  /** The address of a PostgreSQL database; empty for the file in the state folder. */
  public Optional<String> database() {
    var address = Optional.of(text(Key.DATABASE)).filter(a -> !a.isEmpty());
    address.ifPresent(Database::checkAddress);
    return address;
  }

  /** What this process is called among those that share its database. */
  public Optional<String> instance() {
    return Optional.of(text(Key.INSTANCE)).filter(name -> !name.isEmpty());
  }

  /** Where the tokens are. */
  public Path tokenFile() {
    return text(Key.TOKEN_FILE).isEmpty()
        ? state().resolve("tokens")
        : Path.of(text(Key.TOKEN_FILE));
  }

  /** Where people reach the console, without a slash at the end. */
  public Optional<String> publicUrl() {
    return optional(Key.PUBLIC_URL).map(url -> url.replaceFirst("/+$", ""));
  }

  /** The public keys whose JWTs let in, if there are any. */
  public Optional<Path> jwksFile() {
    return optional(Key.JWKS_FILE).map(Path::of);
  }

  /** Whose pages may show the element. */
  public Origins allowedOrigins() {
    return Origins.of(text(Key.ALLOWED_ORIGINS));
  }

  /** How a JWT names who somebody is. */
  public Claims claims() {
    return new Claims(
        optional(Key.JWT_ISSUER),
        optional(Key.JWT_AUDIENCE),
        text(Key.ROLE_CLAIM),
        text(Key.AGENT_CLAIM),
        text(Key.TEAMS_CLAIM));
  }

  /** The provider to sign in with, if there is one. */
  public Optional<OidcSettings> oidc() {
    return optional(Key.OIDC_ISSUER)
        .map(issuer -> {
          if (text(Key.OIDC_CLIENT_ID).isEmpty() || publicUrl().isEmpty()) {
            throw new IllegalArgumentException("oidcIssuer needs oidcClientId and publicUrl");
          }
          return new OidcSettings(
              issuer,
              text(Key.OIDC_CLIENT_ID),
              optional(Key.OIDC_SECRET_FILE).map(Path::of),
              publicUrl().orElseThrow() + "/v1/login/callback");
        });
  }

  private Optional<String> optional(Key key) {
    return Optional.of(text(key)).filter(t -> !t.isEmpty());
  }

  /** Where keys, secrets and speakers of connectors are. */
  public Path connectorFile() {
    return text(Key.CONNECTOR_FILE).isEmpty()
        ? state().resolve("connectors")
        : Path.of(text(Key.CONNECTOR_FILE));
  }

  /** Where the webhooks are. */
  public Path webhookFile() {
    return text(Key.WEBHOOK_FILE).isEmpty()
        ? state().resolve("webhooks")
        : Path.of(text(Key.WEBHOOK_FILE));
  }

  /** Where the telephony system is asked to move calls. */
  public Optional<URI> telephonyUrl() {
    return optional(Key.TELEPHONY_URL)
        .map(url -> {
          if (!url.matches("https?://.+") || text(Key.TELEPHONY_SECRET_FILE).isEmpty()) {
            throw new IllegalArgumentException(
                "telephonyUrl must begin with http:// or https://, and needs telephonySecretFile");
          }
          return URI.create(url);
        });
  }

  /** What requests to it are signed with. */
  public String telephonySecret() {
    var file = text(Key.TELEPHONY_SECRET_FILE);
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read telephonySecretFile " + file, e);
    }
  }

  /** How long a step may be wanted without being confirmed. */
  public Duration telephonyTimeout() {
    return seconds(Key.TELEPHONY_TIMEOUT);
  }

  /** How long an alert waits for somebody before it goes on to another one; empty for ever. */
  public Optional<Duration> passOnAfter() {
    return Optional.of(Duration.ofMinutes(number(Key.PASS_ON_AFTER, 0, MOST_MINUTES)))
        .filter(Duration::isPositive);
  }

  /** How alerts that do not arrive are sent again. */
  public Backoff backoff() {
    return new Backoff(
        Duration.ofSeconds(1), Duration.ofMinutes(10), number(Key.DELIVERY_ATTEMPTS, 1, 1_000));
  }

  public int mostDeliveries() {
    return number(Key.MOST_DELIVERIES, 1, Integer.MAX_VALUE);
  }

  /** Kafka's brokers, if there are any. */
  public Optional<Cluster> kafka() {
    var servers = text(Key.KAFKA);
    if (servers.isEmpty()) {
      if (!text(Key.KAFKA_EVENTS).isEmpty() || !text(Key.KAFKA_ALERTS).isEmpty()) {
        throw new IllegalArgumentException("kafkaEvents and kafkaAlerts need kafka, the brokers");
      }
      return Optional.empty();
    }
    return Optional.of(new Cluster(servers, kafkaProperties()));
  }

  /** The topic that events are read from, if there is one. */
  public Optional<String> kafkaEvents() {
    return Optional.of(text(Key.KAFKA_EVENTS)).filter(t -> !t.isEmpty());
  }

  /** The topic that alerts are written to, if there is one. */
  public Optional<String> kafkaAlerts() {
    return Optional.of(text(Key.KAFKA_ALERTS)).filter(t -> !t.isEmpty());
  }

  public String kafkaGroup() {
    return text(Key.KAFKA_GROUP);
  }

  private Map<String, String> kafkaProperties() {
    var file = text(Key.KAFKA_PROPERTIES);
    if (file.isEmpty()) {
      return Map.of();
    }
    var properties = new Properties();
    try (var in = Files.newBufferedReader(Path.of(file))) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read kafkaProperties " + file, e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }

  /** From when on a conversation counts as badly heard. */
  public HearingLimits hearing() {
    return new HearingLimits(
        seconds(Key.SILENT_AFTER),
        seconds(Key.SILENT_AFTER_CHAT),
        HearingLimits.USUAL.rhythm(),
        seconds(Key.PARTIALS_AFTER),
        number(Key.REJECTED_AFTER, 1, 1_000_000),
        number(Key.ONE_SIDE_AFTER, 1, 1_000_000),
        share(Key.UNSURE_BELOW));
  }

  /** How long a call or chat may be silent before it is closed; empty for ever. */
  public Optional<Duration> closeAfter() {
    return text(Key.CLOSE_AFTER).isEmpty()
        ? Optional.empty()
        : Optional.of(seconds(Key.CLOSE_AFTER));
  }

  /** The folder whose files become conversations; empty for none. */
  public Optional<Path> inbox() {
    return Optional.of(text(Key.INBOX)).filter(f -> !f.isEmpty()).map(Path::of);
  }

  /** The folder of articles to follow, if there is one. */
  public Optional<Path> knowledge() {
    return Optional.of(text(Key.KNOWLEDGE)).filter(v -> !v.isEmpty()).map(Path::of);
  }

  /** The words that mean the same here, if there is a file of them. */
  public Optional<Path> synonyms() {
    return Optional.of(text(Key.SYNONYMS)).filter(v -> !v.isEmpty()).map(Path::of);
  }

  /** The folder of playbooks, if it is not those that ship. */
  public Optional<Path> playbooks() {
    return Optional.of(text(Key.PLAYBOOKS)).filter(v -> !v.isEmpty()).map(Path::of);
  }

  /** How often an agent may be prompted. */
  public PromptBudget promptBudget() {
    return new PromptBudget(number(Key.PROMPTS_PER_MINUTE, 0, 60));
  }

  public int mostBytes() {
    return number(Key.MOST_BYTES, 1024, Integer.MAX_VALUE);
  }

  /** How often a second one token may ask; 0 for no limit. */
  public int requestsPerSecond() {
    return number(Key.REQUESTS_PER_SECOND, 0, 1_000_000);
  }

  public int mostWaiting() {
    return number(Key.MOST_WAITING, 1, Integer.MAX_VALUE);
  }

  public int partialsUntil() {
    return number(Key.PARTIALS_UNTIL, 1, Integer.MAX_VALUE);
  }

  public int journalCapacity() {
    return number(Key.JOURNAL_CAPACITY, 1, Integer.MAX_VALUE);
  }

  public int lanes() {
    return number(Key.LANES, 1, 64);
  }

  /** Whether CoreNLP annotates turns. */
  public boolean coreNlp() {
    return truth(Key.CORE_NLP);
  }

  /** How many conversations are taken to escalate. */
  public BaseRateSetting baseRate() {
    return BaseRateSetting.of(text(Key.BASE_RATE));
  }

  /** How many alerts the floor can take; empty: the model's threshold holds. */
  public Optional<AlertBudget> alertBudget() {
    var value = text(Key.ALERTS_PER_HOUR);
    try {
      return value.isEmpty()
          ? Optional.empty()
          : Optional.of(new AlertBudget(Double.parseDouble(value)));
    } catch (IllegalArgumentException notABudget) {
      throw new IllegalArgumentException(
          "alertsPerHour must be a number above 0, or empty: was " + value, notABudget);
    }
  }

  /** For whom to ring. */
  public StaffSetting supervisors() {
    return StaffSetting.of(text(Key.SUPERVISORS));
  }

  /** How waiting alerts ring. */
  public Dispatch dispatch() {
    return new Dispatch(seconds(Key.RING_AT_LATEST));
  }

  /** For how long an alert that rang keeps somebody busy. */
  public Duration dealing() {
    return seconds(Key.DEALING);
  }

  /** What conversations are worth. */
  public ConversationValue conversationValues() {
    try {
      return ConversationValue.of(text(Key.CONVERSATION_VALUES));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("conversationValues " + wrong.getMessage(), wrong);
    }
  }

  /** The conversations in which alerts are shown to nobody. */
  public HoldOut holdOut() {
    return new HoldOut(share(Key.HOLD_OUT));
  }

  /** Which model scores silently while the registry names none. */
  public ShadowSetting shadow() {
    return ShadowSetting.of(text(Key.SHADOW));
  }

  /** Whether a new model that passes the gate serves without being asked. */
  public boolean promotes() {
    return truth(Key.PROMOTE);
  }

  /** By how much a candidate may be worse than the model that serves. */
  public Margins margins() {
    return new Margins(
        share(Key.GATE_MARGIN),
        share(Key.GATE_SEGMENT_MARGIN),
        positive(Key.GATE_LEAD),
        share(Key.GATE_CALIBRATION),
        Margins.USUAL.budget(),
        Margins.USUAL.least());
  }

  private boolean truth(Key key) {
    var value = text(key);
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException(
          "%s must be true or false: was %s".formatted(key.word, value));
    }
    return value.equals("true");
  }

  private double positive(Key key) {
    try {
      double value = Double.parseDouble(text(key));
      if (value >= 0 && Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // told below, with the rule
    }
    throw new IllegalArgumentException(
        "%s must be a number from 0 on: was %s".formatted(key.word, text(key)));
  }

  /** How long a conversation stays after its last event; empty: for ever. */
  public Optional<Duration> keepConversations() {
    return days(Key.KEEP_CONVERSATIONS);
  }

  /** How long what of a kind stays; empty: as long as its conversation. */
  public Optional<Duration> keep(Kept kind) {
    return days(
        switch (kind) {
          case ALERTS, HELD_ALERTS -> Key.KEEP_ALERTS;
          case LABELS -> Key.KEEP_LABELS;
          case FEEDBACK -> Key.KEEP_FEEDBACK;
          case GAPS -> Key.KEEP_GAPS;
          case DELIVERIES -> Key.KEEP_DELIVERIES;
          case DEAD_LETTERS -> Key.KEEP_DEAD_LETTERS;
          case RAW_TEXTS -> Key.KEEP_RAW_TEXT;
        });
  }

  /** What raw texts are encrypted with; empty where they are not kept. */
  public Optional<TextCipher> rawTextCipher() {
    return keep(Kept.RAW_TEXTS).map(_ -> cipher());
  }

  private TextCipher cipher() {
    if (text(Key.RAW_TEXT_KEY).isEmpty() == text(Key.RAW_TEXT_KEY_FILE).isEmpty()) {
      throw new IllegalArgumentException(
          "keepRawText needs a key: either TOCSIN_RAW_TEXT_KEY or rawTextKeyFile");
    }
    try {
      return TextCipher.of(rawTextKey());
    } catch (IllegalArgumentException noKey) {
      throw new IllegalArgumentException("rawTextKey: " + noKey.getMessage(), noKey);
    }
  }

  private String rawTextKey() {
    var file = text(Key.RAW_TEXT_KEY_FILE);
    try {
      return file.isEmpty() ? text(Key.RAW_TEXT_KEY) : Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read rawTextKeyFile " + file, e);
    }
  }

  private Optional<Duration> days(Key key) {
    return text(key).isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofDays(number(key, 1, LONGEST_KEPT)));
  }

  /** As a file that could be read again, each key with its meaning, but without secrets. */
  public String print() {
    return Arrays.stream(Key.values())
        .map(k ->
            "# %s%n%s: \"%s\""
                .formatted(k.meaning, k.word, k == Key.RAW_TEXT_KEY ? "" : escaped(text(k))))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private void check() {
    port();
    mostBytes();
    requestsPerSecond();
    oidc();
    telephonyUrl();
    telephonyTimeout();
    passOnAfter();
    allowedOrigins();
    mostWaiting();
    journalCapacity();
    lanes();
    promptBudget();
    coreNlp();
    baseRate();
    alertBudget();
    backoff();
    mostDeliveries();
    hearing();
    closeAfter();
    keepConversations();
    margins();
    supervisors();
    dispatch();
    dealing();
    conversationValues();
    holdOut();
    shadow();
    promotes();
    Arrays.stream(Kept.values()).forEach(this::keep);
    rawTextCipher();
    database();
    partialsUntil();
    kafka();
  }

  private String text(Key key) {
    return values.getOrDefault(key, key.usual);
  }

  private Duration seconds(Key key) {
    return Duration.ofSeconds(number(key, 1, 1_000_000));
  }

  private double share(Key key) {
    try {
      double value = Double.parseDouble(text(key));
      if (value >= 0 && value <= 1) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // told below, with the rule
    }
    throw new IllegalArgumentException(
        "%s must be a number in 0..1: was %s".formatted(key.word, text(key)));
  }

  private int number(Key key, int least, int most) {
    try {
      int value = Integer.parseInt(text(key));
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // told below, with the rule
    }
    throw new IllegalArgumentException(
        "%s must be a whole number in %d..%d: was %s".formatted(key.word, least, most, text(key)));
  }

  private static Map<Key, String> read(Path file) {
    try {
      var root = new YAMLMapper().readTree(Files.readString(file));
      if (!root.isObject() && !root.isMissingNode() && !root.isNull()) {
        throw new IllegalArgumentException(file + " must be a list of settings, 'key: value'");
      }
      var values = new LinkedHashMap<Key, String>();
      for (var field : root.properties()) {
        values.put(key(field.getKey(), file), scalar(field.getKey(), field.getValue(), file));
      }
      return values;
    } catch (JacksonException e) {
      throw new IllegalArgumentException(file + " is not YAML: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Key key(String word, Path file) {
    return Arrays.stream(Key.values())
        .filter(k -> k.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s: unknown key '%s'; the keys are %s".formatted(file, word, words())));
  }

  private static String scalar(String word, JsonNode value, Path file) {
    if (!value.isValueNode()) {
      throw new IllegalArgumentException(file + ": " + word + " must be a single value");
    }
    return value.asText();
  }

  private static Map<Key, String> from(Map<String, String> environment) {
    var values = new LinkedHashMap<Key, String>();
    environment.forEach((name, value) -> {
      if (name.startsWith("TOCSIN_") && !NOT_SETTINGS.contains(name)) {
        values.put(variable(name), value);
      }
    });
    return values;
  }

  private static Key variable(String name) {
    return Arrays.stream(Key.values())
        .filter(k -> k.variable().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the environment names the unknown setting %s; the settings are %s"
                    .formatted(
                        name,
                        Arrays.stream(Key.values())
                            .map(Key::variable)
                            .collect(Collectors.joining(", ")))));
  }

  private static String words() {
    return Arrays.stream(Key.values()).map(Key::word).collect(Collectors.joining(", "));
  }
}
