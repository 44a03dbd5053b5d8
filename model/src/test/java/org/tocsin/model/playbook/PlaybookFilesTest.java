package org.tocsin.model.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.model.alert.Level;
import org.tocsin.model.features.Act;
import org.tocsin.model.features.Factor;

class PlaybookFilesTest {
  private static final String WHOLE =
      """
      title: A promise was not kept
      when:
        acts: [PROMISE_BROKEN]
        level: watch
      steps:
        - do: Say so
          say: You were promised this.
          eases: PROMISE
          required: true
          done:
            - We promised you this.
      """;

  @Test
  void readsAPlaybook() {
    var playbook = PlaybookFiles.read(Map.of("late/promise.yaml", WHOLE)).getFirst();

    assertThat(playbook.id()).hasToString("promise");
    assertThat(playbook.when().acts()).containsExactly(Act.PROMISE_BROKEN);
    assertThat(playbook.when().level()).contains(Level.WATCH);
    var step = playbook.steps().getFirst();
    assertThat(step.say()).isEqualTo(Optional.of("You were promised this."));
    assertThat(step.eases()).containsExactly(Factor.PROMISE);
    assertThat(step.required()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title: A promise       | titel: A promise      | p.yaml:1: unknown key 'titel'
          [PROMISE_BROKEN]       | [PROMISE_BROKN]       | p.yaml:3: 'PROMISE_BROKN' must be one of ASKS_FOR
          level: watch           | level: loud           | p.yaml:4: 'loud' must be one of CALM, WATCH, HIGH
          level: watch           | level: [              | is not YAML
          do: Say so             | do: ' '               | p.yaml:6: must be a text
          required: true         | required: maybe       | p.yaml:9: must be true or false: was maybe
          eases: PROMISE         | do: twice             | p.yaml:8: key 'do' stands here twice
          eases: PROMISE         | phrases: x            | p.yaml:8: unknown key 'phrases'; the keys are do, say
          acts: [PROMISE_BROKEN] | phrases: '(a'         | p.yaml:3: is no regular expression: Unclosed group
          acts: [PROMISE_BROKEN] | acts: []              | p.yaml:3: must be a list with at least one item
          """)
  void saysWhatIsWrongAndWhere(String right, String wrong, String said) {
    assertThatThrownBy(() -> PlaybookFiles.read(Map.of("p.yaml", WHOLE.replace(right, wrong))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said);
  }

  @Test
  void namesAllThatIsWrongInAFolder(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("a.yaml"), "");
    Files.writeString(folder.resolve("b.yaml"), "title: B\nwhen:\n  level: HIGH\n");
    Files.writeString(folder.resolve("notes.txt"), "not a playbook");

    assertThatThrownBy(() -> PlaybookFiles.in(folder))
        .hasMessageContaining("a.yaml:1: must not be empty")
        .hasMessageContaining("b.yaml:1: lacks 'steps'")
        .hasMessageNotContaining("notes");
  }
}
