Feature: What an answer earns, and what is said about it

  A learner hears of a visit and says how soon somebody must act, which complications they suspect, and what they would do
  or order. The rules judge the same visit, and the two are put side by side.

  Rule: The urgency comes first

    A fever alone, in a patient with an implanted pump: somebody must see this patient today, and that is settled.

    Scenario Outline: A fever that must be seen today, and the learner says <said>
      Given a patient with an implanted pump
      And temperature is 38.4 Cel
      And nothing else is found
      When the learner gives the right answer
      But the learner says <said>
      Then the rules say that the urgency is same day
      And the learner lies <levels> levels too <side>
      And the learner has less than <above> of 100 for the urgency
      And the learner has more than <below> of 100 for the urgency

      Examples:
        | said        | levels | side | above | below |
        | emergency   | 1      | high | 100   | 50    |
        | within days | 1      | low  | 50    | 25    |
        | routine     | 2      | low  | 25    | 0     |

    Scenario: Too low costs more than as much too high
      Given a patient with an implanted pump
      And temperature is 38.4 Cel
      And nothing else is found
      When Anna gives the right answer
      But Anna says within days
      And Bo gives the right answer
      But Bo says emergency
      Then Anna has less than Bo for the urgency
      And Anna has less than Bo in all

    Scenario: An emergency that is sent home is worth nothing, whatever else was right
      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      And nothing else is found
      When the learner gives the right answer
      But the learner says routine
      Then the learner lies 3 levels too low
      And the learner has 100 of 100 for the complications
      And the learner has 100 of 100 for the checks
      And the learner has 0 of 100 in all

    Scenario: Nothing buys back a wrong urgency
      Given a patient with an implanted pump
      And temperature is 38.4 Cel
      And nothing else is found
      When Anna gives the right answer
      But Anna says within days
      And Bo says same day
      Then Anna has 100 of 100 for the complications
      And Anna has less than 40 of 100 in all
      And Bo has 100 of 100 for the urgency
      And Bo has less than 40 of 100 in all

    Scenario: Whoever knows the rules has full marks and hears of no fault
      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      And nothing else is found
      When the learner gives the right answer
      Then the learner has full marks
      And the learner hears of nothing missed and of nothing without reason

  Rule: What nobody knows is not taken for absent

    Scenario: The back hurts, and a question that only a check can answer could still make it an emergency
      Calling it an emergency goes too far for what is known so far, but the rules can't call it wrong.

      Given a patient with an implanted pump
      And back pain is present
      And nothing else is found
      When Anna gives the right answer
      But Anna says emergency
      And Bo gives the right answer
      Then the rules say that the urgency is between routine and emergency
      And Anna lies neither too low nor too high
      And Anna has less than Bo for the urgency
      And Bo has full marks

    Scenario: What is open may be named, and need not be
      Given a patient with an implanted pump
      And back pain is present
      And nothing else is found
      When Anna gives the right answer
      And Anna adds spinal epidural abscess
      And Anna adds cord compression
      And Bo gives the right answer
      Then the rules say that spinal epidural abscess is open
      And Anna has full marks
      And Bo has full marks
      And Anna hears of nothing missed and of nothing without reason

    Scenario: Naming all that is open is a list, and no judgement
      Given a patient with an implanted pump
      And back pain is present
      And nothing else is found
      When the learner gives the right answer
      And the learner names every complication
      Then the learner has less than 50 of 100 for the complications

    Scenario Outline: A headache after a puncture, and the temperature: <temperature>
      Nobody took the temperature: that is no normal temperature, and whoever calls the visit an emergency may be right.

      Given a patient in the test period
      And the dural puncture was 2 days ago
      And the start of the headache was 1 days ago
      And headache posture is worse upright
      And temperature is <temperature>
      And nothing else is found
      When the learner gives the right answer
      But the learner says emergency
      Then the learner lies <where>

      Examples:
        | temperature | where                        |
        | unknown     | neither too low nor too high |
        | 36.8 Cel    | 1 level too high             |

  Rule: Complications and checks count by what they are for

    Scenario: What must be done first weighs more than what can follow
      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      And nothing else is found
      When Anna gives the right answer
      But Anna leaves out emergency call
      And Bo gives the right answer
      But Bo leaves out recheck date
      Then Anna has less than Bo for the checks
      And Bo has less than 100 of 100 for the checks
      And Anna hears that emergency call was missed
      And Anna hears nothing of recheck date

    Scenario: The graver complication weighs more
      Weak legs may be a squeezed spinal cord; the pump's swollen pocket can wait some days.

      Given a patient with an implanted pump
      And leg weakness is present
      And pocket swelling is present
      And nothing else is found
      When Anna gives the right answer
      But Anna leaves out cord compression
      And Bo gives the right answer
      But Bo leaves out pump seroma
      Then Anna has less than Bo for the complications
      And Bo has less than 100 of 100 for the complications

    Scenario: A complication that is missed costs twice what one named without reason does
      Relief fades, and three complications would explain it.

      Given a patient with an implanted pump
      And loss of pain relief is gradual
      And nothing else is found
      When Anna gives the right answer
      But Anna leaves out catheter tip granuloma
      And Bo gives the right answer
      But Bo adds pump seroma
      Then Anna has less than 70 of 100 for the complications
      And Bo has more than 80 of 100 for the complications
      And Bo has less than 100 of 100 for the complications
      And Anna hears that catheter tip granuloma was missed
      And Bo hears that pump seroma was named without reason
      And Anna hears nothing of pump seroma

    Scenario: A sub-type counts as what it is a part of
      Given a patient with an implanted pump
      And wound discharge is purulent
      And nothing else is found
      When the learner says same day
      And the learner adds superficial infection
      Then the rules say that superficial infection is a suspected part of system infection
      And the learner has 100 of 100 for the complications

    Scenario Outline: Whoever always says <said> and names <named> has not judged
      Given a patient with an implanted pump
      And temperature is 38.4 Cel
      And nothing else is found
      When the learner says <said>
      And the learner names <complications>
      And the learner names <checks>
      Then the learner has less than 40 of 100 in all

      Examples:
        | said      | named      | complications      | checks      |
        | emergency | everything | every complication | every check |
        | emergency | nothing    | no complication    | no check    |
        | routine   | everything | every complication | every check |
        | routine   | nothing    | no complication    | no check    |

  Rule: Every reason is a statement of the rules, with its source

    Scenario: A stiff neck and a fever, and the learner saw nothing in it
      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      And nothing else is found
      When the learner says routine
      Then the learner hears that the urgency rests on rf_04_meningitis
      And the learner hears that rf_04_meningitis was decided by headache and temperature
      And the learner hears that system infection was missed because of inf_fever_with_system
      And the learner hears that emergency call was missed
      And the learner hears no reason without its source

    Scenario: What was named without reason is said to be ruled out, and by what
      Given a patient with an implanted pump
      And temperature is 38.4 Cel
      And nothing else is found
      When the learner gives the right answer
      But the learner adds pump seroma
      And the learner adds pocket ultrasound
      Then the learner hears that pump seroma is ruled out by pocket swelling
      And the learner hears that pocket ultrasound was named without reason

  Rule: A local default is marked, and nobody is scolded for it

    Scenario: The urgency rests on what was chosen for these rules
      Given a patient with an implanted pump
      And temperature is 38.4 Cel
      And nothing else is found
      When the learner says routine
      Then the learner hears that inf_seen_today is a local default
      And the learner hears that whoever decided otherwise may have good reason

    Scenario: One reason awaits sign-off, another has a source
      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      And nothing else is found
      When the learner says routine
      Then the learner hears that rf_04_meningitis is a local default
      And the learner hears that men_emergency has a source of its own

    Scenario: Nothing is found, and nothing awaits sign-off
      Given a patient in the test period
      And nothing else is found
      When the learner says emergency
      Then the learner lies 3 levels too high
      And the learner hears nothing that awaits sign-off
