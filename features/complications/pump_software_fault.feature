Feature: Software or hardware problem of the pump

  What the pump says, and whether it can be read at all, decides how soon it is seen: an alarm that nobody has identified is not
  a harmless one. A silent pump is not called sound until log, settings, volume and rotor have been looked at.

  Rule: It is suspected by what the device shows

    Scenario: A two-tone alarm at breakfast
      Since this morning the pump plays two tones, over and over. The programmer shows a motor stall at 04:10 that has not
      recovered. He is not in withdrawal yet.

      Given a patient with an implanted pump
      And pump alarm is two tone
      And pump log event is motor stall
      And drug morphine is present
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then pump software fault is suspected
      And statement pump_alarm_heard is true
      And statement pump_motor_stalled is true
      And pump_g_stall speaks for pump software fault
      And pump_g_two_tone speaks for pump software fault
      And the net grounds for pump software fault are between 4 and 4
      And pump software fault is among the first 1
      And statement pump_critical_alarm is true
      And statement pump_stopped is true
      And statement pump_stopped_with_withdrawal is false
      And under infusion is suspected
      And the urgency is same day
      And triage is settled
      And check bridge therapy is recommended
      And check rotor test is recommended
      And check second pump interrogation is recommended
      And check vital signs is for pump software fault
      And check reservoir volume is for pump software fault

    Scenario: A refill visit at which the pump shows nothing at all
      Given a patient with an implanted pump
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And rotor test is rotates
      And contrast study is free flow
      And xray catheter is intact
      And nothing else is found
      When the visit is assessed
      Then pump software fault is not supported
      And statement pump_settings_mismatch is false
      And statement pump_alarm_heard is false
      And statement pump_motor_stalled is false
      And statement pump_battery is false
      And statement pump_reservoir_alarm is false
      And statement pump_stopped_over_48h is false
      And statement pump_telemetry_failure is false
      And statement pump_not_interrogated_after_mri is false
      And statement pump_g_all_clear is true
      And the net grounds for pump software fault are between -2 and -2
      And the urgency is routine
      And triage is settled
      And check alarm tone identification is not recommended

    Scenario: A call about the wound, and nobody asked about the pump
      Given a patient with an implanted pump
      And wound discharge is none
      When the visit is assessed
      Then pump software fault is open
      And statement pump_settings_mismatch is unknown
      And statement pump_alarm_heard is unknown
      And statement pump_motor_stalled is unknown
      And statement pump_battery is unknown
      And statement pump_reservoir_alarm is unknown
      And statement pump_stopped_over_48h is unknown
      And statement pump_telemetry_failure is unknown
      And statement pump_not_interrogated_after_mri is unknown
      And statement pump_g_settings is unknown
      And statement pump_g_after_concentration_change is unknown
      And statement pump_g_stall is unknown
      And statement pump_g_two_tone is unknown
      And statement pump_g_single_tone is unknown
      And statement pump_g_end_of_battery is unknown
      And statement pump_g_replacement_indicator is unknown
      And statement pump_g_telemetry is unknown
      And statement pump_g_not_interrogated is unknown
      And statement pump_g_all_clear is unknown
      And statement pump_settings_today is unknown
      And statement pump_settings_overdose is unknown
      And statement pump_critical_alarm is unknown
      And statement pump_stopped is unknown
      And statement pump_stopped_with_withdrawal is unknown
      And statement pump_end_of_battery is unknown
      And statement pump_telemetry_today is unknown
      And statement pump_mri_today is unknown
      And the net grounds for pump software fault are between -2 and 13
      And the urgency is between routine and emergency

    Scenario: The external pump of the test period
      That is another class of device; these rules do not speak of it.

      Given a patient in the test period
      And pump alarm is two tone
      And pump log event is motor stall
      And nothing else is found
      When the visit is assessed
      Then pump software fault is not applicable
      And check alarm tone identification is not recommended
      And check second pump interrogation is not recommended

    Scenario Outline: The log shows: <event>
      Given a patient with an implanted pump
      And pump log event is <event>
      And cows score is 0
      And delivered ratio is 1
      And rotor test is does not rotate
      And nothing else is found
      When the visit is assessed
      Then statement pump_motor_stalled is <stalled>
      And statement pump_g_stall is <stalled>
      And statement pump_battery is <battery>
      And statement pump_g_end_of_battery is <end>
      And statement pump_g_replacement_indicator is <due>
      And statement pump_reservoir_alarm is <reservoir>
      And statement pump_stopped_over_48h is <stopped>
      And the net grounds for pump software fault are between <least> and <most>

      Examples:
        | event                 | stalled | battery | end     | due     | reservoir | stopped | least | most |
        | none                  | false   | false   | false   | false   | false     | false   | 0     | 0    |
        | stall recovered       | false   | false   | false   | false   | false     | false   | 0     | 0    |
        | motor stall           | true    | false   | false   | false   | false     | false   | 2     | 2    |
        | low reservoir         | false   | false   | false   | false   | true      | false   | 0     | 0    |
        | empty reservoir       | false   | false   | false   | false   | true      | false   | 0     | 0    |
        | replacement indicator | false   | true    | false   | true    | false     | false   | 1     | 1    |
        | end of service        | false   | true    | true    | false   | false     | false   | 2     | 2    |
        | low battery reset     | false   | true    | true    | false   | false     | false   | 2     | 2    |
        | stopped over 48h      | false   | false   | false   | false   | false     | true    | 0     | 0    |
        | unknown               | unknown | unknown | unknown | unknown | unknown   | unknown | 0     | 5    |

    Scenario Outline: Heard from the pump: <tone>
      Given a patient with an implanted pump
      And pump alarm is <tone>
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And rotor test is does not rotate
      And nothing else is found
      When the visit is assessed
      Then statement pump_alarm_heard is <heard>
      And statement pump_critical_alarm is <critical>
      And statement pump_g_two_tone is <two>
      And statement pump_g_single_tone is <single>
      And statement pump_software_fault.alarm_tone_identification is <heard>
      And the net grounds for pump software fault are between <least> and <most>

      Examples:
        | tone         | heard   | critical | two     | single  | least | most |
        | none         | false   | false    | false   | false   | 0     | 0    |
        | single tone  | true    | false    | false   | true    | 1     | 1    |
        | two tone     | true    | true     | true    | false   | 2     | 2    |
        | unknown tone | true    | true     | false   | false   | 0     | 0    |
        | unknown      | unknown | unknown  | unknown | unknown | 0     | 3    |

    Scenario Outline: Programme, prescription and syringe label agree: <match>; the concentration was changed: <change>
      Given a patient with an implanted pump
      And settings match prescription is <match>
      And last dose event is <change>
      And rotor test is does not rotate
      And nothing else is found
      When the visit is assessed
      Then statement pump_settings_mismatch is <wrong>
      And statement pump_g_settings is <wrong>
      And statement pump_settings_today is <wrong>
      And statement pump_g_after_concentration_change is <changed>
      And the net grounds for pump software fault are between <least> and <most>

      Examples:
        | match   | change               | wrong   | changed | least | most |
        | present | none                 | false   | false   | 0     | 0    |
        | present | concentration change | false   | true    | 1     | 1    |
        | absent  | refill               | true    | false   | 2     | 2    |
        | absent  | concentration change | true    | true    | 3     | 3    |
        | unknown | none                 | unknown | false   | 0     | 2    |
        | absent  | unknown              | true    | unknown | 2     | 3    |

    Scenario Outline: The last MRI was <hours> ago, and the pump was read out since then: <read>
      Given a patient with an implanted pump
      And hours since mri is <hours>
      And interrogated since mri is <read>
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And rotor test is does not rotate
      And nothing else is found
      When the visit is assessed
      Then statement pump_not_interrogated_after_mri is <truth>
      And statement pump_g_not_interrogated is <truth>
      And statement pump_mri_today is <truth>
      And the net grounds for pump software fault are between <least> and <most>

      Examples:
        | hours    | read    | truth   | least | most |
        | 20 h     | absent  | true    | 1     | 1    |
        | 8759.9 h | absent  | true    | 1     | 1    |
        | 8760 h   | absent  | false   | 0     | 0    |
        | 20 h     | present | false   | 0     | 0    |
        | 20 h     | unknown | unknown | 0     | 1    |
        | unknown  | absent  | unknown | 0     | 1    |
        | unknown  | present | false   | 0     | 0    |

    Scenario Outline: The programmer can't reach the pump: <failure>
      Given a patient with an implanted pump
      And telemetry failure is <failure>
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And rotor test is does not rotate
      And nothing else is found
      When the visit is assessed
      Then statement pump_telemetry_failure is <truth>
      And statement pump_g_telemetry is <truth>
      And statement pump_telemetry_today is <truth>
      And the net grounds for pump software fault are between <least> and <most>

      Examples:
        | failure | truth   | least | most |
        | present | true    | 1     | 1    |
        | absent  | false   | 0     | 0    |
        | unknown | unknown | 0     | 1    |

  Rule: What speaks against it

    Scenario Outline: The relief has gone, the pump looks sound, and <finding> is <value>
      Only when log, settings, volume and rotor are all as they should be does the suspicion turn to catheter and drug.

      Given a patient with an implanted pump
      And loss of pain relief is gradual
      And pump alarm is single tone
      And delivered ratio is 1
      And rotor test is rotates
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement pump_g_all_clear is <truth>
      And the net grounds for pump software fault are between <least> and <most>

      Examples:
        | finding                     | value           | truth   | least | most |
        | pump log event              | none            | true    | -1    | -1   |
        | pump log event              | stall recovered | false   | 1     | 1    |
        | pump log event              | low reservoir   | false   | 1     | 1    |
        | settings match prescription | absent          | false   | 3     | 3    |
        | settings match prescription | unknown         | unknown | -1    | 3    |
        | delivered ratio             | 0.854           | false   | 1     | 1    |
        | delivered ratio             | 0.855           | true    | -1    | -1   |
        | delivered ratio             | 1.145           | true    | -1    | -1   |
        | delivered ratio             | 1.146           | false   | 1     | 1    |
        | delivered ratio             | unknown         | unknown | -1    | 1    |
        | rotor test                  | does not rotate | false   | 1     | 1    |
        | rotor test                  | unknown         | unknown | -1    | 1    |

    Scenario: A single tone, and everything tests clean
      Given a patient with an implanted pump
      And loss of pain relief is gradual
      And pump alarm is single tone
      And delivered ratio is 1
      And rotor test is rotates
      And nothing else is found
      When the visit is assessed
      Then pump_g_all_clear speaks against pump software fault
      And pump_g_single_tone speaks for pump software fault
      And catheter fault ranks above pump software fault
      And pump software fault is suspected

  Rule: How soon to see the patient

    Scenario Outline: All that is found: <finding> is <value>
      Given a patient with an implanted pump
      And hours since mri is 20 h
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then pump software fault is suspected
      And statement pump_review is true
      And the urgency is between <least> and <most>

      Examples:
        | finding                     | value                 | least       | most        |
        | pump alarm                  | single tone           | within days | within days |
        | pump alarm                  | unknown tone          | same day    | same day    |
        | pump alarm                  | two tone              | same day    | same day    |
        | pump log event              | low reservoir         | within days | within days |
        | pump log event              | replacement indicator | within days | within days |
        | pump log event              | motor stall           | same day    | same day    |
        | pump log event              | empty reservoir       | same day    | same day    |
        | pump log event              | stopped over 48h      | same day    | same day    |
        | pump log event              | end of service        | emergency   | emergency   |
        | pump log event              | low battery reset     | emergency   | emergency   |
        | telemetry failure           | present               | same day    | same day    |
        | settings match prescription | absent                | same day    | same day    |
        | interrogated since mri      | absent                | same day    | same day    |

    Scenario Outline: After the concentration was changed the log shows: <event>
      The concentration speaks for the pump, so it stands before the stop of delivery that it causes; both are for today.

      Given a patient with an implanted pump
      And hours since dose event is 400 h
      And last dose event is concentration change
      And pump log event is <event>
      And settings match prescription is absent
      And cows score is 0
      And delivered ratio is 1
      And nothing else is found
      When the visit is assessed
      Then statement pump_stopped is <stopped>
      And statement pump_end_of_battery is <battery>
      And pump software fault is among the first 1

      Examples:
        | event             | stopped | battery |
        | motor stall       | true    | false   |
        | stopped over 48h  | true    | false   |
        | empty reservoir   | true    | false   |
        | end of service    | false   | true    |
        | low battery reset | false   | true    |
        | stall recovered   | false   | false   |

    Scenario: A stall two weeks after a change of concentration that was programmed rightly
      Pump and stopped delivery are both for today; the pump stands first, since two things speak for it.

      Given a patient with an implanted pump
      And hours since dose event is 400 h
      And last dose event is concentration change
      And pump log event is motor stall
      And cows score is 0
      And delivered ratio is 1
      And nothing else is found
      When the visit is assessed
      Then pump software fault ranks above under infusion
      And the urgency is at least same day

    Scenario: Woken at night by restlessness and belly cramps
      The log shows that the pump ran dry two days ago. Withdrawal has begun.

      Given a patient with an implanted pump
      And pump log event is empty reservoir
      And withdrawal symptoms are present
      And drug morphine is present
      And nothing else is found
      When the visit is assessed
      Then pump software fault is suspected
      And statement pump_stopped_with_withdrawal is true
      And the urgency is emergency
      And triage is settled
      And opioid withdrawal is suspected
      And check withdrawal score is recommended
      And check bridge therapy is recommended

    Scenario Outline: The log shows <event>, and withdrawal symptoms are <withdrawal>
      Given a patient with an implanted pump
      And pump log event is <event>
      And withdrawal symptoms are <withdrawal>
      And drug morphine is present
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then statement pump_stopped_with_withdrawal is <truth>
      And the urgency is between <least> and <most>

      Examples:
        | event                 | withdrawal | truth   | least     | most      |
        | motor stall           | present    | true    | emergency | emergency |
        | stopped over 48h      | present    | true    | emergency | emergency |
        | empty reservoir       | present    | true    | emergency | emergency |
        | low reservoir         | present    | false   | same day  | same day  |
        | stall recovered       | present    | false   | same day  | same day  |
        | replacement indicator | present    | false   | same day  | same day  |
        | none                  | present    | false   | same day  | same day  |
        | end of service        | present    | false   | emergency | emergency |
        | low battery reset     | present    | false   | emergency | emergency |
        | motor stall           | absent     | false   | same day  | same day  |
        | motor stall           | unknown    | unknown | same day  | emergency |
        | unknown               | present    | unknown | same day  | emergency |

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
      Then pump software fault is suspected
      And statement pump_settings_overdose is true
      And pump_g_settings speaks for pump software fault
      And pump_g_after_concentration_change speaks for pump software fault
      And over infusion is suspected
      And respiratory depression is suspected
      And the urgency is emergency
      And triage is settled
      And check settings double check is recommended

    Scenario Outline: A wrong programme: <finding> is <value>
      Given a patient with an implanted pump
      And hours since dose event is 400 h
      And settings match prescription is absent
      And delivered ratio is 1
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement pump_settings_overdose is <truth>
      And pump software fault is among the first <place>

      Examples:
        | finding          | value   | truth   | place |
        | sedation         | awake   | false   | 1     |
        | sedation         | drowsy  | true    | 1     |
        | sedation         | unknown | unknown | 1     |
        | respiratory rate | 12 /min | false   | 1     |
        | respiratory rate | 11 /min | true    | 1     |
        | respiratory rate | unknown | unknown | 1     |
        | spo2             | 92 %    | false   | 1     |
        | spo2             | 91 %    | true    | 1     |
        | spo2             | unknown | unknown | 1     |

    Scenario: The right programme, and drowsy all the same
      Given a patient with an implanted pump
      And hours since dose event is 400 h
      And settings match prescription is present
      And sedation is drowsy
      And pump alarm is single tone
      And nothing else is found
      When the visit is assessed
      Then statement pump_settings_overdose is false
      And pump software fault is suspected
      And respiratory depression ranks above pump software fault

  Rule: What to check, in which order

    Scenario: An alarm that nobody has identified yet
      Given a patient with an implanted pump
      And pump alarm is unknown tone
      And nothing else is found
      When the visit is assessed
      Then check vital signs comes before withdrawal score
      And check withdrawal score comes before pump interrogation
      And check pump interrogation comes before settings double check
      And check settings double check comes before alarm tone identification
      And check alarm tone identification comes before reservoir volume
      And check second pump interrogation is not recommended
      And check telemetry retry is not recommended
      And check plain radiographs is not recommended
      And check rotor test is not recommended
      And check bridge therapy is not recommended
      And check device replacement planning is not recommended
      And check device report is not recommended

    Scenario: The programmer is silent, and nothing can be felt of the port
      Given a patient with an implanted pump
      And telemetry failure is present
      And pump position abnormal is present
      And pump log event is not asked
      And nothing else is found
      When the visit is assessed
      Then check reservoir volume comes before telemetry retry
      And check telemetry retry comes before plain radiographs
      And check plain radiographs comes before device report
      And check rotor test is not recommended

    Scenario: A stall after the MRI, and the programmer lost the pump while reading
      The fault of the pump leads the list, so its own order decides.

      Given a patient with an implanted pump
      And hours since dose event is 400 h
      And hours since mri is 5 h
      And interrogated since mri is absent
      And last dose event is concentration change
      And pump alarm is unknown tone
      And pump log event is motor stall
      And telemetry failure is present
      And nothing else is found
      When the visit is assessed
      Then pump software fault is among the first 1
      And check second pump interrogation comes before telemetry retry
      And check plain radiographs comes before rotor test
      And check rotor test comes before bridge therapy
      And check bridge therapy comes before device report

    Scenario: The battery is at its end
      Given a patient with an implanted pump
      And pump log event is end of service
      And nothing else is found
      When the visit is assessed
      Then check reservoir volume comes before bridge therapy
      And check bridge therapy comes before device replacement planning
      And check device replacement planning comes before device report
      And the urgency is emergency

    Scenario: The replacement indicator appears at a routine refill
      The pump still has about three months. The date is checked by hand, since software has shown a wrong one before.

      Given a patient with an implanted pump
      And pump log event is replacement indicator
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then pump_g_replacement_indicator speaks for pump software fault
      And check device replacement planning is recommended
      And check bridge therapy is not recommended
      And check device report is not recommended
      And the urgency is within days
      And triage is settled

    Scenario Outline: Checks when the log shows: <event>
      Given a patient with an implanted pump
      And pump alarm is single tone
      And pump log event is <event>
      And nothing else is found
      When the visit is assessed
      Then statement pump_software_fault.second_pump_interrogation is <stall>
      And statement pump_software_fault.rotor_test is <stall>
      And statement pump_software_fault.bridge_therapy is <bridge>
      And statement pump_software_fault.device_replacement_planning is <replace>
      And statement pump_software_fault.device_report is <report>

      Examples:
        | event                 | stall   | bridge  | replace | report  |
        | none                  | false   | false   | false   | false   |
        | stall recovered       | false   | false   | false   | false   |
        | low reservoir         | false   | false   | false   | false   |
        | empty reservoir       | false   | true    | false   | false   |
        | motor stall           | true    | true    | false   | true    |
        | stopped over 48h      | false   | true    | false   | false   |
        | replacement indicator | false   | false   | true    | false   |
        | end of service        | false   | true    | true    | true    |
        | low battery reset     | false   | true    | true    | true    |
        | unknown               | unknown | unknown | unknown | unknown |

    Scenario Outline: Checks when a single tone was heard and <finding> is <value>
      Given a patient with an implanted pump
      And pump alarm is single tone
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement pump_software_fault.telemetry_retry is <retry>
      And statement pump_software_fault.plain_radiographs is <film>
      And statement pump_software_fault.device_report is <report>

      Examples:
        | finding                     | value   | retry   | film    | report  |
        | telemetry failure           | present | true    | true    | true    |
        | telemetry failure           | absent  | false   | false   | false   |
        | telemetry failure           | unknown | unknown | unknown | unknown |
        | pump position abnormal      | present | false   | true    | false   |
        | pump position abnormal      | unknown | false   | unknown | false   |
        | settings match prescription | absent  | false   | false   | true    |
        | settings match prescription | unknown | false   | false   | unknown |
