@by-card
Feature: Changing an order

  Until her order is picked, a customer may want more of something, less of it, or something else. What she wants more is
  kept for her first, and her card is good for it, before her order is another.

  Background:
    Given the shelves hold
      | product         | sold by | price  | stock |
      | Chaunsa mangoes | weight  | 335.00 | 5000  |
      | Milk 1 l        | piece   | 360.00 | 10    |
      | Eggs            | piece   | 30.00  | 4     |
    And Ayesha is a customer

  Scenario: There is not so much of it, and her order stays as it was
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 2        |
    And her order becomes confirmed
    And Ayesha wants in her order
      | product  | quantity |
      | Milk 1 l | 11       |
    Then the change of her order is refused
    And her order is of
      | product  | quantity |
      | Milk 1 l | 2        |
    And 5000 of "Chaunsa mangoes" and 8 of "Milk 1 l" are available

  Scenario: Her card is not good for more, and her order stays as it was
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 2        |
    And Ayesha pays with "tok_ok" in full
    And Ayesha wants in her order
      | product  | quantity |
      | Milk 1 l | 5        |
    And Ayesha pays for the change with "tok_declined"
    Then the change of her order is refused
    And her order is of
      | product  | quantity |
      | Milk 1 l | 2        |
    And 5000 of "Chaunsa mangoes" and 8 of "Milk 1 l" are available

  Scenario: More, and something else, by card
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 2        |
    And Ayesha pays with "tok_ok" in full
    And Ayesha wants in her order
      | product         | quantity |
      | Milk 1 l        | 3        |
      | Chaunsa mangoes | 1000     |
    And Ayesha pays for the change with "tok_ok"
    Then her order is of
      | product         | quantity |
      | Milk 1 l        | 3        |
      | Chaunsa mangoes | 1000     |
    And 3850 of "Chaunsa mangoes" and 7 of "Milk 1 l" are available
    When staff pack her order
    Then her card is charged 1565.00
    And 4000 of "Chaunsa mangoes" and 7 of "Milk 1 l" are available

  Scenario: Less of it, in cash
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 4        |
      | Eggs     | 4        |
    And her order becomes confirmed
    And Ayesha wants in her order
      | product  | quantity |
      | Milk 1 l | 1        |
    Then her order is of
      | product  | quantity |
      | Milk 1 l | 1        |
    And 5000 of "Chaunsa mangoes" and 9 of "Milk 1 l" are available

  Scenario: Too late once it is picked
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 4        |
    And her order becomes confirmed
    And staff begin to pick her order
    Then Ayesha can no longer change what is in her order
