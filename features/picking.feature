Feature: At the shelves

  Whoever picks an order puts into its bags what there is, as it is weighed. What it costs follows the scale, what is missing is not
  paid for, and nothing stands in for anything unless its customer has said so.

  Background:
    Given the shelves hold
      | product         | sold by | price  | stock |
      | Chaunsa mangoes | weight  | 335.00 | 20000 |
      | Milk 1 l        | piece   | 360.00 | 40    |
      | Oat drink       | piece   | 400.00 | 40    |
    And Ayesha is a customer
    And Bilal works here and may do "picking"
    And Hina works here and may do "picking"
    And Ayesha orders by cash_on_delivery
      | product         | quantity |
      | Chaunsa mangoes | 1000     |
      | Milk 1 l        | 2        |
    And her order becomes confirmed

  Scenario: There is less than she ordered, and she pays for what there is
    When Bilal picks her order
    Then Bilal cannot put 1 of "Milk 1 l" into her bag without saying why
    When Bilal puts 1 of "Milk 1 l" into her bag, as the rest is not_found
    And Bilal puts 1000 of "Chaunsa mangoes" into her bag
    And Bilal packs her bag
    Then she pays 695.00 and 150.00 for the delivery, which is 360.00 less than when she ordered
    And 19000 of "Chaunsa mangoes" and 39 of "Milk 1 l" are available
    When staff ship her order
    Then Ayesha is told that of "Milk 1 l" 1 of 2 is in the bag

  Scenario: What is damaged is nobody's any more
    When Bilal picks her order
    And Bilal puts 0 of "Milk 1 l" into her bag, as the rest is damaged
    And Bilal puts 1000 of "Chaunsa mangoes" into her bag
    And Bilal packs her bag
    Then 19000 of "Chaunsa mangoes" and 38 of "Milk 1 l" are available
    When staff ship her order
    Then 19000 of "Chaunsa mangoes" and 38 of "Milk 1 l" are on hand

  Scenario: The scale shows too much
    When Bilal picks her order
    Then Bilal cannot put 1151 of "Chaunsa mangoes" into her bag, since it is too much
    And Bilal cannot put 3 of "Milk 1 l" into her bag, since it is too much
    When Bilal puts 1150 of "Chaunsa mangoes" into her bag
    And Bilal puts 2 of "Milk 1 l" into her bag
    And Bilal packs her bag
    Then she pays 1105.25 and 150.00 for the delivery, which is 50.25 more than when she ordered
    And 18850 of "Chaunsa mangoes" and 38 of "Milk 1 l" are available

  Scenario: The wrong thing in hand
    Given "Milk 1 l" has the barcode "8961008209005"
    When Bilal picks her order
    Then Bilal cannot scan "4006381333931" for "Milk 1 l"
    When Bilal scans "08961008209005" for 2 of "Milk 1 l"
    Then 2 of "Milk 1 l" are in her bag

  Scenario: The scale's label says what was weighed
    Given "Chaunsa mangoes" has the barcode "4011"
    When Bilal picks her order
    And Bilal scans the label of 1042 g of item 4011 for "Chaunsa mangoes"
    Then 1042 of "Chaunsa mangoes" are in her bag
    And Bilal cannot scan the label of 1042 g of item 4012 for "Chaunsa mangoes"

  Scenario: A phone comes out of the cold store and says everything twice
    When Bilal picks her order
    And Bilal's phone says late and twice that 990, and then 1010, of "Chaunsa mangoes" are in her bag
    Then 1010 of "Chaunsa mangoes" are in her bag

  Scenario: She would rather not
    When Bilal picks her order
    And Bilal offers her 2 of "Oat drink" for "Milk 1 l"
    Then Bilal cannot pack her bag
    When Ayesha refuses what is offered
    And Bilal puts 0 of "Milk 1 l" into her bag, as the rest is not_found
    And Bilal puts 1000 of "Chaunsa mangoes" into her bag
    And Bilal packs her bag
    Then she pays 335.00 and 150.00 for the delivery, which is 720.00 less than when she ordered
    And 40 of "Oat drink" and 40 of "Milk 1 l" are available

  Scenario: She does not answer
    When Bilal picks her order
    And Bilal offers her 2 of "Oat drink" for "Milk 1 l"
    And the time to answer is over
    Then Ayesha cannot agree to it any more
    And 40 of "Oat drink" and 38 of "Milk 1 l" are available

  Scenario: Bilal finds some milk after all
    When Bilal picks her order
    And Bilal offers her 2 of "Oat drink" for "Milk 1 l"
    And Bilal takes his offer back
    Then Ayesha cannot agree to it any more
    When Bilal puts 2 of "Milk 1 l" into her bag
    And Bilal puts 1000 of "Chaunsa mangoes" into her bag
    And Bilal packs her bag
    Then she pays 1055.00 and 150.00 for the delivery, as when she ordered

  Scenario: What was to stand in is sold out too
    When Bilal picks her order
    And staff count 1 of "Oat drink"
    And Bilal offers 2 of "Oat drink" for "Milk 1 l", of which there is not enough
    Then Bilal puts 0 of "Milk 1 l" into her bag, as the rest is not_found

  Scenario: She agrees, and pays no more than for what she ordered
    When Bilal picks her order
    And Bilal offers her 2 of "Oat drink" for "Milk 1 l"
    Then Ayesha is asked whether "Oat drink" will do for "Milk 1 l"
    When Ayesha agrees to what is offered
    And Bilal puts 2 of "Oat drink" into her bag
    And Bilal puts 1000 of "Chaunsa mangoes" into her bag
    And Bilal packs her bag
    Then she pays 1055.00 and 150.00 for the delivery, as when she ordered
    And 38 of "Oat drink" and 40 of "Milk 1 l" are available

  Scenario: Somebody else has it in hand
    When Bilal picks her order
    Then Hina cannot pick her order
    When Hina takes her order over
    Then Bilal cannot put 2 of "Milk 1 l" into her bag
    When Hina puts 2 of "Milk 1 l" into her bag
    Then Hina cannot pack her bag
    When Hina gives her order back
    And Bilal picks her order
    And Bilal puts 1000 of "Chaunsa mangoes" into her bag
    And Bilal packs her bag
    Then she pays 1055.00 and 150.00 for the delivery, as when she ordered

  Scenario: Two orders in one walk
    When another order of hers for 3 of "Milk 1 l" is confirmed
    And Bilal picks both of her orders in one walk
    Then Bilal comes by "Milk 1 l" once, for 5 of it

  Scenario: Packed as it was ordered
    When Bilal packs her bag
    Then she pays 1055.00 and 150.00 for the delivery, as when she ordered
    And 19000 of "Chaunsa mangoes" and 38 of "Milk 1 l" are available
