Feature: Finding

  Shoppers write what they look for in their own way: the shop knows what they mean.

  Background:
    Given the shop sells groceries

  Scenario: However its size is written
    Then shoppers find on the first page
      | words                     | product                                 |
      | pepsi 1.5l                | Pepsi 1.5 L                             |
      | Pepsi 1.5L                | Pepsi 1.5 L                             |
      | PEPSI 1.5 LTR             | Pepsi 1.5 L                             |
      | pepsi 1,5 l               | Pepsi 1.5 L                             |
      | pepsi 1½ litre            | Pepsi 1.5 L                             |
      | pepsi 1 1/2 l             | Pepsi 1.5 L                             |
      | pepsi 1500ml              | Pepsi 1.5 L                             |
      | pepsi 1,500 ml            | Pepsi 1.5 L                             |
      | dedh litre pepsi          | Pepsi 1.5 L                             |
      | 1.5 liter pepsi           | Pepsi 1.5 L                             |
      | pepsi 1.5                 | Pepsi 1.5 L                             |
      | pepsi 1.5 li              | Pepsi 1.5 L                             |
      | sawa do litre pepsi       | Pepsi 2.25 L                            |
      | 7up 1.5ltr                | 7UP 1.5 L                               |
      | sprite 1500 ML            | Sprite 1.5 L                            |
      | mountain dew half litre   | Mountain Dew 500 ml                     |
      | mountain dew 0.5 l        | Mountain Dew 500 ml                     |
      | coke 345ml                | Coca-Cola 345 ml                        |
      | fanta orange 1.5 litres   | Fanta Orange 1.5 L                      |
      | aquafina 1.5-litre        | Aquafina Water 1.5 L                    |
      | olpers milk 1ltr          | Olper's Full Cream Milk 1 L             |
      | olpers 1000 ml            | Olper's Full Cream Milk 1 L             |
      | milkpak 1000ml            | Nestlé MilkPak Full Cream Milk 1 L      |
      | nido 900gm                | Nestlé Nido FortiGrow Milk Powder 900 g |
      | nido .9 kg                | Nestlé Nido FortiGrow Milk Powder 900 g |
      | tapal danedar 900 grams   | Tapal Danedar 900 g                     |
      | lipton 430g               | Lipton Yellow Label 430 g               |
      | nescafe classic 50 gms    | Nescafé Classic 50 g                    |
      | national ketchup 800 gram | National Tomato Ketchup 800 g Pouch     |
      | nurpur butter 200gm       | Nurpur Butter 200 g                     |
      | brown sugar half kg       | Brown Sugar 500 g                       |
      | brown sugar ½ kg          | Brown Sugar 500 g                       |
      | brown sugar aadha kilo    | Brown Sugar 500 g                       |
      | brown sugar 1/2kg         | Brown Sugar 500 g                       |
      | brown sugar do pao        | Brown Sugar 500 g                       |
      | strawberry pao            | Strawberry, 250 g Punnet                |
      | strawberry quarter kg     | Strawberry, 250 g Punnet                |
      | habib banaspati dhai kilo | Habib Banaspati 2.5 kg Bucket           |
      | basmati 5kgs              | Guard Ultimate Basmati Rice 5 kg        |
      | basmati 5 kilo            | Falak Super Basmati Rice 5 kg           |
      | basmati 5000 g            | Reem Super Basmati Rice 5 kg            |
      | atta 10 k.g.              | Sunridge Chakki Atta 10 kg              |
      | sugar 5 kilogram          | White Sugar Pack 5 kg                   |
      | sufi oil 5lit             | Sufi Cooking Oil 5 L                    |
      | dalda 5 liters            | Dalda Cooking Oil 5 L                   |
      | surf excel 1000gm         | Surf Excel Washing Powder 1 kg          |
      | ariel 1 kilo              | Ariel Original Washing Powder 1 kg      |
      | lays salted 34gm          | Lay's Salted 34 g                       |
      | kitkat 36.5gm             | KitKat 4 Finger 36.5 g                  |
      | lux soap 145GM            | Lux Soft Rose Soap 145 g                |
      | colgate 125 gr            | Colgate Maximum Cavity Protection 125 g |
      | harpic 500 m.l.           | Harpic Power Plus Original 500 ml       |
      | cat litter 5 litre        | Clumping Cat Litter, Lavender 5 L       |
      | tawa 12 inch              | Sonex Non-Stick Tawa 12"                |
      | cling film 30 metre       | Cling Film 30 m                         |
      | aluminium foil 25 sqft    | Aluminium Foil 25 sq ft                 |

  Scenario: However many they are
    Then shoppers find on the first page
      | words                    | product                                             |
      | eggs 1 dozen             | Farm Eggs, 1 Dozen                                  |
      | eggs dozen               | Brown Eggs, 1 Dozen                                 |
      | 12 eggs                  | Desi Eggs, 1 Dozen                                  |
      | ek darjan anday          | Farm Eggs, 1 Dozen                                  |
      | half dozen eggs          | SB Eggs Omega-3, Pack of 6                          |
      | eggs 6 pack              | SB Eggs Omega-3, Pack of 6                          |
      | 30 eggs                  | Farm Eggs, Tray of 30                               |
      | eggs 30 pcs              | Farm Eggs, Tray of 30                               |
      | kela darjan              | Banana, 1 Dozen                                     |
      | water 12x500ml           | Nestlé Pure Life Water 500 ml, Pack of 12           |
      | water 500 ml × 12        | Nestlé Pure Life Water 500 ml, Pack of 12           |
      | milkpak 27x250ml         | Nestlé MilkPak Full Cream Milk 250 ml, Carton of 27 |
      | milkpak 250ml carton     | Nestlé MilkPak Full Cream Milk 250 ml, Carton of 27 |
      | tea bags 100s            | Tapal Danedar Tea Bags, Pack of 100                 |
      | tea bags 100's           | Lipton Yellow Label Tea Bags, Pack of 100           |
      | green tea 30 bags        | Tapal Green Tea Jasmine, 30 Bags                    |
      | molfix 52 pcs            | Molfix Pants Size 4, 52 Pack                        |
      | pampers size 4 60 pieces | Pampers Baby Dry Size 4 Large, 60 Pack              |
      | nescafe 3in1 10 sachets  | Nescafé 3 in 1 Original, Pack of 10                 |
      | oreo 6 packets           | Oreo Original, Box of 6                             |
      | cheese slices 10         | Adam's Cheese Slices, Pack of 10                    |
      | paratha 20 pack          | Dawn Plain Paratha, Family Pack of 20               |

  Scenario: However its words stand together
    Then shoppers find on the first page
      | words                    | product                               |
      | 7 up                     | 7UP 1.5 L                             |
      | 7-up                     | 7UP 1.5 L                             |
      | 7up                      | 7UP 1.5 L                             |
      | cocacola                 | Coca-Cola 1.5 L                       |
      | coca cola                | Coca-Cola 345 ml                      |
      | coca-cola zero           | Coca-Cola Zero Sugar 250 ml Can       |
      | surfexcel                | Surf Excel Washing Powder 1 kg        |
      | surf-excel matic         | Surf Excel Matic Front Load 2 kg      |
      | milk pak                 | Nestlé MilkPak Full Cream Milk 1 L    |
      | kit kat                  | KitKat 4 Finger 36.5 g                |
      | redbull                  | Red Bull Energy Drink 250 ml          |
      | mountaindew              | Mountain Dew 500 ml                   |
      | peekfreans sooper        | Peek Freans Sooper, Family Pack       |
      | roohafza                 | Rooh Afza 800 ml                      |
      | jam e shirin             | Jam-e-Shirin 800 ml                   |
      | jameshirin 1.5l          | Jam-e-Shirin 1.5 L                    |
      | scotchbrite              | Scotch-Brite Sponge Scrub, Pack of 2  |
      | oral b                   | Oral-B Classic Toothbrush, Medium     |
      | meo cat food             | Me-O Seafood Cat Food 400 g           |
      | head and shoulders       | Head & Shoulders Classic Clean 360 ml |
      | headandshoulders         | Head & Shoulders Classic Clean 360 ml |
      | k and n nuggets          | K&N's Chicken Nuggets 270 g           |
      | kns nuggets              | K&N's Chicken Nuggets 1 kg            |
      | gillette mach 3          | Gillette Mach3 Cartridges, Pack of 2  |
      | olper’s cream            | Olper's Dairy Cream 200 ml            |
      | Olper`s 250ml            | Olper's Full Cream Milk 250 ml        |
      | walls vanilla            | Wall's Vanilla Tub 1.4 L              |
      | lays masala              | Lay's Masala Party Pack               |
      | kelloggs corn flakes     | Kellogg's Corn Flakes 375 g           |
      | mitchells fruit cocktail | Mitchell's Fruit Cocktail 836 g       |
      | youngs mayonnaise        | Young's Mayonnaise 500 ml             |
      | soysauce                 | Shangrila Soy Sauce 300 ml            |
      | nonstick tawa            | Sonex Non-Stick Tawa 12"              |

  Scenario: In the words of the street
    Then shoppers find on the first page
      | words          | product                                 |
      | doodh 1 litre  | Dayfresh Full Cream Milk 1 L            |
      | dudh 1.5 l     | Olper's Full Cream Milk 1.5 L           |
      | anda           | Desi Eggs, 1 Dozen                      |
      | anday          | Farm Eggs, Tray of 30                   |
      | aata 10kg      | Ashrafi Chakki Atta 10 kg               |
      | chawal 5 kg    | Falak Extreme Basmati Rice 5 kg         |
      | cheeni 5kg     | White Sugar Pack 5 kg                   |
      | chini          | White Sugar, Loose                      |
      | pyaz           | Onion, Red (Pyaz)                       |
      | piyaz          | Onion, Red (Pyaz)                       |
      | aloo           | Potato, New Crop (Aloo)                 |
      | alu            | Potato, New Crop (Aloo)                 |
      | timatar        | Tomato (Tamatar)                        |
      | lahsan         | Garlic, Desi (Lehsan)                   |
      | adrak          | Ginger (Adrak)                          |
      | okra           | Lady Finger (Bhindi)                    |
      | dahi 1kg       | Dayfresh Plain Dahi 1 kg                |
      | makhan 200g    | Lurpak Slightly Salted Butter 200 g     |
      | murghi         | Desi Murgh, Whole                       |
      | keema          | Beef Mince (Qeema)                      |
      | machli         | Palla Fish (Hilsa)                      |
      | jhinga         | Prawns, Medium, Shell On (Jheenga)      |
      | lal mirch 200g | National Red Chilli Powder 200 g        |
      | haldi          | National Turmeric Powder 200 g          |
      | jeera          | Cumin Seed (Safaid Zeera), Loose        |
      | ilaichi        | Green Cardamom (Choti Elaichi), Loose   |
      | shehad 500 gm  | Young's Pure Honey 500 g                |
      | chai 900g      | Vital Tea 900 g                         |
      | pani 1.5 litre | Nestlé Pure Life Water 1.5 L            |
      | sabun 140g     | Lifebuoy Total Soap 140 g               |
      | namak 800g     | National Iodised Salt 800 g             |
      | sindhri aam    | Sindhri Mango                           |
      | seb            | Apple Kala Kulu                         |
      | mungphali      | Peanuts, Roasted in Shell (Moong Phali) |
      | double roti    | Dawn Bran Bread, Large                  |

  Scenario: In Urdu, on any keyboard
    Then shoppers find on the first page
      | words             | product                                         |
      | پیپسی ۱٫۵ لیٹر    | Pepsi 1.5 L                                     |
      | دودھ 1 لیٹر       | Nurpur Original Full Cream Milk 1 L             |
      | دودھ ۱ لیٹر       | Nurpur Original Full Cream Milk 1 L             |
      | دودھ ڈیڑھ لیٹر    | Olper's Full Cream Milk 1.5 L                   |
      | آٹا ۱۰ کلو        | Fine Atta, Mill Bag 10 kg                       |
      | چینی ۵ کے جی      | White Sugar Pack 5 kg                           |
      | چاول پانچ کلو     | Guard Sela Basmati Rice 5 kg                    |
      | انڈے ایک درجن     | Brown Eggs, 1 Dozen                             |
      | پیاز آدھا کلو     | Onion, Red (Pyaz)                               |
      | چائے ۹۰۰ گرام     | Tapal Family Mixture 900 g                      |
      | پانی ۵۰۰ ملی لیٹر | Nestlé Pure Life Water 500 ml, Pack of 12       |
      | كشميري چائے       | Kashmiri Chai کشمیری چائے Pink Tea Leaves 100 g |
      | گلاب‌جامن         | Gulab Jamun گلاب جامن, Fresh                    |
      | گلابجامن          | Gulab Jamun گلاب جامن, Fresh                    |
      | مكئی كا آٹا       | Makki ka Atta مکئی کا آٹا (Corn Flour) 1 kg     |
      | سوياں             | Kolson Vermicelli سویاں (Seviyan) 200 g         |
      | pepsi ۱.۵ l       | Pepsi 1.5 L                                     |
      | olpers ٢٥٠ml      | Olper's Full Cream Milk 250 ml                  |

  Scenario: By the code on it
    Then shoppers find on the first page
      | words            | product       |
      | 2075704716531    | Pepsi 1.5 L   |
      | 02075704716531   | Pepsi 1.5 L   |
      | 0002075704716531 | Pepsi 1.5 L   |
      | 2 075704 716531  | Pepsi 1.5 L   |
      | 2075-7047-16531  | Pepsi 1.5 L   |
      | ۲۰۷۵۷۰۴۷۱۶۵۳۱    | Pepsi 1.5 L   |
      | FRU-MNG-0001     | Sindhri Mango |
      | fru mng 0001     | Sindhri Mango |

  Scenario: No soda for who wants milk
    Then shoppers find first
      | words       | product                            |
      | milk pack   | Nestlé MilkPak Cream 200 ml        |
      | milk pak 1l | Nestlé MilkPak Full Cream Milk 1 L |
      | sugar 5kg   | White Sugar Pack 5 kg              |

  Scenario: What it is comes before what it is in
    Then shoppers find first
      | words         | product              |
      | chaunza mango | Chaunsa Mango, White |
      | tomato        | Tomato (Tamatar)     |
      | sugar         | White Sugar, Loose   |
      | onion         | Onion, Red (Pyaz)    |

  Scenario: A size that the shop hasn't is left out, and shoppers are told
    Then shoppers find, with something left out
      | words              | product                | left out      |
      | pepsi 1.75l        | Pepsi 1.5 L            | 1.75l         |
      | Sprite 3 Litre     | Sprite 1.5 L           | 3 Litre       |
      | sindhri aam 2 kg   | Sindhri Mango          | 2 kg          |
      | pepsi 1.75l bottle | Pepsi 2.25 L           | 1.75l, bottle |
      | kitkat pack of 50  | KitKat 4 Finger 36.5 g | pack of 50    |

  Scenario: Staff know another word for it
    When staff say that "bulbuly" and "sprite" are the same
    Then shoppers soon find "Sprite 1.5 L" by "bulbuly 1.5l"

  Scenario: With a slip of the finger
    Given staff import this list
      """
      sku,name,brand,category,price,currency,soldBy,barcode,description,imageUrl,stock
      FIND-1,Zafrani Sheer Khurma,,Sweets > Eid,650.00,PKR,piece,,Vermicelli with saffron and dates,,5
      """
    Then shoppers find on the first page
      | words        | product              |
      | sheer khurma | Zafrani Sheer Khurma |
      | Khurma       | Zafrani Sheer Khurma |
      | zafrni       | Zafrani Sheer Khurma |
      | sher khurmaa | Zafrani Sheer Khurma |
