@by-card
Feature: From the shelf to the door

  An order is paid, packed, shipped and delivered, in this turn, and its customer can follow it.

  Background:
    Given the shelves hold
      | product         | sold by | price  | stock |
      | Chaunsa mangoes | weight  | 335.00 | 20000 |
      | Milk 1 l        | piece   | 360.00 | 40    |
    And Ayesha is a customer

  Scenario: Paid by card and brought to the door
    When Ayesha orders by card
      | product         | quantity |
      | Chaunsa mangoes | 750      |
      | Milk 1 l        | 2        |
    Then her order comes to 971.25 and 150.00 for the delivery
    And her order becomes awaiting_payment
    And 19138 of "Chaunsa mangoes" and 38 of "Milk 1 l" are available
    When Ayesha pays with "tok_ok"
    Then her order becomes confirmed
    When staff pack her order
    And she is charged
    And staff ship her order
    And staff deliver her order
    Then her order's timeline reads
      | pending | awaiting_payment | confirmed | packed | shipped | delivered |
    And 19250 of "Chaunsa mangoes" and 38 of "Milk 1 l" are on hand
    And Ayesha is told about her order at least 3 times

  Scenario: Paid in cash at the door
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 3        |
    Then her order becomes confirmed
    And her payment is authorized
    When staff pack her order
    And staff ship her order
    And staff deliver her order
    Then her payment is captured

  Scenario: The order is followed live
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 1        |
    And Ayesha follows her order live
    And Ayesha pays with "tok_ok"
    And staff pack her order
    And staff ship her order
    And staff deliver her order
    Then she has seen it become confirmed, packed, shipped and delivered

  Scenario: Told as it happens
    When Ayesha watches her inbox
    And Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 1        |
    Then her inbox tells her by itself that her order is confirmed
    And Ayesha marks all as read, and nothing is unread

  Scenario Outline: A step out of turn changes nothing
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 1        |
    And her order becomes awaiting_payment
    Then staff cannot <step> her order

    Examples:
      | step    |
      | pack    |
      | ship    |
      | deliver |

  Scenario: Cash is counted at the door
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 3        |
    And staff pack her order
    And staff ship her order
    Then staff cannot hand it over with nothing said of the cash
    And staff cannot hand it over for 1000.00
    When staff hand it over for 1000.00, since "they had no more"
    Then her order becomes delivered
    And it is flagged cash_difference

  Scenario: Only who may deliver is sent out
    Given Bilal works here and may do "delivery"
    And Karim works here and may do "picking"
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 1        |
    And staff pack her order
    Then Karim cannot be sent out with it
    When Bilal is sent out with it
    Then her order becomes shipped

  Scenario: Nobody may have it without a proof of age
    Given nobody under 18 may have "Milk 1 l"
    When Ayesha orders by card
      | product         | quantity |
      | Chaunsa mangoes | 1000     |
      | Milk 1 l        | 2        |
    And Ayesha pays with "tok_ok"
    And staff pack her order
    And staff ship her order
    Then staff cannot hand it over with nothing said of a proof of age
    When staff hand it over without a proof of age
    Then her order becomes delivered
    And 2 of line 2 have come back
    And her order costs 485.00 by now
    And 19000 of "Chaunsa mangoes" and 40 of "Milk 1 l" are on hand

  Scenario: Three times in vain
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 4        |
    And Ayesha pays with "tok_ok"
    And staff pack her order
    And staff bring it in vain 2 times
    Then her order becomes packed
    And 36 of "Milk 1 l" are available
    And a letter to Ayesha says "could not hand it over"
    When staff bring it in vain 1 time
    Then her order becomes cancelled
    And 40 of "Milk 1 l" are available
    And 40 of "Milk 1 l" are on hand
    And her money is with her again
    And a letter to Ayesha says "nobody could take the order in"

  Scenario: A round with three stops
    Given Bilal works here and may do "delivery"
    And three of Ayesha's orders are packed
    When Bilal gets a round of them
    Then none of them can be on another round
    And Bilal sees that 1590.00 are to be collected at each stop
    When Bilal sets out, and Ayesha follows her third order live
    And the first is handed over, and the second brought in vain
    Then Ayesha has seen that she is next
    When the third is handed over
    Then the round is over
