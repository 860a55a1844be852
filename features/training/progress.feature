Feature: What is kept of a learner, and what a trainer sees of it

  After each answer everything is in a file that belongs to the learner. A trainer adds up what a group did.

  Rule: A sitting that was left is taken up

    Scenario: The learner says stop
      Given a course of 3 cases, with seed 7
      When the learner answers 1 case and leaves
      Then 1 answer is kept
      And the sitting is open at case 2 of 3
      And case 2 is told in the same words when the sitting is taken up

    Scenario: The power fails
      Nobody said stop; what was answered is there all the same.

      Given a course of 3 cases, with seed 7
      When the learner answers 2 cases and the power fails
      Then 2 answers are kept
      And the sitting is open at case 3 of 3

    Scenario: The last case is answered
      Given a course of 3 cases, with seed 7
      When the learner answers 3 cases and leaves
      Then 3 answers are kept
      And no sitting is open

    Scenario: Each way to play has its own place
      Given a course of 3 cases, with seed 7
      When the learner answers 1 case and leaves
      And the learner asks about 2 cases and leaves
      Then the sitting is open at case 2 of 3
      And the sitting of ask is open at case 3 of 3

    Scenario: An answer with a name that does not exist is not kept
      Given a course of 3 cases, with seed 7
      When the learner names a complication that does not exist
      Then 0 answers are kept
      And case 1 is still to be answered

    Scenario: Whoever asks to be forgotten is
      Given a course of 3 cases, with seed 7
      When Anna answers 1 case and leaves
      And Bo answers 1 case and leaves
      And Anna is forgotten
      Then nothing of Anna is in the file
      And 1 answer of Bo is kept

  Rule: A trainer sees who under-triages what

    Scenario: Two learners, two complications
      When Anna answers 4 cases about meningitis, 3 of them too low
      And Anna answers 4 cases about pump seroma, 1 of them too low
      And Bo answers 4 cases about meningitis, 1 of them too high
      Then Anna under-triages meningitis in 3 of 4
      And Bo under-triages nothing
      And the first to talk about is Anna with meningitis
      And of all 12 answers 4 were too low and 1 too high

    Scenario: The same answers from two files count once
      When Anna answers 4 cases about meningitis, 3 of them too low
      And the answers are written to a table
      Then the file and the table together have 4 answers

    Scenario: What was spotted says nothing of urgencies
      When Anna spots 2 errors
      Then Anna under-triages nothing
      And none of 2 answers was judged by its urgency

  Rule: A learning record store can be sent what was done

    Scenario: One statement for each answer
      When Anna answers 2 cases about meningitis, 1 of them too low
      And the answers are sent to a store as those of people at https://learn.example.org
      Then the store has 2 statements of Anna at https://learn.example.org
      And one of them tells of an urgency 1 level too low
      And none of them tells what was answered

    Scenario: Sent twice, kept once
      When Anna answers 2 cases about meningitis, 1 of them too low
      And the answers are sent to a store as those of people at https://learn.example.org
      Then sending them again gives the same statements
