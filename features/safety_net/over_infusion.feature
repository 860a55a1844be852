Feature: Over-infusion by the pump

  Of the safety net: the leaflet does not name it. It is suspected on what makes it likely, stays calm on the near miss,
  and stays open while what decides it has not been answered.

  Rule: Too much from the pump

    Scenario Outline: Settings and sleepiness: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then over infusion is <status>
      And statement <statement> is <truth>

      Examples:
        | first                                  | second             | status    | statement            | truth   |
        | settings match prescription is absent  | sedation is drowsy | suspected | over_wrong_programme | true    |
        | settings match prescription is present | sedation is drowsy | open      | over_wrong_programme | false   |
        | settings match prescription is unknown | sedation is drowsy | open      | over_wrong_programme | unknown |
