Feature: The basket

  What a customer has put in stays what it was, says what stands in its way, and is never lost.

  Background:
    Given the shelves hold
      | product         | sold by | price  | stock |
      | Chaunsa mangoes | weight  | 335.00 | 5000  |
      | Milk 1 l        | piece   | 360.00 | 10    |
      | Mustard oil     | piece   | 540.00 | 0     |
    And Ayesha is a customer

  Scenario: One line that is short does not cost her the others
    When Ayesha puts 500 of "Chaunsa mangoes" and 12 of "Milk 1 l" in her basket
    Then her basket says that of "Milk 1 l" there are 10 left
    When Ayesha checks out by cash_on_delivery
    Then her order becomes rejected
    And her basket holds 500 of "Chaunsa mangoes" and 12 of "Milk 1 l"
    When Ayesha puts 500 of "Chaunsa mangoes" and 10 of "Milk 1 l" in her basket
    And Ayesha checks out by cash_on_delivery
    Then her order becomes confirmed
    And her basket is empty

  Scenario: What others buy is felt in her basket
    When Ayesha puts 500 of "Chaunsa mangoes" and 4 of "Milk 1 l" in her basket
    And Bilal is a customer
    And Bilal orders by cash_on_delivery
      | product  | quantity |
      | Milk 1 l | 7        |
    Then her basket says that of "Milk 1 l" there are 3 left

  Scenario: What comes back joins what she has put in since
    When Ayesha puts 500 of "Chaunsa mangoes" and 12 of "Milk 1 l" in her basket
    And Ayesha checks out by cash_on_delivery
    And Ayesha puts 250 of "Chaunsa mangoes" in her basket
    Then her order becomes rejected
    And her basket holds 750 of "Chaunsa mangoes" and 12 of "Milk 1 l"

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

  Scenario: A basket that comes to more than anybody can pay can still be read
    When Ayesha puts 500 of "Chaunsa mangoes" and 2 of "Milk 1 l" in her basket
    And staff change the price of "Milk 1 l" to 9000000000.00
    Then her basket says that it comes to too much
    And Ayesha cannot check out
    And her basket holds 500 of "Chaunsa mangoes" and 2 of "Milk 1 l"
