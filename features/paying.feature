@by-card
Feature: Paying

  Whatever a card does, and whenever, nobody pays for what they do not get.

  Background:
    Given the shelves hold
      | product         | sold by | price  | stock |
      | Chaunsa mangoes | weight  | 335.00 | 5000  |
      | Milk 1 l        | piece   | 360.00 | 10    |
    And Ayesha is a customer

  Scenario: The card is declined three times, and she gives up
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 4        |
    And Ayesha pays with "tok_declined"
    And Ayesha tries again with "tok_declined"
    And Ayesha tries again with "tok_declined"
    Then her order becomes cancelled
    And 5000 of "Chaunsa mangoes" and 10 of "Milk 1 l" are available
    And Ayesha can not try again
    And nobody was charged for her order

  Scenario: The card is declined, and she does not try again
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 4        |
    And Ayesha pays with "tok_declined"
    Then her payment is failed
    And her order becomes awaiting_payment
    And 5000 of "Chaunsa mangoes" and 6 of "Milk 1 l" are available
    And Ayesha is told that she can try again
    But her order becomes cancelled
    And 5000 of "Chaunsa mangoes" and 10 of "Milk 1 l" are available
    And Ayesha can not try again
    And nobody was charged for her order

  Scenario: The card is declined, and she pays with another
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 4        |
    And Ayesha pays with "tok_declined"
    And Ayesha tries again with "tok_ok"
    Then her order becomes confirmed
    And 5000 of "Chaunsa mangoes" and 6 of "Milk 1 l" are available
    When staff pack her order
    Then she has paid to the paisa what her order costs

  Scenario: The payment does not come in time
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 4        |
    Then her order becomes awaiting_payment
    And her order becomes cancelled
    And 5000 of "Chaunsa mangoes" and 10 of "Milk 1 l" are available
    When Ayesha pays with "tok_ok" all the same, she is refused
    Then nobody was charged for her order

  Scenario: The payment is slow but comes
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 1        |
    And Ayesha pays with "tok_slow"
    Then her order becomes confirmed

  Scenario: She is charged for what is in the bag, and not before it is packed
    When Ayesha orders by card
      | product         | quantity |
      | Chaunsa mangoes | 750      |
    And Ayesha pays with "tok_ok" in full
    Then her card is good for the most that her mangoes can weigh
    When the picker weighs 782 of her mangoes
    Then she has paid to the paisa what her order costs
    And the mangoes in it cost 261.97

  Scenario: Cancelled before it is packed, no money moves
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 4        |
    And Ayesha pays with "tok_ok" in full
    And Ayesha cancels her order
    Then her order becomes cancelled
    And her money is with her again
    And no money has moved for her order

  Scenario: The payment arrives after the order was cancelled
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 4        |
    And Ayesha pays with "tok_slow"
    And Ayesha cancels her order
    Then her order becomes cancelled
    And her money is with her again
    And 5000 of "Chaunsa mangoes" and 10 of "Milk 1 l" are available

  Scenario: A stranger does not owe the courier a fortune
    Given staff change the price of "Milk 1 l" to 6000.00
    Then Ayesha cannot order 2 of "Milk 1 l" by cash_on_delivery, since it is too dear
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 2        |
    And Ayesha pays with "tok_ok" in full
    Then her order becomes confirmed
    When staff pack her order
    And staff ship her order
    And staff deliver her order
    And Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 2        |
    Then her order becomes confirmed
