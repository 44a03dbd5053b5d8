package org.tocsin.model.language;

/** What the words near a number say it is. Each lists its phrases; a comma separates them. */
enum Cue {
  CARD(
      10,
      """
      card, cards, credit card, debit card, card number, visa, mastercard, amex, american express, \
      maestro, long number, sixteen digits, sixteen digit, 16 digit, 16 digits\
      """),
  SECURITY_CODE(
      7,
      """
      cvv, cvc, cv2, cvv2, csc, cvn, security code, security number, card security code, \
      three digits on the back, 3 digits on the back, digits on the back, last three digits, \
      signature strip, back of the card, back of my card\
      """),
  EXPIRY(
      6,
      """
      expiry, expires, expiration, expire, expiring, exp, expiry date, expiration date, valid until, \
      valid thru, valid through, valid to\
      """),
  SORT_CODE(8, "sort code, sortcode, routing, routing number, aba, bsb, transit number"),
  BANK_ACCOUNT(
      8,
      """
      account number, account no, acct, acct number, acct no, bank account, checking account, \
      savings account, current account, account numbers, account digits, bank details\
      """),
  /** Named without "number": counts only directly before the digits. */
  ACCOUNT(1, "account, a/c"),
  SOCIAL_SECURITY(8, "social security, social security number, ssn, my social, your social"),
  NATIONAL_ID(
      8,
      """
      national insurance, national insurance number, ni number, nino, tax file number, tfn, aadhaar, \
      aadhar, aadhaar number, passport, passport number, driving licence, driving license, \
      driver's license, drivers license, driver license, driver's licence, nhs number, \
      medicare number, social insurance, social insurance number, national id, tax id, \
      taxpayer id, pan card, pan number\
      """),
  BIRTH(
      9,
      """
      date of birth, dob, d o b, birth date, birthdate, born on, i was born, was born on, birthday is, \
      birthday's, birthday was, birthday, born\
      """),
  PHONE(
      8,
      """
      phone, phone number, telephone, telephone number, tel, mobile, mobile number, cell, cellphone, \
      cell phone, cell number, landline, whatsapp, call me, call me back, call me on, call me at, \
      call us on, call back, callback, callback number, contact number, ring me, ring me on, text me, \
      reach me, reach me on, reach me at, reach us on, phone me, contact me on, contact me at, \
      get me on, fax, dial, call, ring, text\
      """),
  /** Something that stays; it counts only close to the digits. */
  REFERENCE(
      4,
      """
      order, orders, order number, reference, ref, reference number, tracking, invoice, ticket, case, \
      confirmation, booking, reservation, serial, model, part, sku, imei, policy, claim, \
      transaction, receipt, version, build, error, error code, parcel, shipment, consignment, awb, \
      pnr, utr, docket, meter, reading, barcode, isbn, item, product, quote, complaint, flight, \
      extension, po, rma, voucher, coupon, total, price, amount, cost, balance, customer number, \
      customer id, membership, member id, id, firmware, article, page, incident, request, job, \
      payment reference, delivery, package, license key, licence key, activation code, code, pin, \
      zip, zip code, timestamp, invoice number, case number, ticket number, social media\
      """);

  /** How many words may stand between the phrase and the digits. */
  final int reach;

  final String phrases;

  Cue(int reach, String phrases) {
    this.reach = reach;
    this.phrases = phrases;
  }
}
