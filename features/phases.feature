Feature: The phase of therapy

  What is looked for depends on the phase: a gate and an external pump in the test period, a pump under the skin afterwards. An
  unknown phase keeps the complications of both in view, and the urgency spans both; it is never guessed from the findings.

  Rule: Each phase keeps what it can have, and nothing else

    Scenario: A swelling over the gate in the test period is no pump seroma
      Given a patient in the test period
      And pocket swelling is present
      When the visit is assessed
      Then pump seroma is not applicable
      And catheter tip granuloma is not applicable
      And pump software fault is not applicable
      And system infection is open

    Scenario: The same swelling over an implanted pump
      Given a patient with an implanted pump
      And pocket swelling is present
      When the visit is assessed
      Then pump seroma is suspected

    Scenario Outline: Nothing is known yet but the phase: <complication>
      Given a patient in the test period
      When the visit is assessed
      Then <complication> is <in the test period>

      Examples:
        | complication                | in the test period |
        | post-dural puncture headache | open               |
        | system infection            | open               |
        | catheter fault              | open               |
        | pump seroma                 | not applicable     |
        | catheter tip granuloma      | not applicable     |
        | pump software fault         | not applicable     |
        | meningitis                  | open               |
        | spinal epidural abscess     | open               |
        | spinal epidural haematoma   | open               |
        | sepsis                      | open               |
        | respiratory depression      | open               |
        | opioid withdrawal           | open               |
        | cord compression            | open               |
        | csf hygroma                 | open               |
        | subdural haematoma          | open               |
        | pocket fill                 | not applicable     |
        | over infusion               | not applicable     |
        | under infusion              | not applicable     |

    Scenario Outline: With a pump under the skin, or with the phase unknown, everything stays open: <complication>
      Given <phase>
      When the visit is assessed
      Then <complication> is open

      Examples: An implanted pump
        | phase                            | complication                 |
        | a patient with an implanted pump | post-dural puncture headache |
        | a patient with an implanted pump | system infection             |
        | a patient with an implanted pump | catheter fault               |
        | a patient with an implanted pump | pump seroma                  |
        | a patient with an implanted pump | catheter tip granuloma       |
        | a patient with an implanted pump | pump software fault          |
        | a patient with an implanted pump | pocket fill                  |
        | a patient with an implanted pump | over infusion                |
        | a patient with an implanted pump | under infusion               |

      Examples: Nobody knows
        | phase                                       | complication                 |
        | a patient whose phase of therapy is unknown | post-dural puncture headache |
        | a patient whose phase of therapy is unknown | system infection             |
        | a patient whose phase of therapy is unknown | catheter fault               |
        | a patient whose phase of therapy is unknown | pump seroma                  |
        | a patient whose phase of therapy is unknown | catheter tip granuloma       |
        | a patient whose phase of therapy is unknown | pump software fault          |
        | a patient whose phase of therapy is unknown | meningitis                   |
        | a patient whose phase of therapy is unknown | pocket fill                  |
        | a patient whose phase of therapy is unknown | over infusion                |
        | a patient whose phase of therapy is unknown | under infusion               |

    Scenario Outline: Complications of both phases: <phase>
      Given <phase>
      And headache is present
      And headache posture is worse upright
      When the visit is assessed
      Then post-dural puncture headache is suspected
      And the urgency is between within days and emergency

      Examples:
        | phase                                       |
        | a patient in the test period                |
        | a patient with an implanted pump            |
        | a patient whose phase of therapy is unknown |

    Scenario: Findings of a pump, written down in the test period by mistake
      The form of the wrong phase was used. What only a pump can have does not apply; the loss of relief counts as ever.

      Given a patient in the test period
      And pump log event is motor stall
      And settings match prescription is absent
      And loss of pain relief is sudden
      And cows score is 0
      And nothing else is found
      When the visit is assessed
      Then pump software fault is not applicable
      And under infusion is not applicable
      And catheter fault is suspected
      And statement pump_motor_stalled is true
      And the urgency is same day

  Rule: A phase asks for its own checks

    Scenario Outline: The relief is gone since this morning: <phase>
      Given <phase>
      And loss of pain relief is sudden
      And nothing else is found
      When the visit is assessed
      Then catheter fault is suspected
      And check gate and line inspection is <gate>
      And check rotor test is <rotor>
      And check pump interrogation is recommended

      Examples:
        | phase                                       | gate            | rotor           |
        | a patient in the test period                | recommended     | not recommended |
        | a patient with an implanted pump            | not recommended | recommended     |
        | a patient whose phase of therapy is unknown | recommended     | recommended     |

    Scenario Outline: Fever: <phase>
      Given <phase>
      And temperature is 38.6 Cel
      When the visit is assessed
      Then system infection is suspected
      And check gate and line inspection is <gate>

      Examples:
        | phase                                       | gate            |
        | a patient in the test period                | recommended     |
        | a patient with an implanted pump            | not recommended |
        | a patient whose phase of therapy is unknown | recommended     |

    Scenario Outline: An MRI is due, and there may be a pump in the magnet: <phase>
      The MRI of the spine is wanted in both phases. Only a pump has to be read out afterwards, and of some makes emptied before.

      Given <phase>
      And back pain is present
      And temperature is 38.6 Cel
      And nothing else is found
      When the visit is assessed
      Then check spinal MRI is recommended
      And statement caution_spinal_mri_interrogate_after is <truth>
      And caution caution_spinal_mri_interrogate_after <applies>
      And caution caution_spinal_mri_empty_prometra <applies>

      Examples:
        | phase                                       | truth   | applies                  |
        | a patient in the test period                | false   | does not apply           |
        | a patient with an implanted pump            | true    | applies                  |
        | a patient whose phase of therapy is unknown | unknown | applies unless ruled out |

  Rule: While the phase is unknown the urgency spans both

    Scenario: Nobody wrote down the phase
      Given a patient whose phase of therapy is unknown
      And pocket swelling is present
      And nothing else is found
      When the visit is assessed
      Then pump seroma is suspected
      And the urgency is at least routine
      And the questions include phase
      And triage is not settled

    Scenario Outline: Swollen and drowsy, the last dose event weeks ago: <phase>
      Over a pump this may be drug in the pocket; over a gate it is drowsiness, to be seen today.

      Given <phase>
      And hours since dose event is 400 h
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And sedation is drowsy
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then the urgency is between <least> and <most>
      And respiratory depression is suspected

      Examples:
        | phase                                       | least     | most      |
        | a patient in the test period                | same day  | same day  |
        | a patient with an implanted pump            | emergency | emergency |
        | a patient whose phase of therapy is unknown | same day  | emergency |

    Scenario Outline: The pump cannot be reached by the programmer: <phase>
      Given <phase>
      And telemetry failure is present
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then the urgency is between <least> and <most>

      Examples:
        | phase                                       | least    | most     |
        | a patient in the test period                | routine  | routine  |
        | a patient with an implanted pump            | same day | same day |
        | a patient whose phase of therapy is unknown | routine  | same day |

    Scenario Outline: A red flag counts in every phase: <phase>
      Given <phase>
      And temperature is 38.6 Cel
      And neck stiffness is present
      When the visit is assessed
      Then red flag rf_04_meningitis is raised
      And meningitis is suspected
      And the urgency is emergency
      And triage is settled
      And the questions do not include phase

      Examples:
        | phase                                       |
        | a patient in the test period                |
        | a patient with an implanted pump            |
        | a patient whose phase of therapy is unknown |

    Scenario: Both phases would come to the same day, so the phase need not be asked
      Given a patient whose phase of therapy is unknown
      And wound redness or warmth is present
      And wound tenderness is present
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then the urgency is same day
      And triage is settled
      And the questions do not include phase

    Scenario: With the phase unknown, checks for a pump are asked for as well
      Given a patient whose phase of therapy is unknown
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then pump seroma is suspected
      And check pocket ultrasound is recommended
      And the next question is about phase
