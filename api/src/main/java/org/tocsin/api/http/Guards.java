package org.tocsin.api.http;

/**
 * What stands before every route: who may come in, how often, what is done once only, and what is
 * written down.
 */
public record Guards(Doors doors, Limits limits, Once once, Trail trail) {}
