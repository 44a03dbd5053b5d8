package org.tocsin.model.language;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Set;

/** The numbering plans of the world, by libphonenumber. Thread-safe. */
final class PhoneNumbers {

  /** Where a number without a country code may be from. */
  private static final List<String> REGIONS = List.of("GB", "US", "AU", "IN");

  /** Where numbers begin with a zero and are long, so that they are seldom anything else. */
  private static final List<String> EUROPE = List.of("DE", "FR", "IE", "NL", "IT");

  /** How a number without a code or a leading zero is grouped when it is a telephone's. */
  private static final Set<String> GROUPS = WordList.of("3-3-4 1-3-3-4");

  /** Ungrouped digits are a telephone's only where they are nearly all that is said. */
  private static final Set<String> SHORT_ANSWERS = WordList.of("10 11 5-5 3-4-3 4-3-3");

  private static final int SHORT = 7;

  private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();

  /** Whether digits that nothing announces are a telephone number all the same. */
  boolean isEvident(DigitRun run) {
    var digits = run.digits();
    if (run.follows('+') || run.words().at(run.first() - 1).equals("plus")) {
      return isValid("+" + digits, "ZZ");
    }
    if (digits.startsWith("00")) {
      return isValid("+" + digits.substring(2), "ZZ");
    }
    boolean shaped =
        digits.startsWith("0")
            || run.spoken()
            || GROUPS.contains(run.shape())
            || (run.words().count() <= SHORT && SHORT_ANSWERS.contains(run.shape()));
    boolean grouped = run.spoken() || run.groups().size() > 1;
    boolean european = digits.startsWith("0") && grouped && digits.length() <= 12;
    return shaped
        && digits.length() >= 10
        && (REGIONS.stream().anyMatch(region -> isValid(digits, region))
            || (european && EUROPE.stream().anyMatch(region -> isValid(digits, region))));
  }

  private boolean isValid(String digits, String region) {
    try {
      return plans.isValidNumber(plans.parse(digits, region));
    } catch (NumberParseException none) {
      return false;
    }
  }
}
