package org.tocsin.model.language;

import java.util.Set;

/** The commonest first names of English-speaking callers and agents. */
final class FirstNames {

  private static final Set<String> ALL =
      WordList.of(
          """
          james john robert michael david william richard joseph thomas charles christopher daniel
          matthew anthony donald steven paul andrew joshua kenneth kevin brian george timothy ronald
          edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott
          brandon benjamin samuel gregory alexander patrick raymond dennis jerry tyler aaron jose
          adam nathan henry peter zachary kyle noah ethan jeremy walter keith roger terry sean simon
          ian neil graham stuart colin craig gareth liam callum oliver harry jack charlie oscar leo
          mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty
          sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie
          rebecca sharon laura cynthia amy kathleen angela shirley brenda emma anna pamela nicole
          samantha katherine christine helen debra rachel carolyn janet maria catherine heather diane
          olivia julie joyce victoria kelly christina joan evelyn lauren judith andrea cheryl megan
          alice jacqueline hannah jane jean sophie sophia lucy chloe charlotte claire fiona nicola
          joanne tracey louise gemma priya raj rahul amit anita sanjay deepak sunita neha pooja
          vikram arjun ravi suresh ramesh lakshmi mohammed muhammad ahmed ali fatima omar hassan
          aisha yusuf ibrahim wei chen carlos juan luis miguel pedro sofia elena ana diego pablo tom
          tim jim joe bob mike dave steve chris matt dan ben sam alex nick tony andy greg jeff kate
          beth jenny jo liz sally maggie vicky becky katie ellie mia isla ava bill mark frank grace
          rose joy jackson ruth martha teresa gloria ann anne doris marie diana natalie isabella sara
          bruce ralph eugene philip alan wayne roy louis russell vincent bobby johnny bradley dylan
          gabriel logan albert arthur marcus derek shaun wendy maureen pauline sheila\
          """);

  /** Everyday words, too: they count only with a capital. */
  private static final Set<String> EVERYDAY =
      WordList.of("bill mark frank grace rose joy jack dan chen wayne roy ali ben jean ava wei");

  private FirstNames() {}

  /** Whether a word is a first name, with or without the "'s" of a possessive. */
  static boolean contain(Words words, int i) {
    var word = words.at(i);
    var name = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    return ALL.contains(name) && (words.isCapitalised(i) || !EVERYDAY.contains(name));
  }
}
