/**
 * What a model is worth on data that nobody here wrote, beside the baselines and what others
 * published.
 *
 * <p>Read {@link org.tocsin.training.benchmark.Benchmark} first; {@link
 * org.tocsin.training.benchmark.Rows} lists the rows of its table, each a class of its own behind
 * {@link org.tocsin.training.benchmark.Row}. {@link org.tocsin.training.benchmark.Bench} is what
 * all of them work with.
 */
@NullMarked
package org.tocsin.training.benchmark;

import org.jspecify.annotations.NullMarked;
