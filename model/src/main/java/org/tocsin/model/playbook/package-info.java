/**
 * What an agent should do when a conversation takes a known turn: playbooks of steps, read from
 * YAML, started by what is said and believed, ticked off by what the agent says.
 *
 * <p>Read {@link org.tocsin.model.playbook.Playbooks} first: it makes a {@link
 * org.tocsin.model.playbook.Guidance} out of the one before and an assessment, and is the only one
 * that knows an encoder. {@link org.tocsin.model.playbook.PlaybookFiles} is the only one that knows
 * YAML. Nothing here carries a score: agents see all of it.
 */
@NullMarked
package org.tocsin.model.playbook;

import org.jspecify.annotations.NullMarked;
