/**
 * An evaluation for people and for programs: {@link org.tocsin.api.report.EvaluationPage} is one
 * HTML page without scripts, {@link org.tocsin.api.report.EvaluationJson} the same as JSON, whose
 * fields {@code api/src/docs/evaluation-report.md} explains. Both say with {@link
 * org.tocsin.api.report.About} what was measured.
 */
@NullMarked
package org.tocsin.api.report;

import org.jspecify.annotations.NullMarked;
