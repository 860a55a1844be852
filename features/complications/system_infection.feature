Feature: Infection of the system

  A wound, pocket or gate that looks infected, or a fever in somebody with an indwelling catheter, is seen in person the
  same day, and at once with a stiff neck, a neurological sign or a high early warning score. No laboratory value rules it out.

  Rule: It is suspected at the wound, by fever, or by the laboratory

    Scenario: The dressing over the gate is yellow
      Test period, day nine. The nurse changes the dressing: the skin round the gate is red and sore, and pus comes out at
      the needle. No fever, he feels well.

      Given a patient in the test period
      And the implantation was 9 days ago
      And wound redness or warmth is present
      And wound tenderness is present
      And wound discharge is purulent
      And nothing else is found
      When the visit is assessed
      Then system infection is suspected
      And system infection is among the first 1
      And statement inf_pus is true
      And statement inf_red_and_tender_or_swollen is true
      And inf_g_pus speaks for system infection
      And inf_g_red_and_tender speaks for system infection
      And inf_g_checklist_signs speaks for system infection
      And inf_g_first_month speaks for system infection
      And the urgency is at least same day
      And check gate and line inspection is recommended
      And check wound culture is recommended
      And check implant team review is recommended
      And caution caution_infection_not_by_telephone applies
      And caution caution_removal_and_withdrawal applies

    Scenario: Shivering five weeks after the pump was implanted
      38.6 this morning. The scars are pale and dry, no cough, no trouble passing water. With a pump inside, that is not
      left to the telephone.

      Given a patient with an implanted pump
      And the implantation was 35 days ago
      And temperature is 38.6 Cel
      And nothing else is found
      When the visit is assessed
      Then system infection is suspected
      And statement inf_fever_with_system is true
      And statement inf_pus is false
      And statement inf_red_and_tender_or_swollen is false
      And statement inf_fever_and_drainage is false
      And statement inf_g_first_month is false
      And the urgency is at least same day
      And statement inf_seen_today is true
      And check gate and line inspection is not recommended
      And check blood cultures is recommended

    Scenario: A clean wound and no fever
      Given a patient with an implanted pump
      And the implantation was 12 days ago
      And crp trend is falling
      And aspirate culture is negative
      And blood culture is negative
      And csf profile is normal
      And tip MRI is no mass
      And nothing else is found
      When the visit is assessed
      Then system infection is not supported
      And statement inf_open_with_fever_or_tenderness is false
      And statement inf_late_swelling is false
      And statement inf_systemic is false
      And statement inf_meningism is false
      And statement inf_neurological is false

    Scenario: A clean wound without laboratory results stays open
      The bedside is quiet, but nobody has drawn blood or seen a culture: that is not the same as normal.

      Given a patient with an implanted pump
      And the implantation was 12 days ago
      And nothing else is found
      When the visit is assessed
      Then system infection is open
      And statement inf_crp_not_falling is unknown
      And statement inf_crp_not_falling needs crp trend
      And statement inf_aspirate_positive is unknown
      And statement inf_g_pus is unknown
      And statement inf_g_crp_trend is unknown
      And statement inf_g_crp_day_7 is unknown
      And statement inf_g_quiet is unknown

    Scenario: A telephone call in which only "the wound looks odd" was said
      Given a patient with an implanted pump
      And wound redness or warmth is present
      When the visit is assessed
      Then system infection is open
      And statement inf_pus is unknown
      And statement inf_red_and_tender_or_swollen is unknown
      And statement inf_fever_and_drainage is unknown
      And statement inf_open_with_fever_or_tenderness is unknown
      And statement inf_fever_with_system is unknown
      And statement inf_late_swelling is unknown
      And statement inf_g_open_wound is unknown
      And statement inf_g_fever_and_drainage is unknown
      And statement inf_g_red_and_tender is unknown
      And statement inf_g_checklist_signs is unknown
      And statement inf_g_first_month is unknown
      And statement inf_g_susceptible is unknown
      And statement inf_g_stitch_only is unknown
      And statement inf_systemic is unknown
      And statement inf_meningism is unknown
      And statement inf_neurological is unknown
      And statement system_infection.withdrawal_score is unknown
      And statement system_infection.blood_cultures is unknown
      And statement system_infection.wound_culture is unknown
      And statement system_infection.pocket_ultrasound is unknown
      And statement system_infection.spinal_mri is unknown
      And the urgency is between routine and emergency
      And the questions include wound tenderness
      And the questions include temperature

    Scenario Outline: Fluid from the wound is <kind> at <temperature>
      Given a patient with an implanted pump
      And wound discharge is <kind>
      And temperature is <temperature>
      And nothing else is found
      When the visit is assessed
      Then statement inf_pus is <pus>
      And statement inf_fever_with_system is <fever>
      And statement inf_fever_and_drainage is <both>
      And statement inf_g_fever_and_drainage is <both>
      And statement system_infection.wound_culture is <culture>

      Examples:
        | kind         | temperature | pus     | fever   | both    | culture |
        | serous       | 38.0 Cel    | false   | true    | true    | true    |
        | clear watery | 38.0 Cel    | false   | true    | true    | true    |
        | bloody       | 38.0 Cel    | false   | true    | true    | true    |
        | purulent     | 38.0 Cel    | true    | true    | true    | true    |
        | none         | 38.0 Cel    | false   | true    | false   | false   |
        | serous       | 37.9 Cel    | false   | false   | false   | true    |
        | purulent     | 37.9 Cel    | true    | false   | false   | true    |
        | serous       | unknown     | false   | unknown | unknown | true    |
        | unknown      | 38.0 Cel    | unknown | true    | unknown | unknown |

    Scenario Outline: Red skin <redness>, tender <tender>, swollen pocket <pocket>, swollen back <back>
      Given a patient with an implanted pump
      And wound redness or warmth is <redness>
      And wound tenderness is <tender>
      And pocket swelling is <pocket>
      And back swelling is <back>
      And nothing else is found
      When the visit is assessed
      Then statement inf_red_and_tender_or_swollen is <truth>
      And statement inf_g_red_and_tender is <classical>

      Examples:
        | redness | tender  | pocket  | back    | truth   | classical |
        | present | present | absent  | absent  | true    | true      |
        | present | absent  | present | absent  | true    | false     |
        | present | absent  | absent  | present | true    | false     |
        | present | absent  | absent  | absent  | false   | false     |
        | absent  | present | present | present | false   | false     |
        | present | unknown | absent  | absent  | unknown | unknown   |

    Scenario Outline: The wound has opened <open>: <temperature>, tender <tender>
      Given a patient with an implanted pump
      And wound open or device visible is <open>
      And temperature is <temperature>
      And wound tenderness is <tender>
      And nothing else is found
      When the visit is assessed
      Then statement inf_open_with_fever_or_tenderness is <truth>
      And statement inf_g_open_wound is <truth>
      And red flag rf_10_open_wound_or_visible_device is <flag>

      Examples:
        | open    | temperature | tender  | truth   | flag       |
        | present | 38.0 Cel    | absent  | true    | raised     |
        | present | 37.9 Cel    | present | true    | raised     |
        | present | 37.9 Cel    | absent  | false   | raised     |
        | absent  | 38.0 Cel    | present | false   | not raised |
        | unknown | 38.0 Cel    | absent  | unknown | unknown    |

    Scenario: He can see metal in the scar
      No pain, no fever, he only noticed it in the mirror. A visible device counts as contaminated.

      Given a patient with an implanted pump
      And the implantation was 200 days ago
      And wound open or device visible is present
      And nothing else is found
      When the visit is assessed
      Then system infection is suspected
      And red flag rf_10_open_wound_or_visible_device is raised
      And the urgency is at least same day
      And check infection and surgery consult is recommended
      And check bridge therapy is recommended

    Scenario Outline: The CRP after the operation: <trend>
      Given a patient with an implanted pump
      And the implantation was 20 days ago
      And crp trend is <trend>
      And aspirate culture is negative
      And blood culture is negative
      And csf profile is normal
      And tip MRI is no mass
      And nothing else is found
      When the visit is assessed
      Then statement inf_crp_not_falling is <truth>
      And statement inf_g_crp_trend is <truth>
      And statement inf_g_quiet is <quiet>
      And system infection is <status>

      Examples:
        | trend       | truth   | quiet   | status        |
        | second rise | true    | false   | suspected     |
        | plateau     | true    | false   | suspected     |
        | falling     | false   | true    | not supported |
        | unknown     | unknown | unknown | open          |

    Scenario Outline: The culture from the pocket is <result>
      Given a patient with an implanted pump
      And the implantation was 20 days ago
      And pocket swelling is present
      And crp trend is falling
      And aspirate culture is <result>
      And nothing else is found
      When the visit is assessed
      Then statement inf_aspirate_positive is <truth>
      And statement inf_g_pus is <truth>

      Examples:
        | result   | truth   |
        | positive | true    |
        | negative | false   |
        | unknown  | unknown |

    Scenario Outline: The blood culture says <result>, and there is nothing to see
      He had shivered in another ward; the fever is gone. With a pump inside he is seen today.

      Given a patient with an implanted pump
      And the implantation was 70 days ago
      And crp trend is falling
      And aspirate culture is negative
      And csf profile is normal
      And tip MRI is no mass
      And blood culture is <result>
      And nothing else is found
      When the visit is assessed
      Then statement inf_blood_culture_positive is <truth>
      And system infection is <status>
      And the urgency is at least <urgency>

      Examples:
        | result   | truth   | status        | urgency  |
        | positive | true    | suspected     | same day |
        | negative | false   | not supported | routine  |
        | pending  | false   | not supported | routine  |
        | unknown  | unknown | open          | routine  |

    Scenario Outline: The swelling over the pump came <when>
      Given a patient with an implanted pump
      And pocket swelling is present
      And pocket swelling onset is <when>
      And nothing else is found
      When the visit is assessed
      Then statement inf_late_swelling is <truth>

      Examples:
        | when                    | truth   |
        | after day 90            | true    |
        | day 3 to 90             | false   |
        | first 72h after surgery | false   |
        | within 24h of refill    | false   |
        | unknown                 | unknown |

    Scenario: A lump over the pump after half a year
      No fever, no redness, no pain. An ordinary seroma would have come earlier.

      Given a patient with an implanted pump
      And the implantation was 190 days ago
      And pocket swelling is present
      And pocket swelling onset is after day 90
      And nothing else is found
      When the visit is assessed
      Then system infection is suspected
      And statement inf_late_swelling is true
      And the urgency is at least same day
      And system infection ranks above pump seroma
      And check pocket ultrasound is recommended

  Rule: What speaks for it and against it

    Scenario Outline: Two months after the implantation: <first> is <one>, <second> is <two>
      Given a patient with an implanted pump
      And the implantation was 60 days ago
      And crp is 5 mg/L
      And crp trend is falling
      And aspirate culture is negative
      And esr is 12 mm/h
      And <first> is <one>
      And <second> is <two>
      And nothing else is found
      When the visit is assessed
      Then statement <ground> is true
      And the net grounds for system infection are between <net> and <net>

      Examples: For it
        | first                        | one         | second           | two      | ground                   | net |
        | wound discharge              | purulent    | crp trend        | falling  | inf_g_pus                | 1   |
        | aspirate culture             | positive    | crp trend        | falling  | inf_g_pus                | 1   |
        | wound redness or warmth      | present     | wound tenderness | present  | inf_g_red_and_tender     | 3   |
        | temperature                  | 38.0 Cel    | crp trend        | falling  | inf_g_checklist_signs    | 1   |
        | wound tenderness             | present     | crp trend        | falling  | inf_g_checklist_signs    | 1   |
        | pocket swelling              | present     | pocket fluctuant | present  | inf_g_checklist_signs    | 0   |
        | back pain                    | present     | crp trend        | falling  | inf_g_checklist_signs    | 0   |
        | crp trend                    | second rise | aspirate culture | negative | inf_g_crp_trend          | 1   |
        | crp                          | 79 mg/L     | crp trend        | falling  | inf_g_crp_day_7          | 1   |
        | immunosuppressed or diabetes | present     | crp trend        | falling  | inf_g_susceptible        | 0   |
        | crp                          | 11 mg/L     | crp trend        | falling  | inf_g_crp_without_baseline | 0 |
        | esr                          | 46 mm/h     | crp trend        | falling  | inf_g_esr_late           | 0   |
        | days since implant           | 60 d        | crp trend        | falling  | inf_g_quiet              | -1  |

      Examples: Against it
        | first                | one     | second    | two     | ground            | net |
        | stitch reaction only | present | crp trend | falling | inf_g_stitch_only | -2  |
        | stitch reaction only | present | crp trend | plateau | inf_g_stitch_only | 0   |

    Scenario: Quiet signs one by one
      Given a patient with an implanted pump
      And the implantation was 60 days ago
      And temperature is 37.9 Cel
      And wound discharge is serous
      And crp trend is falling
      And nothing else is found
      When the visit is assessed
      Then statement inf_g_quiet is true
      And statement inf_g_checklist_signs is false
      And statement inf_g_susceptible is false
      And statement inf_g_stitch_only is false
      And statement inf_g_red_and_tender is false
      And statement inf_g_pus is unknown

    Scenario Outline: A falling CRP reassures only without fever and without tenderness: <finding> is <value>
      Given a patient with an implanted pump
      And pocket swelling is present
      And crp trend is falling
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement inf_g_quiet is <truth>

      Examples:
        | finding          | value    | truth   |
        | temperature      | 37.9 Cel | true    |
        | temperature      | 38.0 Cel | false   |
        | temperature      | unknown  | unknown |
        | wound tenderness | present  | false   |
        | wound tenderness | unknown  | unknown |

    Scenario Outline: CRP of <crp> on day <day>
      Given a patient with an implanted pump
      And the implantation was <day> days ago
      And crp is <crp>
      And nothing else is found
      When the visit is assessed
      Then statement inf_g_crp_day_7 is <truth>

      Examples:
        | crp       | day | truth   |
        | 79 mg/L   | 7   | true    |
        | 78.9 mg/L | 7   | false   |
        | 79 mg/L   | 6   | false   |
        | 120 mg/L  | 3   | false   |
        | 120 mg/L  | 21  | true    |
        | unknown   | 21  | unknown |

    Scenario Outline: CRP of <crp> on day <day>, in the first week
      Given a patient with an implanted pump
      And the implantation was <day> days ago
      And crp is <crp>
      And esr is 12 mm/h
      And aspirate culture is negative
      And crp trend is falling
      And temperature is 38.5 Cel
      And nothing else is found
      When the visit is assessed
      Then statement inf_g_crp_day_3 is <truth>
      And statement inf_g_crp_day_7 is <later>
      And the net grounds for system infection are between <least> and <most>

      Examples: Fever and the first month count one each
        | crp       | day | truth   | later   | least | most |
        | 92 mg/L   | 3   | true    | false   | 3     | 3    |
        | 91.9 mg/L | 3   | false   | false   | 2     | 2    |
        | 92 mg/L   | 2   | false   | false   | 2     | 2    |
        | 92 mg/L   | 6   | true    | false   | 3     | 3    |
        | 92 mg/L   | 7   | false   | true    | 3     | 3    |
        | unknown   | 3   | unknown | false   | 2     | 3    |
        | unknown   | 7   | false   | unknown | 2     | 3    |

    Scenario Outline: No earlier value to compare with: CRP <crp>, sedimentation rate <esr>, day <day>
      Given a patient with an implanted pump
      And the implantation was <day> days ago
      And crp is <crp>
      And esr is <esr>
      And crp trend is unknown
      And blood culture is negative
      And aspirate culture is negative
      And wound tenderness is present
      And nothing else is found
      When the visit is assessed
      Then statement inf_g_crp_without_baseline is <raised>
      And statement inf_g_esr_late is <slow>
      And the net grounds for system infection are between <least> and <most>

      Examples: Two weeks for the CRP, six for the sedimentation rate
        | crp       | esr     | day | raised  | slow    | least | most |
        | 10.1 mg/L | 10 mm/h | 31  | true    | false   | 2     | 3    |
        | 10 mg/L   | 10 mm/h | 31  | false   | false   | 1     | 2    |
        | 10.1 mg/L | 10 mm/h | 14  | false   | false   | 2     | 3    |
        | 10.1 mg/L | 10 mm/h | 15  | true    | false   | 3     | 4    |
        | 3 mg/L    | 46 mm/h | 43  | false   | true    | 2     | 3    |
        | 3 mg/L    | 45 mm/h | 43  | false   | false   | 1     | 2    |
        | 3 mg/L    | 46 mm/h | 42  | false   | false   | 1     | 2    |
        | unknown   | 10 mm/h | 43  | unknown | false   | 1     | 4    |
        | 3 mg/L    | unknown | 43  | false   | unknown | 1     | 3    |

    Scenario Outline: A red and sore wound <days> days after the operation
      Given a patient with an implanted pump
      And the implantation was <days> days ago
      And wound redness or warmth is present
      And wound tenderness is present
      And crp is 5 mg/L
      And esr is 12 mm/h
      And crp trend is falling
      And aspirate culture is negative
      And nothing else is found
      When the visit is assessed
      Then statement inf_g_first_month is <truth>
      And system infection is suspected
      And the net grounds for system infection are between <net> and <net>

      Examples:
        | days | truth | net |
        | 30   | true  | 4   |
        | 31   | false | 3   |
        | 700  | false | 3   |

    Scenario: A pinpoint of pus exactly at one stitch
      A reaction at a stitch is not counted as a wound infection, yet pus keeps the suspicion: somebody has to look.

      Given a patient with an implanted pump
      And the implantation was 8 days ago
      And wound discharge is purulent
      And stitch reaction only is present
      And crp is 12 mg/L
      And crp trend is falling
      And nothing else is found
      When the visit is assessed
      Then system infection is suspected
      And inf_g_stitch_only speaks against system infection
      And inf_g_quiet speaks against system infection
      And the urgency is at least same day

    Scenario: Fever and lost pain relief in the test period
      A catheter that has slipped can bring fever through withdrawal. Neither explains the other away.

      Given a patient in the test period
      And the implantation was 6 days ago
      And temperature is 38.3 Cel
      And loss of pain relief is sudden
      And nothing else is found
      When the visit is assessed
      Then system infection is suspected
      And catheter fault is suspected
      And statement system_infection.withdrawal_score is true
      And check withdrawal score is recommended
      And caution caution_fever_with_loss_of_relief applies

  Rule: How soon to see the patient

    Scenario Outline: A red wound, pulse 115, breathing 22, systolic pressure <pressure>
      Redness along a swollen tunnel is enough to suspect infection, without fever or tenderness.

      Given a patient with an implanted pump
      And wound redness or warmth is present
      And back swelling is present
      And heart rate is 115 /min
      And respiratory rate is 22 /min
      And spo2 is 95 %
      And systolic bp is <pressure>
      And nothing else is found
      When the visit is assessed
      Then statement inf_systemic is <truth>
      And the urgency is at least <urgency>

      Examples:
        | pressure    | truth   | urgency   |
        | 101 mm[Hg]  | false   | same day  |
        | 100 mm[Hg]  | true    | emergency |
        | unknown     | unknown | same day  |

    Scenario: A red swollen tunnel and a pulse of 131
      One measurement at its worst is enough; the rest of the score is nought.

      Given a patient with an implanted pump
      And wound redness or warmth is present
      And back swelling is present
      And heart rate is 131 /min
      And nothing else is found
      When the visit is assessed
      Then statement inf_systemic is true
      And the urgency is emergency

    Scenario: A red swollen tunnel and a pulse of 130
      Given a patient with an implanted pump
      And wound redness or warmth is present
      And back swelling is present
      And heart rate is 130 /min
      And nothing else is found
      When the visit is assessed
      Then statement inf_systemic is false
      And the urgency is at least same day

    Scenario: Pus, 39.2, pulse 118 and confusion
      Brought by his wife: since last night he does not know the day. The gate has been weeping for a week.

      Given a patient in the test period
      And the implantation was 16 days ago
      And temperature is 39.2 Cel
      And heart rate is 118 /min
      And consciousness is new confusion
      And wound discharge is purulent
      And nothing else is found
      When the visit is assessed
      Then the urgency is emergency
      And statement inf_systemic is true
      And statement inf_meningism is true
      And red flag rf_04_meningitis is raised
      And red flag rf_06_sepsis is raised
      And sepsis is suspected
      And meningitis is suspected

    Scenario Outline: A red and sore pocket, no fever, and <finding>
      Given a patient with an implanted pump
      And wound redness or warmth is present
      And wound tenderness is present
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement inf_meningism is <truth>
      And the urgency is at least <urgency>

      Examples:
        | finding        | value         | truth   | urgency   |
        | neck stiffness | present       | true    | emergency |
        | seizure        | present       | true    | emergency |
        | consciousness  | new confusion | true    | emergency |
        | photophobia    | present       | false   | same day  |
        | neck stiffness | unknown       | unknown | same day  |

    Scenario Outline: A red and sore pocket, no fever, and new trouble: <finding>
      Given a patient with an implanted pump
      And wound redness or warmth is present
      And wound tenderness is present
      And <finding> is present
      And nothing else is found
      When the visit is assessed
      Then statement inf_neurological is <truth>
      And statement system_infection.spinal_mri is <mri>
      And the urgency is at least <urgency>

      Examples:
        | finding           | truth | mri   | urgency   |
        | leg weakness      | true  | true  | emergency |
        | sensory change    | true  | true  | emergency |
        | gait change       | true  | true  | emergency |
        | saddle numbness   | true  | true  | emergency |
        | incontinence      | true  | true  | emergency |
        | urinary retention | true  | true  | emergency |
        | hyperreflexia     | true  | true  | emergency |
        | back pain         | false | true  | same day  |
        | spinal tenderness | false | true  | same day  |
        | diarrhoea         | false | false | same day  |

    Scenario: A sore pocket, and nobody has examined the legs
      Given a patient with an implanted pump
      And wound redness or warmth is present
      And wound tenderness is present
      And leg weakness is not asked
      And nothing else is found
      When the visit is assessed
      Then statement inf_neurological is unknown
      And statement system_infection.spinal_mri is unknown
      And the urgency is between same day and emergency
      And triage is not settled
      And the next question is about leg weakness

  Rule: What to check, in which order

    Scenario: Pus at the pump, a sore spot on the spine, and no thermometer in the house
      The relief has been fading for three days as well. The whole list is worked through from the top.

      Given a patient with an implanted pump
      And the implantation was 14 days ago
      And pocket swelling is present
      And wound discharge is purulent
      And spinal tenderness is present
      And loss of pain relief is gradual
      And temperature is unknown
      And nothing else is found
      When the visit is assessed
      Then system infection is among the first 1
      And superficial infection is open
      And deep infection is open
      And the urgency is at least same day
      And check vital signs comes before wound and pocket inspection
      And check wound and pocket inspection comes before neurological examination
      And check neurological examination comes before withdrawal score
      And check withdrawal score comes before CRP and blood count
      And check CRP and blood count comes before blood cultures
      And check blood cultures comes before wound culture
      And check wound culture comes before pocket ultrasound
      And check pocket ultrasound comes before spinal MRI
      And check spinal MRI comes before implant team review
      And check implant team review comes before recheck date
      And check recheck date is for system infection
      And check gate and line inspection is not recommended
      And caution caution_crp_no_rule_out applies

    Scenario: A red, swollen back wound in the test period, and no thermometer in the house
      Given a patient in the test period
      And the implantation was 14 days ago
      And wound redness or warmth is present
      And back swelling is present
      And temperature is unknown
      And nothing else is found
      When the visit is assessed
      Then system infection is among the first 1
      And check wound and pocket inspection comes before gate and line inspection
      And check gate and line inspection comes before neurological examination
      And check blood cultures is not recommended

    Scenario: A superficial wound infection keeps the short list
      Red, warm and sore along two centimetres of the scar; nothing underneath, no fever.

      Given a patient with an implanted pump
      And the implantation was 10 days ago
      And wound redness or warmth is present
      And wound tenderness is present
      And nothing else is found
      When the visit is assessed
      Then system infection is suspected
      And the urgency is at least same day
      And check vital signs is recommended
      And check wound and pocket inspection is recommended
      And check neurological examination is recommended
      And check CRP and blood count is recommended
      And check implant team review is recommended
      And check recheck date is recommended
      And check gate and line inspection is not recommended
      And check withdrawal score is not recommended
      And check esr is not recommended
      And check blood cultures is not recommended
      And check wound culture is not recommended
      And check pocket ultrasound is not recommended
      And check pocket aspiration is not recommended
      And check spinal MRI is not recommended
      And check infection and surgery consult is not recommended
      And check bridge therapy is not recommended

    Scenario Outline: Blood for culture when <finding> is <value>
      Given a patient with an implanted pump
      And wound redness or warmth is present
      And wound tenderness is present
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement system_infection.blood_cultures is <truth>

      Examples:
        | finding                      | value    | truth   |
        | temperature                  | 38.0 Cel | true    |
        | temperature                  | 37.9 Cel | false   |
        | temperature                  | unknown  | unknown |
        | wound discharge              | purulent | true    |
        | wound discharge              | serous   | false   |
        | wound discharge              | unknown  | unknown |
        | wound open or device visible | present  | false   |

    Scenario Outline: Fluid is looked for where there is a swelling: <finding> is <value>
      Given a patient with an implanted pump
      And wound redness or warmth is present
      And wound tenderness is present
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement system_infection.pocket_ultrasound is <truth>

      Examples:
        | finding         | value   | truth   |
        | pocket swelling | present | true    |
        | back swelling   | present | true    |
        | pocket swelling | absent  | false   |
        | back swelling   | unknown | unknown |
        | pocket swelling | unknown | unknown |

    Scenario Outline: Withdrawal is scored with an infection when <finding> is <value>
      Given a patient with an implanted pump
      And temperature is 38.4 Cel
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement system_infection.withdrawal_score is <truth>

      Examples:
        | finding             | value   | truth   |
        | loss of pain relief | gradual | true    |
        | loss of pain relief | sudden  | true    |
        | loss of pain relief | none    | false   |
        | withdrawal symptoms | present | true    |
        | withdrawal symptoms | unknown | unknown |

    Scenario: The gate is looked at only where there is one
      Given a patient with an implanted pump
      And temperature is 38.4 Cel
      And loss of pain relief is gradual
      And nothing else is found
      When the visit is assessed
      Then system infection is suspected
      And catheter fault is suspected
      And check gate and line inspection is not recommended
