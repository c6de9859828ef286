Feature: The last pieces on the shelf

  Nothing is oversold, and a request that is sent again is not an order again.

  Scenario: Sixty shoppers and ten pieces
    Given the shelves hold
      | product | sold by | price  | stock |
      | Dates   | piece   | 500.00 | 10    |
    When 60 shoppers order 1 of "Dates" at the same moment
    Then exactly 10 of the orders are confirmed and 50 are rejected
    And 0 of "Dates" are available

  Scenario: Twenty times the same request
    Given the shelves hold
      | product  | sold by | price  | stock |
      | Milk 1 l | piece   | 360.00 | 40    |
    And Ayesha is a customer
    When Ayesha sends the same order for 2 of "Milk 1 l" 20 times at once
    Then she has 1 order
    And 38 of "Milk 1 l" are available

  Scenario: The same key for something else is refused
    Given the shelves hold
      | product  | sold by | price  | stock |
      | Milk 1 l | piece   | 360.00 | 40    |
    And Ayesha is a customer
    When Ayesha orders 1 of "Milk 1 l" with the key "monday"
    Then ordering 2 of "Milk 1 l" with the key "monday" is refused as invalid
    And ordering 1 of "Milk 1 l" with the key "monday" again gives the same order

  Scenario: Sold out is seen in the shop
    Given the shelves hold
      | product  | sold by | price  | stock |
      | Milk 1 l | piece   | 360.00 | 2     |
    And Ayesha is a customer
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 2        |
    Then "Milk 1 l" is shown as sold out
    When staff count 5 of "Milk 1 l"
    Then "Milk 1 l" is shown as in stock
