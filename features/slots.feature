Feature: Where and when orders are brought

  The shop says where it delivers, for how much, and how many orders it can bring in each part of a day. A part of a day
  takes no order more than that.

  Background:
    Given the shelves hold
      | product    | sold by | price  | stock |
      | Milk 1 l   | piece   | 360.00 | 400   |
    And Ayesha is a customer

  Scenario: In the evening, for the fee of her part of the town
    Given the shop delivers to "Clifton" for 99.00, 20 orders an evening
    When Ayesha orders 2 of "Milk 1 l" to "Clifton" for the first evening
    Then her order comes to 720.00 and 99.00 for the delivery
    And her order is to be brought in the first evening
    And the first evening has 19 places left

  Scenario: Of a hundred shoppers for an evening of twenty exactly twenty have it
    Given the shop delivers to "Defence" for 99.00, 20 orders an evening
    When 100 shoppers order to "Defence" for the first evening at the same moment
    Then 20 of them have it
    And the others are shown evenings that are not full
    And the first evening has 0 places left

  Scenario: What is cancelled makes room
    Given the shop delivers to "Saddar" for 99.00, 1 order an evening
    When Ayesha orders 1 of "Milk 1 l" to "Saddar" for the first evening
    And Ayesha cancels her order
    Then her order becomes cancelled
    And the first evening has 1 place left

  Scenario: A place is kept while she checks out
    Given the shop delivers to "Korangi" for 99.00, 1 order an evening
    When Ayesha keeps a place in the first evening
    Then the first evening has 0 places left
    When 3 shoppers order to "Korangi" for the first evening at the same moment
    Then 0 of them have it
    When Ayesha orders 1 of "Milk 1 l" to "Korangi" for the first evening
    Then her order is to be brought in the first evening

  Scenario: She changes her mind about the evening
    Given the shop delivers to "Malir" for 99.00, 1 order an evening
    When Ayesha orders 1 of "Milk 1 l" to "Malir" for the first evening
    And Ayesha moves her order to the second evening
    Then her order is to be brought in the second evening
    And the first evening has 1 place left
    And the second evening has 0 places left

  Scenario: Too far away
    Given the shop delivers to "Lyari" for 99.00, 20 orders an evening
    When Ayesha orders 1 of "Milk 1 l" to "Timbuktu"
    Then she is told that the shop does not deliver there

  Scenario: A small order costs more
    Given the shop delivers to "Gulshan" for 99.00, and for 50.00 more below 500.00
    When Ayesha orders 1 of "Milk 1 l" to "Gulshan"
    Then her order comes to 509.00 in all
