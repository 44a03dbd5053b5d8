/**
 * Other people's files → conversation files.
 *
 * <p>Read {@link org.tocsin.training.imports.Importing} first: it takes what an {@link
 * org.tocsin.training.imports.Importer} finds, checks it by the rules of {@link
 * org.tocsin.training.ConversationFile}, redacts it and hands it on. {@link
 * org.tocsin.training.imports.Format} lists the formats. Most importers put a conversation together
 * with {@link org.tocsin.training.imports.Draft}.
 */
@NullMarked
package org.tocsin.training.imports;

import org.jspecify.annotations.NullMarked;
