Feature: Drug injected into the pocket at refill

  Of the safety net: the leaflet does not name it. It is suspected on what makes it likely, stays calm on the near miss,
  and stays open while what decides it has not been answered.

  Rule: Drug injected into the pocket

    Scenario Outline: After a refill: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then pocket fill is <status>
      And statement <statement> is <truth>

      Examples:
        | first                                         | second                | status        | statement                | truth   |
        | pocket swelling onset is within 24h of refill | nothing else is found | suspected     | pf_swelling_after_refill | true    |
        | pocket swelling onset is day 3 to 90          | nothing else is found | not supported | pf_swelling_after_refill | false   |
        | pocket swelling is unknown                    | nothing else is found | open          | pf_swelling_after_refill | unknown |
