Feature: The phase of therapy

  What is looked for depends on the phase. An unknown phase keeps the complications of both, and the urgency spans both.

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

  Scenario: Nobody wrote down the phase
    Given a patient whose phase of therapy is unknown
    And pocket swelling is present
    And nothing else is found
    When the visit is assessed
    Then pump seroma is suspected
    And the urgency is at least routine
    And the questions include phase

  Scenario Outline: Complications of both phases: <phase>
    Given <phase>
    And headache posture is worse upright
    When the visit is assessed
    Then post-dural puncture headache is suspected

    Examples:
      | phase                                       |
      | a patient in the test period                |
      | a patient with an implanted pump            |
      | a patient whose phase of therapy is unknown |
