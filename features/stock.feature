Feature: Stock

  Nothing is oversold, and what is counted one way does not become something else.

  Background:
    Given the shelves hold
      | product         | sold by | price  | stock |
      | Chaunsa mangoes | weight  | 335.00 | 5000  |
      | Milk 1 l        | piece   | 360.00 | 10    |
      | Mustard oil     | piece   | 540.00 | 0     |
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

  Scenario: Sixty shoppers and ten pieces
    Given the shelves hold
      | product | sold by | price  | stock |
      | Dates   | piece   | 500.00 | 10    |
    When 60 shoppers order 1 of "Dates" at the same moment
    Then exactly 10 of the orders are confirmed and 50 are rejected
    And 0 of "Dates" are available

  Scenario: Sold out is seen in the shop
    Given the shelves hold
      | product | sold by | price  | stock |
      | Honey   | piece   | 360.00 | 2     |
    When Ayesha orders by cash_on_delivery
      | product | quantity |
      | Honey   | 2        |
    Then "Honey" is shown as sold out
    When staff count 5 of "Honey"
    Then "Honey" is shown as in stock

  Scenario: Ten bottles do not become ten grams
    Then staff cannot sell "Milk 1 l" by weight, since there is stock of it
    And importing "Milk 1 l" as sold by weight fails for its line alone
    And 10 of "Milk 1 l" are available

  Scenario: Bottles in a basket do not become grams either
    When Ayesha puts 2 of "Mustard oil" in her basket
    Then staff cannot sell "Mustard oil" by weight, since it lies in a basket
    And her basket says that "Mustard oil" is sold_out

  Scenario: What nobody has may be sold in another way
    When staff sell "Mustard oil" by weight
    Then staff see that "Mustard oil" is counted by weight
    When staff count 5000 of "Mustard oil"
    And Ayesha puts 250 of "Mustard oil" in her basket
    And Ayesha checks out by cash_on_delivery
    Then her order comes to 135.00 and 150.00 for the delivery
    And her order becomes confirmed

  Scenario: The milk runs low: who keeps the shelves is told once
    Given the shelves hold
      | product | sold by | price  | stock |
      | Honey   | piece   | 960.00 | 10    |
    And Nadia works here and may do "stock"
    And Salman works here and may do "orders"
    And more of "Milk 1 l" is wanted at 4
    And more of "Honey" is wanted at 4
    When staff count 4 of "Milk 1 l"
    Then Nadia has been told 1 time that "Milk 1 l" runs low
    When staff count 3 of "Milk 1 l"
    And staff count 2 of "Honey"
    Then Nadia has been told 1 time that "Honey" runs low
    And Nadia has been told 1 time that "Milk 1 l" runs low
    When staff count 20 of "Milk 1 l"
    And Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 17       |
    Then Nadia has been told 2 times that "Milk 1 l" runs low
    And Salman has not been told that anything runs low

  Scenario: What may be weighed is held, and what was not taken is for others again
    When Ayesha orders by cash_on_delivery
      | product         | quantity |
      | Chaunsa mangoes | 750      |
    Then 4138 of "Chaunsa mangoes" are available
    When staff begin to pick her order
    And staff put 782 of "Chaunsa mangoes" in her bag
    And staff pack her order
    Then 4218 of "Chaunsa mangoes" are available
    When staff ship her order
    Then 4218 of "Chaunsa mangoes" are on hand

  Scenario: As much is held as there is
    Given the shelves hold
      | product | sold by | price  | stock |
      | Okra    | weight  | 180.00 | 800   |
    When Ayesha orders by cash_on_delivery
      | product | quantity |
      | Okra    | 750      |
    Then her order becomes confirmed
    And 0 of "Okra" are available
    When staff begin to pick her order
    Then staff cannot put 801 of "Okra" in her bag
    When staff put 790 of "Okra" in her bag
    And staff pack her order
    Then 10 of "Okra" are available

  Scenario: What is spoilt is written off, and what is not found is to be counted
    When Ayesha orders by cash_on_delivery
      | product         | quantity |
      | Milk 1 l        | 4        |
      | Chaunsa mangoes | 500      |
    And staff begin to pick her order
    And staff put 1 of "Milk 1 l" in her bag: the rest is damaged
    And staff put 200 of "Chaunsa mangoes" in her bag: the rest is not_found
    And staff pack her order
    Then 6 of "Milk 1 l" are available
    And 3 of "Milk 1 l" were written off as damaged
    And staff are to count "Chaunsa mangoes" and not "Milk 1 l"
    When staff count 4600 of "Chaunsa mangoes"
    Then nobody is to count "Chaunsa mangoes"

  Scenario: What is spoilt of an order that is cancelled does not come back for sale
    When Ayesha orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 4        |
    And staff begin to pick her order
    And staff put 0 of "Milk 1 l" in her bag: the rest is expired
    And staff cancel her order
    Then 6 of "Milk 1 l" are on hand
