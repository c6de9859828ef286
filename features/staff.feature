Feature: Staff and machines

  Whoever works in the shop may do what is theirs to do, and a till as well; nobody does more.

  Background:
    Given the shelves hold
      | product  | sold by | price  | stock |
      | Milk 1 l | piece   | 360.00 | 10    |
    And Ayesha is a customer

  Scenario: A picker packs an order, and gives no money back
    Given Salman works here and may do "picking"
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 2        |
    And Ayesha pays with "tok_ok" in full
    And Salman packs her order
    Then Salman can't give her money back, for want of "refunds"
    When Salman may do "picking, refunds" from now on
    Then Salman has to sign in again
    And Salman gives her 100.00 back

  Scenario: A till with a key reads orders, until its key is taken away
    Given the till at the door has a key for "orders"
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 2        |
    And her order becomes confirmed
    Then the till reads her order
    And the till can't count the milk, for want of "stock"
    When the till's key is taken away
    Then the till reads nothing any more
