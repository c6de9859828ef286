Feature: Receipts

  What is charged for is on paper: an invoice when the bags are packed, a credit note for whatever goes back. The sums of these
  tables are reckoned by hand.

  Background:
    Given goods are taxed as in Pakistan
    And the shop has
      | goods | sold by | price  | category | brand   | tax      | printed | on sale at |
      | Milk  | piece   | 360.00 | Dairy    | Olper's | reduced  |         |            |
      | Bread | piece   | 180.00 | Bakery   | Dawn    | zero     |         |            |
      | Cake  | piece   | 300.00 | Bakery   | Dawn    | standard |         |            |
    And Ayesha is a customer

  Scenario: Her invoice has what is in her bags, with discounts, the tip, and tax by rate
    Given the offers "10 % on Milk" are made for "2 Milk, 1 Bread, 1 Cake"
    When Ayesha orders "2 Milk, 1 Bread, 1 Cake, 50.00 tip" in cash
    Then Ayesha has no invoice yet
    When staff pack her order
    Then Ayesha has an invoice that reads
      | what                  | amount  |
      | 2 Milk                | 720.00  |
      | 10 % on Milk          | -72.00  |
      | 1 Bread               | 180.00  |
      | 1 Cake                | 300.00  |
      | goods                 | 1200.00 |
      | discounts             | -72.00  |
      | delivery              | 150.00  |
      | tip                   | 50.00   |
      | total                 | 1328.00 |
      | tax of 18 % in 450.00 | 68.64   |
      | tax of 10 % in 648.00 | 58.91   |
      | tax of 0 % in 180.00  | 0.00    |
      | tax of 0 % in 50.00   | 0.00    |
      | tax in all            | 127.55  |
    And it is the invoice that her order is known by
    And she can have it as a page and as a PDF, in English and in Urdu, for a sheet and for a strip

  Scenario: Of what was too little she is charged for what there was
    Given the offers "10 % on Milk" are made for "3 Milk"
    When Ayesha orders "3 Milk" in cash
    And only 2 of line 1 are found
    And staff pack her order
    Then Ayesha has an invoice that reads
      | what                  | amount |
      | 2 Milk                | 720.00 |
      | 10 % on Milk          | -72.00 |
      | goods                 | 720.00 |
      | discounts             | -72.00 |
      | delivery              | 150.00 |
      | total                 | 798.00 |
      | tax of 18 % in 150.00 | 22.88  |
      | tax of 10 % in 648.00 | 58.91  |
      | tax in all            | 81.79  |

  Scenario: A credit note for one that comes back, with its discount and its tax, and one for the rest
    Given the offers "10 % on Milk" are made for "4 Milk"
    When Ayesha orders "4 Milk" in cash
    And staff pack her order
    And staff ship her order
    And staff deliver her order
    And staff take 1 of line 1 back, to the shelf
    Then Ayesha has a credit note, as goods came back, that reads
      | what                  | amount |
      | 1 Milk                | 360.00 |
      | 10 % on Milk          | -36.00 |
      | goods                 | 360.00 |
      | discounts             | -36.00 |
      | delivery              | 0.00   |
      | total                 | 324.00 |
      | tax of 10 % in 324.00 | 29.46  |
      | tax in all            | 29.46  |
    And of 1446.00 she is charged for 1122.00
    When staff take her order back, to the shelf
    Then Ayesha has another credit note, as goods came back, that reads
      | what                  | amount  |
      | 3 Milk                | 1080.00 |
      | 10 % on Milk          | -108.00 |
      | goods                 | 1080.00 |
      | discounts             | -108.00 |
      | delivery              | 150.00  |
      | total                 | 1122.00 |
      | tax of 18 % in 150.00 | 22.88   |
      | tax of 10 % in 972.00 | 88.36   |
      | tax in all            | 111.24  |
    And of 1446.00 she is charged for 0.00

  Scenario: Money for the trouble changes nothing of the tax
    Given the offers "" are made for "2 Milk"
    When Ayesha orders "2 Milk" by card
    And Ayesha pays with "tok_ok" in full
    And staff pack her order
    And she is charged
    And staff refund 100.00 of it
    Then Ayesha has a credit note, as money was given, that reads
      | what       | amount |
      | goods      | 0.00   |
      | delivery   | 0.00   |
      | total      | 100.00 |
      | tax in all | 0.00   |
    And of 870.00 she is charged for 770.00

  Scenario: Called off when it was packed
    Given the offers "" are made for "1 Cake"
    When Ayesha orders "1 Cake" in cash
    And staff pack her order
    And staff cancel her order
    Then Ayesha has a credit note, as it was called off, that reads
      | what                  | amount |
      | 1 Cake                | 300.00 |
      | goods                 | 300.00 |
      | delivery              | 150.00 |
      | total                 | 450.00 |
      | tax of 18 % in 450.00 | 68.64  |
      | tax in all            | 68.64  |
    And of 450.00 she is charged for 0.00

  Scenario: One number follows the other, whoever packs what at the same moment
    Given the offers "" are made for "1 Bread"
    When 8 shoppers order "1 Bread", and staff pack all of it at the same moment
    Then their invoices have 8 numbers, one after the other

  Scenario: What was never packed has no number
    Given the offers "" are made for "1 Bread"
    When 2 shoppers order "1 Bread", and staff pack all of it at the same moment
    And Ayesha orders "1 Bread" in cash
    And Ayesha cancels her order
    Then Ayesha has no invoice yet
    And the next invoice has the next number

  Scenario: It is nobody else's
    Given the offers "" are made for "1 Bread"
    And Bilal is a customer
    When Ayesha orders "1 Bread" in cash
    And staff pack her order
    Then neither Bilal nor who has no account can see her invoice

  Scenario: The tax authority knows of what is sold, and of what is credited
    Given the offers "" are made for "1 Cake"
    When Ayesha orders "1 Cake" in cash
    And staff pack her order
    Then the tax authority has her invoice, which bears its number and a code to scan
    When staff cancel her order
    Then the tax authority has the credit note, which bears its number and a code to scan
