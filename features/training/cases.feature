@slow
Feature: Cases come from the rules, and show what they are said to show

  Each case is made for one statement: a typical one, a near miss, one in which the finding that decides is missing, or two
  complications at once. The patients are made up. The rules judge each case before anybody sees it.

  Rule: The same seed gives the same cases

    Scenario: On any machine, on any day
      Given 20 cases about meningitis, drawn with seed 7
      Then drawing them again gives the same cases
      And with seed 8 they would be others
      And the first 10 of them come alone when 10 are drawn

  Rule: A case shows what it is made for

    Scenario Outline: Cases about <complication>
      Given 60 cases about <complication>, drawn with seed 7
      Then each typical case makes its statement true
      And each near miss leaves its statement false
      And each near miss lacks one thing
      And each case without what decides leaves its statement unknown
      And each dilemma suspects two complications that are no part of each other
      And no case contradicts itself
      And every kind of case is among them

      Examples:
        | complication                 |
        | post-dural puncture headache |
        | pump seroma                  |
        | catheter tip granuloma       |
        | meningitis                   |

    Scenario: What a case is called tells nothing
      Given 40 cases about pump seroma, drawn with seed 7
      Then no name of a case tells its statement, its complication or its kind
      And no two cases have the same name

    Scenario: No urgency is right for most of a course
      Given a course of 24 cases, with seed 3
      Then each level of urgency is certain for 6 of them

  Rule: A vignette tells the case and nothing else

    Scenario: Known, asked and not known, never asked
      Given a patient with an implanted pump
      And headache is present
      And back pain is absent
      And temperature is 38.4 Cel
      And neck stiffness is unknown
      When the visit is told
      Then it is said that headache is present
      And it is said that back pain is absent
      And it is said that temperature is 38.4 °C
      And it is said that neck stiffness is unknown
      And nothing is said of leg weakness
      And nothing is said of heart rate

    Scenario: In other words, the same
      Given a patient with an implanted pump
      And headache is present
      And back pain is absent
      And temperature is 38.4 Cel
      And neck stiffness is unknown
      When the visit is told
      Then told 20 times more it says the same in several ways

    Scenario Outline: What is read out of the vignettes about <complication> is the case again
      Given 60 cases about <complication>, drawn with seed 7
      Then each vignette tells every finding of its case once, and nothing else
      And what each vignette says is judged as its case

      Examples:
        | complication |
        | meningitis   |
        | pump seroma  |
