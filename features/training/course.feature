Feature: A course for a group

  A trainer writes down which cases a group shall have: a small file, which gives the same cases on every machine.

  Rule: Everybody has the same cases

    Scenario: Ten cases for a group
      Given a course of 10 cases, with seed 7
      When Anna takes the course
      And Bo takes the course
      Then Anna and Bo are told 10 cases in the same words
      And Anna and Bo choose among the same complications and checks

    Scenario: The course is written down, sent, and read elsewhere
      Given a course of 10 cases, with seed 7
      When the course is written to a file and read again
      Then it has the same cases

    Scenario: Another group, another seed
      Given a course of 10 cases, with seed 7
      And another course of 10 cases, with seed 8
      Then the two have no case in common

    Scenario: What a trainer chooses is kept to
      Given a course of 8 cases about pump seroma, in patients with an implanted pump, of difficulty 1
      Then every case is about pump seroma
      And every patient has an implanted pump
      And in no case do two complications compete

  Rule: A file that is wrong is refused, and the place is named

    Scenario Outline: In the file: <line>
      Given a course file with the line "<line>"
      Then the course is refused, and line 2 is named
      And it is said: <said>

      Examples:
        | line                       | said       |
        | count: 0                   | 1          |
        | count: many                | count      |
        | complications: [menigitis] | meningitis |
        | phases: [at home]          | implanted  |
        | difficulty: [4]            | 3          |
        | teacher: Anna              | teacher    |

  Rule: On paper the answers are apart

    Scenario: Cases to work on, and answers to compare with
      Given a course of 10 cases, with seed 7
      When the course is printed
      Then both pages have 10 cases
      And the page of cases tells each case
      And the page of cases says nothing of what the rules say
      And the page of answers says of each case what the rules say, and from which source
      And neither page needs anything from the network

    Scenario: Printed again
      Given a course of 10 cases, with seed 7
      When the course is printed
      Then printing it again gives the same pages
