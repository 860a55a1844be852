Feature: Programming error of the pump

  The programme is compared with prescription and label by two people. It is an error of today, and an emergency as soon as the
  patient is drowsy or breathes slowly.

  Rule: It is suspected by a mismatch, or by an overdose after a new concentration

    Scenario: Very sleepy after the new concentration went in
      Three days ago the pharmacy's concentration doubled; the programme still holds the old one. He falls asleep while
      talking, ten breaths a minute, saturation 93.

      Given a patient with an implanted pump
      And the last refill was 3 days ago
      And last dose event is concentration change
      And settings match prescription is absent
      And sedation is drowsy
      And respiratory rate is 10 /min
      And spo2 is 93 %
      And drug morphine is present
      And nothing else is found
      When the visit is assessed
      Then pump programming error is a suspected part of pump software fault
      And statement pump_settings_mismatch is true
      And statement pump_settings_overdose is true
      And pump_g_settings speaks for pump programming error
      And pump_g_after_concentration_change speaks for pump programming error
      And the net grounds for pump programming error are between 3 and 3
      And over infusion is suspected
      And respiratory depression is suspected
      And pump software fault is among the first 2
      And pump wrong drug is not supported
      And the urgency is emergency
      And triage is settled
      And check settings double check is recommended
      And check naloxone is not recommended

    Scenario: At the refill visit the nurse reads the programme aloud
      The label says 20 mg per mL, the programme 10. Nothing has been started yet, and she feels well.

      Given a patient with an implanted pump
      And settings match prescription is absent
      And delivered ratio is 1
      And residual gap is 0 mL
      And post refill gap is 0 mL
      And cows score is 0
      And nothing else is found
      When the visit is assessed
      Then pump programming error is a suspected part of pump software fault
      And the urgency of pump programming error is same day
      And the urgency is same day
      And triage is settled
      And check vital signs comes before pump interrogation
      And check pump interrogation comes before settings double check
      And check settings double check comes before medication review
      And check medication review comes before device report
      And check airway and breathing is not recommended
      And check monitor 24h is not recommended
      And check bridge therapy is not recommended

    Scenario: Drowsy at home the day after, and nobody has looked at the programme
      Given a patient with an implanted pump
      And the last refill was 30 hours ago
      And last dose event is concentration change
      And sedation is drowsy
      And settings match prescription is unknown
      And delivered ratio is 1
      And nothing else is found
      When the visit is assessed
      Then pump programming error is suspected
      And statement prog_overdose_after_new_concentration is true
      And statement pump_settings_mismatch is unknown
      And statement prog_g_settings_right is unknown
      And the urgency of pump programming error is emergency
      And the urgency is emergency
      And check airway and breathing is recommended

    Scenario Outline: Programme, prescription and syringe label agree: <match>; last done: <event>
      Given a patient with an implanted pump
      And settings match prescription is <match>
      And last dose event is <event>
      And hours since dose event is 60 h
      And nothing else is found
      When the visit is assessed
      Then statement pump_settings_mismatch is <wrong>
      And statement pump_g_settings is <wrong>
      And statement prog_g_settings_right is <right>
      And statement pump_g_after_concentration_change is <changed>
      And statement pump_programming_error.device_report is <wrong>
      And pump programming error is <status>
      And the net grounds for pump programming error are between <least> and <most>

      Examples:
        | match   | event                | wrong   | right   | changed | status        | least | most |
        | present | none                 | false   | true    | false   | not supported | -2    | -2   |
        | present | concentration change | false   | true    | true    | not supported | -1    | -1   |
        | present | unknown              | false   | true    | unknown | not supported | -2    | -1   |
        | absent  | refill               | true    | false   | false   | suspected     | 2     | 2    |
        | absent  | dose increase        | true    | false   | false   | suspected     | 2     | 2    |
        | absent  | dose decrease        | true    | false   | false   | suspected     | 2     | 2    |
        | absent  | bolus or prime       | true    | false   | false   | suspected     | 2     | 2    |
        | absent  | catheter access      | true    | false   | false   | suspected     | 2     | 2    |
        | absent  | pump replacement     | true    | false   | false   | suspected     | 2     | 2    |
        | absent  | concentration change | true    | false   | true    | suspected     | 3     | 3    |
        | unknown | none                 | unknown | unknown | false   | open          | -2    | 2    |
        | absent  | unknown              | true    | false   | unknown | suspected     | 2     | 3    |

    Scenario Outline: <event> <hours> ago, and <finding> is <value>
      Given a patient with an implanted pump
      And settings match prescription is present
      And last dose event is <event>
      And hours since dose event is <hours>
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement prog_overdose_after_new_concentration is <truth>
      And pump programming error is <status>

      Examples:
        | event                | hours   | finding          | value   | truth   | status        |
        | concentration change | 72 h    | sedation         | drowsy  | true    | suspected     |
        | concentration change | 72.1 h  | sedation         | drowsy  | false   | not supported |
        | concentration change | unknown | sedation         | drowsy  | unknown | open          |
        | unknown              | 72 h    | sedation         | drowsy  | unknown | open          |
        | concentration change | 72 h    | sedation         | unknown | unknown | open          |
        | concentration change | 72 h    | sedation         | awake   | false   | not supported |
        | concentration change | 72 h    | respiratory rate | 11 /min | true    | suspected     |
        | concentration change | 72 h    | respiratory rate | 12 /min | false   | not supported |
        | concentration change | 72 h    | spo2             | 91 %    | true    | suspected     |
        | concentration change | 72 h    | spo2             | 92 %    | false   | not supported |
        | refill               | 60 h    | sedation         | drowsy  | false   | not supported |
        | dose increase        | 60 h    | sedation         | drowsy  | false   | not supported |
        | dose decrease        | 60 h    | sedation         | drowsy  | false   | not supported |
        | bolus or prime       | 60 h    | sedation         | drowsy  | false   | not supported |
        | catheter access      | 60 h    | sedation         | drowsy  | false   | not supported |
        | pump replacement     | 60 h    | sedation         | drowsy  | false   | not supported |
        | none                 | 60 h    | sedation         | drowsy  | false   | not supported |

    Scenario: Drowsy after a new concentration, and the programme is right
      Two people have compared it. Then the syringe is next.

      Given a patient with an implanted pump
      And the last refill was 30 hours ago
      And last dose event is concentration change
      And hours since dose event is 30 h
      And sedation is drowsy
      And settings match prescription is present
      And nothing else is found
      When the visit is assessed
      Then prog_g_settings_right speaks against pump programming error
      And pump wrong drug ranks above pump programming error
      And the urgency is emergency

  Rule: How soon, and what to check

    Scenario Outline: A wrong programme: <finding> is <value>
      Given a patient with an implanted pump
      And hours since dose event is 400 h
      And settings match prescription is absent
      And delivered ratio is 1
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement pump_settings_today is true
      And statement pump_settings_overdose is <truth>
      And statement pump_programming_error.airway_and_breathing is <truth>
      And statement pump_programming_error.monitor_24h is <truth>
      And pump software fault is among the first 1
      And the urgency of pump programming error is <urgency>

      Examples:
        | finding          | value   | truth   | urgency   |
        | sedation         | awake   | false   | same day  |
        | sedation         | drowsy  | true    | emergency |
        | sedation         | unknown | unknown | same day  |
        | respiratory rate | 12 /min | false   | same day  |
        | respiratory rate | 11 /min | true    | emergency |
        | respiratory rate | unknown | unknown | same day  |
        | spo2             | 92 %    | false   | same day  |
        | spo2             | 91 %    | true    | emergency |
        | spo2             | unknown | unknown | same day  |

    Scenario: Drowsy under the external pump of the test period
      Given a patient in the test period
      And settings match prescription is absent
      And sedation is drowsy
      And nothing else is found
      When the visit is assessed
      Then pump programming error is not applicable

    Scenario: A call about the wound, and nobody asked about the programme
      Given a patient with an implanted pump
      And wound discharge is none
      When the visit is assessed
      Then pump programming error is open
      And statement pump_settings_mismatch is unknown
      And statement prog_overdose_after_new_concentration is unknown
      And statement pump_g_settings is unknown
      And statement pump_g_after_concentration_change is unknown
      And statement prog_g_settings_right is unknown
      And statement pump_settings_overdose is unknown
      And statement pump_programming_error.airway_and_breathing is unknown
      And statement pump_programming_error.monitor_24h is unknown
      And statement pump_programming_error.device_report is unknown

    Scenario: The right programme, and drowsy all the same
      Given a patient with an implanted pump
      And hours since dose event is 400 h
      And settings match prescription is present
      And sedation is drowsy
      And pump alarm is single tone
      And nothing else is found
      When the visit is assessed
      Then pump programming error is not supported
      And pump software fault is suspected
      And respiratory depression ranks above pump software fault

    Scenario: Drowsy under a wrong programme: the order of the checks
      Given a patient with an implanted pump
      And hours since dose event is 400 h
      And settings match prescription is absent
      And sedation is drowsy
      And delivered ratio is 1
      And nothing else is found
      When the visit is assessed
      Then check vital signs comes before airway and breathing
      And check airway and breathing comes before pump interrogation
      And check medication review comes before monitor 24h
      And check monitor 24h comes before device report
      And check vital signs is for pump programming error
      And check airway and breathing is for pump programming error
      And check pump interrogation is for pump programming error
      And check settings double check is for pump programming error
      And check medication review is for pump programming error
      And check monitor 24h is for pump programming error
      And check device report is for pump programming error
