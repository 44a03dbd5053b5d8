package org.tocsin.training;

/** A recorded conversation and what people say of it. */
public record LabelledConversation(Transcript transcript, Label label) {}
