Feature: Withdrawal when delivery stops

  Of the safety net: the leaflet does not name it. It is suspected on what makes it likely, stays calm on the near miss,
  and stays open while what decides it has not been answered.

  Rule: Opioid withdrawal

    Scenario Outline: Going without the opioid: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then opioid withdrawal is <status>
      And statement <statement> is <truth>

      Examples:
        | first                          | second                        | status        | statement                   | truth   |
        | withdrawal symptoms is present | nothing else is found         | suspected     | wd_symptoms                 | true    |
        | withdrawal symptoms is absent  | nothing else is found         | open          | wd_symptoms                 | false   |
        | withdrawal symptoms is unknown | nothing else is found         | open          | wd_symptoms                 | unknown |
        | cows score is 5                | nothing else is found         | suspected     | wd_score                    | true    |
        | cows score is 4                | nothing else is found         | not supported | wd_score                    | false   |
        | agitation is present           | yawning is present            | suspected     | wd_intrathecal_pattern      | true    |
        | agitation is present           | nothing else is found         | open          | wd_intrathecal_pattern      | false   |
        | agitation is present           | yawning is unknown            | open          | wd_intrathecal_pattern      | unknown |
        | temperature is 38.0 Cel        | loss of pain relief is sudden | suspected     | wd_fever_and_loss_of_relief | true    |
        | temperature is 37.9 Cel        | loss of pain relief is sudden | open          | wd_fever_and_loss_of_relief | false   |
