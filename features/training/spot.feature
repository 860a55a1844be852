Feature: An answer with one error, to be found

  One thing in the answer was made wrong on purpose. The learner says what.

  Rule: One thing is wrong, and nothing else

    Scenario Outline: Made wrong: <what>
      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      And nothing else is found
      When an error is planted: <what>
      Then the answer differs from the right one in <parts>
      And only one <thing> differs
      And planting it again gives the same answer
      And the right answer is left as it was

      Examples:
        | what                      | parts                                | thing        |
        | the urgency               | urgency                              | urgency      |
        | a complication's status   | complications                        | complication |
        | a check is missing        | checks                               | check        |
        | a check is not called for | checks                               | check        |
        | a finding was misread     | complications, red flags or cautions | finding      |
        | a caution is missing      | cautions or checks                   | caution      |

    Scenario: Where there is nothing to leave out, nothing is left out
      Given a patient in the test period
      And nothing else is found
      Then no error can be planted: a check is missing
      And no error can be planted: a caution is missing

    Scenario: What nobody knows is not called suspected or excluded
      An open complication could be taken for either, so its status is never the error.

      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      And nothing else is found
      When an error is planted 20 times: a complication's status
      Then what was made wrong was never open

  Rule: Only the right claim finds it

    Scenario Outline: <what> was made wrong, and the learner names <claim>
      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      And nothing else is found
      When an error is planted: <what>
      And the learner names <claim>
      Then the error is <found>

      Examples:
        | what                      | claim                            | found     |
        | the urgency               | the urgency                      | found     |
        | the urgency               | another check that is missing    | not found |
        | a complication's status   | what was made wrong              | found     |
        | a complication's status   | the urgency                      | not found |
        | a complication's status   | another complication's status    | not found |
        | a check is missing        | what was made wrong              | found     |
        | a check is missing        | another check that is missing    | not found |
        | a check is missing        | the same check as not called for | not found |
        | a check is not called for | what was made wrong              | found     |
        | a check is not called for | the same check as missing        | not found |
        | a finding was misread     | what was made wrong              | found     |
        | a finding was misread     | another finding that was misread | not found |
        | a caution is missing      | what was made wrong              | found     |
        | a caution is missing      | another caution that is missing  | not found |

  Rule: A sitting of spot

    Scenario: Whoever finds every error
      When the learner names what was made wrong in each of 8 cases drawn with seed 11
      Then the learner has 100 of 100 for each of 8 cases
      And every error could be chosen among others
      And nothing is kept of an urgency

    Scenario: Whoever always says that the urgency is wrong
      When the learner names the urgency in each of 8 cases drawn with seed 11
      Then the learner has 100 of 100 for fewer than 4 of 8 cases
