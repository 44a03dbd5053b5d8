package org.tocsin.model.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

  private static final Redactor REDACTOR = new Redactor();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          My card is 4111 1111 1111 1111                    | My card is [CARD]
          4111-1111-1111-1111                               | [CARD]
          it's 4111111111111111, thanks                     | it's [CARD], thanks
          amex 3782 822463 10005 please                     | amex [CARD] please
          four one one one, one one one one, one one one one, one one one one | [CARD]
          it's four double one one triple one one double one double one one one one one | it's [CARD]
          my visa is four five three nine five seven eight seven six three six two one four eight six | my visa is [CARD]
          Card 5555 5555 5555 4444 exp 12/27 cvv 123        | Card [CARD] exp [CARD] cvv [CARD]
          4111 1111 1111 1111 12/27 123                     | [CARD] [CARD] [CARD]
          the security code is seven three seven            | the security code is [CARD]
          the three digits on the back are 7 3 7            | the three digits on the back are [CARD]
          my card number is 4111 1111 1111 1112             | my card number is [CARD]
          the card expires 03/2027                          | the card expires [CARD]
          my visa expires in March 2027                     | my visa expires in [CARD]
          amex security code 1234                           | amex security code [CARD]
          My IBAN is GB29 NWBK 6016 1331 9268 19.           | My IBAN is [BANK_ACCOUNT].
          DE89370400440532013000                            | [BANK_ACCOUNT]
          pay to fr14 2004 1010 0505 0001 3m02 606 today    | pay to [BANK_ACCOUNT] today
          sort code 60-16-13, account number 31926819       | sort code [BANK_ACCOUNT], account number [BANK_ACCOUNT]
          sort code is six oh one six one three             | sort code is [BANK_ACCOUNT]
          Account 31926819 at the bank                      | Account [BANK_ACCOUNT] at the bank
          routing number 021000021                          | routing number [BANK_ACCOUNT]
          my account number's 000123456789                  | my account number's [BANK_ACCOUNT]
          my social is 078-05-1120                          | my social is [NATIONAL_ID]
          078-05-1120                                       | [NATIONAL_ID]
          last four of my social are 1120                   | last four of my social are [NATIONAL_ID]
          ssn 078051120                                     | ssn [NATIONAL_ID]
          social security number is oh seven eight oh five one one two oh | social security number is [NATIONAL_ID]
          NI number AB 12 34 56 C                           | NI number [NATIONAL_ID]
          it is AB123456C                                   | it is [NATIONAL_ID]
          my national insurance is a b one two three four five six c | my national insurance is [NATIONAL_ID]
          aadhaar number 2345 6789 0123                     | aadhaar number [NATIONAL_ID]
          passport number 533401372                         | passport number [NATIONAL_ID]
          my passport is N1234567                           | my passport is [NATIONAL_ID]
          my PAN card is ABCPE1234F                         | my PAN card is [NATIONAL_ID]
          write to jane.doe+x@example.co.uk.                | write to [EMAIL].
          (o'neil@mail.example.com)                         | ([EMAIL])
          jane dot doe at gmail dot com                     | [EMAIL]
          my email is jane doe at example dot co dot uk     | my email is [EMAIL]
          it's j smith forty two at hotmail dot com         | it's [EMAIL]
          email me at jane underscore doe at acme dot org please | email me at [EMAIL] please
          j a n e at yahoo dot com                          | [EMAIL]
          my e-mail address is bob at outlook.com           | my e-mail address is [EMAIL]
          Call me on 07700 900123                           | Call me on [PHONE]
          +44 20 7946 0958 works                            | [PHONE] works
          (212) 555-2368                                    | [PHONE]
          212-555-2368                                      | [PHONE]
          you can reach me at 2125552368                    | you can reach me at [PHONE]
          my number is oh seven seven double oh nine hundred one two three | my number is [PHONE]
          oh seven nine one one, one two three, four five six | [PHONE]
          phone: 0412 345 678                               | phone: [PHONE]
          my mobile is 98765 43210                          | my mobile is [PHONE]
          ring +1 (212) 555-2368 after five                 | ring [PHONE] after five
          call 555-0142 now                                 | call [PHONE] now
          in case you miss me, 07911 123456                 | in case you miss me, [PHONE]
          my date of birth is 04/07/1985                    | my date of birth is [DATE_OF_BIRTH]
          DOB: 1985-07-04                                   | DOB: [DATE_OF_BIRTH]
          I was born on the 4th of July 1985                | I was born on the [DATE_OF_BIRTH]
          date of birth is July 4th, 1985                   | date of birth is [DATE_OF_BIRTH]
          my birthday is the fourth of july nineteen eighty five | my birthday is the [DATE_OF_BIRTH]
          date of birth oh four oh seven eighty five        | date of birth [DATE_OF_BIRTH]
          I live at 221B Baker Street                       | I live at [ADDRESS]
          deliver it to 12 oak close                        | deliver it to [ADDRESS]
          send it to 742 Evergreen Terrace                  | send it to [ADDRESS]
          it's twelve high street                           | it's [ADDRESS]
          1600 Pennsylvania Avenue                          | [ADDRESS]
          Flat 3, 14 Park Road                              | [ADDRESS]
          postcode is SW1A 1AA                              | postcode is [ADDRESS]
          my postcode is ls1 4ab                            | my postcode is [ADDRESS]
          Springfield, IL 62704                             | Springfield, [ADDRESS]
          zip code 90210                                    | zip code [ADDRESS]
          PO Box 1234                                       | [ADDRESS]
          My name is Jane Doe                               | My name is [PERSON]
          my name is john smith and I am angry              | my name is [PERSON] and I am angry
          my name's Siobhan O'Brien.                        | my name's [PERSON].
          my name is j o h n s m i t h                      | my name is [PERSON]
          this is Sarah, how can I help?                    | this is [PERSON], how can I help?
          this is sarah speaking                            | this is [PERSON] speaking
          This is Anish Kapoor calling from Leeds           | This is [PERSON] calling from Leeds
          am I speaking with Mr Patel?                      | am I speaking with Mr [PERSON]?
          I spoke to Anish Kapoor yesterday                 | I spoke to [PERSON] yesterday
          Hi Sarah, thanks for waiting                      | Hi [PERSON], thanks for waiting
          Thank you Mrs Jones                               | Thank you Mrs [PERSON]
          MY NAME IS JOHN SMITH                             | MY NAME IS [PERSON]
          I'm Priya from billing                            | I'm [PERSON] from billing
          It's 565 Maple Drive, Suite 501, Washington, DC 20307 now | It's [ADDRESS] now
          12 Oak Street, Leeds LS1 4AB                      | [ADDRESS]
          I’m Ethan\u202fMartin (DOB 1990‑04‑05)             | I’m [PERSON] (DOB [DATE_OF_BIRTH])
          your number (206-555-0293) is here                | your number ([PHONE]) is here
          Mr. Patel and Dr. Anish Kapoor                    | Mr. [PERSON] and Dr. [PERSON]
          2934 Queen Anne Avenue North, Unit 8B, Seattle, WA 98109 | [ADDRESS]
          yes, 2125552368                                   | yes, [PHONE]
          First name: Mei Last name: Kovacs                 | First name: [PERSON] Last name: [PERSON]
          the i ban is d e six four seven five nine two two five six four six nine two four three two two six three oh | the i ban is [BANK_ACCOUNT]
          NIE Y1769412J                                     | NIE [NATIONAL_ID]
          Hauptstraße 12, 50667 Köln                        | [ADDRESS]
          mail info at casa verde dot es                    | mail [EMAIL]
          gwen (at) bakery (dot) com                        | [EMAIL]
          Luis Ortega never came                            | [PERSON] never came
          i spoke to kevin about it                         | i spoke to [PERSON] about it
          order 88213 with 5540385692142913 exp 0330        | order 88213 with [CARD] exp [CARD]
          oh one seven one is all he said of 0171/2345678   | oh one seven one is all he said of [PHONE]
          """)
  void takesOutWhatIsSensitive(String text, String expected) {
    assertThat(REDACTOR.redact(text).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          My order number is 4111111111111111
          order 9876543210 never came
          order number is 07700900123
          tracking number 9400 1000 0000 0000 0000 00
          reference 2125552368
          the total was £1,234.56 on 12/03/2024
          $1234567890 is a lot
          it cost 4,111,111,111 rupees
          I called on 04/07/2024 at 10:30
          the date is 2024-11-22 and the time 09:00:00
          version 10.0.19045.3803 fails
          error code 0x80070057
          error 8007005712
          my router is at 192.168.100.200
          invoice INV-2024-00012345
          ticket #12345678
          serial number 353918057654321
          IMEI 490154203237518
          flight BA2490 on Monday
          I have waited 20 minutes on the road
          I have been on hold for 45 minutes
          this is the third time I am calling about this
          This is Ridiculous
          this is absolutely ridiculous
          this is going nowhere
          I am very unhappy with your service
          my name is on the account
          my name is spelled wrong
          I was born in Leeds
          my subscription expires 12/25
          a birthday present on 12/03/2024
          look at example dot com
          I looked at amazon dot com yesterday
          meet at ten thirty
          card ending in 4242
          I have two or three cards
          one two three
          one hundred and twenty five pounds
          nineteen ninety nine a month
          24 hour drive to get here
          a 5 way call
          I want to speak to your manager
          can I speak to a supervisor
          I'm Furious
          hi there, hello again
          thanks for nothing
          thank you very much
          the social media team replied in 2024
          my passport expires in 2027
          the model is XR2206 and the part 12345
          booking PNR 8204567890
          @ me on twitter
          a@b
          50% off and 3.14159
          I paid 100 200 and 300 dollars
          it's 2 1 to us
          transaction id 998877665544332211
          [CARD] and [PHONE]
          my name is [PERSON] and my card [CARD]
          call me at 10 30
          swap item 6259501109 for the lamp 9647374798 and the cheaper one 8069050545
          dial tcp 172.16.2.175:25: i/o timeout
          see https://example.org/runs/5684098791?check=1 for the log
          my user id is noah_muller_9847 and it fails
          I miss playing it
          6th Ave is unsafe
          its name is called autumn house
          it takes 671 ms and 17.5 ms per loop
          Blue has $8,000, Light Green has more
          commit 5e84e4da0dbb7be8584f1c42e1a8e6c3baa
          you'll receive an email at the end
          download module-stack.zip here and 4977 there
          I run it on MS-DOS
          the John Deere and the John Lewis are closed
          jack daniel's and charles schwab and wells fargo
          may i ask will it be fixed in april
          the card was declined 4711 times
          ``
          """)
  void leavesTheRestAlone(String text) {
    assertThat(REDACTOR.redact(text)).isEqualTo(new Redacted(text, List.of()));
  }

  @Test
  void saysWhereInTheOriginalItWas() {
    var text = "😀 call 07700 900123 or a@b.com";

    var redacted = REDACTOR.redact(text);

    assertThat(redacted.text()).isEqualTo("😀 call [PHONE] or [EMAIL]");
    assertThat(redacted.spans())
        .containsExactly(new Span(8, 20, Sensitive.PHONE), new Span(24, 31, Sensitive.EMAIL));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void findsNothingMoreInWhatItRedacted(int seed) {
    var random = new Random(seed);
    var pieces =
        List.of(
            "my card is",
            "4111 1111 1111 1111",
            "12/27",
            "123",
            "cvv",
            "07700 900123",
            "call me on",
            "my name is",
            "Jane Doe",
            "jane@x.com",
            "at gmail dot com",
            "12 Oak Street",
            "SW1A 1AA",
            "order number",
            "078-05-1120",
            "date of birth",
            "04/07/1985",
            "one two",
            "double four",
            "account number",
            "31926819",
            ",",
            ".",
            "[CARD]",
            "[PERSON]",
            "and",
            "is",
            "from");
    for (int i = 0; i < 200; i++) {
      var words = IntStream.range(0, 12).mapToObj(_ -> pieces.get(random.nextInt(pieces.size())));
      var text = String.join(" ", words.toList());
      assertConsistent(text);
      var once = REDACTOR.redact(text);

      assertThat(REDACTOR.redact(once.text()))
          .as("seed %d: %s", seed, once)
          .isEqualTo(new Redacted(once.text(), List.of()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void saysWhereWhateverIsTyped(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      var text = new StringBuilder();
      for (int j = 0; j < 60; j++) {
        text.appendCodePoint(
            "0123456789 -.@/+()[]abAB'\ud83d\ude00\ud800".codePointAt(random.nextInt(28)));
      }
      assertConsistent(text.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"7, 5", "a, 5", "@, 5", "'1 ', 1", "'one ', 1", "'x at y dot ', 1", "a., 1"})
  @CsvSource({"'my name is ', 1", "'12 oak ', 1", "'GB29 ', 1", "1/, 1", "[CARD, 1", "'ssn ', 1"})
  @Timeout(30)
  void takesTimeInProportionToTheText(String unit, int millions) {
    var text = unit.repeat(millions * 1_000_000 / unit.length());

    assertThat(REDACTOR.redact(text).text()).isNotEmpty();
  }

  /** The spans are sorted, apart, and turn the original into what came out. */
  private static void assertConsistent(String text) {
    var redacted = REDACTOR.redact(text);
    var rebuilt = new StringBuilder();
    int end = 0;
    for (var span : redacted.spans()) {
      assertThat(span.start()).as(text).isGreaterThanOrEqualTo(end);
      rebuilt.append(text, end, span.start()).append(span.type().placeholder());
      end = span.end();
    }
    assertThat(rebuilt.append(text.substring(end)).toString()).as(text).isEqualTo(redacted.text());
  }
}
