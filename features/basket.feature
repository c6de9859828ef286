Feature: The basket

  What a customer has put in stays what it was, says what stands in its way, and is never lost.

  Background:
    Given the shelves hold
      | product         | sold by | price  | stock |
      | Chaunsa mangoes | weight  | 335.00 | 5000  |
      | Milk 1 l        | piece   | 360.00 | 10    |
    And Ayesha is a customer

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
    When Ayesha puts 12 of "Milk 1 l" in her basket
    And Ayesha checks out by cash_on_delivery
    And Ayesha puts 250 of "Chaunsa mangoes" in her basket
    Then her order becomes rejected
    And her basket holds 250 of "Chaunsa mangoes" and 12 of "Milk 1 l"

  Scenario: A basket that comes to more than anybody can pay can still be read
    When Ayesha puts 500 of "Chaunsa mangoes" and 2 of "Milk 1 l" in her basket
    And staff change the price of "Milk 1 l" to 9000000000.00
    Then her basket says that it comes to too much
    And Ayesha cannot check out
    And her basket holds 500 of "Chaunsa mangoes" and 2 of "Milk 1 l"
