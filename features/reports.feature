Feature: What was sold

  The shop sees what it sold on which day: what is packed, since its sum is final then. What comes back later is not taken off that
  day, but stands beside, on the day on which it came.

  Background:
    Given the shelves hold
      | product         | sold by | price  | stock |
      | Chaunsa mangoes | weight  | 335.00 | 20000 |
      | Milk 1 l        | piece   | 360.00 | 40    |
    And Ayesha is a customer
    And Bilal works here and may do "picking"
    And Hina works here and may do "reports"
    And Ayesha orders by cash_on_delivery
      | product         | quantity |
      | Chaunsa mangoes | 1000     |
      | Milk 1 l        | 3        |
    And her order becomes confirmed

  Scenario: It is sold when it is packed, for what is in the bag
    Then Hina reads nothing of "Milk 1 l" today
    When Bilal picks her order
    And Bilal puts 2 of "Milk 1 l" into her bag, as the rest is not_found
    And Bilal puts 950 of "Chaunsa mangoes" into her bag
    And Bilal packs her bag
    Then Hina reads of today
      | product         | orders | pieces | grams | sold for | given back |
      | Milk 1 l        | 1      | 2      | 0     | 720.00   | 0.00       |
      | Chaunsa mangoes | 1      | 0      | 950   | 318.25   | 0.00       |
    And Hina reads that Bilal picked 1 order of 2 lines, 1 of them short

  Scenario: What comes back stands beside what was sold
    When staff pack her order
    And staff ship her order
    And staff deliver her order
    And staff take 1 of line 2 back, to the shelf
    Then Hina reads of today
      | product         | orders | pieces | grams | sold for | given back |
      | Milk 1 l        | 1      | 3      | 0     | 1080.00  | 360.00     |
      | Chaunsa mangoes | 1      | 0      | 1000  | 335.00   | 0.00       |
    And her spreadsheet has 1080.00 for "Milk 1 l"

  Scenario: What is called off after it was packed was sold, and is given back whole
    When staff pack her order
    And staff cancel her order
    Then Hina reads of today
      | product         | orders | pieces | grams | sold for | given back |
      | Milk 1 l        | 1      | 3      | 0     | 1080.00  | 1080.00    |
      | Chaunsa mangoes | 1      | 0      | 1000  | 335.00   | 335.00     |

  Scenario: Only who may see the figures sees them
    Then Bilal cannot read what was sold today
