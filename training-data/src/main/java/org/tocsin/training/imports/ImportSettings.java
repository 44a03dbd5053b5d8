package org.tocsin.training.imports;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.tocsin.model.conversation.Channel;

/**
 * What a file does not say of itself.
 *
 * @param labels a CSV file {@code id,escalates,escalates_at,kind}
 * @param labelField the ConvoKit metadata of a conversation that says whether it escalates
 * @param turnLabelField the ConvoKit metadata of an utterance that says that it escalates there
 * @param columns our name of a CSV column → the file's
 * @param channel of all conversations, whatever the file says
 * @param vertical likewise
 */
public record ImportSettings(
    Speakers speakers,
    Optional<Path> labels,
    Optional<String> labelField,
    Optional<String> turnLabelField,
    Map<String, String> columns,
    Optional<Channel> channel,
    Optional<String> vertical) {

  /** Nothing is said. */
  public static final ImportSettings NONE =
      new ImportSettings(
          Speakers.USUAL,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          Optional.empty());

  public ImportSettings {
    columns = Map.copyOf(columns);
  }
}
