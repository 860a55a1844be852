Feature: Motor stall or long stop of the pump

  Of the safety net: the leaflet speaks of the software. A stall that has not recovered is for today; with withdrawal, or with
  baclofen or clonidine in the pump, it is an emergency.

  Rule: It is suspected by the log or by the rotor

    Scenario: The morning after an MRI of the hip
      The pump was read out straight after the scan: stalled at 15:10, no recovery. This morning it is read again, and it
      still stands. Relief is beginning to go.

      Given a patient with an implanted pump
      And hours since mri is 18 h
      And interrogated since mri is present
      And pump log event is motor stall
      And loss of pain relief is gradual
      And drug morphine is present
      And cows score is 2
      And delivered ratio is 1
      And residual gap is 0 mL
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then pump motor stall is a suspected part of pump software fault
      And pump_g_stall speaks for pump motor stall
      And stall_g_after_mri speaks for pump motor stall
      And the net grounds for pump motor stall are between 3 and 5
      And pump software fault is among the first 1
      And the urgency is same day
      And triage is settled
      And check vital signs comes before withdrawal score
      And check withdrawal score comes before medication review
      And check medication review comes before pump interrogation
      And check pump interrogation comes before second pump interrogation
      And check second pump interrogation comes before reservoir volume
      And check reservoir volume comes before rotor test
      And check rotor test comes before bridge therapy
      And check bridge therapy comes before device report

    Scenario: Read a second time, the pump has recovered
      The log now shows that the rotor turned again forty minutes after the scan. He is well.

      Given a patient with an implanted pump
      And hours since mri is 3 h
      And interrogated since mri is present
      And pump log event is stall recovered
      And cows score is 0
      And delivered ratio is 1
      And residual gap is 0 mL
      And post refill gap is 0 mL
      And rotor test is rotates
      And contrast study is free flow
      And xray catheter is intact
      And nothing else is found
      When the visit is assessed
      Then pump motor stall is not supported
      And statement under_g_stall_recovered is true
      And the urgency is routine
      And triage is settled

    Scenario: Stopped for a week and then restarted
      Another hospital had switched the pump off for an operation. It runs again; it may run too fast.

      Given a patient with an implanted pump
      And pump log event is stopped over 48h
      And drug morphine is present
      And cows score is 0
      And delivered ratio is 1.1
      And residual gap is 1 mL
      And rotor test is rotates
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then pump motor stall is suspected
      And statement pump_stopped_over_48h is true
      And statement over_g_known_causes is true
      And the urgency is same day
      And check reservoir volume is for pump motor stall
      And check pump interrogation comes before reservoir volume
      And check reservoir volume comes before bridge therapy
      And check second pump interrogation is not recommended
      And statement pump_motor_stall.device_report is false

    Scenario: Under fluoroscopy the rotor stands still
      The pump has given no alarm, its log is clean, and he feels well.

      Given a patient with an implanted pump
      And rotor test is does not rotate
      And delivered ratio is 1
      And residual gap is 0 mL
      And cows score is 0
      And nothing else is found
      When the visit is assessed
      Then pump motor stall is suspected
      And stall_g_rotor_still speaks for pump motor stall
      And statement stall_rotor_still is true
      And the urgency is at least same day
      And check device report is for pump motor stall
      And check bridge therapy comes before device report

    Scenario Outline: The log shows: <event>
      Given a patient with an implanted pump
      And pump log event is <event>
      And rotor test is rotates
      And nothing else is found
      When the visit is assessed
      Then statement pump_motor_stalled is <stalled>
      And statement pump_g_stall is <stalled>
      And statement pump_motor_stall.second_pump_interrogation is <stalled>
      And statement pump_motor_stall.rotor_test is <stalled>
      And statement pump_motor_stall.device_report is <stalled>
      And statement pump_stopped_over_48h is <stopped>
      And pump motor stall is <status>

      Examples:
        | event                 | stalled | stopped | status        |
        | none                  | false   | false   | not supported |
        | low reservoir         | false   | false   | not supported |
        | empty reservoir       | false   | false   | not supported |
        | motor stall           | true    | false   | suspected     |
        | stall recovered       | false   | false   | not supported |
        | replacement indicator | false   | false   | not supported |
        | end of service        | false   | false   | not supported |
        | low battery reset     | false   | false   | not supported |
        | stopped over 48h      | false   | true    | suspected     |
        | unknown               | unknown | unknown | open          |

    Scenario Outline: Rotor: <rotor>; alarm: <tone>
      Given a patient with an implanted pump
      And rotor test is <rotor>
      And pump alarm is <tone>
      And nothing else is found
      When the visit is assessed
      Then statement stall_rotor_still is <still>
      And statement stall_g_rotor_still is <still>
      And statement stall_g_two_tone is <two>
      And statement pump_motor_stall.device_report is <still>
      And pump motor stall is <status>
      And the net grounds for pump motor stall are between <least> and <most>

      Examples:
        | rotor           | tone         | still   | two     | status        | least | most |
        | rotates         | none         | false   | false   | not supported | 0     | 0    |
        | does not rotate | none         | true    | false   | suspected     | 2     | 2    |
        | does not rotate | two tone     | true    | true    | suspected     | 3     | 3    |
        | rotates         | single tone  | false   | false   | not supported | 0     | 0    |
        | rotates         | unknown tone | false   | false   | not supported | 0     | 0    |
        | rotates         | unknown      | false   | unknown | not supported | 0     | 1    |
        | unknown         | none         | unknown | false   | open          | 0     | 2    |

    Scenario: The tone of a stall
      Given a patient with an implanted pump
      And pump log event is motor stall
      And pump alarm is two tone
      And rotor test is does not rotate
      And hours since mri is 5 h
      And nothing else is found
      When the visit is assessed
      Then stall_g_two_tone speaks for pump motor stall
      And the net grounds for pump motor stall are between 6 and 6

    Scenario Outline: <event> in the log, the last MRI <hours> ago
      Given a patient with an implanted pump
      And pump log event is <event>
      And hours since mri is <hours>
      And rotor test is does not rotate
      And nothing else is found
      When the visit is assessed
      Then statement stall_g_after_mri is <truth>
      And the net grounds for pump motor stall are between <least> and <most>

      Examples:
        | event            | hours   | truth   | least | most |
        | motor stall      | 24 h    | true    | 5     | 5    |
        | motor stall      | 24.1 h  | false   | 4     | 4    |
        | motor stall      | unknown | unknown | 4     | 5    |
        | stall recovered  | 3 h     | false   | 2     | 2    |
        | stopped over 48h | 3 h     | false   | 2     | 2    |
        | none             | 3 h     | false   | 2     | 2    |
        | unknown          | 3 h     | unknown | 2     | 5    |

  Rule: How soon

    Scenario: Baclofen in a pump that stands still
      No spasm yet, no itch, she feels well. That is the time to act.

      Given a patient with an implanted pump
      And pump log event is motor stall
      And drug baclofen is present
      And cows score is 0
      And nothing else is found
      When the visit is assessed
      Then statement stall_baclofen_or_clonidine is true
      And the urgency of pump motor stall is emergency
      And red flag rf_09_therapy_stopped is raised
      And the urgency is emergency
      And triage is settled
      And check emergency call is the first check
      And caution caution_bridge_baclofen_or_clonidine applies

    Scenario Outline: A stall: <finding> is <value>
      Given a patient with an implanted pump
      And pump log event is motor stall
      And cows score is 0
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement pump_stopped is true
      And statement pump_stopped_with_withdrawal is <withdrawal>
      And statement stall_baclofen_or_clonidine is <rebound>
      And the urgency of pump motor stall is <urgency>

      Examples:
        | finding             | value   | withdrawal | rebound | urgency   |
        | withdrawal symptoms | present | true       | false   | emergency |
        | withdrawal symptoms | absent  | false      | false   | same day  |
        | withdrawal symptoms | unknown | unknown    | false   | same day  |
        | drug baclofen       | present | false      | true    | emergency |
        | drug clonidine      | present | false      | true    | emergency |
        | drug bupivacaine    | present | false      | false   | same day  |
        | drug ziconotide     | present | false      | false   | same day  |
        | drug baclofen       | unknown | false      | unknown | same day  |
        | drug clonidine      | unknown | false      | unknown | same day  |

    Scenario: A call about the wound, and nobody asked about the pump
      Given a patient with an implanted pump
      And wound discharge is none
      When the visit is assessed
      Then pump motor stall is open
      And statement pump_motor_stalled is unknown
      And statement pump_stopped_over_48h is unknown
      And statement stall_rotor_still is unknown
      And statement pump_g_stall is unknown
      And statement stall_g_rotor_still is unknown
      And statement stall_g_after_mri is unknown
      And statement stall_g_two_tone is unknown
      And statement pump_stopped_with_withdrawal is unknown
      And statement stall_baclofen_or_clonidine is unknown
      And statement pump_motor_stall.second_pump_interrogation is unknown
      And statement pump_motor_stall.rotor_test is unknown
      And statement pump_motor_stall.device_report is unknown

    Scenario: A stall two weeks after a change of concentration that was programmed rightly
      Given a patient with an implanted pump
      And hours since dose event is 400 h
      And last dose event is concentration change
      And pump log event is motor stall
      And cows score is 0
      And delivered ratio is 1
      And nothing else is found
      When the visit is assessed
      Then pump motor stall ranks above under infusion
      And pump software fault is among the first 1
      And the urgency is at least same day
