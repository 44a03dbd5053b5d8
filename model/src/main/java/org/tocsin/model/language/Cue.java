package org.tocsin.model.language;

/** What the words near a number say it is. Each lists its phrases; a comma separates them. */
enum Cue {
  CARD(
      10,
      """
      card, cards, [card], credit card, debit card, card number, visa, mastercard, amex, american express, \
      maestro, long number, sixteen digits, sixteen digit, 16 digit, 16 digits\
      """),
  SECURITY_CODE(
      7,
      """
      cvv, cvc, cv2, cvv2, csc, cvn, c v v, c v c, c v v 2, security code, security number, card security code, \
      three digits on the back, 3 digits on the back, digits on the back, last three digits, \
      three digits, 3 digits, three digit code, 3 digit code, four digit code, 4 digit code, \
      digits on the front, \
      signature strip, back of the card, back of my card\
      """),
  EXPIRY(
      6,
      """
      expiry, expires, expiration, expire, expiring, exp, expiry date, expiration date, valid until, good thru, good through, \
      valid thru, valid through, valid to\
      """),
  SORT_CODE(
      8,
      """
      sort code, sortcode, routing, routing number, aba, bsb, b s b, a b a, transit number, blz, \
      bankleitzahl, ifsc\
      """),
  BANK_ACCOUNT(
      8,
      """
      account number, account no, acct, acct number, acct no, bank account, checking account, \
      savings account, current account, account numbers, account digits, bank details, \
      direct deposit, direct debit, pay into, pay it into, paid into, \
      pay it to, iban, i ban, kontonummer, konto, cuenta, compte bancaire, \
      numéro de compte, rekeningnummer, conto corrente\
      """),
  /** Named without "number": counts only directly before the digits. */
  ACCOUNT(1, "account, a/c, sort, acc, iban is"),
  SOCIAL_SECURITY(8, "social security, social security number, ssn, my social, your social"),
  NATIONAL_ID(
      8,
      """
      national insurance, national insurance number, ni number, nino, tax file number, tfn, aadhaar, \
      aadhar, aadhaar number, aadhar number, n i number, ni no, insurance no, sin, s i n, \
      sin number, t f n, bsn, b s n, nhs, nhs no, n h s number, pesel, cpf, c p f, dni, d n i, nie, \
      n i e, nif, nir, n i r, sécurité sociale, steuer id, steueridentifikationsnummer, \
      steuernummer, sozialversicherungsnummer, codice fiscale, personnummer, curp, \
      burgerservicenummer, french social security, tax i d, p a n, pan, passport, passport number, driving licence, driving license, \
      driver's license, drivers license, driver license, driver's licence, nhs number, \
      medicare number, social insurance, social insurance number, national id, tax id, \
      taxpayer id, pan card, pan number\
      """),
  BIRTH(
      9,
      """
      date of birth, dob, d o b, birth date, birthdate, born on, i was born, was born on, birthday is, \
      birthday was, birthday, born, geboren am, geboren, geburtsdatum, né le, née le, \
      date de naissance, fecha de nacimiento, nacido el, nacida el, data di nascita, nato il, nata il, \
      data de nascimento, geboortedatum\
      """),
  PHONE(
      8,
      """
      phone, phone number, telephone, telephone number, tel, mobile, mobile number, cell, cellphone, \
      cell phone, cell number, landline, whatsapp, call me, call me back, call me on, call me at, \
      call us on, call back, callback, callback number, contact number, ring me, ring me on, text me, \
      reach me, reach me on, reach me at, reach us on, phone me, contact me on, contact me at, \
      get me on, fax, dial, call, ring, text, area code, téléphone, telefono, teléfono, telefon, \
      telefonnummer, handy, handynummer, móvil, portable, cellulare, telefone, celular\
      """),
  /** Something that stays; it counts only close to the digits. */
  REFERENCE(
      4,
      """
      order, orders, order number, reference, ref, reference number, tracking, invoice, ticket, case, \
      confirmation, booking, reservation, serial, model, part, sku, imei, policy, claim, \
      transaction, receipt, version, build, error, error code, parcel, shipment, consignment, awb, \
      pnr, utr, docket, meter, meter reading, barcode, isbn, item, product, quote, complaint, flight, \
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
