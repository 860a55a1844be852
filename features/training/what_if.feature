Feature: Would it still be urgent if …?

  After the answer a learner may suppose that something were otherwise, in their own words. The same rules judge the visit
  again; nothing is guessed.

  Rule: The visit is judged again, with one thing otherwise

    Scenario Outline: A fever that must be seen today, and what if: <words>
      Given a patient with an implanted pump
      And temperature is 38.4 Cel
      And nothing else is found
      When the learner supposes "<words>"
      Then the rules say that the urgency is same day
      And the urgency would be <urgency>

      Examples:
        | words                 | urgency                       |
        | temperature 39        | same day                      |
        | temperature 38        | same day                      |
        | temperature 37.9      | between routine and same day  |
        | neck stiffness        | emergency                     |
        | leg weakness          | emergency                     |
        | no headache           | same day                      |
        | temperature not known | between routine and emergency |

    Scenario: What no longer speaks, and what begins to
      Given a patient with an implanted pump
      And temperature is 38.4 Cel
      And nothing else is found
      When the learner supposes "neck stiffness"
      Then rf_04_meningitis would begin to speak
      And men_emergency would begin to speak
      And inf_seen_today would speak no more
      And inf_fever_with_system would speak as before
      And every statement that changes names its source

    Scenario: One sign less does not make it harmless
      A supple neck is no argument while the fever and the headache remain.

      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      And nothing else is found
      When the learner supposes "no neck stiffness"
      Then the urgency would stay as it is
      And inf_meningism would speak no more

    Scenario: Two signs less
      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      And nothing else is found
      When the learner supposes "no neck stiffness, no headache"
      Then the urgency would be same day
      And rf_04_meningitis would speak no more

  Rule: A visit stays possible

    Scenario: Without the headache nothing is left to be told of its posture
      Given a patient in the test period
      And headache posture is worse upright
      And nothing else is found
      When the learner supposes "no headache"
      Then headache posture would go along
      And no issue would arise

    Scenario: A posture of the headache needs a headache
      Given a patient with an implanted pump
      And nothing else is found
      When the learner supposes "headache posture worse upright"
      Then headache would go along
      And no issue would arise

  Rule: What is not clear is asked back, never guessed

    Scenario Outline: The learner types: <words>
      Given a patient with an implanted pump
      And temperature is 38.4 Cel
      When the learner supposes "<words>"
      Then that is unclear

      Examples:
        | words               |
        | xyzzy               |
        | temperature         |
        | temperature 380     |
        | temperature 37 mmHg |
        | drug                |

  Rule: The learner is shown on what the urgency hangs

    Scenario: Half a degree less, or one sign more
      Given a patient with an implanted pump
      And temperature is 38.4 Cel
      And nothing else is found
      Then the urgency hangs on temperature: 37.9 Cel would make it routine
      And the urgency hangs on leg weakness: present would make it emergency
      And the urgency hangs on nothing else that could make it less

    Scenario: Where nothing single would help
      A fever, a headache and a stiff neck: only without the fever is it less.

      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      And nothing else is found
      Then the urgency hangs on temperature: 37.9 Cel would make it routine
      And the urgency does not hang on headache
      And the urgency does not hang on neck stiffness
