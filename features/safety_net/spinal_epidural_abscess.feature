Feature: Spinal epidural abscess

  Of the safety net: the leaflet does not name it. It is suspected on what makes it likely, stays calm on the near miss,
  and stays open while what decides it has not been answered.

  Rule: Spinal epidural abscess

    Scenario Outline: Back pain and infection: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then spinal epidural abscess is <status>
      And statement <statement> is <truth>

      Examples:
        | first                          | second                       | status        | statement                   | truth   |
        | back pain is present           | spinal tenderness is present | suspected     | sea_percussion_pain         | true    |
        | back pain is present           | nothing else is found        | open          | sea_percussion_pain         | false   |
        | back pain is present           | spinal tenderness is unknown | open          | sea_percussion_pain         | unknown |
        | temperature is 38.0 Cel        | radicular pain is present    | suspected     | sea_fever_and_neurology     | true    |
        | temperature is 37.9 Cel        | radicular pain is present    | open          | sea_fever_and_neurology     | false   |
        | back pain is present           | wound discharge is purulent  | suspected     | sea_back_pain_and_infection | true    |
        | back pain is present           | blood culture is positive    | suspected     | sea_back_pain_and_infection | true    |
        | back pain is absent            | wound discharge is purulent  | open          | sea_back_pain_and_infection | false   |
        | tip mri is epidural collection | nothing else is found        | suspected     | sea_collection_on_mri       | true    |
        | tip mri is no mass             | nothing else is found        | not supported | sea_collection_on_mri       | false   |
