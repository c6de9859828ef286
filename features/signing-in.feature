Feature: Signing in

  An account is its owner's alone, also where a phone is lost or a password is known elsewhere.

  Background:
    Given Ayesha is a customer

  Scenario: A lost phone is signed out
    When Ayesha signs in on her phone
    Then Ayesha sees that she is signed in at 2 places
    When Ayesha ends the session of her phone
    Then her phone is signed out
    And Ayesha sees that she is signed in at 1 place

  Scenario: A password alone opens nothing any more
    When Ayesha turns a second factor on
    Then her password alone does not sign her in
    And her password and a code of her app sign her in
    And the same code does not sign her in again
    But her password and a recovery code sign her in, once
    When Ayesha takes her second factor off
    Then her password alone signs her in

  Scenario: An answer that was lost signs nobody out
    When Ayesha signs in on her phone
    And her phone asks for new tokens, and the answer is lost
    Then her phone is given the same tokens when it asks again
