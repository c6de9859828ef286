Feature: Other systems are told

  An ERP keeps books of its own, and is told of orders as they come about, signed, and in order.

  Scenario: An ERP is told of an order, is away for an hour, and misses nothing
    Given the shelves hold
      | product  | sold by | price  | stock |
      | Milk 1 l | piece   | 360.00 | 40    |
    And Ayesha is a customer
    And an ERP is entered, to be told of orders
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 2        |
    Then the ERP is told of her order
      | order.placed    |
      | order.confirmed |
    When the ERP is away
    And staff pack her order
    And staff ship her order
    And staff deliver her order
    Then the ERP has not been told that her order was packed
    When the ERP is back after an hour
    Then the ERP is told of her order
      | order.placed    |
      | order.confirmed |
      | order.packed    |
      | order.shipped   |
      | order.delivered |
