Feature: Sepsis

  Of the safety net: the leaflet does not name it. It is suspected on what makes it likely, stays calm on the near miss,
  and stays open while what decides it has not been answered.

  Rule: Sepsis

    Scenario Outline: An infected wound and the vital signs: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then sepsis is <status>
      And statement <statement> is <truth>

      Examples:
        | first                       | second                      | status        | statement       | truth   |
        | wound discharge is purulent | respiratory rate is 25 /min | suspected     | sep_single_item | true    |
        | wound discharge is purulent | respiratory rate is 24 /min | not supported | sep_single_item | false   |
        | wound discharge is purulent | respiratory rate is unknown | open          | sep_single_item | unknown |
        | wound discharge is serous   | respiratory rate is 25 /min | open          | sep_single_item | unknown |
        | wound discharge is purulent | systolic bp is 90 mm[Hg]    | suspected     | sep_single_item | true    |
