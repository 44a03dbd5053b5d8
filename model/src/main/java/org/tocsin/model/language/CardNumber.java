package org.tocsin.model.language;

/** What makes digits the number of a payment card. */
final class CardNumber {

  private CardNumber() {}

  /** Whether the digits have the prefix and length of an issuer and the right check digit. */
  static boolean isValid(String digits) {
    return isIssued(digits) && hasCheckDigit(digits);
  }

  private static boolean isIssued(String digits) {
    int length = digits.length();
    if (length < 13 || length > 19) {
      return false;
    }
    int two = Integer.parseInt(digits.substring(0, 2));
    int four = Integer.parseInt(digits.substring(0, 4));
    return switch (digits.charAt(0)) {
      case '2' -> length == 16 && four >= 2221 && four <= 2720;
      case '3' -> isThree(two, length);
      case '4' -> length == 13 || length == 16 || length == 19;
      case '5' -> length == 16;
      case '6' -> length >= 16;
      default -> false;
    };
  }

  /** American Express, Diners and JCB. */
  private static boolean isThree(int two, int length) {
    return switch (two) {
      case 34, 37 -> length == 15;
      case 30, 36, 38, 39 -> length == 14;
      case 35 -> length == 16;
      default -> false;
    };
  }

  private static boolean hasCheckDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
