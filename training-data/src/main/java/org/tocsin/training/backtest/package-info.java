/**
 * What a policy or a model would have done on conversations that are over: {@link
 * org.tocsin.training.backtest.Backtest}.
 */
@NullMarked
package org.tocsin.training.backtest;

import org.jspecify.annotations.NullMarked;
