Feature: The catalogue

  Staff bring the catalogue in as a file, and change it one at a time.

  Scenario: A delivery list, with a line that is wrong
    When staff import this list
      """
      sku,name,brand,category,price,currency,soldBy,barcode,description,imageUrl,stock
      {sku}-1,"Rooh Afza, 800 ml",Hamdard,Drinks > Syrups,450.00,PKR,piece,,"The summer's red one",,12
      {sku}-2,Free lunch,,Drinks > Syrups,gratis,PKR,piece,,,,
      {sku}-3,Kashmiri Chai کشمیری چائے,,Drinks > Tea,1179.50,PKR,weight,,,,9000
      """
    Then the import says 2 created, 0 updated, 0 unchanged and 1 failed
    And the import blames line 3
    And 12 of "{sku}-1" and 9000 of "{sku}-3" are available
    When staff import the same list again
    Then the import says 0 created, 0 updated, 2 unchanged and 1 failed

  Scenario: What is archived is no longer sold
    Given the shelves hold
      | product    | sold by | price  | stock |
      | Old Cheese | piece   | 900.00 | 3     |
    And Ayesha is a customer
    When staff archive "Old Cheese"
    Then Ayesha cannot order "Old Cheese"

  Scenario: Two of the staff change one product
    Given the shelves hold
      | product  | sold by | price  | stock |
      | Milk 1 l | piece   | 360.00 | 40    |
    When two of the staff change the price of "Milk 1 l" from the same version
    Then the second is told that it has changed meanwhile
