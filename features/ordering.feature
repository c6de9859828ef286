Feature: Ordering

  What is ordered costs what the shelf says, is had once however often it is sent, and is seen by its owner alone.

  Background:
    Given the shelves hold
      | product         | sold by | price  | stock |
      | Chaunsa mangoes | weight  | 335.00 | 5000  |
      | Milk 1 l        | piece   | 360.00 | 10    |
    And Ayesha is a customer

  Scenario Outline: What is sold by weight is priced by the gram, rounded once, half up
    Given the shelves hold
      | product | sold by | price   | stock |
      | Fruit   | weight  | <price> | 50000 |
    When Ayesha orders by cash_on_delivery
      | product | quantity |
      | Fruit   | <grams>  |
    Then her order comes to <total> and <fee> for the delivery

    Examples:
      | price   | grams | total   | fee    |
      | 335.00  | 750   | 251.25  | 150.00 |
      | 179.50  | 333   | 59.77   | 150.00 |
      | 0.01    | 500   | 0.01    | 150.00 |
      | 0.01    | 499   | 0.00    | 150.00 |
      | 1000.00 | 2999  | 2999.00 | 150.00 |
      | 1000.00 | 3000  | 3000.00 | 0.00   |

  Scenario: The same product twice is one line
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 1        |
      | Milk 1 l | 2        |
    Then her order has 1 line
    And her order comes to 1080.00 and 150.00 for the delivery

  Scenario: Twenty times the same request
    When Ayesha sends the same order for 2 of "Milk 1 l" 20 times at once
    Then she has 1 order
    And 8 of "Milk 1 l" are available

  Scenario: The same key for something else is refused
    When Ayesha orders 1 of "Milk 1 l" with the key "monday"
    Then ordering 2 of "Milk 1 l" with the key "monday" is refused as invalid
    And ordering 1 of "Milk 1 l" with the key "monday" again gives the same order

  Scenario: Nobody takes the shelf away from the others
    Given staff let one order have 3 of "Milk 1 l" at most
    When Ayesha puts 4 of "Milk 1 l" in her basket
    Then her basket says that an order has 3 of "Milk 1 l" at most
    And Ayesha cannot check out
    And Ayesha cannot order 4 of "Milk 1 l" by card, since it is too much
    When Ayesha puts 3 of "Milk 1 l" in her basket
    And Ayesha checks out by cash_on_delivery
    Then her order becomes confirmed

  Scenario: Another customer's order is not to be seen
    Given Bilal is a customer
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 1        |
    Then Bilal finds no such order, payment or timeline
