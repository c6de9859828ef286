Feature: Accounts

  A customer is told all that is known of her; one who goes takes name and words along, and the books still agree.

  Background:
    Given the shelves hold
      | product  | sold by | price  | stock |
      | Milk 1 l | piece   | 360.00 | 10    |
    And Ayesha is a customer

  Scenario: An order outlives the account it was made from
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 1        |
    And Ayesha cancels her order
    And Ayesha erases her account
    Then her order is nobody's, and says that it was erased

  Scenario: She asks what the shop knows of her
    Given Bushra is a customer
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 1        |
    And Ayesha asks what the shop knows of her
    Then she is given one document, with her account, her sign-ins and her order
    When Bushra asks what the shop knows of her
    Then nothing of Ayesha is in it
