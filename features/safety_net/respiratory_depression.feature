Feature: Opioid overdose with respiratory depression

  Of the safety net: the leaflet does not name it. It is suspected on what makes it likely, stays calm on the near miss,
  and stays open while what decides it has not been answered.

  Rule: Respiratory depression

    Scenario Outline: Breathing and alertness: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then respiratory depression is <status>
      And statement <statement> is <truth>

      Examples:
        | first                          | second                         | status        | statement               | truth   |
        | respiratory rate is 11 /min    | nothing else is found          | suspected     | resp_slow_breathing     | true    |
        | respiratory rate is 12 /min    | nothing else is found          | not supported | resp_slow_breathing     | false   |
        | respiratory rate is unknown    | nothing else is found          | open          | resp_slow_breathing     | unknown |
        | spo2 is 91 %                   | nothing else is found          | suspected     | resp_low_saturation     | true    |
        | spo2 is 92 %                   | nothing else is found          | not supported | resp_low_saturation     | false   |
        | sedation is drowsy             | nothing else is found          | suspected     | resp_drowsy             | true    |
        | sedation is awake              | nothing else is found          | not supported | resp_drowsy             | false   |
        | sedation is unknown            | nothing else is found          | open          | resp_drowsy             | unknown |
        | consciousness is new confusion | hours since dose event is 72 h | suspected     | resp_altered_after_dose | true    |
        | consciousness is new confusion | hours since dose event is 73 h | not supported | resp_altered_after_dose | false   |
