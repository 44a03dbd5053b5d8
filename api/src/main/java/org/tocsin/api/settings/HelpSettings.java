package org.tocsin.api.settings;

import static org.tocsin.api.settings.Setting.path;
import static org.tocsin.api.settings.Setting.whole;

import java.nio.file.Path;
import java.util.Optional;
import org.tocsin.model.playbook.PromptBudget;

/** What agents are shown, and how much of it. */
public final class HelpSettings {
  public static final Setting<Optional<Path>> KNOWLEDGE =
      path(
          "knowledge",
          "a folder of articles to follow: Markdown, HTML, PDF, Word, CSV, JSON; empty: none");

  public static final Setting<Optional<Path>> SYNONYMS =
      path(
          "synonyms",
          "a file of words that mean the same here, in Solr's format, for the search of articles;"
              + " empty: none");

  public static final Setting<Optional<Path>> PLAYBOOKS =
      path("playbooks", "a folder of playbooks (.yaml), read at the start; empty: those that ship");

  public static final Setting<PromptBudget> PROMPTS_PER_MINUTE =
      whole(
              "promptsPerMinute",
              "how many articles and playbooks an agent may be shown in a minute of a conversation",
              "3",
              0,
              60)
          .map(PromptBudget::new);

  public static final Section ALL = Section.of(KNOWLEDGE, SYNONYMS, PLAYBOOKS, PROMPTS_PER_MINUTE);

  private HelpSettings() {}
}
