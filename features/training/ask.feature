Feature: The learner decides what to ask

  The learner hears what brings the patient, asks in their own words, and judges when they have heard enough. Their questions
  are put beside those that the interview would have asked of the same patient.

  Rule: The patient answers what is asked, and nothing else

    Scenario: A headache brings the patient; the fever and the stiff neck are there to be found
      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      And nothing else is found
      When the learner hears what brings the patient
      Then the learner knows that headache is present
      And the learner knows nothing of temperature
      And the learner knows nothing of neck stiffness

    Scenario: Each question gets its answer
      Given a patient with an implanted pump
      And headache is present
      And temperature is 38.9 Cel
      And back pain is unknown
      And nothing else is found
      When the learner asks for temperature
      And the learner asks for neck stiffness
      And the learner asks for back pain
      Then the learner knows that temperature is 38.9 °C
      And the learner knows that neck stiffness is absent
      And the learner knows that back pain is unknown
      And the learner knows nothing of leg weakness

    Scenario Outline: The learner asks about "<words>"
      Given a patient with an implanted pump
      And headache is present
      When the learner asks about "<words>"
      Then that can mean <finding>

      Examples:
        | words        | finding          |
        | fever        | temperature      |
        | pulse        | heart rate       |
        | breathing    | respiratory rate |
        | leg weakness | leg weakness     |
        | headach      | headache         |
        | xyzzy        | nothing          |

  Rule: What was missed costs by what it would have shown

    Scenario: A red flag that was missed costs more than another finding
      The temperature is behind the red flag. The neck tells of meningitis too, but without the temperature nobody knows.

      Given a patient with an implanted pump
      And days since implant is 400 d
      And headache is present
      And headache posture is not postural
      And headache onset after puncture is 395 d
      And neck stiffness is present
      And temperature is 38.9 Cel
      And nothing else is found
      When Anna gives the right answer
      And Anna asks for neck stiffness
      And Bo gives the right answer
      And Bo asks for temperature
      Then Anna has less than Bo for the questions
      And Anna has less than 50 of 100 for the questions
      And Bo has more than 65 of 100 for the questions

    Scenario: Of two questions that settle nothing, the one that decides is worth more
      Given a patient in the test period
      And days since implant is 5 d
      And days since dural puncture is 2 d
      And headache is present
      And headache onset after puncture is 1 d
      And headache posture is worse upright
      And nothing else is found
      When Anna gives the right answer
      And Anna asks for temperature
      And Bo gives the right answer
      And Bo asks for headache posture
      Then Anna has less than Bo for the questions
      And Bo has less than 50 of 100 for the questions

    Scenario: Whoever asks nothing hears what it would have shown
      Given a patient with an implanted pump
      And days since implant is 400 d
      And headache is present
      And headache posture is not postural
      And headache onset after puncture is 395 d
      And neck stiffness is present
      And temperature is 38.9 Cel
      And nothing else is found
      When the learner gives the right answer
      And the learner asks nothing
      Then the learner has 0 of 100 for the questions
      And the learner hears that temperature was not asked, and that the red flag rf_04_meningitis rests on it
      And the learner hears that neck stiffness was not asked, and that inf_meningism rests on it
      And the learner hears no reason without its source

    Scenario: What was asked is not held against anybody
      Given a patient with an implanted pump
      And days since implant is 400 d
      And headache is present
      And headache posture is not postural
      And headache onset after puncture is 395 d
      And neck stiffness is present
      And temperature is 38.9 Cel
      And nothing else is found
      When the learner gives the right answer
      And the learner asks for temperature, neck stiffness and headache posture
      Then the learner hears of nothing that was not asked

    Scenario: What the patient said unasked need not be asked
      The swelling brings the patient, and nothing more serious can be found. When it came is all there is to ask.

      Given a patient with an implanted pump
      And days since implant is 400 d
      And pocket swelling is present
      And pocket swelling onset is after day 90
      And nothing else is found
      When the learner gives the right answer
      And the learner asks for pocket swelling onset
      Then the learner hears of nothing that was not asked

  Rule: More questions than the shortest way cost little

    Scenario: The temperature settles it, and nobody need ask about the neck
      Given a patient with an implanted pump
      And days since implant is 400 d
      And headache is present
      And headache posture is not postural
      And headache onset after puncture is 395 d
      And neck stiffness is present
      And temperature is 38.9 Cel
      And nothing else is found
      When the learner gives the right answer
      And the learner asks for temperature
      Then the learner has full marks
      And the learner hears that neck stiffness was not asked, and that inf_meningism rests on it

    Scenario: Whoever takes the straight way has full marks
      Given a patient with an implanted pump
      And leg weakness is present
      And nothing else is found
      When the learner gives the right answer
      And the learner asks for leg weakness
      Then the learner has full marks

    Scenario: Whoever asks for everything loses some marks, and no urgency
      Given a patient with an implanted pump
      And leg weakness is present
      And nothing else is found
      When the learner gives the right answer
      And the learner asks for everything
      Then the learner has less than 20 of 100 for the questions
      And the learner has 100 of 100 for the urgency
      And the learner has more than 80 of 100 in all
      And the learner has less than 100 of 100 in all

    Scenario: The vital signs are one question
      Given a patient with an implanted pump
      And days since implant is 400 d
      And headache is present
      And headache posture is not postural
      And headache onset after puncture is 395 d
      And neck stiffness is present
      And temperature is 38.9 Cel
      And nothing else is found
      When Anna gives the right answer
      And Anna asks for temperature
      And Bo gives the right answer
      And Bo asks for temperature, heart rate, respiratory rate and systolic bp
      And Cy gives the right answer
      And Cy asks for temperature, back pain, fall or trauma and pump alarm
      Then Bo has as much as Anna for the questions
      And Cy has less than Anna for the questions

    Scenario: Too few questions leave it unsettled
      The fever makes it a day's matter. Whether it is more than that, nobody asked.

      Given a patient with an implanted pump
      And temperature is 38.4 Cel
      And nothing else is found
      When Anna gives the right answer
      And Anna asks for temperature
      And Bo gives the right answer
      And Bo asks for temperature, headache, neck stiffness, leg weakness and wound discharge
      Then Anna has less than Bo for the questions
      And Anna has less than 50 of 100 for the questions
