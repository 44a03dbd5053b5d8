package org.tocsin.model.classifier;

/**
 * How a classifier is trained.
 *
 * @param hidden units between input and heads
 * @param l2 weight of the squared weights in the loss
 * @param retain share of the inputs that dropout keeps, 0..1
 * @param patience epochs without a better validation loss after which training stops
 */
public record Hyperparameters(
    int hidden,
    double learningRate,
    double l2,
    double retain,
    int batch,
    int epochs,
    int patience) {

  /** What won on validation data; the figures are in RATIONALE.md. */
  public static final Hyperparameters DEFAULT =
      new Hyperparameters(16, 2e-3, 3e-3, 0.5, 256, 30, 4);
}
