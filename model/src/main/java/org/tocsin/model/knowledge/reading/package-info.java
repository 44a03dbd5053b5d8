/**
 * Articles as they come: Markdown, web pages, PDF, Word, tables, JSON, and what Zendesk and
 * Confluence export.
 *
 * <p>Read {@link org.tocsin.model.knowledge.reading.DocumentFolder} first. Each {@link
 * org.tocsin.model.knowledge.reading.DocumentFormat} makes articles of one file; {@link
 * org.tocsin.model.knowledge.reading.TikaPage} alone touches Apache Tika. What cannot be read is a
 * value with its place, and stops nothing else.
 */
@NullMarked
package org.tocsin.model.knowledge.reading;

import org.jspecify.annotations.NullMarked;
