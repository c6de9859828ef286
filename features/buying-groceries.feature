Feature: Buying groceries

  A shopper buys mangoes by weight and milk by the piece, pays, is told, and follows the order to the door.

  Background:
    Given the shelves hold
      | product         | sold by | price  | stock |
      | Chaunsa mangoes | weight  | 335.00 | 20000 |
      | Milk 1 l        | piece   | 360.00 | 40    |
    And Ayesha is a customer

  Scenario: Paid by card and brought to the door
    When Ayesha orders by card
      | product         | quantity |
      | Chaunsa mangoes | 750      |
      | Milk 1 l        | 2        |
    Then her order comes to 971.25 and 150.00 for the delivery
    And her order becomes awaiting_payment
    And 19250 of "Chaunsa mangoes" and 38 of "Milk 1 l" are available
    When Ayesha pays with "tok_ok"
    Then her order becomes confirmed
    And her payment is captured
    When staff pack her order
    And staff ship her order
    And staff deliver her order
    Then her order's timeline reads
      | pending | awaiting_payment | confirmed | packed | shipped | delivered |
    And 19250 of "Chaunsa mangoes" and 38 of "Milk 1 l" are on hand
    And Ayesha is told about her order at least 3 times

  Scenario: Paid in cash at the door
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 3        |
    Then her order becomes confirmed
    And her payment is authorized
    When staff pack her order
    And staff ship her order
    And staff deliver her order
    Then her payment is captured

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

  Scenario: The order is followed live
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 1        |
    And Ayesha follows her order live
    And Ayesha pays with "tok_ok"
    And staff pack her order
    And staff ship her order
    And staff deliver her order
    Then she has seen it become confirmed, packed, shipped and delivered

  Scenario: The same product twice is one line
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 1        |
      | Milk 1 l | 2        |
    Then her order has 1 line
    And her order comes to 1080.00 and 150.00 for the delivery

  Scenario: The basket becomes an order
    When Ayesha puts 2 of "Milk 1 l" and 500 of "Chaunsa mangoes" in her basket
    And Ayesha checks out by cash_on_delivery
    Then her order comes to 887.50 and 150.00 for the delivery
    And her basket is empty
    And her order becomes confirmed

  Scenario: The basket says what became of its lines
    When Ayesha puts 2 of "Milk 1 l" and 500 of "Chaunsa mangoes" in her basket
    And staff change the price of "Milk 1 l" to 380.00
    And staff archive "Chaunsa mangoes"
    Then her basket says "price_changed" of "Milk 1 l" and "archived" of "Chaunsa mangoes"

  Scenario: Another customer's order is not to be seen
    Given Bilal is a customer
    When Ayesha orders by card
      | product  | quantity |
      | Milk 1 l | 1        |
    Then Bilal finds no such order, payment or timeline
