Feature: Opioid overdose with respiratory depression

  Severe signs are a red flag. This feature promises that the early signs count too (twelve breaths, 92 percent, drowsy), that a
  recent dose makes each of them an emergency, and that the patient comes before the pump.

  Rule: It is suspected by early signs

    Scenario: Nodding off in the waiting room
      Nine days after a dose increase he nods off between two sentences but wakes when spoken to. He breathes eleven times a
      minute. He takes zopiclone at night.

      Given a patient with an implanted pump
      And the last refill was 40 days ago
      And the last programming change was 9 days ago
      And the catheter access was 200 days ago
      And last dose event is dose increase
      And sedation is drowsy
      And respiratory rate is 11 /min
      And sedative or sleep apnoea is present
      And nothing else is found
      When the visit is assessed
      Then respiratory depression is suspected
      And respiratory depression is among the first 1
      And statement resp_slow_breathing is true
      And statement resp_drowsy is true
      And statement resp_sedated_and_slow is true
      And red flag rf_01_respiratory_depression is not raised
      And the net grounds for respiratory depression are between 1 and 1
      And the urgency is emergency
      And check naloxone is not recommended
      And check airway and breathing is recommended

    Scenario: Hard to wake on the first night of the test period
      The external pump was started at six in the evening. At two she can hardly be woken; the pupils are pinpoint, she
      breathes eight times a minute.

      Given a patient in the test period
      And the last programming change was 8 hours ago
      And last dose event is dose increase
      And sedation is difficult to rouse
      And consciousness is responds to voice
      And respiratory rate is 8 /min
      And spo2 is 88 %
      And pupils are pinpoint
      And nothing else is found
      When the visit is assessed
      Then red flag rf_01_respiratory_depression is raised
      And respiratory depression is among the first 1
      And resp_g_within_24h speaks for respiratory depression
      And resp_g_after_increase speaks for respiratory depression
      And resp_g_pinpoint_pupils speaks for respiratory depression
      And the net grounds for respiratory depression are between 4 and 4
      And the urgency is emergency
      And triage is settled
      And check airway and breathing comes before naloxone
      And check naloxone comes before pump interrogation
      And caution caution_naloxone_wears_off applies

    Scenario Outline: Breathing <breathing>, saturation <saturation>, <sedation>
      Given a patient in the test period
      And respiratory rate is <breathing>
      And spo2 is <saturation>
      And sedation is <sedation>
      And nothing else is found
      When the visit is assessed
      Then statement resp_slow_breathing is <slow>
      And statement resp_low_saturation is <low>
      And statement resp_drowsy is <sleepy>
      And respiratory depression is <status>

      Examples:
        | breathing | saturation | sedation           | slow    | low     | sleepy  | status        |
        | 11 /min   | 97 %       | awake              | true    | false   | false   | suspected     |
        | 12 /min   | 97 %       | awake              | false   | false   | false   | not supported |
        | unknown   | 97 %       | awake              | unknown | false   | false   | open          |
        | 14 /min   | 91 %       | awake              | false   | true    | false   | suspected     |
        | 14 /min   | 92 %       | awake              | false   | false   | false   | not supported |
        | 14 /min   | unknown    | awake              | false   | unknown | false   | open          |
        | 14 /min   | 97 %       | drowsy             | false   | false   | true    | suspected     |
        | 14 /min   | 97 %       | difficult to rouse | false   | false   | true    | suspected     |
        | 14 /min   | 97 %       | unknown            | false   | false   | unknown | open          |

    Scenario Outline: Newly <consciousness>, <hours> after the last dose event
      Given a patient in the test period
      And consciousness is <consciousness>
      And hours since dose event is <hours>
      And nothing else is found
      When the visit is assessed
      Then statement resp_altered_after_dose is <truth>
      And respiratory depression is <status>

      Examples:
        | consciousness | hours   | truth   | status        |
        | new confusion | 72 h    | true    | suspected     |
        | new confusion | 72.1 h  | false   | not supported |
        | alert         | 72 h    | false   | not supported |
        | unknown       | 72 h    | unknown | open          |
        | new confusion | unknown | unknown | open          |

  Rule: What speaks for it and against it

    Scenario Outline: Drowsy, <hours> after <event>
      Given a patient with an implanted pump
      And sedation is drowsy
      And months of infusion is 5 mo
      And hours since dose event is <hours>
      And last dose event is <event>
      And nothing else is found
      When the visit is assessed
      Then statement resp_g_within_24h is <day>
      And statement resp_g_after_increase is <increase>
      And statement resp_g_after_service is <service>
      And the net grounds for respiratory depression are between <least> and <most>

      Examples:
        | hours   | event                | day     | increase | service | least | most |
        | 24 h    | dose decrease        | true    | false    | false   | 2     | 2    |
        | 24.1 h  | dose decrease        | false   | false    | false   | 0     | 0    |
        | 24 h    | dose increase        | true    | true     | false   | 3     | 3    |
        | 72 h    | dose increase        | false   | true     | false   | 1     | 1    |
        | 72.1 h  | dose increase        | false   | false    | false   | 0     | 0    |
        | 90 h    | refill               | false   | false    | true    | 1     | 1    |
        | 60 h    | refill               | false   | false    | true    | 1     | 1    |
        | 90 h    | bolus or prime       | false   | false    | true    | 1     | 1    |
        | 60 h    | bolus or prime       | false   | false    | true    | 1     | 1    |
        | 60 h    | pump replacement     | false   | false    | true    | 1     | 1    |
        | 60 h    | catheter access      | false   | false    | true    | 1     | 1    |
        | 60 h    | concentration change | false   | false    | true    | 1     | 1    |
        | 60 h    | dose decrease        | false   | false    | false   | 0     | 0    |
        | 60 h    | none                 | false   | false    | false   | 0     | 0    |
        | unknown | dose increase        | unknown | unknown  | false   | 0     | 3    |
        | 60 h    | unknown              | false   | unknown  | unknown | 0     | 2    |

    Scenario Outline: Drowsy, and <finding> is <value>
      Given a patient with an implanted pump
      And sedation is drowsy
      And hours since dose event is 200 h
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement <statement> is <truth>
      And respiratory depression is suspected
      And the net grounds for respiratory depression are between <least> and <most>

      Examples:
        | finding                  | value    | statement                | truth   | least | most |
        | sedative or sleep apnoea | present  | resp_g_sedative_or_apnoea | true    | 1     | 1    |
        | sedative or sleep apnoea | absent   | resp_g_sedative_or_apnoea | false   | 0     | 0    |
        | sedative or sleep apnoea | unknown  | resp_g_sedative_or_apnoea | unknown | 0     | 1    |
        | pupils                   | pinpoint | resp_g_pinpoint_pupils    | true    | 1     | 1    |
        | pupils                   | normal   | resp_g_pinpoint_pupils    | false   | 0     | 0    |
        | pupils                   | dilated  | resp_g_pinpoint_pupils    | false   | 0     | 0    |
        | pupils                   | unknown  | resp_g_pinpoint_pupils    | unknown | 0     | 1    |
        | temperature              | 38.0 Cel | resp_g_other_cause        | true    | -1    | -1   |
        | temperature              | 37.9 Cel | resp_g_other_cause        | false   | 0     | 0    |
        | temperature              | unknown  | resp_g_other_cause        | unknown | -1    | 0    |
        | focal deficit            | present  | resp_g_other_cause        | true    | -1    | -1   |
        | focal deficit            | unknown  | resp_g_other_cause        | unknown | -1    | 0    |

  Rule: How soon to see the patient

    Scenario: Eleven breaths a minute, awake, and no dose for weeks
      Given a patient in the test period
      And respiratory rate is 11 /min
      And hours since dose event is 500 h
      And cows score is 0
      And nothing else is found
      When the visit is assessed
      Then respiratory depression is suspected
      And the urgency is at least same day
      And statement resp_alert is true
      And statement resp_sedated_and_slow is false
      And statement resp_within_24h_of_dose is false
      And check emergency call is not recommended
      And check naloxone is not recommended
      And check stop pump or empty reservoir is not recommended

    Scenario Outline: <sedation>, breathing <breathing>, saturation <saturation>, no dose for weeks
      Given a patient in the test period
      And sedation is <sedation>
      And respiratory rate is <breathing>
      And spo2 is <saturation>
      And hours since dose event is 500 h
      And nothing else is found
      When the visit is assessed
      Then respiratory depression is suspected
      And statement resp_sedated_and_slow is <truth>
      And the urgency is at least <urgency>

      Examples:
        | sedation | breathing | saturation | truth   | urgency   |
        | drowsy   | 11 /min   | 97 %       | true    | emergency |
        | drowsy   | 12 /min   | 97 %       | false   | same day  |
        | drowsy   | 14 /min   | 91 %       | true    | emergency |
        | drowsy   | 14 /min   | 92 %       | false   | same day  |
        | awake    | 11 /min   | 91 %       | false   | same day  |
        | awake    | 11 /min   | 97 %       | false   | same day  |
        | unknown  | 11 /min   | 97 %       | unknown | same day  |
        | drowsy   | unknown   | 97 %       | unknown | same day  |
        | drowsy   | 14 /min   | unknown    | unknown | same day  |

    Scenario Outline: <hours> after a dose: breathing <breathing>, saturation <saturation>, <sedation>
      Given a patient in the test period
      And hours since dose event is <hours>
      And respiratory rate is <breathing>
      And spo2 is <saturation>
      And sedation is <sedation>
      And nothing else is found
      When the visit is assessed
      Then statement resp_within_24h_of_dose is <truth>
      And the urgency is at least <urgency>

      Examples:
        | hours   | breathing | saturation | sedation | truth   | urgency   |
        | 24 h    | 11 /min   | 97 %       | awake    | true    | emergency |
        | 24.1 h  | 11 /min   | 97 %       | awake    | false   | same day  |
        | 24 h    | 12 /min   | 97 %       | awake    | false   | routine   |
        | 24 h    | 14 /min   | 91 %       | awake    | true    | emergency |
        | 24 h    | 14 /min   | 92 %       | awake    | false   | routine   |
        | 24 h    | 14 /min   | 97 %       | drowsy   | true    | emergency |
        | 24.1 h  | 14 /min   | 97 %       | drowsy   | false   | same day  |
        | unknown | 11 /min   | 97 %       | awake    | unknown | same day  |
        | 24 h    | unknown   | 97 %       | awake    | unknown | routine   |
        | 24 h    | 14 /min   | unknown    | awake    | unknown | routine   |
        | 24 h    | 14 /min   | 97 %       | unknown  | unknown | routine   |

    Scenario: A call from the nursing home: "she is not quite herself"
      Nobody has counted the breaths or tried how easily she wakes.

      Given a patient with an implanted pump
      And consciousness is new confusion
      When the visit is assessed
      Then respiratory depression is open
      And statement resp_altered_after_dose is unknown
      And statement resp_altered_after_dose needs hours since dose event
      And statement resp_g_within_24h is unknown
      And statement resp_g_other_cause is unknown
      And statement respiratory_depression.naloxone is unknown
      And statement respiratory_depression.stop_pump_or_empty_reservoir is unknown
      And statement resp_g_kidney_failure is unknown
      And statement respiratory_depression.implant_team_review is unknown
      And the net grounds for respiratory depression are between -1 and 7
      And the urgency is between routine and emergency
      And the questions include sedation
      And the questions include respiratory rate

  Rule: What to do, in which order

    Scenario: From the emergency call to a day of watching
      Given a patient in the test period
      And respiratory rate is 9 /min
      And hours since dose event is 500 h
      And nothing else is found
      When the visit is assessed
      Then check emergency call is for respiratory depression
      And statement respiratory_depression.airway_and_breathing is true
      And statement respiratory_depression.vital_signs is true
      And statement respiratory_depression.naloxone is true
      And statement respiratory_depression.stop_pump_or_empty_reservoir is true
      And statement respiratory_depression.pump_interrogation is true
      And statement respiratory_depression.settings_double_check is true
      And statement respiratory_depression.medication_review is true
      And statement respiratory_depression.monitor_24h is true
      And check emergency call comes before airway and breathing
      And check airway and breathing comes before vital signs
      And check vital signs comes before naloxone
      And check naloxone comes before stop pump or empty reservoir
      And check stop pump or empty reservoir comes before pump interrogation
      And check pump interrogation comes before settings double check
      And check settings double check comes before medication review
      And check medication review comes before monitor 24h

    Scenario Outline: Breathing <breathing>, saturation <saturation>, <sedation>, <hours> after a dose: who needs naloxone
      Given a patient in the test period
      And respiratory rate is <breathing>
      And spo2 is <saturation>
      And sedation is <sedation>
      And hours since dose event is <hours>
      And nothing else is found
      When the visit is assessed
      Then statement respiratory_depression.naloxone is <naloxone>
      And statement respiratory_depression.stop_pump_or_empty_reservoir is <naloxone>

      Examples:
        | breathing | saturation | sedation           | hours   | naloxone |
        | 9 /min    | 97 %       | awake              | 500 h   | true     |
        | 10 /min   | 97 %       | awake              | 500 h   | false    |
        | 11 /min   | 89 %       | awake              | 500 h   | true     |
        | 11 /min   | 90 %       | awake              | 500 h   | false    |
        | 14 /min   | 97 %       | difficult to rouse | 500 h   | true     |
        | 14 /min   | 97 %       | drowsy             | 500 h   | false    |
        | 11 /min   | 97 %       | awake              | 24 h    | false    |
        | 11 /min   | unknown    | awake              | 500 h   | unknown  |
        | unknown   | 97 %       | drowsy             | 500 h   | unknown  |
        | 11 /min   | 97 %       | unknown            | 500 h   | unknown  |

  Rule: Kidneys, the first days, and a day of watching

    Scenario: On dialysis, and since yesterday's start of the infusion hard to keep awake
      Given a patient in the test period
      And the start of the infusion was 1 days ago
      And months of infusion is 0 mo
      And hours since dose event is 28 h
      And last dose event is none
      And sedation is drowsy
      And respiratory rate is 11 /min
      And renal failure is present
      And drug morphine is present
      And nothing else is found
      When the visit is assessed
      Then respiratory depression is suspected
      And resp_g_kidney_failure speaks for respiratory depression
      And resp_g_after_increase speaks for respiratory depression
      And the net grounds for respiratory depression are between 2 and 2
      And the urgency is emergency

    Scenario Outline: Drowsy, and the kidneys: <kidneys>
      Given a patient with an implanted pump
      And sedation is drowsy
      And hours since dose event is 200 h
      And renal failure is <kidneys>
      And nothing else is found
      When the visit is assessed
      Then statement resp_g_kidney_failure is <truth>
      And the net grounds for respiratory depression are between <least> and <most>

      Examples:
        | kidneys | truth   | least | most |
        | present | true    | 1     | 1    |
        | absent  | false   | 0     | 0    |
        | unknown | unknown | 0     | 1    |

    Scenario Outline: Drowsy, the infusion running for <months>, <hours> after the start or the last change (<event>)
      Given a patient in the test period
      And sedation is drowsy
      And months of infusion is <months>
      And hours since dose event is <hours>
      And last dose event is <event>
      And nothing else is found
      When the visit is assessed
      Then statement resp_g_after_increase is <truth>

      Examples:
        | months  | hours   | event         | truth   |
        | 0.1 mo  | 72 h    | none          | true    |
        | 0.2 mo  | 72 h    | none          | false   |
        | 0.1 mo  | 72.1 h  | none          | false   |
        | 0.1 mo  | unknown | none          | unknown |
        | unknown | 72 h    | none          | unknown |
        | unknown | 72 h    | dose increase | true    |

    Scenario Outline: Breathing <breathing>, saturation <saturation>, <sedation>: who calls the implant team
      Given a patient in the test period
      And respiratory rate is <breathing>
      And spo2 is <saturation>
      And sedation is <sedation>
      And hours since dose event is 500 h
      And nothing else is found
      When the visit is assessed
      Then statement respiratory_depression.implant_team_review is <truth>

      Examples:
        | breathing | saturation | sedation           | truth   |
        | 9 /min    | 97 %       | awake              | true    |
        | 10 /min   | 97 %       | awake              | false   |
        | 14 /min   | 89 %       | awake              | true    |
        | 14 /min   | 90 %       | awake              | false   |
        | 14 /min   | 97 %       | difficult to rouse | true    |
        | 14 /min   | 97 %       | drowsy             | false   |
        | unknown   | 97 %       | awake              | unknown |

    Scenario: The order with the implant team
      Given a patient in the test period
      And respiratory rate is 9 /min
      And hours since dose event is 500 h
      And nothing else is found
      When the visit is assessed
      Then check stop pump or empty reservoir comes before implant team review
      And check implant team review comes before pump interrogation

    Scenario: The first night after the test dose, drowsy but breathing well
      Given a patient in the test period
      And the last programming change was 9 hours ago
      And hours since dose event is 9 h
      And drug morphine is present
      And sedation is drowsy
      And nothing else is found
      When the visit is assessed
      Then the urgency is emergency
      And check monitor 24h is recommended
      And caution caution_watch_after_single_dose applies

    Scenario Outline: Drowsy, morphine <drug>, <hours> after a dose
      Given a patient in the test period
      And sedation is drowsy
      And drug morphine is <drug>
      And hours since dose event is <hours>
      And nothing else is found
      When the visit is assessed
      Then statement caution_watch_after_single_dose is <truth>
      And caution caution_watch_after_single_dose <shown>

      Examples:
        | drug    | hours   | truth   | shown                    |
        | present | 24 h    | true    | applies                  |
        | present | 24.1 h  | false   | does not apply           |
        | absent  | 24 h    | false   | does not apply           |
        | unknown | 24 h    | unknown | applies unless ruled out |
        | present | unknown | unknown | applies unless ruled out |
