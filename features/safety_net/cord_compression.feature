Feature: Compression of the spinal cord or cauda equina

  Of the safety net: the leaflet does not name it. It is suspected on what makes it likely, stays calm on the near miss,
  and stays open while what decides it has not been answered.

  Rule: Pressure on the cord or the cauda equina

    Scenario Outline: Something new below the waist: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then cord compression is <status>
      And statement <statement> is <truth>

      Examples:
        | first                        | second                   | status    | statement                     | truth   |
        | saddle numbness is present   | nothing else is found    | suspected | cord_cauda_signs              | true    |
        | incontinence is present      | nothing else is found    | suspected | cord_cauda_signs              | true    |
        | leg weakness is present      | nothing else is found    | suspected | cord_weakness                 | true    |
        | urinary retention is present | nothing else is found    | suspected | cord_retention                | true    |
        | gait change is present       | hyperreflexia is present | suspected | cord_two_signs                | true    |
        | gait change is present       | nothing else is found    | open      | cord_two_signs                | false   |
        | sensory change is present    | gait change is unknown   | open      | cord_two_signs                | unknown |
        | post void residual is 200 mL | back pain is present     | suspected | cord_residual_with_back_signs | true    |
        | post void residual is 199 mL | back pain is present     | open      | cord_residual_with_back_signs | false   |
        | leg weakness is unknown      | nothing else is found    | open      | cord_weakness                 | unknown |
        | saddle numbness is unknown   | nothing else is found    | open      | cord_cauda_signs              | unknown |
        | back pain is present         | nothing else is found    | open      | cord_weakness                 | false   |
