@slow
Feature: Training on a terminal

  The same, as somebody meets it who types: each scenario starts the program on a real terminal of 90 columns. A course with
  a seed gives the cases, so that they are the same each time.

  Rule: A sitting can be left at any time

    Scenario: Play a case, stop, go on
      Given a file with a course of 2 cases, with seed 5
      When Anna starts judge
      And Anna types 1, n, n
      Then the screen shows "CASE 1 OF 2"
      And the screen shows "the rules say"
      And the screen shows "of 100"
      When Anna presses Enter
      And Anna types stop
      Then the screen shows "Your place is kept."
      And the program ended well
      And 1 answer of Anna is in the file
      When Anna starts judge
      And Anna types 1, n, n
      And Anna presses Enter
      Then the screen shows "1 of 2 cases are done"
      And the screen shows "CASE 2 OF 2"
      And the screen does not show "CASE 1 OF 2"
      And the program ended well
      And 2 answers of Anna are in the file

    Scenario: Ctrl-C in the second case
      Given a file with a course of 2 cases, with seed 5
      When Anna starts judge
      And Anna types 1, n, n
      And Anna presses Enter
      And Anna types 1
      And Anna presses Ctrl-C
      Then the program was interrupted
      And the screen shows "Your place is kept."
      And the screen does not show "Traceback"
      And 1 answer of Anna is in the file
      When Anna starts judge
      And Anna types stop
      Then the screen shows "CASE 2 OF 2"

    Scenario: The terminal is closed with everything on it
      Given a file with a course of 2 cases, with seed 5
      When Anna starts judge
      And Anna types 1, n, n
      And Anna presses Enter
      And the program is killed
      Then 1 answer of Anna is in the file
      When Anna starts judge
      And Anna types stop
      Then the screen shows "CASE 2 OF 2"

  Rule: What is not understood is asked again

    Scenario: A number that is not there, a word, two numbers for one
      Given a file with a course of 1 case, with seed 5
      When Anna starts judge
      And Anna types 9
      Then the screen shows "One number from 1 to 4."
      When Anna types soon
      And Anna types 1 2
      And Anna types 1, n, n
      And Anna presses Enter
      Then the screen shows "1 case,"
      And 1 answer of Anna is in the file
      And the program ended well

  Rule: The other ways to play

    Scenario: Ask in words, and judge
      Given a file with a course of 1 case, with seed 5
      When Anna starts ask
      Then the screen shows "CASE 1 OF 1"
      When Anna types temperature
      Then the screen shows "°C"
      When Anna types xyzzy
      Then the screen shows "No finding is called like that"
      When Anna types done
      And Anna types 1, n, n
      Then the screen shows "questions"
      When Anna presses Enter
      Then the program ended well
      And 1 answer of Anna is in the file

    Scenario: Look for the error
      Given a file with a course of 1 case, with seed 5
      When Anna starts spot
      Then the screen shows "with one error"
      When Anna types 1
      Then the screen shows "Found." or "That is not it."
      When Anna presses Enter
      Then the screen shows "of 1 found."
      And the program ended well

    Scenario: Would it still be urgent?
      Given a file with a course of 1 case, with seed 5
      When Anna starts judge
      And Anna types 1, n, n
      Then the screen shows "What if?"
      When Anna types neck stiffness and fever
      And Anna types temperature 39, neck stiffness, headache
      Then the screen shows "→ emergency" or "still emergency"
      When Anna presses Enter
      Then the program ended well

  Rule: It fits the terminal

    Scenario: No line is cut, and there is no colour where none is wanted
      Given a file with a course of 1 case, with seed 5
      When Anna starts judge
      And Anna types 1, n, n
      And Anna presses Enter
      Then no line is wider than 90 columns
      And there is no colour
      And the program ended well
