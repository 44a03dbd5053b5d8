package org.tocsin.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.report.Reports.ABOUT;
import static org.tocsin.api.report.Reports.REPORT;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.tocsin.model.evaluation.EvaluationReport;
import org.xml.sax.InputSource;

class EvaluationPageTest {
  private static final String PAGE = EvaluationPage.of(ABOUT, REPORT);

  @Test
  void showsTheFiguresOfTheModelWithTheBaselinesBeside() {
    assertThat(PAGE)
        .contains("<tr class=\"model\">")
        .contains("<th scope=\"row\">majority</th>")
        .contains("model</th><td>–</td><td>–</td><td>–</td><td>0.000</td><td>0.500</td>")
        .contains("<td>50 %</td>")
        .contains("<dd>2.0</dd><dt>median lead, turns</dt>")
        .contains("3 conversations, 2 of them escalating; 0 that escalate in their first turn");
  }

  @Test
  void showsPlotsOfEverythingThatIsDrawn() {
    assertThat(PAGE)
        .contains("at 25 % of the turns", "at 100 % of the turns", "Lead of the model's alerts")
        .contains("loud: makes a complaint", "calm: calm")
        .contains("<title>rings at turn 1</title>")
        .contains("<title>2 turns: 1</title>");
  }

  @Test
  void showsEveryVerticalChannelAndKind() {
    assertThat(PAGE)
        .contains("<th scope=\"row\">banking</th>", "<th scope=\"row\">banking, majority</th>")
        .contains("<th scope=\"row\">CALL</th>", "<th scope=\"row\">COMPLAINT, majority</th>");
  }

  @Test
  void saysWhatWasMeasured() {
    assertThat(PAGE)
        .contains("2026-11-22T09:00:00Z", "0123abcd", "tocsin-x-seed7", "5p117")
        .contains("200 conversations to learn from, 50 to choose on, 60 set aside");
  }

  @Test
  void saysThatThereAreNoBaselinesWhereThereAreNone() {
    var model = Reports.MODEL;

    assertThat(EvaluationPage.of(ABOUT, EvaluationReport.of(model, List.of(), 7)))
        .contains("No baselines were learnt", "<th scope=\"row\">banking</th>")
        .doesNotContain("with the baselines");
  }

  @Test
  void needsNothingFromElsewhere() {
    assertThat(PAGE)
        .doesNotContain("<script", "<link", "<img", "@import", "url(", "http://", "https://");
  }

  @Test
  void writesNamesAsTextAndNothingUndefined() {
    assertThat(PAGE)
        .contains("a&lt;b&gt;.jsonl", "quiet &amp; low")
        .doesNotContain("a<b>", "NaN", "Infinity", "{{");
  }

  @Test
  void warnsWhenTheModelHasSeenTheAnswers() {
    var about =
        new About(
            ABOUT.time(),
            ABOUT.command(),
            ABOUT.data(),
            ABOUT.sha256(),
            320,
            2,
            7,
            ABOUT.model(),
            ABOUT.policy(),
            ABOUT.provenance());

    assertThat(PAGE).doesNotContain("The figures are too good");
    assertThat(EvaluationPage.of(about, REPORT))
        .contains("2 of these conversations were learnt from. The figures are too good.");
  }

  @Test
  void drawsPicturesThatAreWellFormed() throws Exception {
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    int from = PAGE.indexOf("<svg");
    while (from >= 0) {
      var svg = PAGE.substring(from, PAGE.indexOf("</svg>", from) + 6);
      assertThat(builder.parse(new InputSource(new StringReader(svg)))).isNotNull();
      from = PAGE.indexOf("<svg", from + 1);
    }
  }
}
