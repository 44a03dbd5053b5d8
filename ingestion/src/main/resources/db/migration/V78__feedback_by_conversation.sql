-- What was done with the cards of a conversation is read when it comes back to hand.
CREATE INDEX feedback_by_conversation ON suggestion_feedback (conversation, id);
