Feature: Battery of the pump at its end

  Of the safety net: the leaflet speaks of the software. The indicator leaves time to book the replacement; end of service and a
  low-battery reset leave none.

  Rule: It is suspected by the log

    Scenario: The replacement indicator appears at a routine refill
      The pump is six years old. It still has about three months. The date is checked by hand, since software has shown a
      wrong one before.

      Given a patient with an implanted pump
      And the implantation was 6 years ago
      And pump log event is replacement indicator
      And cows score is 0
      And delivered ratio is 1
      And residual gap is 0 mL
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then pump battery is a suspected part of pump software fault
      And pump_g_replacement_indicator speaks for pump battery
      And battery_g_old_pump speaks for pump battery
      And the net grounds for pump battery are between 2 and 2
      And check vital signs comes before pump interrogation
      And check pump interrogation comes before device replacement planning
      And check device replacement planning comes before withdrawal score
      And check bridge therapy is not recommended
      And check device report is not recommended
      And the urgency is within days
      And triage is settled

    Scenario: "End of service" on the screen, five years after the implantation
      Given a patient with an implanted pump
      And the implantation was 5 years ago
      And pump log event is end of service
      And drug morphine is present
      And nothing else is found
      When the visit is assessed
      Then pump battery is suspected
      And pump_g_end_of_battery speaks for pump battery
      And the net grounds for pump battery are between 3 and 3
      And the urgency is emergency
      And triage is settled
      And under infusion is suspected
      And check vital signs comes before pump interrogation
      And check pump interrogation comes before bridge therapy
      And check bridge therapy comes before device replacement planning
      And check device replacement planning comes before device report
      And check device report comes before withdrawal score

    Scenario: The battery warns, and there is clonidine in the pump
      Given a patient with an implanted pump
      And pump log event is replacement indicator
      And drug clonidine is present
      And cows score is 0
      And nothing else is found
      When the visit is assessed
      Then caution caution_replacement_baclofen_or_clonidine applies
      And the urgency is at least within days
      And red flag rf_09_therapy_stopped is unknown
      And caution caution_replacement_baclofen_or_clonidine belongs to check device replacement planning

    Scenario Outline: The log shows: <event>
      Given a patient with an implanted pump
      And pump log event is <event>
      And days since implant is 100 d
      And nothing else is found
      When the visit is assessed
      Then statement battery_near_end is <near>
      And statement pump_g_end_of_battery is <over>
      And statement pump_end_of_battery is <over>
      And statement pump_battery.bridge_therapy is <over>
      And statement pump_battery.device_report is <over>
      And statement pump_g_replacement_indicator is <due>
      And pump battery is <status>
      And the net grounds for pump battery are between <least> and <most>

      Examples:
        | event                 | near    | over    | due     | status        | least | most |
        | none                  | false   | false   | false   | not supported | 0     | 0    |
        | low reservoir         | false   | false   | false   | not supported | 0     | 0    |
        | empty reservoir       | false   | false   | false   | not supported | 0     | 0    |
        | motor stall           | false   | false   | false   | not supported | 0     | 0    |
        | stall recovered       | false   | false   | false   | not supported | 0     | 0    |
        | stopped over 48h      | false   | false   | false   | not supported | 0     | 0    |
        | replacement indicator | true    | false   | true    | suspected     | 1     | 1    |
        | end of service        | true    | true    | false   | suspected     | 2     | 2    |
        | low battery reset     | true    | true    | false   | suspected     | 2     | 2    |
        | unknown               | unknown | unknown | unknown | open          | 0     | 3    |

    Scenario Outline: The replacement indicator, <days> after the last operation on the pump
      Given a patient with an implanted pump
      And pump log event is replacement indicator
      And days since implant is <days>
      And nothing else is found
      When the visit is assessed
      Then statement battery_g_old_pump is <truth>
      And the urgency of pump battery is within days
      And statement battery_review is true

      Examples:
        | days    | truth   |
        | 1095 d  | false   |
        | 1096 d  | true    |
        | unknown | unknown |

    Scenario Outline: The indicator, and <drug> in the pump: <value>
      Given a patient with an implanted pump
      And pump log event is replacement indicator
      And <drug> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement caution_replacement_baclofen_or_clonidine is <truth>
      And caution caution_replacement_baclofen_or_clonidine <shown>

      Examples:
        | drug             | value   | truth   | shown                    |
        | drug baclofen    | present | true    | applies                  |
        | drug clonidine   | present | true    | applies                  |
        | drug baclofen    | absent  | false   | does not apply           |
        | drug bupivacaine | present | false   | does not apply           |
        | drug ziconotide  | present | false   | does not apply           |
        | drug baclofen    | unknown | unknown | applies unless ruled out |
        | drug clonidine   | unknown | unknown | applies unless ruled out |

    Scenario: The battery of an external pump
      Given a patient in the test period
      And pump log event is end of service
      And nothing else is found
      When the visit is assessed
      Then pump battery is not applicable
