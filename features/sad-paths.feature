Feature: When something goes wrong

  Whatever happens to an order, its stock, its money and its status agree in the end.

  Background:
    Given the shelves hold
      | product         | sold by | price  | stock |
      | Chaunsa mangoes | weight  | 335.00 | 5000  |
      | Milk 1 l        | piece   | 360.00 | 10    |
    And Ayesha is a customer

  Scenario Outline: There is not enough
    When Ayesha orders by <method>
      | product         | quantity  |
      | Milk 1 l        | <milk>    |
      | Chaunsa mangoes | <mangoes> |
    Then her order becomes rejected
    And 5000 of "Chaunsa mangoes" and 10 of "Milk 1 l" are available
    And nobody was charged for her order

    Examples:
      | method           | milk | mangoes |
      | card             | 11   | 500     |
      | cash_on_delivery | 1    | 5001    |
      | card             | 11   | 5001    |

  Scenario: The card is declined
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 4        |
    And Ayesha pays with "tok_declined"
    Then her order becomes cancelled
    And 5000 of "Chaunsa mangoes" and 10 of "Milk 1 l" are available
    And her payment is failed
    And nobody was charged for her order

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

  Scenario: The payment arrives after the order was cancelled
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 4        |
    And Ayesha pays with "tok_slow"
    And Ayesha cancels her order
    Then her order becomes cancelled
    And her money is with her again
    And 5000 of "Chaunsa mangoes" and 10 of "Milk 1 l" are available

  Scenario Outline: The customer changes her mind
    When Ayesha orders by <method>
      | product  | quantity |
      | Milk 1 l | 4        |
    And <until then>
    And Ayesha cancels her order
    Then her order becomes cancelled
    And 5000 of "Chaunsa mangoes" and 10 of "Milk 1 l" are available
    And her money is with her again

    Examples:
      | method           | until then                           |
      | card             | nothing more happens                 |
      | card             | her order becomes awaiting_payment   |
      | card             | Ayesha pays with "tok_ok" in full    |
      | cash_on_delivery | her order becomes confirmed          |

  Scenario: Too late for the customer, not for staff
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 4        |
    And her order becomes confirmed
    And staff pack her order
    Then Ayesha can no longer cancel her order
    When staff cancel her order
    Then her order becomes cancelled
    And 5000 of "Chaunsa mangoes" and 10 of "Milk 1 l" are available

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
    And staff refund 870.00 of it
    Then her order shows 870.00 given back
    And staff cannot pack her order
    When staff pack her order anyway
    Then staff cannot ship her order

  Scenario: A customer who goes takes name and words along, and the books still agree
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 1        |
    And Ayesha cancels her order
    And Ayesha erases her account
    Then her order is nobody's, and says that it was erased

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

  Scenario: Nobody takes the shelf away from the others
    Given staff let one order have 3 of "Milk 1 l" at most
    When Ayesha puts 4 of "Milk 1 l" in her basket
    Then her basket says that an order has 3 of "Milk 1 l" at most
    And Ayesha cannot check out
    And Ayesha cannot order 4 of "Milk 1 l" by card, since it is too much
    When Ayesha puts 3 of "Milk 1 l" in her basket
    And Ayesha checks out by cash_on_delivery
    Then her order becomes confirmed

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
