Feature: Offers

  What is taken off is the best that there is for the customer, to the paisa, and the same in the quote, the basket and the
  order. The sums of these tables are reckoned by hand. Delivery is 150.00, and nothing from 3000.00 on; it is taxed as
  standard goods are, and tips are not taxed.

  Background:
    Given goods are taxed as in Pakistan
    And the shop has
      | goods     | sold by | price   | category          | brand       | tax            | printed | on sale at |
      | Milk      | piece   | 360.00  | Fresh > Dairy     | Olper's     | reduced        |         |            |
      | Yoghurt   | piece   | 145.50  | Fresh > Dairy     | Nestlé      | reduced        |         |            |
      | Cheese    | weight  | 1999.99 | Fresh > Dairy     | Nurpur      | standard       |         |            |
      | Mangoes   | weight  | 335.00  | Fresh > Fruit     |             | exempt         |         |            |
      | Apples    | weight  | 279.99  | Fresh > Fruit     |             | zero           |         |            |
      | Bread     | piece   | 180.00  | Bakery            | Dawn        | zero           |         |            |
      | Cake      | piece   | 300.00  | Bakery            | Peek Freans | standard       |         |            |
      | Zeera     | piece   | 120.00  | Snacks > Biscuits | Peek Freans | standard       |         |            |
      | Sooper    | piece   | 99.99   | Snacks > Biscuits | Peek Freans | standard       |         |            |
      | Crisps    | piece   | 70.00   | Snacks            | Lay's       | standard       |         |            |
      | Tea       | piece   | 850.00  | Grocery           | Tapal       | third_schedule | 900.00  |            |
      | Juice     | piece   | 250.00  | Grocery           | Nestlé      | standard       |         | 199.00     |
      | Detergent | piece   | 640.01  | Home              | Surf Excel  | standard       |         |            |

  Scenario Outline: <goods>: <offers>
    Given the offers "<offers>" are made for "<goods>"
    Then "<goods>", with the coupons "<coupons>" and paid by "<pays>", comes to
      | subtotal   | discount   | delivery   | tax   | total   |
      | <subtotal> | <discount> | <delivery> | <tax> | <total> |

    Examples: No offers: prices include tax, and each class, the fee and the tip have their own
      | goods                                          | offers | coupons | pays | subtotal | discount | delivery | tax    | total   |
      | 2 Milk                                         |        |         | cash | 720.00   | 0.00     | 150.00   | 88.33  | 870.00  |
      | 1 Zeera                                        |        |         | cash | 120.00   | 0.00     | 150.00   | 41.19  | 270.00  |
      | 3 Sooper                                       |        |         | cash | 299.97   | 0.00     | 150.00   | 68.64  | 449.97  |
      | 750 g Mangoes                                  |        |         | cash | 251.25   | 0.00     | 150.00   | 22.88  | 401.25  |
      | 1 Bread                                        |        |         | cash | 180.00   | 0.00     | 150.00   | 22.88  | 330.00  |
      | 2 Tea                                          |        |         | cash | 1700.00  | 0.00     | 150.00   | 297.46 | 1850.00 |
      | 1 Milk, 1 Zeera, 500 g Mangoes, 1 Bread, 1 Tea |        |         | cash | 1677.50  | 0.00     | 150.00   | 211.21 | 1827.50 |
      | 2 Juice                                        |        |         | cash | 398.00   | 0.00     | 150.00   | 83.59  | 548.00  |
      | 1 Bread, 50.00 tip                             |        |         | cash | 180.00   | 0.00     | 150.00   | 22.88  | 380.00  |
      | 4 Tea                                          |        |         | cash | 3400.00  | 0.00     | 0.00     | 549.15 | 3400.00 |
      | 1500 g Cheese                                  |        |         | cash | 2999.99  | 0.00     | 150.00   | 480.51 | 3149.99 |

    Examples: So many percent off: each line is rounded once, half a paisa up
      | goods                          | offers                                         | coupons | pays | subtotal | discount | delivery | tax    | total   |
      | 1 Milk                         | 10 % on Milk                                   |         | cash | 360.00   | 36.00    | 150.00   | 52.33  | 474.00  |
      | 1 Sooper                       | 10 % on Sooper                                 |         | cash | 99.99    | 10.00    | 150.00   | 36.61  | 239.99  |
      | 1 Yoghurt                      | 15 % on Yoghurt                                |         | cash | 145.50   | 21.83    | 150.00   | 34.12  | 273.67  |
      | 3 Yoghurt                      | 15 % on Yoghurt                                |         | cash | 436.50   | 65.48    | 150.00   | 56.61  | 521.02  |
      | 1 Milk, 500 g Mangoes, 1 Bread | 10 % on category Fresh                         |         | cash | 707.50   | 52.75    | 150.00   | 52.33  | 804.75  |
      | 1 Milk, 500 g Mangoes          | 10 % on category Fruit                         |         | cash | 527.50   | 16.75    | 150.00   | 55.61  | 660.75  |
      | 1 Zeera, 2 Sooper              | 20 % on brand Peek Freans                      |         | cash | 319.98   | 64.00    | 150.00   | 61.92  | 405.98  |
      | 1 Zeera, 1 Cake                | 25 % on brand Peek Freans in category Biscuits |         | cash | 420.00   | 30.00    | 150.00   | 82.37  | 540.00  |
      | 2 Yoghurt                      | 10 % on brand NESTLE                           |         | cash | 291.00   | 29.10    | 150.00   | 46.69  | 411.90  |
      | 1 Bread                        | 100 % on Bread                                 |         | cash | 180.00   | 180.00   | 150.00   | 22.88  | 150.00  |
      | 333 g Apples                   | 10 % on Apples                                 |         | cash | 93.24    | 9.32     | 150.00   | 22.88  | 233.92  |
      | 2 Tea                          | 10 % on Tea                                    |         | cash | 1700.00  | 170.00   | 150.00   | 297.46 | 1680.00 |
      | 1 Juice                        | 10 % on Juice                                  |         | cash | 199.00   | 19.90    | 150.00   | 50.20  | 329.10  |
      | 1 Sooper, 1 Yoghurt, 1 Milk    | 10 % on the basket, with TEN                   | TEN     | cash | 605.49   | 60.55    | 150.00   | 77.96  | 694.94  |

    Examples: So many rupees off: each piece or kilogram, or the basket once, and nothing is given away beyond its price
      | goods                  | offers                           | coupons | pays | subtotal | discount | delivery | tax    | total   |
      | 2 Detergent            | Rs 50 on Detergent               |         | cash | 1280.02  | 100.00   | 150.00   | 202.88 | 1330.02 |
      | 750 g Mangoes          | Rs 40 on Mangoes                 |         | cash | 251.25   | 30.00    | 150.00   | 22.88  | 371.25  |
      | 333 g Apples           | Rs 10 on Apples                  |         | cash | 93.24    | 3.33     | 150.00   | 22.88  | 239.91  |
      | 2 Crisps               | Rs 100 on Crisps                 |         | cash | 140.00   | 140.00   | 150.00   | 22.88  | 150.00  |
      | 2 Zeera, 1 Cake        | Rs 20 on brand Peek Freans       |         | cash | 540.00   | 60.00    | 150.00   | 96.10  | 630.00  |
      | 1 Milk, 1 Bread, 1 Tea | Rs 300 on the basket, with THREE | THREE   | cash | 1390.00  | 300.00   | 150.00   | 185.83 | 1240.00 |
      | 1 Crisps               | Rs 500 on the basket, with BIG   | BIG     | cash | 70.00    | 70.00    | 150.00   | 22.88  | 150.00  |

    Examples: At a fixed price: what is dearer comes down to it, what is cheaper stays
      | goods          | offers                 | coupons | pays | subtotal | discount | delivery | tax    | total   |
      | 3 Milk         | each Rs 340 on Milk    |         | cash | 1080.00  | 60.00    | 150.00   | 115.61 | 1170.00 |
      | 1234 g Mangoes | each Rs 300 on Mangoes |         | cash | 413.39   | 43.19    | 150.00   | 22.88  | 520.20  |
      | 1 Milk         | each Rs 400 on Milk    |         | cash | 360.00   | 0.00     | 150.00   | 55.61  | 510.00  |
      | 2 Juice        | each Rs 150 on Juice   |         | cash | 398.00   | 98.00    | 150.00   | 68.64  | 450.00  |
      | 155 g Cheese   | each Rs 1750 on Cheese |         | cash | 310.00   | 38.75    | 150.00   | 64.26  | 421.25  |

    Examples: Buy some, get some: the cheapest of each group, what is saved spread over all of its pieces
      | goods                     | offers                                    | coupons | pays | subtotal | discount | delivery | tax   | total  |
      | 3 Crisps                  | buy 2 get 1 at 100 % on Crisps            |         | cash | 210.00   | 70.00    | 150.00   | 44.24 | 290.00 |
      | 5 Crisps                  | buy 2 get 1 at 100 % on Crisps            |         | cash | 350.00   | 70.00    | 150.00   | 65.59 | 430.00 |
      | 6 Crisps                  | buy 2 get 1 at 100 % on Crisps            |         | cash | 420.00   | 140.00   | 150.00   | 65.59 | 430.00 |
      | 2 Crisps                  | buy 2 get 1 at 100 % on Crisps            |         | cash | 140.00   | 0.00     | 150.00   | 44.24 | 290.00 |
      | 2 Zeera, 1 Sooper         | buy 2 get 1 at 100 % on category Biscuits |         | cash | 339.99   | 99.99    | 150.00   | 59.49 | 390.00 |
      | 3 Yoghurt                 | buy 1 get 1 at 50 % on Yoghurt            |         | cash | 436.50   | 72.75    | 150.00   | 55.95 | 513.75 |
      | 2 Sooper                  | buy 1 get 1 at 50 % on Sooper             |         | cash | 199.98   | 50.00    | 150.00   | 45.76 | 299.98 |
      | 2000 g Mangoes            | buy 1 get 1 at 100 % on category Fruit    |         | cash | 670.00   | 0.00     | 150.00   | 22.88 | 820.00 |
      | 1 Cake, 1 Zeera, 1 Sooper | buy 1 get 1 at 100 % on brand Peek Freans |         | cash | 519.99   | 120.00   | 150.00   | 83.89 | 549.99 |

    Examples: So many for so much: of the dearest pieces, as many groups as are of use, spread to the paisa
      | goods                     | offers                            | coupons | pays | subtotal | discount | delivery | tax    | total  |
      | 3 Zeera                   | 3 for Rs 300 on Zeera             |         | cash | 360.00   | 60.00    | 150.00   | 68.64  | 450.00 |
      | 4 Zeera                   | 3 for Rs 300 on Zeera             |         | cash | 480.00   | 60.00    | 150.00   | 86.95  | 570.00 |
      | 7 Zeera                   | 3 for Rs 300 on Zeera             |         | cash | 840.00   | 120.00   | 150.00   | 132.71 | 870.00 |
      | 1 Cake, 1 Zeera, 1 Sooper | 3 for Rs 300 on brand Peek Freans |         | cash | 519.99   | 219.99   | 150.00   | 68.64  | 450.00 |
      | 3 Crisps                  | 3 for Rs 250 on Crisps            |         | cash | 210.00   | 0.00     | 150.00   | 54.91  | 360.00 |
      | 1 Zeera, 2 Sooper         | 2 for Rs 200 on category Biscuits |         | cash | 319.98   | 19.99    | 150.00   | 68.64  | 449.99 |
      | 1 Cake, 1 Zeera, 2 Sooper | 2 for Rs 230 on brand Peek Freans |         | cash | 619.98   | 190.00   | 150.00   | 88.47  | 579.98 |

    Examples: Brought for nothing: no fee, and no tax of it
      | goods  | offers                                                     | coupons | pays | subtotal | discount | delivery | tax   | total   |
      | 1 Milk | free delivery, with FREE                                   | FREE    | cash | 360.00   | 0.00     | 0.00     | 32.73 | 360.00  |
      | 3 Milk | free delivery, from Rs 1000, with FREE                     | FREE    | cash | 1080.00  | 0.00     | 0.00     | 98.18 | 1080.00 |
      | 1 Milk | free delivery, together, with FREE; 10 % on Milk, together | FREE    | cash | 360.00   | 36.00    | 0.00     | 29.45 | 324.00  |
      | 1 Milk | free delivery, with FREE; 10 % on Milk                     | FREE    | cash | 360.00   | 36.00    | 0.00     | 29.45 | 324.00  |

    Examples: When, for whom and by what way of paying: all that is said must hold
      | goods           | offers                                                      | coupons | pays       | subtotal | discount | delivery | tax    | total   |
      | 2 Milk, 1 Zeera | 10 % on Milk, from Rs 1000                                  |         | cash       | 840.00   | 0.00     | 150.00   | 106.64 | 990.00  |
      | 2 Milk, 1 Zeera | 10 % on Milk, from Rs 840                                   |         | cash       | 840.00   | 72.00    | 150.00   | 100.10 | 918.00  |
      | 1 Tea, 1 Milk   | 50 % on Tea; Rs 100 on Milk, from Rs 1200                   |         | cash       | 1210.00  | 525.00   | 150.00   | 183.81 | 835.00  |
      | 1 Bread         | 20 % on Bread, for a first order                            |         | cash       | 180.00   | 36.00    | 150.00   | 22.88  | 294.00  |
      | 1 Bread         | 20 % on Bread, for a first order                            |         | cash again | 180.00   | 0.00     | 150.00   | 22.88  | 330.00  |
      | 1 Tea           | 5 % on Tea, by card                                         |         | card       | 850.00   | 42.50    | 150.00   | 160.17 | 957.50  |
      | 1 Tea           | 5 % on Tea, by card                                         |         | cash       | 850.00   | 0.00     | 150.00   | 160.17 | 1000.00 |
      | 1 Milk          | 10 % on Milk, with MILK                                     | MILK    | cash       | 360.00   | 36.00    | 150.00   | 52.33  | 474.00  |
      | 1 Milk          | 10 % on Milk, with MILK                                     |         | cash       | 360.00   | 0.00     | 150.00   | 55.61  | 510.00  |
      | 1 Milk          | 10 % on Milk, switched off                                  |         | cash       | 360.00   | 0.00     | 150.00   | 55.61  | 510.00  |
      | 1 Milk          | 10 % on Milk, until yesterday; 20 % on Milk, since tomorrow |         | cash       | 360.00   | 0.00     | 150.00   | 55.61  | 510.00  |
      | 1 Milk          | 10 % on Milk, today                                         |         | cash       | 360.00   | 36.00    | 150.00   | 52.33  | 474.00  |
      | 1 Milk          | 10 % on Milk, on other days                                 |         | cash       | 360.00   | 0.00     | 150.00   | 55.61  | 510.00  |
      | 1 Milk          | 10 % on Milk, at this hour                                  |         | cash       | 360.00   | 36.00    | 150.00   | 52.33  | 474.00  |
      | 1 Milk          | 10 % on Milk, at another hour                               |         | cash       | 360.00   | 0.00     | 150.00   | 55.61  | 510.00  |
      | 1 Milk          | 10 % on Milk, today, at this hour                           |         | cash       | 360.00   | 36.00    | 150.00   | 52.33  | 474.00  |
      | 1 Milk          | 10 % on Milk, today, at another hour                        |         | cash       | 360.00   | 0.00     | 150.00   | 55.61  | 510.00  |
      | 1 Milk          | 10 % on Milk, on other days, at this hour                   |         | cash       | 360.00   | 0.00     | 150.00   | 55.61  | 510.00  |
      | 1 Milk          | 10 % on Milk, today; 20 % on Milk, on other days            |         | cash       | 360.00   | 36.00    | 150.00   | 52.33  | 474.00  |

    Examples: What meets on a line: one that stands alone, or all that add up, whichever is best for the customer
      | goods             | offers                                                                                           | coupons      | pays | subtotal | discount | delivery | tax    | total   |
      | 1 Milk            | 10 % on Milk; Rs 30 on Milk                                                                      |              | cash | 360.00   | 36.00    | 150.00   | 52.33  | 474.00  |
      | 1 Milk            | 10 % on Milk; Rs 40 on Milk                                                                      |              | cash | 360.00   | 40.00    | 150.00   | 51.97  | 470.00  |
      | 1 Milk            | 10 % on Milk, together, priority 2; Rs 40 on Milk, together, priority 1                          |              | cash | 360.00   | 76.00    | 150.00   | 48.70  | 434.00  |
      | 1 Milk            | 10 % on Milk, together, priority 1; Rs 40 on Milk, together, priority 2                          |              | cash | 360.00   | 72.00    | 150.00   | 49.06  | 438.00  |
      | 1 Milk            | 15 % on Milk; 10 % on Milk, together; Rs 10 on Milk, together                                    |              | cash | 360.00   | 54.00    | 150.00   | 50.70  | 456.00  |
      | 1 Milk            | 15 % on Milk; 10 % on Milk, together, priority 1; Rs 30 on Milk, together                        |              | cash | 360.00   | 66.00    | 150.00   | 49.61  | 444.00  |
      | 4 Zeera           | 3 for Rs 300 on Zeera, together; 10 % on Zeera, together                                         |              | cash | 480.00   | 102.00   | 150.00   | 80.54  | 528.00  |
      | 4 Zeera           | 3 for Rs 300 on Zeera; 20 % on Zeera                                                             |              | cash | 480.00   | 96.00    | 150.00   | 81.46  | 534.00  |
      | 6 Zeera           | 3 for Rs 300 on Zeera; buy 2 get 1 at 100 % on Zeera                                             |              | cash | 720.00   | 240.00   | 150.00   | 96.10  | 630.00  |
      | 1 Zeera, 1 Sooper | 2 for Rs 200 on category Biscuits; 50 % on Sooper                                                |              | cash | 219.99   | 50.00    | 150.00   | 48.82  | 319.99  |
      | 1 Milk, 1 Tea     | 50 % on Milk; 10 % on the basket, with TEN                                                       | TEN          | cash | 1210.00  | 265.00   | 150.00   | 176.53 | 1095.00 |
      | 1 Milk, 1 Tea     | 50 % on Milk, together; 10 % on the basket, together, with TEN                                   | TEN          | cash | 1210.00  | 283.00   | 150.00   | 174.90 | 1077.00 |
      | 1 Milk, 1 Tea     | 50 % on Milk; 10 % on the basket, together, with TEN                                             | TEN          | cash | 1210.00  | 265.00   | 150.00   | 176.53 | 1095.00 |
      | 1 Tea             | 10 % on the basket, together, priority 1, with TEN; Rs 100 on the basket, together, with HUNDRED | TEN, HUNDRED | cash | 850.00   | 185.00   | 150.00   | 160.17 | 815.00  |

  Scenario Outline: <goods>, in the basket and ordered: <offers>
    Given the offers "<offers>" are made for "<goods>"
    Then "<goods>", with the coupons "<coupons>" and paid by "<pays>", comes to
      | subtotal   | discount   | delivery   | tax   | total   |
      | <subtotal> | <discount> | <delivery> | <tax> | <total> |
    And the same basket, and the order of it, come to that too

    Examples: One of each kind, from the basket to the order
      | goods                     | offers                                                                               | coupons | pays | subtotal | discount | delivery | tax    | total   |
      | 750 g Mangoes, 2 Milk     | 10 % on category Fresh                                                               |         | cash | 971.25   | 97.13    | 150.00   | 81.79  | 1024.12 |
      | 2 Tea, 100.00 tip         | 10 % on the basket, with TEN                                                         | TEN     | cash | 1700.00  | 170.00   | 150.00   | 297.46 | 1780.00 |
      | 2 Detergent               | Rs 50 on Detergent, together, priority 1; Rs 300 on the basket, together, with THREE | THREE   | cash | 1280.02  | 400.00   | 150.00   | 157.12 | 1030.02 |
      | 333 g Apples              | each Rs 250 on Apples                                                                |         | cash | 93.24    | 9.99     | 150.00   | 22.88  | 233.25  |
      | 2 Zeera, 1 Sooper         | buy 2 get 1 at 100 % on category Biscuits                                            |         | cash | 339.99   | 99.99    | 150.00   | 59.49  | 390.00  |
      | 1 Cake, 1 Zeera, 1 Sooper | 3 for Rs 300 on brand Peek Freans                                                    |         | cash | 519.99   | 219.99   | 150.00   | 68.64  | 450.00  |
      | 3 Milk                    | free delivery, from Rs 1000, with FREE                                               | FREE    | cash | 1080.00  | 0.00     | 0.00     | 98.18  | 1080.00 |
      | 1 Bread, 1 Juice          | 20 % on Bread, for a first order                                                     |         | cash | 379.00   | 36.00    | 150.00   | 53.24  | 493.00  |

  Scenario Outline: <goods> to the suburb <when>: <offers>
    Given to the suburb it costs 99.00, 180.00 in the evening, nothing from 2000.00 on, and below 500.00 it is 50.00 more
    And the offers "<offers>" are made for "<goods>"
    Then "<goods>", to the suburb <when>, with the coupons "<coupons>", comes to
      | subtotal   | discount   | delivery   | small order | tax   | total   |
      | <subtotal> | <discount> | <delivery> | <small>     | <tax> | <total> |

    Examples: Delivery and small orders have fees of the place and of the hour, by what the goods come to before discounts
      | goods  | when           | offers                                          | coupons | subtotal | discount | delivery | small | tax    | total   |
      | 1 Milk | at any time    |                                                 |         | 360.00   | 0.00     | 99.00    | 50.00 | 55.46  | 509.00  |
      | 2 Milk | at any time    |                                                 |         | 720.00   | 0.00     | 99.00    | 0.00  | 80.55  | 819.00  |
      | 1 Milk | in the evening |                                                 |         | 360.00   | 0.00     | 180.00   | 50.00 | 67.82  | 590.00  |
      | 2 Milk | in the evening |                                                 |         | 720.00   | 0.00     | 180.00   | 0.00  | 92.91  | 900.00  |
      | 2 Milk | in the evening | 50 % on Milk                                    |         | 720.00   | 360.00   | 180.00   | 0.00  | 60.19  | 540.00  |
      | 6 Milk | at any time    |                                                 |         | 2160.00  | 0.00     | 0.00     | 0.00  | 196.36 | 2160.00 |
      | 6 Milk | in the evening | 10 % on Milk                                    |         | 2160.00  | 216.00   | 0.00     | 0.00  | 176.73 | 1944.00 |
      | 1 Milk | in the evening | free delivery, with FREE                        | FREE    | 360.00   | 0.00     | 0.00     | 50.00 | 40.36  | 410.00  |
      | 1 Milk | at any time    | 100 % on Milk, together; free delivery, together |         | 360.00   | 360.00   | 0.00     | 50.00 | 7.63   | 50.00   |

  Scenario Outline: A code that is good for nothing is refused: <why>
    Given the offers "<offers>" are made for "<goods>"
    Then the coupons "<coupons>" are refused for "<goods>" paid by "<pays>", since "<why>"

    Examples: A customer is told why, before and when ordering
      | goods   | offers                                                 | coupons   | pays       | why                                                     |
      | 1 Milk  |                                                        | NOSUCH    | cash       | there is no such code                                   |
      | 2 Milk  | free delivery, from Rs 1000, with FREE                 | FREE      | cash       | the order comes to too little for it                    |
      | 1 Bread | 20 % on Bread, for a first order, with NEW             | NEW       | cash again | it is for a first order                                 |
      | 1 Tea   | 5 % on Tea, by card, with CARD                         | CARD      | cash       | it is for another way of paying                         |
      | 1 Milk  | 10 % on Milk, until yesterday, with OLD                | OLD       | cash       | it has ended                                            |
      | 1 Milk  | 10 % on Milk, since tomorrow, with SOON                | SOON      | cash       | it has not begun                                        |
      | 1 Milk  | 10 % on Milk, switched off, with OFF                   | OFF       | cash       | it is not in force                                      |
      | 1 Milk  | 10 % on Bread, with BREAD                              | BREAD     | cash       | it gives nothing for this order, or less than others do |
      | 1 Milk  | 50 % on Milk; 10 % on the basket, with TEN             | TEN       | cash       | it gives nothing for this order, or less than others do |
      | 4 Tea   | free delivery, with FREE                               | FREE      | cash       | it gives nothing for this order, or less than others do |
      | 1 Tea   | free delivery, with FREE; 10 % on the basket, with TEN | FREE, TEN | cash       | it gives nothing for this order, or less than others do |

  Scenario: An offer ends between the basket and the checkout
    Given the offers "10 % on Milk" are made for "2 Milk"
    And Ayesha is a customer
    When Ayesha puts "2 Milk" in her basket
    Then Ayesha is shown that it comes to 798.00
    When the offers end
    Then Ayesha is shown that it comes to 870.00
    And Ayesha cannot check out at 798.00, since it comes to 870.00 now
    When Ayesha checks out at 870.00
    Then her order comes to 720.00 and 150.00 for the delivery

  Scenario: Twenty shoppers, and a coupon for five
    Given the offers "Rs 100 on the basket, with FIVE, for 5 orders" are made for "1 Milk"
    When 20 shoppers order "1 Milk" with the coupon "FIVE" at once
    Then exactly 5 of them have it, at 410.00, and the others are told so
    And where one of them cancels "1 Milk" another has it with "FIVE", and no third
