Feature: Letters in one's own language

  A shopper is written to in the language that she has chosen, and has no more news of her orders by mail after one click.

  Background:
    Given the shelves hold
      | product  | sold by | price  | stock |
      | Milk 1 l | piece   | 360.00 | 40    |
    And Ayesha is a customer

  Scenario Outline: <language> was chosen, then no more letters
    When Ayesha chooses the language "<code>"
    And Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 3        |
    Then her order becomes confirmed
    And the inbox of Ayesha says "<in the inbox>"
    And a letter to Ayesha says "<in the letter>"
    When Ayesha stops news of her orders with one click in that letter
    Then she is shown "<after the click>"
    When Ayesha clicks there again
    Then she is shown "<after the click>"
    When staff pack her order
    And staff ship her order
    Then the inbox of Ayesha says "<when it is shipped>"
    And no letter tells Ayesha of "order_shipped"

    Examples:
      | language | code | in the inbox       | in the letter             | after the click                                | when it is shipped |
      | English  | en   | is confirmed       | Please have Rs 1,230.00   | We send you no more news of your orders        | is on its way      |
      | Urdu     | ur   | کی تصدیق ہو گئی ہے | براہِ کرم سامان پہنچنے پر | اب آپ کے آرڈرز کی خبریں ای میل پر نہیں آئیں گی | روانہ ہو گیا ہے    |
