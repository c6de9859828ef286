@by-card
Feature: Giving back

  Goods come back to the shelf or are thrown away, and money goes back the way it came.

  Background:
    Given the shelves hold
      | product  | sold by | price  | stock |
      | Milk 1 l | piece   | 360.00 | 10    |
    And Ayesha is a customer

  Scenario Outline: It comes back
    When Ayesha orders by <method>
      | product  | quantity |
      | Milk 1 l | 4        |
    And <paid>
    And staff pack her order
    And staff ship her order
    And <brought>
    And staff take her order back, <goods>
    Then her order becomes returned
    And <left> of "Milk 1 l" are on hand
    And her money is with her again

    Examples:
      | method           | paid                              | brought                 | goods               | left |
      | card             | Ayesha pays with "tok_ok" in full | staff deliver her order | to the shelf        | 10   |
      | card             | Ayesha pays with "tok_ok" in full | staff deliver her order | to be thrown away   | 6    |
      | cash_on_delivery | her order becomes confirmed       | nothing more happens    | to the shelf        | 10   |

  Scenario: Cash is given back when somebody hands it over
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 4        |
    And her order becomes confirmed
    And staff pack her order
    And staff ship her order
    And staff deliver her order
    And staff take her order back, to the shelf
    Then her order becomes returned
    And 10 of "Milk 1 l" are on hand
    And 1590.00 are owed to her
    And Ayesha is not told that money was given back
    When staff refund 1590.00 of it
    Then her money is with her again
    And nothing is owed to her
    And Ayesha is told that 1590.00 were given back in cash

  Scenario: Part of the money back
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 2        |
    And Ayesha pays with "tok_ok" in full
    And staff pack her order
    And she is charged
    And staff refund 100.00 of it
    Then her payment is partially_refunded
    And staff cannot refund 771.00 of it
    When staff refund 770.00 of it
    Then her payment is refunded

  Scenario: What was given back whole goes out only where staff insist
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 2        |
    And Ayesha pays with "tok_ok" in full
    And staff pack her order
    And she is charged
    And staff refund 870.00 of it
    Then her order shows 870.00 given back
    And staff cannot ship her order
    When staff ship her order anyway
    Then her order becomes shipped

  Scenario: No more comes back than was brought
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 4        |
    And Ayesha pays with "tok_ok" in full
    And staff pack her order
    And staff ship her order
    And staff deliver her order
    Then staff cannot take 5 of line 1 back
    And staff cannot take 1 of line 9 back

  Scenario: One line comes back
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 4        |
    And Ayesha pays with "tok_ok" in full
    And staff pack her order
    And staff ship her order
    And staff deliver her order
    And staff take 1 of line 1 back, to the shelf
    Then her order shows 360.00 given back
    And her order costs 1230.00 by now
    And 7 of "Milk 1 l" are on hand
    When staff take 3 of line 1 back, to be thrown away
    Then her order becomes returned
    And 7 of "Milk 1 l" are on hand
    And her money is with her again

  Scenario: A line that was paid in cash is owed until it is handed over
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 4        |
    And her order becomes confirmed
    And staff pack her order
    And staff ship her order
    And staff deliver her order
    And staff take 1 of line 1 back, to the shelf
    Then 360.00 are owed to her
    When staff refund 360.00 of it
    Then nothing is owed to her
