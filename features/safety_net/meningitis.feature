Feature: Meningitis

  Of the safety net: the leaflet does not name it. It is suspected on what makes it likely, stays calm on the near miss,
  and stays open while what decides it has not been answered.

  Rule: Meningitis

    Scenario Outline: Head, neck and wound: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then meningitis is <status>
      And statement <statement> is <truth>

      Examples:
        | first                      | second                                  | status        | statement                           | truth   |
        | headache is present        | consciousness is new confusion          | suspected     | men_meningism_with_altered_mind     | true    |
        | neck stiffness is present  | seizure is present                      | suspected     | men_meningism_with_altered_mind     | true    |
        | headache is present        | nothing else is found                   | open          | men_meningism_with_altered_mind     | false   |
        | headache is present        | wound discharge is purulent             | suspected     | men_meningism_with_device_infection | true    |
        | photophobia is present     | wound open or device visible is present | suspected     | men_meningism_with_device_infection | true    |
        | headache is present        | wound discharge is serous               | open          | men_meningism_with_device_infection | false   |
        | neck stiffness is present  | headache posture is not postural        | suspected     | men_stiff_neck_without_posture      | true    |
        | neck stiffness is present  | headache posture is worse upright       | open          | men_stiff_neck_without_posture      | false   |
        | neck stiffness is present  | headache is unknown                     | open          | men_stiff_neck_without_posture      | unknown |
        | csf profile is pleocytosis | nothing else is found                   | suspected     | men_spinal_fluid                    | true    |
        | csf profile is normal      | nothing else is found                   | not supported | men_spinal_fluid                    | false   |
        | headache is present        | temperature is 38.0 Cel                 | suspected     | men_meningism_with_altered_mind     | false   |
