Feature: Collection of spinal fluid (hygroma, pseudomeningocele)

  Of the safety net: the leaflet does not name it. It is suspected on what makes it likely, stays calm on the near miss,
  and stays open while what decides it has not been answered.

  Rule: CSF hygroma

    Scenario Outline: Swelling and clear fluid: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then csf hygroma is <status>
      And statement <statement> is <truth>

      Examples:
        | first                           | second                            | status        | statement                        | truth   |
        | back swelling is present        | nothing else is found             | suspected     | hyg_back_swelling                | true    |
        | back swelling is absent         | nothing else is found             | open          | hyg_back_swelling                | false   |
        | back swelling is unknown        | nothing else is found             | open          | hyg_back_swelling                | unknown |
        | pocket swelling is present      | headache posture is worse upright | suspected     | hyg_pocket_and_postural_headache | true    |
        | pocket swelling is present      | headache posture is not postural  | open          | hyg_pocket_and_postural_headache | false   |
        | wound discharge is clear watery | nothing else is found             | suspected     | hyg_clear_fluid                  | true    |
        | wound discharge is serous       | nothing else is found             | open          | hyg_clear_fluid                  | false   |
        | beta2 transferrin is positive   | nothing else is found             | suspected     | hyg_beta2_transferrin            | true    |
        | beta2 transferrin is negative   | nothing else is found             | not supported | hyg_beta2_transferrin            | false   |
