Feature: Under-infusion or stop of delivery

  Of the safety net: the leaflet does not name it. It is suspected on what makes it likely, stays calm on the near miss,
  and stays open while what decides it has not been answered.

  Rule: Too little from the pump

    Scenario Outline: Relief and alarms: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then under infusion is <status>
      And statement <statement> is <truth>

      Examples:
        | first                          | second                | status    | statement              | truth   |
        | loss of pain relief is gradual | nothing else is found | suspected | under_lost_relief      | true    |
        | loss of pain relief is none    | nothing else is found | open      | under_lost_relief      | false   |
        | loss of pain relief is unknown | nothing else is found | open      | under_lost_relief      | unknown |
        | withdrawal symptoms is present | nothing else is found | suspected | under_withdrawal       | true    |
        | pump alarm is two tone         | nothing else is found | suspected | under_delivery_stopped | true    |
        | pump alarm is single tone      | nothing else is found | open      | under_delivery_stopped | unknown |
