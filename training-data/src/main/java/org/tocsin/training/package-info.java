/**
 * The corpus, and the loop that turns it into a model.
 *
 * <p>Read {@link org.tocsin.training.Retraining} first. {@link
 * org.tocsin.training.ConversationFile} reads the conversations, {@link org.tocsin.training.Split}
 * keeps what belongs together on one side, {@link org.tocsin.training.OfflineScoring} scores them
 * as the live service would. What other systems recorded comes in through {@link
 * org.tocsin.training.imports.Importing}.
 */
@NullMarked
package org.tocsin.training;

import org.jspecify.annotations.NullMarked;
