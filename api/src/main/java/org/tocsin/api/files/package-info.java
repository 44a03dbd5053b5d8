/**
 * Transcripts that come as files: what is dropped in a folder becomes conversations. Read {@link
 * org.tocsin.api.files.WatchedFolder}; what a file holds is {@code training-data}'s to know.
 */
@NullMarked
package org.tocsin.api.files;

import org.jspecify.annotations.NullMarked;
