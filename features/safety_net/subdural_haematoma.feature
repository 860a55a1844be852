Feature: Subdural haematoma, venous thrombosis or cranial nerve palsy after dural puncture

  Of the safety net: the leaflet does not name it. It is suspected on what makes it likely, stays calm on the near miss,
  and stays open while what decides it has not been answered.

  Rule: Bleeding or thrombosis in the head

    Scenario Outline: A headache that changes: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then subdural haematoma is <status>
      And statement <statement> is <truth>

      Examples:
        | first                             | second                            | status        | statement         | truth   |
        | headache posture is pattern lost  | nothing else is found             | suspected     | sdh_pattern_lost  | true    |
        | headache posture is worse upright | nothing else is found             | not supported | sdh_pattern_lost  | false   |
        | headache is unknown               | nothing else is found             | open          | sdh_pattern_lost  | unknown |
        | cranial nerve sign is present     | days since dural puncture is 60 d | suspected     | sdh_cranial_nerve | true    |
        | cranial nerve sign is present     | days since dural puncture is 61 d | not supported | sdh_cranial_nerve | false   |
