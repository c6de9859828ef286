Feature: Told by SMS

  A shopper proves that a phone is hers, and then it says where her order is. At night it says nothing that can wait.

  Background:
    Given the shelves hold
      | product  | sold by | price  | stock |
      | Milk 1 l | piece   | 360.00 | 40    |
    And Ayesha is a customer

  Scenario Outline: By day, in <language>
    Given Ayesha has a phone where it is day
    And Ayesha chooses texts in "<code>"
    When Ayesha asks for a code to prove her phone
    Then a text to Ayesha says "<code's text>"
    When Ayesha proves her phone with the code of that text
    And Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 1        |
    Then her order becomes confirmed
    And a text to Ayesha says "<confirmed>"
    When staff pack her order
    And staff ship her order
    Then a text to Ayesha says "<on its way>"
    And each text to Ayesha came once

    Examples:
      | language | code | code's text | confirmed          | on its way      |
      | English  | en   | Tell it to  | is confirmed       | is on its way   |
      | Urdu     | ur   | کسی کو نہ   | کی تصدیق ہو گئی ہے | روانہ ہو گیا ہے |

  Scenario: At night news waits, and the courier doesn't
    Given Ayesha has a phone where it is night
    And Ayesha chooses texts in "en"
    When Ayesha asks for a code to prove her phone
    Then a text to Ayesha says "is your code"
    When Ayesha proves her phone with the code of that text
    And Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 1        |
    Then her order becomes confirmed
    When staff pack her order
    And staff ship her order
    Then a text to Ayesha says "is on its way"
    And the text of "order_confirmed" waits for Ayesha's morning
