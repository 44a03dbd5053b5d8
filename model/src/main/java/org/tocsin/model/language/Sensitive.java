package org.tocsin.model.language;

/**
 * What is taken out of a text. Where two kinds overlap, the one that stands first here names the
 * whole.
 */
public enum Sensitive {
  /** The number, expiry or security code of a payment card. */
  CARD,
  /** An account number, sort code, routing number or IBAN. */
  BANK_ACCOUNT,
  /** Social security, national insurance, passport, driving licence, tax numbers. */
  NATIONAL_ID,
  /** Written or spelled out. */
  EMAIL,
  DATE_OF_BIRTH,
  PHONE,
  /** Street with number, postcode, PO box. */
  ADDRESS,
  PERSON;

  /** What stands in the text instead. */
  public String placeholder() {
    return "[" + name() + "]";
  }
}
