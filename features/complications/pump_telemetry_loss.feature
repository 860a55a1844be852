Feature: Loss of contact with the pump

  Until somebody can read the pump, nobody knows whether it runs. It is tried again the same day, with another programmer.

  Scenario: The programmer is silent, and nothing can be felt of the port
    Given a patient with an implanted pump
    And telemetry failure is present
    And pump position abnormal is present
    And pump log event is not asked
    And cows score is 0
    And nothing else is found
    When the visit is assessed
    Then pump telemetry loss is a suspected part of pump software fault
    And statement pump_telemetry_failure is true
    And pump_g_telemetry speaks for pump telemetry loss
    And tele_g_turned_over speaks for pump telemetry loss
    And the net grounds for pump telemetry loss are between 2 and 2
    And the urgency of pump telemetry loss is same day
    And the urgency is at least same day
    And check vital signs comes before withdrawal score
    And check withdrawal score comes before telemetry retry
    And check telemetry retry comes before plain radiographs
    And check plain radiographs comes before device report
    And check device report comes before pump interrogation
    And check rotor test is not recommended

  Scenario: Second try, other programmer, and the pump answers
    Given a patient with an implanted pump
    And telemetry failure is absent
    And cows score is 0
    And delivered ratio is 1
    And residual gap is 0 mL
    And post refill gap is 0 mL
    And nothing else is found
    When the visit is assessed
    Then pump telemetry loss is not supported
    And the urgency is routine
    And triage is settled
    And check telemetry retry is not recommended

  Scenario: The morning list: a refill, and "no response from device"
    She feels well and her relief is as always. It is still for today.

    Given a patient with an implanted pump
    And telemetry failure is present
    And cows score is 0
    And delivered ratio is 1
    And residual gap is 0 mL
    And post refill gap is 0 mL
    And nothing else is found
    When the visit is assessed
    Then the urgency is same day
    And triage is settled
    And pump software fault is among the first 1
    And check telemetry retry is for pump telemetry loss
    And check plain radiographs is for pump telemetry loss
    And check device report is for pump telemetry loss

  Scenario Outline: No contact: <failure>; turned over or mobile: <pump>; on the film: <film>
    Given a patient with an implanted pump
    And telemetry failure is <failure>
    And pump position abnormal is <pump>
    And xray catheter is <film>
    And nothing else is found
    When the visit is assessed
    Then statement pump_telemetry_failure is <truth>
    And statement pump_g_telemetry is <truth>
    And statement tele_g_turned_over is <turned>
    And pump telemetry loss is <status>
    And the net grounds for pump telemetry loss are between <least> and <most>

    Examples:
      | failure | pump    | film         | truth   | turned  | status        | least | most |
      | present | absent  | intact       | true    | false   | suspected     | 1     | 1    |
      | present | present | intact       | true    | true    | suspected     | 2     | 2    |
      | present | absent  | pump flipped | true    | true    | suspected     | 2     | 2    |
      | present | unknown | intact       | true    | unknown | suspected     | 1     | 2    |
      | present | absent  | unknown      | true    | unknown | suspected     | 1     | 2    |
      | absent  | present | pump flipped | false   | true    | not supported | 1     | 1    |
      | unknown | absent  | intact       | unknown | false   | open          | 0     | 1    |
