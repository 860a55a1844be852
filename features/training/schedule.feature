Feature: What comes again, and when

  Each statement of the rules is a card for each learner. What failed comes again soon, what is held after days, then weeks.

  Rule: The better it went, the later it comes again

    Scenario Outline: <marks> of 100 for a case
      When the learner earns <marks> of 100 with a case about pdph_postural
      Then pdph_postural comes again after <least> at the earliest
      And pdph_postural comes again within <most>

      Examples:
        | marks | least    | most    |
        | 10    | 1 minute | 1 hour  |
        | 60    | 1 minute | 1 day   |
        | 80    | 1 day    | 7 days  |
        | 100   | 3 days   | 30 days |

    Scenario: A statement that is held again rests longer
      When the learner earns 100 of 100 with a case about pdph_postural
      And 10 days pass
      And the learner earns 100 of 100 with a case about pdph_postural
      Then pdph_postural comes again after 20 days at the earliest
      And pdph_postural comes again within 365 days

    Scenario: A statement that was held and then failed is soon back
      When the learner earns 100 of 100 with a case about pdph_postural
      And 10 days pass
      And the learner earns 20 of 100 with a case about pdph_postural
      Then pdph_postural comes again within 1 hour

    Scenario: An urgency that was too low is a failure, whatever else was right
      When Anna earns 90 of 100 with a case about rf_04_meningitis, one level too low
      And Bo earns 90 of 100 with a case about rf_04_meningitis, one level too high
      Then rf_04_meningitis comes again for Anna within 1 hour
      And rf_04_meningitis comes again for Bo after 1 day at the earliest

  Rule: What is due comes first, and the weakest of it

    Scenario: One failed, one was held, one is new
      When the learner earns 100 of 100 with a case about pdph_postural
      And the learner earns 20 of 100 with a case about rf_04_meningitis
      And 1 hour passes
      Then of pdph_postural, rf_04_meningitis and sero_pocket_swelling the learner meets rf_04_meningitis next

    Scenario: Nothing is due, so something new comes
      When the learner earns 100 of 100 with a case about pdph_postural
      And the learner earns 100 of 100 with a case about rf_04_meningitis
      Then of pdph_postural, rf_04_meningitis and sero_pocket_swelling the learner meets sero_pocket_swelling next

    Scenario: Two are due, and the one that was harder comes first
      When the learner earns 100 of 100 with a case about pdph_postural
      And the learner earns 60 of 100 with a case about rf_04_meningitis
      And 60 days pass
      Then of pdph_postural, rf_04_meningitis and sero_pocket_swelling the learner meets rf_04_meningitis next

    Scenario: What one learner failed is not held against another
      When Anna earns 20 of 100 with a case about pdph_postural
      And Bo earns 100 of 100 with a case about rf_04_meningitis
      And 1 hour passes
      Then pdph_postural is due for Anna
      And nothing is due for Bo

  Rule: Practice follows the schedule

    Scenario: What failed comes again in the same sitting, some cases later
      When the learner practises 7 cases about pump seroma and meningitis, and fails the 2nd
      Then what the 2nd case was for comes again, but not as the 3rd
      And no case is told twice

    Scenario: Who fails nothing sees something else each time
      When the learner practises 7 cases about pump seroma and meningitis
      Then each case is for another statement
      And no case is told twice

    Scenario: What is held does not come back before it is due
      When the learner practises 3 cases about pump seroma and meningitis
      And 1 hour passes
      And the learner practises 3 cases about pump seroma and meningitis
      Then each case is for another statement

    Scenario: What is due comes first
      When the learner practises 1 case about pump seroma and meningitis
      And 100 days pass
      And the learner practises 2 cases about pump seroma and meningitis
      Then the 2nd case is for what the 1st was for
      And no case is told twice

    Scenario: What comes again for years is another patient each time
      When the learner practises 1 case about pump seroma every 400 days, 6 times
      Then each case is for the same statement
      And no case is told twice

    Scenario: Practice that was left goes on with the same case
      When the learner practises 2 of 5 cases about pump seroma, and leaves
      Then the case in hand is the same when the practice is taken up again
      And 3 cases are left
