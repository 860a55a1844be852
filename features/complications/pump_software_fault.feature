Feature: Software or hardware problem of the pump

  Whatever is wrong with the pump shows itself here first; its sub-types say which fault it is. A silent pump is not called
  sound until log, settings, volume and rotor have been looked at.

  Rule: Any of its faults makes it suspected

    Scenario: A two-tone alarm at breakfast
      Since this morning the pump plays two tones, over and over. The programmer shows a motor stall at 04:10 that has not
      recovered. He is not in withdrawal yet.

      Given a patient with an implanted pump
      And pump alarm is two tone
      And pump log event is motor stall
      And drug morphine is present
      And cows score is 0
      And delivered ratio is 1
      And residual gap is 0 mL
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then pump software fault is suspected
      And pump alarm sounding is a suspected part of pump software fault
      And pump motor stall is a suspected part of pump software fault
      And under infusion is a suspected part of pump software fault
      And pump battery is not supported
      And pump programming error is not supported
      And pump telemetry loss is not supported
      And pump software fault is among the first 1
      And the urgency is same day
      And triage is settled
      And check bridge therapy is recommended
      And check rotor test is recommended
      And check alarm tone identification is recommended
      And check second pump interrogation is recommended
      And check vital signs is for pump software fault
      And check reservoir volume is for pump software fault

    Scenario Outline: All that is found: <finding> is <value>
      Given a patient with an implanted pump
      And hours since mri is 20 h
      And cows score is 0
      And delivered ratio is 1
      And residual gap is 0 mL
      And post refill gap is 0 mL
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then <part> is a suspected part of pump software fault
      And statement pump_review is true
      And the urgency is <urgency>
      And triage is settled

      Examples:
        | finding                     | value                 | part                   | urgency     |
        | pump alarm                  | single tone           | pump alarm sounding    | within days |
        | pump alarm                  | unknown tone          | pump alarm sounding    | same day    |
        | pump alarm                  | two tone              | pump alarm sounding    | same day    |
        | pump log event              | low reservoir         | pump alarm sounding    | within days |
        | pump log event              | empty reservoir       | under infusion         | same day    |
        | pump log event              | replacement indicator | pump battery           | within days |
        | pump log event              | end of service        | pump battery           | emergency   |
        | pump log event              | low battery reset     | pump battery           | emergency   |
        | pump log event              | motor stall           | pump motor stall       | same day    |
        | pump log event              | stopped over 48h      | pump motor stall       | same day    |
        | telemetry failure           | present               | pump telemetry loss    | same day    |
        | settings match prescription | absent                | pump programming error | same day    |
        | loss of pain relief         | gradual               | under infusion         | within days |

    Scenario: A refill visit at which the pump shows nothing at all
      Given a patient with an implanted pump
      And cows score is 0
      And delivered ratio is 1
      And residual gap is 0 mL
      And post refill gap is 0 mL
      And rotor test is rotates
      And contrast study is free flow
      And xray catheter is intact
      And nothing else is found
      When the visit is assessed
      Then pump software fault is not supported
      And statement pump_not_interrogated_after_mri is false
      And statement pump_turned_over is false
      And statement pump_volume_off is false
      And statement pump_g_not_interrogated is false
      And statement pump_g_all_clear is true
      And statement pump_mri_today is false
      And statement pump_software_fault.plain_radiographs is false
      And the net grounds for pump software fault are between -2 and -2
      And the urgency is routine
      And triage is settled

    Scenario: A call about the wound, and nobody asked about the pump
      Given a patient with an implanted pump
      And wound discharge is none
      When the visit is assessed
      Then pump software fault is open
      And statement pump_not_interrogated_after_mri is unknown
      And statement pump_turned_over is unknown
      And statement pump_volume_off is unknown
      And statement pump_g_not_interrogated is unknown
      And statement pump_g_all_clear is unknown
      And statement pump_mri_today is unknown
      And statement pump_software_fault.plain_radiographs is unknown
      And the net grounds for pump software fault are between -2 and 1
      And the urgency is between routine and emergency

    Scenario: The external pump of the test period
      That is another class of device; these rules do not speak of it.

      Given a patient in the test period
      And pump alarm is two tone
      And pump log event is motor stall
      And nothing else is found
      When the visit is assessed
      Then pump software fault is not applicable
      And pump alarm sounding is not applicable
      And pump motor stall is not applicable
      And check alarm tone identification is not recommended
      And check second pump interrogation is not recommended

  Rule: After an MRI somebody must read the pump

    Scenario: Her knee was scanned on Friday in another hospital
      Today is Monday. Nobody there had a programmer. She feels as always.

      Given a patient with an implanted pump
      And the visit is on 2026-11-23T11:00
      And the last MRI was 70 hours ago
      And interrogated since mri is absent
      And cows score is 0
      And delivered ratio is 1
      And residual gap is 0 mL
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then pump software fault is suspected
      And pump_g_not_interrogated speaks for pump software fault
      And statement pump_mri_today is true
      And the urgency is same day
      And triage is settled
      And check vital signs comes before withdrawal score
      And check withdrawal score comes before pump interrogation
      And check pump interrogation comes before settings double check
      And check settings double check comes before reservoir volume
      And check plain radiographs is not recommended
      And check bridge therapy is not recommended
      And check device report is not recommended

    Scenario Outline: The last MRI was <hours> ago, and the pump was read out since then: <read>
      Given a patient with an implanted pump
      And hours since mri is <hours>
      And interrogated since mri is <read>
      And cows score is 0
      And delivered ratio is 1
      And residual gap is 0 mL
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

  Rule: A pump that has turned over, or a volume that is far off

    Scenario: The nurse can't find the refill port
      The pump slides under her fingers. The refill is due next week; relief is as always.

      Given a patient with an implanted pump
      And pump position abnormal is present
      And days since refill is 80 d
      And cows score is 0
      And delivered ratio is 1
      And residual gap is 0 mL
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then pump software fault is suspected
      And pump software fault is among the first 1
      And statement pump_turned_over is true
      And statement pump_software_fault.plain_radiographs is true
      And the urgency is within days
      And triage is settled
      And check reservoir volume comes before plain radiographs
      And check plain radiographs is for pump software fault

    Scenario Outline: Turned or mobile: <pump>; on the film: <film>
      Given a patient with an implanted pump
      And pump position abnormal is <pump>
      And xray catheter is <film>
      And cows score is 0
      And delivered ratio is 1
      And residual gap is 0 mL
      And post refill gap is 0 mL
      And rotor test is rotates
      And contrast study is free flow
      And nothing else is found
      When the visit is assessed
      Then statement pump_turned_over is <truth>
      And statement pump_software_fault.plain_radiographs is <check>
      And pump software fault is <status>

      Examples:
        | pump    | film         | truth   | check   | status        |
        | present | intact       | true    | true    | suspected     |
        | absent  | pump flipped | true    | false   | suspected     |
        | absent  | kinked       | false   | false   | not supported |
        | absent  | unknown      | unknown | false   | open          |
        | unknown | intact       | unknown | unknown | open          |

    Scenario: Nobody wrote down how much went in last time
      The programmer expects 6 mL in her 40 mL pump, and 11 mL come out. Without the last fill there is no ratio.

      Given a patient with an implanted pump
      And reservoir size is 40 mL
      And residual expected is 6 mL
      And residual actual is 11 mL
      And cows score is 0
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then pump software fault is suspected
      And statement pump_volume_off is true
      And statement under_ratio is unknown
      And the urgency is at least within days
      And check reservoir volume is for pump software fault

    Scenario Outline: A <size> pump, <expected> expected and <found> found
      Given a patient with an implanted pump
      And reservoir size is <size>
      And residual expected is <expected>
      And residual actual is <found>
      And nothing else is found
      When the visit is assessed
      Then statement pump_volume_off is <truth>

      Examples:
        | size    | expected | found   | truth   |
        | 20 mL   | 6 mL     | 8 mL    | false   |
        | 20 mL   | 6 mL     | 8.1 mL  | true    |
        | 20 mL   | 6 mL     | 3.9 mL  | true    |
        | 20 mL   | 6 mL     | 4 mL    | false   |
        | 21 mL   | 6 mL     | 8.1 mL  | false   |
        | 40 mL   | 6 mL     | 10 mL   | false   |
        | 40 mL   | 6 mL     | 10.1 mL | true    |
        | 40 mL   | 6 mL     | 1.9 mL  | true    |
        | 20 mL   | 6 mL     | 10.1 mL | true    |
        | unknown | 6 mL     | 10.1 mL | true    |
        | unknown | 6 mL     | 8.1 mL  | unknown |
        | unknown | 6 mL     | 8 mL    | false   |
        | 20 mL   | unknown  | 8.1 mL  | unknown |
        | 20 mL   | 6 mL     | unknown | unknown |

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
      And statement alarm_g_pump_sound is <truth>
      And the net grounds for pump software fault are between <least> and <most>
      And the net grounds for pump alarm sounding are between <alarm least> and <alarm most>

      Examples:
        | finding                     | value           | truth   | least | most | alarm least | alarm most |
        | pump log event              | none            | true    | -2    | -2   | -1          | -1         |
        | pump log event              | stall recovered | false   | 0     | 0    | 1           | 1          |
        | pump log event              | low reservoir   | false   | 0     | 0    | 1           | 1          |
        | settings match prescription | absent          | false   | 0     | 0    | 1           | 1          |
        | settings match prescription | unknown         | unknown | -2    | 0    | -1          | 1          |
        | delivered ratio             | 0.854           | false   | 0     | 0    | 1           | 1          |
        | delivered ratio             | 0.855           | true    | -2    | -2   | -1          | -1         |
        | delivered ratio             | 1.145           | true    | -2    | -2   | -1          | -1         |
        | delivered ratio             | 1.146           | false   | 0     | 0    | 1           | 1          |
        | delivered ratio             | unknown         | unknown | -2    | 0    | -1          | 1          |
        | rotor test                  | does not rotate | false   | 0     | 0    | 1           | 1          |
        | rotor test                  | unknown         | unknown | -2    | 0    | -1          | 1          |

    Scenario: A single tone, and everything tests clean
      Given a patient with an implanted pump
      And loss of pain relief is gradual
      And pump alarm is single tone
      And delivered ratio is 1
      And rotor test is rotates
      And nothing else is found
      When the visit is assessed
      Then pump_g_all_clear speaks against pump software fault
      And alarm_g_pump_sound speaks against pump alarm sounding
      And pump_g_single_tone speaks for pump alarm sounding
      And catheter fault ranks above pump software fault
      And pump software fault is suspected
