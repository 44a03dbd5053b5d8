package org.tocsin.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.report.Reports.ABOUT;
import static org.tocsin.api.report.Reports.REPORT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EvaluationJsonTest {
  private static final Pattern FIELD = Pattern.compile("[a-z][a-z0-9_]*");
  private static final JsonNode JSON = parsed();

  @Test
  void writesTheFiguresUnderTheirNames() {
    var model = JSON.path("predictors").path("model");

    assertThat(model.path("plain").path("50").asDouble()).isEqualTo(0.5);
    assertThat(model.path("alerts").path("early_catch").asDouble()).isZero();
    assertThat(model.path("alerts").path("lead_turns").path("median").asDouble()).isEqualTo(2);
    assertThat(JSON.path("about").path("policy").path("raise_at").asDouble()).isEqualTo(0.8);
    assertThat(JSON.path("courses").path(0).path("kind").asText()).isEqualTo("COMPLAINT");
  }

  @Test
  void writesNullForWhatIsUndefined() {
    var landmark = JSON.path("predictors").path("model").path("landmark").path("12");

    assertThat(landmark.isNull()).isTrue();
    assertThat(EvaluationJson.of(ABOUT, REPORT)).doesNotContain("NaN");
  }

  @Test
  void explainsEveryField() throws IOException {
    var explained = Files.readString(Path.of("src/docs/evaluation-report.md"));
    var fields = new TreeSet<String>();
    collect(JSON, fields);
    fields.removeIf(f -> !FIELD.matcher(f).matches() || f.equals("banking"));
    var how = JSON.path("about").path("provenance").path("hyperparameters");
    how.fieldNames().forEachRemaining(fields::remove);

    assertThat(fields).hasSizeGreaterThan(60);
    assertThat(fields).allSatisfy(f -> assertThat(explained).contains("`" + f + "`"));
  }

  private static void collect(JsonNode node, Set<String> fields) {
    node.properties().forEach(p -> fields.add(p.getKey()));
    node.forEach(child -> collect(child, fields));
  }

  private static JsonNode parsed() {
    try {
      return JsonMapper.builder().build().readTree(EvaluationJson.of(ABOUT, REPORT));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
