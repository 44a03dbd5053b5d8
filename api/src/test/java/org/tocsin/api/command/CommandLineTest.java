package org.tocsin.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private static final List<String> COMMANDS =
      List.of(
          "demo",
          "serve",
          "replay",
          "score",
          "evaluate",
          "train",
          "benchmark",
          "models",
          "corpus",
          "import",
          "knowledge",
          "suggest",
          "redact");

  @TempDir private Path folder;

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void explainsEachCommand(String command) {
    var ran = Ran.of(command, "--help");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("Usage: tocsin " + command).contains("--debug");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void namesEveryCommandInItsOwnHelp() {
    assertThat(Ran.of("--help").out()).contains(COMMANDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dmeo",
        "score",
        "score --data",
        "score --dta x",
        "evaluate --data",
        "evaluate extra",
        "benchmark extra",
        "benchmark --only nothing",
        "train --promote --out models",
        "replay x",
        "serve --port eighty",
        "serve --port 70000",
        "serve extra",
        "demo --speed fast",
        "demo --speed 0",
        "demo --port eighty",
        "replay x --to http://127.0.0.1:1 --token t --speed fast",
        "replay x --to http://127.0.0.1:1 --token t --speed 0",
        "replay x --to nonsense --token t",
        "import",
        "import x",
        "import --from csv",
        "import --from fax x",
        "import --from csv pom.xml --channel fax",
        "corpus",
        "corpus chekc",
        "corpus check a b",
        "knowledge load",
        "knowledge lode x",
        "suggest --kb k --queries q --out s -k none"
      })
  void exitsWithTwoWhenTheArgumentsAreWrong(String line) {
    var ran = Ran.of(line.isEmpty() ? new String[0] : line.split(" ", -1));

    assertThat(ran.code()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err()).isNotBlank().doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "score --data nowhere.jsonl",
        "evaluate --data nowhere.jsonl",
        "evaluate --expect nowhere.jsonl",
        "replay nowhere.jsonl --to http://127.0.0.1:1 --token t",
        "models compare shipped shipped --data nowhere.jsonl",
        "suggest --kb nowhere.jsonl --queries nowhere.jsonl --out out.jsonl",
        "redact --in nowhere.jsonl",
        "import --from csv nowhere.jsonl",
        "import --from csv pom.xml --labels nowhere.jsonl",
        "corpus check nowhere.jsonl",
        "knowledge load nowhere.jsonl",
        "demo --port 0 --file nowhere.jsonl",
        "serve --config nowhere.jsonl"
      })
  void saysInOneSentenceWhichFileIsMissing(String line) {
    var ran = Ran.of(line.split(" ", -1));

    assertThat(ran.code()).as(ran.err()).isEqualTo(1);
    assertThat(told(ran)).isEqualTo("tocsin: there is no file nowhere.jsonl");
  }

  @Test
  void loadsArticlesAndNamesTheFilesItCannotRead() throws IOException {
    var articles = Files.createDirectory(folder.resolve("articles"));
    Files.writeString(articles.resolve("bags.md"), "# Delayed bags\nA report is needed.");
    Files.writeString(articles.resolve("broken.pdf"), "nothing");
    var line = "knowledge load %s --state %s".formatted(articles, folder.resolve("state"));

    var first = Ran.of(line.split(" ", -1));
    var again = Ran.of(line.split(" ", -1));

    assertThat(first.code()).as(first.err()).isEqualTo(1);
    assertThat(first.out()).isEqualTo("1 articles read, 1 of them new or changed, 1 unreadable\n");
    assertThat(first.err()).contains("\nbroken.pdf: ").doesNotContain("\tat ");
    assertThat(again.out()).startsWith("1 articles read, 0 of them new or changed");
  }

  @Test
  void showsTheStackTraceToThoseWhoAsk() {
    var ran = Ran.of("--debug", "score", "--data", "nowhere.jsonl");

    assertThat(ran.err()).contains("\tat org.tocsin.");
  }

  @Test
  void namesBadLinesByNumberAndScoresTheOthers() throws IOException {
    var file =
        write(
            """
            {"id": "a", "turns": [{"text": "Hello."}]}
            {"id": "b", "turns": []}
            nonsense
            {"id": "c", "turns": [{"speaker": "CUSTOMER", "text": "Bye."}]}
            """);

    var ran = Ran.of("score", "--data", file);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out().lines()).hasSize(2);
    assertThat(ran.err()).contains(file + ":2: ", file + ":3: ").doesNotContain("\tat ");
  }

  @Test
  void checksACorpusAndExitsWithOneWhenThereAreFindings() throws IOException {
    var sound =
        """
        {"id": "c1", "escalates": false, "turns": [%s]}
        """
            .formatted(
                String.join(
                    ",",
                    customer(0, "Is my parcel on its way?"),
                    agent(5, "It is, it left us this morning."),
                    customer(9, "And will it be here by noon?"),
                    agent(20, "By three at the latest."),
                    customer(25, "That is fine, thank you."),
                    agent(29, "Have a good day.")));

    var fine = Ran.of("corpus", "check", write(sound));
    var broken =
        Ran.of("corpus", "check", write(sound.replace("\"offset_s\":9", "\"offset_s\":4")));

    assertThat(fine.code()).as(fine.out()).isZero();
    assertThat(fine.out()).contains("# Conversations", "# Hardness", "No findings.");
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.out()).contains("c1, turn 2: begins before the turn before it");
  }

  private static String customer(int second, String text) {
    return "{\"speaker\":\"CUSTOMER\",\"offset_s\":%d,\"text\":\"%s\",\"sentiment\":0}"
        .formatted(second, text);
  }

  private static String agent(int second, String text) {
    return "{\"speaker\":\"AGENT\",\"offset_s\":%d,\"text\":\"%s\"}".formatted(second, text);
  }

  @Test
  void namesBadLinesByNumberAndMeasuresTheOthers() throws IOException {
    var calm = "{\"id\": \"c%d\", \"turns\": [{\"text\": \"Hello.\"}], \"escalates\": false}\n";
    var file = write(calm.formatted(1) + "{\"id\": \"x\", \"turns\": []}\n" + calm.formatted(2));
    var state = folder.resolve("state");
    var page = folder.resolve("page.html");

    var ran =
        Ran.of(
            "evaluate --no-baselines --data %s --state %s --html %s"
                .formatted(file, state, page)
                .split(" ", -1));

    assertThat(ran.code()).as(ran.err()).isEqualTo(1);
    assertThat(ran.err()).contains(file + ":2: ").doesNotContain("\tat ");
    assertThat(ran.out()).contains("2 conversations, 0 escalating", "model ");
    assertThat(page).content().startsWith("<!doctype html>");
    assertThat(state.resolve("test-looks.log"))
        .content()
        .contains("tocsin evaluate --no-baselines --data ");
  }

  @Test
  void measuresNothingWhereNoLineIsLabelled() throws IOException {
    var file = write("{\"id\": \"a\", \"turns\": [{\"text\": \"Hello.\"}]}\n");
    var state = folder.resolve("state");

    var ran = Ran.of("evaluate", "--data", file, "--state", state.toString());

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains(file + ":1: 'escalates' must be true or false");
    assertThat(told(ran)).endsWith("holds no labelled conversation");
    assertThat(state).doesNotExist();
  }

  @Test
  void failsWhereFiguresAreNotAsExpected() throws IOException {
    var calm = "{\"id\": \"c%d\", \"turns\": [{\"text\": \"Hello.\"}], \"escalates\": false}\n";
    var file = write(calm.formatted(1) + calm.formatted(2));
    var state = folder.resolve("state").toString();
    var expected = folder.resolve("expected.json");
    var evaluate = "evaluate --no-baselines --data %s --state %s ".formatted(file, state);

    var written = Ran.of((evaluate + "--brief " + expected).split(" ", -1));
    var same = Ran.of((evaluate + "--expect " + expected).split(" ", -1));
    var figures = Files.readString(expected);
    Files.writeString(expected, figures.replaceAll("\"brier\" : [0-9.]+", "\"brier\" : 0.9"));
    var other = Ran.of((evaluate + "--expect " + expected).split(" ", -1));

    assertThat(written.code()).as(written.err()).isZero();
    assertThat(same.code()).as(same.out()).isZero();
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.out()).contains("Brier: expected 0.9000 within 0.02, was ");
  }

  @Test
  void listsTheRowsOfTheBenchmarkAndWhatTheyNeed() {
    var ran = Ran.of("benchmark", "--list", "--only", "tau", "--only", "seeds");

    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines()).hasSize(2);
    assertThat(ran.out()).contains("Needs tau-handoff/conversations.jsonl");
  }

  @Test
  void skipsTheRowsOfTheBenchmarkWhoseDataAreMissing() {
    var page = folder.resolve("page.md");
    var state = folder.resolve("state");

    var ran =
        Ran.of(
            "benchmark --only tau --only sentiment --data %s --out %s --state %s"
                .formatted(folder, page, state)
                .split(" ", -1));

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("tau: skipped, it needs ", "sentiment: skipped, it needs ");
    assertThat(page).doesNotExist();
    assertThat(state.resolve("test-looks.log")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evaluate --html",
        "evaluate --out",
        "evaluate --brief",
        "benchmark --out",
        "train --out m --report"
      })
  void saysBeforeItBeginsThatAReportCannotBeWritten(String line) {
    var nowhere = folder.resolve("no/such/folder/report").toString();

    var ran = Ran.of((line + " " + nowhere).split(" ", -1));

    assertThat(ran.code()).isEqualTo(1);
    assertThat(told(ran)).contains(nowhere + " cannot be written");
  }

  @Test
  void saysThatNobodyAnswers() throws IOException {
    var file = write("{\"id\": \"a\", \"turns\": [{\"text\": \"Hello.\"}]}");

    var ran =
        Ran.of("replay", file, "--to", "http://127.0.0.1:1", "--token", "t", "--speed", "max");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(told(ran)).contains("cannot reach http://127.0.0.1:1/v1/events");
  }

  @Test
  void saysThatThePortIsTaken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      var ran = Ran.of("serve", "--port", "" + port, "--state", folder.resolve("s").toString());

      assertThat(ran.code()).isEqualTo(1);
      assertThat(told(ran)).contains("cannot listen on 127.0.0.1:" + port);
    }
  }

  @Test
  void saysThatTheDiskIsFull() throws IOException {
    var file = write("{\"text\": \"Hello.\"}\n".repeat(1000));

    var ran = Ran.of("redact", "--in", file, "--out", "/dev/full");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(told(ran)).contains("cannot write /dev/full");
  }

  @Test
  void printsTheSettingsInEffect() throws IOException {
    var file = write("lanes: 7");

    var ran = Ran.of("serve", "--config", file, "--port", "99", "--print-config");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("port: \"99\"", "lanes: \"7\"", "host: \"127.0.0.1\"");
  }

  @Test
  void stopsTheStartAtAnUnknownSetting() throws IOException {
    var ran = Ran.of("serve", "--config", write("prot: 80"));

    assertThat(ran.code()).isEqualTo(1);
    assertThat(told(ran)).contains("unknown key 'prot'");
  }

  @Test
  void redactsTextsAndPointsAtWhatWasThere() throws IOException {
    var ran = Ran.of("redact", "--in", write("{\"text\": \"Call 4111 1111 1111 1111 now\"}"));

    assertThat(ran.code()).isZero();
    assertThat(ran.out().strip())
        .isEqualTo("{\"text\":\"Call [CARD] now\",\"spans\":[[5,24,\"CARD\"]]}");
  }

  @ParameterizedTest
  @CsvSource({"'{\"text\": 7}'", "'[]'", "'{'", "'{}'"})
  void namesALineThatCannotBeRedactedAndGoesOn(String bad) throws IOException {
    var file = write("{\"text\": \"a\"}\n" + bad + "\n{\"text\": \"b\"}\n");

    var ran = Ran.of("redact", "--in", file);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out().lines()).hasSize(2);
    assertThat(ran.err()).contains(file + ":2: ");
  }

  @Test
  void importsAndRedactsAndNamesTheRowsItCannotRead() throws IOException {
    var file = write("conversation,speaker,text\na,customer,Call 020 7946 0018\na,agent\n");
    var out = folder.resolve("out.jsonl");

    var ran = Ran.of("import", "--from", "CSV", file, "--out", out.toString());

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains(file + ":3: has 2 cells under 3 columns").contains("1 turns");
    assertThat(Files.readString(out))
        .isEqualTo(
            "{\"id\":\"a\",\"turns\":[{\"speaker\":\"CUSTOMER\",\"text\":\"Call [PHONE]\"}]}\n");
  }

  @ParameterizedTest
  @CsvSource({"--redact, Call [PHONE]", "--no-redact, Call 020 7946 0018"})
  void importsWithPersonalDataOnlyWhenToldTo(String option, String text) throws IOException {
    var file = write("conversation,speaker,words\na,customer,Call 020 7946 0018\n");

    var ran = Ran.of("import", "--from", "csv", file, "--column", "text=words", option);

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("\"text\":\"" + text + "\"");
  }

  @Test
  void doesNotOverwriteWhatItImports() throws IOException {
    var file = write("conversation,speaker,text\na,customer,hi\n");

    var ran = Ran.of("import", "--from", "csv", file, "--out", file);

    assertThat(ran.code()).isEqualTo(2);
    assertThat(Path.of(file)).content().startsWith("conversation,speaker");
  }

  @Test
  void listsTheFormatsWithTheirPagesAndWhatIsUnverified() {
    var ran = Ran.of("import", "--list");

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("contact-lens\n", "https://docs.aws.amazon.com/connect", "unverified: ");
  }

  private String write(String contents) throws IOException {
    return Files.writeString(folder.resolve("given"), contents).toString();
  }

  /** The one line that tells of a failure. */
  private static String told(Ran ran) {
    assertThat(ran.err()).doesNotContain("\tat ");
    var told =
        Arrays.stream(ran.err().split("\n", -1)).filter(l -> l.startsWith("tocsin: ")).toList();
    assertThat(told).as(ran.err()).hasSize(1);
    return told.getFirst();
  }
}
