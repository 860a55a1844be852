Feature: Over-infusion by the pump

  Of the safety net: the leaflet does not name it. It is suspected on what makes it likely, stays calm on the near miss,
  and stays open while what decides it has not been answered.

  Rule: Too much from the pump

    Scenario Outline: Settings and sleepiness: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then over infusion is <status>
      And statement <statement> is <truth>

      Examples:
        | first                                  | second             | status    | statement            | truth   |
        | settings match prescription is absent  | sedation is drowsy | suspected | over_wrong_programme | true    |
        | settings match prescription is present | sedation is drowsy | open      | over_wrong_programme | false   |
        | settings match prescription is unknown | sedation is drowsy | open      | over_wrong_programme | unknown |

  Rule: What is asked, found and measured

    Scenario: Sleepy three days after the concentration was changed
      The new syringe was twice as strong. His wife says he nods off over his soup. No alarm has sounded.

      Given a patient with an implanted pump
      And last dose event is concentration change
      And hours since dose event is 60 h
      And sedation is drowsy
      And settings match prescription is absent
      And nothing else is found
      When the visit is assessed
      Then over infusion is suspected
      And statement over_after_refill is true
      And statement over_wrong_programme is true
      And over_g_settings speaks for over infusion
      And the urgency is emergency
      And caution caution_silent_pump_over_infusion applies
      And check vital signs comes before pump interrogation
      And check settings double check is recommended
      And check monitor 24h is recommended

    Scenario: Too little is left in the reservoir, and she feels well
      Filled with 20 mL; 8 mL should be left, only 5 mL come out. It may be the syringe, it is checked today.

      Given a patient with an implanted pump
      And last fill is 20 mL
      And residual expected is 8 mL
      And residual actual is 5 mL
      And days since implant is 100 d
      And pump log event is none
      And csf aspirable is present
      And nothing else is found
      When the visit is assessed
      Then over infusion is suspected
      And statement over_ratio is true
      And over_g_ratio speaks for over infusion
      And the net grounds for over infusion are between 2 and 2
      And the urgency is at least same day
      And check reservoir volume is recommended
      And check device report is recommended
      And check naloxone is not recommended
      And check stop pump or empty reservoir is not recommended

    Scenario: The pump gives what it should, and he is wide awake
      Given a patient with an implanted pump
      And delivered ratio is 1
      And pump log event is none
      And csf aspirable is present
      And last dose event is none
      And nothing else is found
      When the visit is assessed
      Then over infusion is not supported
      And statement over_ratio is false
      And statement over_wrong_programme is false
      And statement over_after_refill is false
      And statement over_after_prime is false
      And statement over_g_ratio is false
      And statement over_g_settings is false
      And statement over_g_known_causes is false
      And statement over_with_overdose_signs is false
      And statement over_infusion.airway_and_breathing is false
      And statement over_infusion.naloxone is false
      And statement over_infusion.stop_pump_or_empty_reservoir is false
      And statement over_infusion.monitor_24h is false
      And statement over_infusion.device_report is false
      And statement over_g_volume_matches is true
      And the net grounds for over infusion are between -2 and -2

    Scenario: Nothing has been asked, read or measured
      Given a patient with an implanted pump
      When the visit is assessed
      Then over infusion is open
      And statement over_ratio is unknown
      And statement over_wrong_programme is unknown
      And statement over_after_refill is unknown
      And statement over_after_prime is unknown
      And statement over_g_ratio is unknown
      And statement over_g_settings is unknown
      And statement over_g_known_causes is unknown
      And statement over_g_volume_matches is unknown
      And statement over_with_overdose_signs is unknown
      And statement over_infusion.airway_and_breathing is unknown
      And statement over_infusion.naloxone is unknown
      And statement over_infusion.stop_pump_or_empty_reservoir is unknown
      And statement over_infusion.monitor_24h is unknown
      And statement over_infusion.device_report is unknown
      And statement over_g_ran_dry is unknown
      And statement over_g_five_months is unknown
      And statement over_g_bupivacaine_block is unknown
      And statement over_infusion.bridge_therapy is unknown
      And the net grounds for over infusion are between -2 and 9

    Scenario: In the test period there is no implanted pump
      Given a patient in the test period
      And sedation is drowsy
      And nothing else is found
      When the visit is assessed
      Then over infusion is not applicable

    Scenario Outline: Delivered to programmed volume <ratio>
      Given a patient with an implanted pump
      And delivered ratio is <ratio>
      And days since implant is 100 d
      And pump log event is none
      And csf aspirable is present
      And nothing else is found
      When the visit is assessed
      Then over infusion is <status>
      And statement over_ratio is <high>
      And statement over_g_ratio is <high>
      And statement over_infusion.device_report is <high>
      And statement over_g_volume_matches is <matches>
      And the net grounds for over infusion are between <least> and <most>

      Examples:
        | ratio   | status        | high    | matches | least | most |
        | 0.854   | not supported | false   | false   | 0     | 0    |
        | 0.855   | not supported | false   | true    | -2    | -2   |
        | 1.145   | not supported | false   | true    | -2    | -2   |
        | 1.146   | suspected     | true    | false   | 2     | 2    |
        | unknown | open          | unknown | unknown | -2    | 2    |

    Scenario Outline: Settings match the prescription: <match>; <finding> is <value>
      Given a patient with an implanted pump
      And delivered ratio is 1.2
      And settings match prescription is <match>
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then over infusion is suspected
      And statement over_wrong_programme is <wrong>
      And statement over_g_settings is <settings>
      And statement over_with_overdose_signs is <signs>
      And statement over_infusion.airway_and_breathing is <signs>
      And statement over_infusion.stop_pump_or_empty_reservoir is <signs>
      And statement over_infusion.monitor_24h is <signs>
      And statement over_infusion.naloxone is <naloxone>
      And the urgency is at least <urgency>

      Examples:
        | match   | finding          | value              | wrong   | settings | signs   | naloxone | urgency   |
        | absent  | sedation         | awake              | false   | true     | false   | false    | same day  |
        | absent  | sedation         | drowsy             | true    | true     | true    | false    | emergency |
        | absent  | sedation         | difficult to rouse | true    | true     | true    | true     | emergency |
        | absent  | sedation         | unknown            | unknown | true     | unknown | unknown  | same day  |
        | absent  | respiratory rate | 12 /min            | false   | true     | false   | false    | same day  |
        | absent  | respiratory rate | 11 /min            | true    | true     | true    | false    | emergency |
        | absent  | respiratory rate | 10 /min            | true    | true     | true    | false    | emergency |
        | absent  | respiratory rate | 9 /min             | true    | true     | true    | true     | emergency |
        | absent  | spo2             | 92 %               | false   | true     | false   | false    | same day  |
        | absent  | spo2             | 91 %               | true    | true     | true    | false    | emergency |
        | absent  | spo2             | 90 %               | true    | true     | true    | false    | emergency |
        | absent  | spo2             | 89 %               | true    | true     | true    | true     | emergency |
        | present | sedation         | drowsy             | false   | false    | true    | false    | emergency |
        | unknown | sedation         | drowsy             | unknown | unknown  | true    | false    | emergency |

    Scenario Outline: Drowsiness is <sedation>, <hours> after <event>
      Given a patient with an implanted pump
      And last dose event is <event>
      And hours since dose event is <hours>
      And days since refill is 40 d
      And sedation is <sedation>
      And nothing else is found
      When the visit is assessed
      Then statement over_after_refill is <refill>
      And statement over_after_prime is <prime>

      Examples:
        | sedation | event                | hours   | refill  | prime   |
        | drowsy   | refill               | 72 h    | true    | false   |
        | drowsy   | refill               | 72.1 h  | false   | false   |
        | drowsy   | concentration change | 72 h    | true    | false   |
        | drowsy   | dose increase        | 30 h    | false   | false   |
        | drowsy   | bolus or prime       | 24 h    | false   | true    |
        | drowsy   | bolus or prime       | 24.1 h  | false   | false   |
        | awake    | refill               | 30 h    | false   | false   |
        | awake    | bolus or prime       | 20 h    | false   | false   |
        | unknown  | refill               | 30 h    | unknown | false   |
        | unknown  | bolus or prime       | 20 h    | false   | unknown |
        | drowsy   | unknown              | 20 h    | unknown | unknown |
        | drowsy   | refill               | unknown | unknown | false   |

    Scenario Outline: Breathing <rate>, saturation <spo2>, a day after the refill
      Given a patient with an implanted pump
      And last dose event is refill
      And hours since dose event is 40 h
      And respiratory rate is <rate>
      And spo2 is <spo2>
      And nothing else is found
      When the visit is assessed
      Then statement over_after_refill is <truth>

      Examples:
        | rate    | spo2 | truth |
        | 11 /min | 97 % | true  |
        | 14 /min | 91 % | true  |
        | 12 /min | 92 % | false |

    Scenario Outline: A history that comes before over-infusion: <finding> is <value>
      Given a patient with an implanted pump
      And delivered ratio is 1.2
      And days since implant is 100 d
      And pump log event is none
      And csf aspirable is present
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement over_g_known_causes is <truth>
      And the net grounds for over infusion are between <least> and <most>

      Examples:
        | finding        | value            | truth   | least | most |
        | pump log event | empty reservoir  | true    | 3     | 3    |
        | pump log event | motor stall      | true    | 3     | 3    |
        | pump log event | stopped over 48h | true    | 3     | 3    |
        | pump log event | low reservoir    | false   | 2     | 2    |
        | csf aspirable  | absent           | true    | 3     | 3    |
        | csf aspirable  | present          | false   | 2     | 2    |
        | csf aspirable  | unknown          | unknown | 2     | 3    |

    Scenario: Nearly asleep, and the pump gives a fifth too much
      Given a patient with an implanted pump
      And delivered ratio is 1.2
      And sedation is difficult to rouse
      And nothing else is found
      When the visit is assessed
      Then over infusion is suspected
      And check airway and breathing comes before naloxone
      And check naloxone comes before stop pump or empty reservoir
      And check stop pump or empty reservoir comes before pump interrogation
      And check pump interrogation comes before settings double check
      And check reservoir volume is recommended
      And check medication review is recommended
      And check device report is recommended

  Rule: What was done last, and what the log remembers

    Scenario Outline: Drowsy <hours> after <event>
      Given a patient with an implanted pump
      And sedation is drowsy
      And hours since dose event is <hours>
      And last dose event is <event>
      And days since refill is 40 d
      And nothing else is found
      When the visit is assessed
      Then statement over_after_refill is <refill>
      And statement over_after_prime is <prime>

      Examples:
        | hours | event                | refill | prime |
        | 20 h  | bolus or prime       | false  | true  |
        | 20 h  | refill               | true   | false |
        | 20 h  | concentration change | true   | false |
        | 20 h  | none                 | false  | false |
        | 20 h  | dose increase        | false  | false |
        | 20 h  | dose decrease        | false  | false |
        | 20 h  | catheter access      | false  | false |
        | 20 h  | pump replacement     | false  | false |

    Scenario Outline: Awake after a prime, breathing <breathing>, saturation <saturation>
      Given a patient with an implanted pump
      And hours since dose event is 3 h
      And last dose event is bolus or prime
      And respiratory rate is <breathing>
      And spo2 is <saturation>
      And nothing else is found
      When the visit is assessed
      Then statement over_after_prime is <truth>
      And over infusion is <status>

      Examples:
        | breathing | saturation | truth   | status    |
        | 11 /min   | 97 %       | true    | suspected |
        | 12 /min   | 97 %       | false   | open      |
        | 14 /min   | 91 %       | true    | suspected |
        | 14 /min   | 92 %       | false   | open      |
        | 14 /min   | unknown    | unknown | open      |

    Scenario Outline: The log of the pump: <log>
      Given a patient with an implanted pump
      And csf aspirable is present
      And pump log event is <log>
      And nothing else is found
      When the visit is assessed
      Then statement over_g_known_causes is <truth>

      Examples:
        | log                   | truth |
        | empty reservoir       | true  |
        | motor stall           | true  |
        | stopped over 48h      | true  |
        | low reservoir         | false |
        | stall recovered       | false |
        | replacement indicator | false |
        | end of service        | false |
        | low battery reset     | false |
        | none                  | false |

    Scenario: From the vital signs to the report: the pump gives a third too much, and she breathes nine times a minute
      Given a patient with an implanted pump
      And delivered ratio is 1.33
      And respiratory rate is 9 /min
      And hours since dose event is 900 h
      And nothing else is found
      When the visit is assessed
      Then over infusion is among the first 1
      And statement over_infusion.vital_signs is true
      And statement over_infusion.airway_and_breathing is true
      And statement over_infusion.naloxone is true
      And statement over_infusion.stop_pump_or_empty_reservoir is true
      And statement over_infusion.pump_interrogation is true
      And statement over_infusion.settings_double_check is true
      And statement over_infusion.reservoir_volume is true
      And statement over_infusion.medication_review is true
      And statement over_infusion.monitor_24h is true
      And statement over_infusion.device_report is true
      And check vital signs comes before airway and breathing
      And check airway and breathing comes before naloxone
      And check naloxone comes before stop pump or empty reservoir
      And check stop pump or empty reservoir comes before pump interrogation
      And check pump interrogation comes before settings double check
      And check settings double check comes before reservoir volume
      And check reservoir volume comes before medication review
      And check medication review comes before monitor 24h
      And check monitor 24h comes before device report

  Rule: More about where it came from

    Scenario: Seven days before the refill date the pump is empty, and she shivers
      Filled with 20 mL; 5 mL should be left, and nothing comes out. No alarm has sounded, for the pump counts and does not
      measure. The pump has been in for two years.

      Given a patient with an implanted pump
      And the implantation was 2 years ago
      And last fill is 20 mL
      And residual expected is 5 mL
      And residual actual is 0 mL
      And withdrawal symptoms are present
      And drug morphine is present
      And nothing else is found
      When the visit is assessed
      Then over infusion is suspected
      And over_g_ran_dry speaks for over infusion
      And over_g_five_months speaks for over infusion
      And the net grounds for over infusion are between 5 and 6
      And the urgency is at least same day
      And pump software fault is among the first 1
      And caution caution_silent_pump_over_infusion applies
      And check bridge therapy is for over infusion
      And check reservoir volume comes before bridge therapy
      And check bridge therapy comes before medication review
      And check medication review comes before device report

    Scenario Outline: Delivered to programmed volume <ratio>, withdrawal symptoms <withdrawal>
      Given a patient with an implanted pump
      And delivered ratio is <ratio>
      And withdrawal symptoms are <withdrawal>
      And nothing else is found
      When the visit is assessed
      Then statement over_g_ran_dry is <truth>
      And statement over_infusion.bridge_therapy is <truth>

      Examples:
        | ratio   | withdrawal | truth   |
        | 1.146   | present    | true    |
        | 1.145   | present    | false   |
        | 1.146   | absent     | false   |
        | 1.146   | unknown    | unknown |
        | unknown | present    | unknown |

    Scenario Outline: Too much was delivered (<ratio>), <days> after the implantation
      Given a patient with an implanted pump
      And delivered ratio is <ratio>
      And days since implant is <days>
      And nothing else is found
      When the visit is assessed
      Then statement over_g_five_months is <truth>

      Examples:
        | ratio   | days    | truth   |
        | 1.146   | 153 d   | true    |
        | 1.146   | 152 d   | false   |
        | 1.145   | 153 d   | false   |
        | 1.146   | unknown | unknown |
        | unknown | 153 d   | unknown |

    Scenario: Five minutes after the refill she can't lift her legs
      The new syringe held morphine and bupivacaine. The numbness has reached the ribs, and the voice is getting weak.

      Given a patient with an implanted pump
      And the last refill was today
      And hours since dose event is 0.1 h
      And last dose event is refill
      And drug morphine is present
      And drug bupivacaine is present
      And leg weakness is present
      And sensory change is present
      And nothing else is found
      When the visit is assessed
      Then red flag rf_02_signs_after_dose_event is raised
      And over infusion is suspected
      And over_g_bupivacaine_block speaks for over infusion
      And over infusion ranks above pocket fill
      And the urgency is emergency
      And triage is settled
      And check emergency call is the first check
      And check airway and breathing is for over infusion
      And check monitor 24h is for over infusion
      And caution caution_watch_after_single_dose belongs to check monitor 24h

    Scenario Outline: Bupivacaine <drug>, <hours> after the dose: <finding> is <value>
      Given a patient with an implanted pump
      And delivered ratio is 1.2
      And drug bupivacaine is <drug>
      And hours since dose event is <hours>
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement over_g_bupivacaine_block is <truth>
      And statement over_infusion.airway_and_breathing is <truth>
      And statement over_infusion.monitor_24h is <truth>

      Examples:
        | drug    | hours   | finding        | value   | truth   |
        | present | 24 h    | leg weakness   | present | true    |
        | present | 24 h    | sensory change | present | true    |
        | present | 24.1 h  | leg weakness   | present | false   |
        | present | 24 h    | leg weakness   | absent  | false   |
        | present | 24 h    | leg weakness   | unknown | unknown |
        | present | unknown | sensory change | present | unknown |
        | absent  | 24 h    | leg weakness   | present | false   |
        | unknown | 24 h    | leg weakness   | present | unknown |
        | present | 24 h    | gait change    | present | false   |

    Scenario Outline: The volume matched at the refill, and since then the legs are weak: <weak>; bupivacaine: <drug>
      What was measured at the refill says nothing about where the new dose went.

      Given a patient with an implanted pump
      And delivered ratio is 1
      And drug bupivacaine is <drug>
      And hours since dose event is 0.5 h
      And last dose event is refill
      And leg weakness is <weak>
      And nothing else is found
      When the visit is assessed
      Then statement over_g_volume_matches is <truth>

      Examples:
        | drug    | weak    | truth   |
        | present | present | false   |
        | present | absent  | true    |
        | absent  | present | true    |
        | unknown | present | unknown |

    Scenario Outline: Settings compared for a pump with ziconotide: <drug>
      Given a patient with an implanted pump
      And delivered ratio is 1.2
      And drug ziconotide is <drug>
      And nothing else is found
      When the visit is assessed
      Then statement caution_ziconotide_dose is <truth>
      And caution caution_ziconotide_dose <shown>

      Examples:
        | drug    | truth   | shown                    |
        | present | true    | applies                  |
        | absent  | false   | does not apply           |
        | unknown | unknown | applies unless ruled out |
