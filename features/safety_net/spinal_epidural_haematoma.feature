Feature: Spinal epidural haematoma

  Of the safety net: the leaflet does not name it. It is suspected on what makes it likely, stays calm on the near miss,
  and stays open while what decides it has not been answered.

  Rule: Spinal epidural haematoma

    Scenario Outline: Soon after the operation: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then spinal epidural haematoma is <status>
      And statement <statement> is <truth>

      Examples:
        | first                             | second                     | status    | statement                     | truth   |
        | the implantation was 3 days ago   | leg weakness is present    | suspected | haem_weakness_after_procedure | true    |
        | the implantation was 3 days ago   | leg weakness is absent     | open      | haem_weakness_after_procedure | false   |
        | the implantation was 3 days ago   | leg weakness is unknown    | open      | haem_weakness_after_procedure | unknown |
        | the implantation was 3 days ago   | saddle numbness is present | suspected | haem_bladder_or_saddle        | true    |
        | the implantation was 300 days ago | saddle numbness is present | open      | haem_bladder_or_saddle        | unknown |
