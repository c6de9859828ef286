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
