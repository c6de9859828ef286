@by-card
Feature: Cancelling

  A customer may change her mind until her order is packed; staff may until it is shipped.

  Background:
    Given the shelves hold
      | product         | sold by | price  | stock |
      | Chaunsa mangoes | weight  | 335.00 | 5000  |
      | Milk 1 l        | piece   | 360.00 | 10    |
    And Ayesha is a customer

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
