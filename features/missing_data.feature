Feature: What is not known, and what can't be so

  Unknown is never absent: what nobody asked keeps a complication open and the urgency wide. A value that can't be right is
  reported and counts as unknown; it is never dropped in silence, never guessed, and never costs the rest of the visit.

  Rule: Unknown is never absent

    Scenario Outline: Postural headache after the puncture, fever <known>
      Given a patient in the test period
      And the dural puncture was 2 days ago
      And headache is present
      And headache posture is worse upright
      And cows score is 0
      And delivered ratio is 1
      And the start of the headache was 1 days ago
      And temperature is <temperature>
      And nothing else is found
      When the visit is assessed
      Then red flag rf_04_meningitis is <flag>
      And the urgency is between <least> and <most>
      And there is no issue

      Examples:
        | known             | temperature | flag       | least       | most        |
        | looked for, none  | 36.8 Cel    | not raised | within days | within days |
        | not measured      | not asked   | unknown    | within days | emergency   |
        | could not be told | unknown     | unknown    | within days | emergency   |
        | present           | 38.4 Cel    | raised     | emergency   | emergency   |

    Scenario: Nothing at all is known
      Given a patient with an implanted pump
      When the visit is assessed
      Then the urgency is between routine and emergency
      And triage is not settled
      And post-dural puncture headache is open
      And system infection is open
      And catheter fault is open
      And meningitis is open
      And sepsis is open
      And cord compression is open
      And respiratory depression is open
      And there is no issue

    Scenario: A symptom that is absent, beside one that was not asked
      Given a patient with an implanted pump
      And wound discharge is none
      When the visit is assessed
      Then statement inf_pus is false
      And statement inf_red_and_tender_or_swollen is unknown
      And statement inf_red_and_tender_or_swollen needs wound redness or warmth
      And system infection is open

    Scenario: One known sign is enough, whatever else was left out
      Given a patient with an implanted pump
      And leg weakness is present
      When the visit is assessed
      Then red flag rf_03_cord_or_cauda is raised
      And the urgency is emergency
      And triage is settled

    Scenario: An answer that settles a statement by itself
      Without a headache nothing about the headache remains to be asked.

      Given a patient with an implanted pump
      And headache is absent
      When the visit is assessed
      Then PDPH is not supported
      And statement pdph_postural_headache is false
      And statement pdph_early_headache is false
      And statement pdph_persists is false
      And statement pdph_disabling is false
      And the questions do not include headache posture
      And the questions do not include headache disabling
      And there is no issue

    Scenario: The mixture in the pump is only partly known
      Given a patient with an implanted pump
      And drug morphine is absent
      And drug hydromorphone is absent
      And drug fentanyl is absent
      When the visit is assessed
      Then statement gran_g_no_opioid is unknown
      And statement gran_g_no_opioid needs drug sufentanil

    Scenario Outline: One opioid is enough, and only four times no means none: sufentanil <sufentanil>, morphine <morphine>
      Given a patient with an implanted pump
      And drug morphine is <morphine>
      And drug hydromorphone is absent
      And drug fentanyl is absent
      And drug sufentanil is <sufentanil>
      When the visit is assessed
      Then statement gran_g_no_opioid is <truth>

      Examples:
        | sufentanil | morphine | truth |
        | not asked  | present  | false |
        | unknown    | present  | false |
        | absent     | absent   | true  |

    Scenario: The phase of therapy is not known
      A swelling could lie over a pump or over a gate; what only a pump can have stays in view.

      Given a patient whose phase of therapy is unknown
      And pocket swelling is present
      When the visit is assessed
      Then pump seroma is suspected
      And PDPH is open
      And pump software fault is open
      And the urgency is between routine and emergency

    Scenario: The same swelling, known to lie over a gate
      Given a patient in the test period
      And pocket swelling is present
      When the visit is assessed
      Then pump seroma is not applicable
      And pump software fault is not applicable
      And catheter tip granuloma is not applicable

  Rule: Asked and not answered, or not asked

    Scenario: The temperature was asked for, but there is no thermometer
      Both mean unknown. What was not asked yet is asked first; what could not be told comes last and is not forgotten.

      Given a patient with an implanted pump
      And the dural puncture was 2 days ago
      And headache is present
      And headache posture is worse upright
      And temperature is unknown
      And seizure is not asked
      And nothing else is found
      When the visit is assessed
      Then red flag rf_04_meningitis is unknown
      And statement rf_04_meningitis needs temperature
      And the next question is about seizure
      And the questions include temperature
      And there is no issue

    Scenario: The temperature was simply not asked for
      Given a patient with an implanted pump
      And the dural puncture was 2 days ago
      And headache is present
      And headache posture is worse upright
      And temperature is not asked
      And seizure is unknown
      And nothing else is found
      When the visit is assessed
      Then red flag rf_04_meningitis is unknown
      And statement rf_04_meningitis needs temperature
      And the next question is about temperature
      And the questions include seizure

    Scenario Outline: "<words>" is an answer, not a mistake
      Given a patient with an implanted pump
      And headache is <words>
      And temperature is <words>
      And loss of pain relief is <words>
      When the visit is assessed
      Then there is no issue
      And PDPH is open
      And system infection is open
      And catheter fault is open

      Examples:
        | words      |
        | unknown    |
        | not known  |
        | ?          |
        | don't know |

  Rule: A value that can't be right is reported and counts as unknown

    Scenario: A temperature of 380
      The decimal point is missing. Neither 38.0 nor "no fever" is guessed; the headache is assessed all the same.

      Given a patient in the test period
      And the dural puncture was 2 days ago
      And headache is present
      And headache posture is worse upright
      And temperature is 380 Cel
      And nothing else is found
      When the visit is assessed
      Then an issue names temperature
      And statement inf_fever_with_system is unknown
      And red flag rf_04_meningitis is unknown
      And PDPH is suspected
      And pdph_postural speaks for PDPH
      And the urgency is between within days and emergency
      And the questions include temperature

    Scenario Outline: <finding> told as "<value>"
      Given a patient with an implanted pump
      And <finding> is <value>
      When the visit is assessed
      Then an issue names <finding>
      And the urgency is between routine and emergency

      Examples: Outside what is plausible
        | finding          | value       |
        | temperature      | 24.9 Cel    |
        | temperature      | 45.1 Cel    |
        | heart rate       | 301 /min    |
        | spo2             | 101 %       |
        | respiratory rate | 81 /min     |
        | systolic bp      | 29 mm[Hg]   |
        | cows score       | 49          |
        | crp              | 601 mg/L    |
        | age              | 121 a       |
        | residual actual  | -1 mL       |

      Examples: Without its unit, in another unit, or no number
        | finding          | value       |
        | temperature      | 38.4        |
        | temperature      | 38,4 Cel    |
        | temperature      | 38.4 mg/L   |
        | temperature      | high        |
        | heart rate       | fast        |

      Examples: Not one of the list
        | finding             | value         |
        | headache            | sometimes     |
        | headache posture    | sideways      |
        | consciousness       | sleepy        |
        | wound discharge     | green         |
        | loss of pain relief | a bit         |

    Scenario Outline: The last value that is still plausible: <finding> <value>
      Given a patient with an implanted pump
      And <finding> is <value>
      When the visit is assessed
      Then there is no issue

      Examples:
        | finding          | value     |
        | temperature      | 25 Cel    |
        | temperature      | 45 Cel    |
        | spo2             | 100 %     |
        | spo2             | 30 %      |
        | respiratory rate | 0 /min    |
        | cows score       | 48        |

    Scenario Outline: A temperature told in degrees Fahrenheit: <value>
      Given a patient with an implanted pump
      And temperature is <value>
      When the visit is assessed
      Then there is no issue
      And statement inf_fever_with_system is <fever>

      Examples:
        | value        | fever |
        | 100.4 [degF] | true  |
        | 100.2 [degF] | false |

    Scenario: An impossible value beside a true emergency
      Given a patient with an implanted pump
      And heart rate is 1200 /min
      And temperature is 39 Cel
      And neck stiffness is present
      When the visit is assessed
      Then an issue names heart rate
      And red flag rf_04_meningitis is raised
      And the urgency is emergency

    Scenario: Two impossible values are both reported
      Given a patient with an implanted pump
      And temperature is 3.8 Cel
      And spo2 is 960 %
      When the visit is assessed
      Then an issue names temperature
      And an issue names spo2

  Rule: Contradictions

    Scenario: No headache, and yet it is worse upright
      Neither is believed; both questions are open again.

      Given a patient in the test period
      And the dural puncture was 2 days ago
      And headache is absent
      And headache posture is worse upright
      When the visit is assessed
      Then an issue names headache posture
      And statement pdph_postural_headache is unknown
      And PDPH is open
      And the questions include headache

    Scenario: A headache that is worse upright is a headache, though nobody ticked the box
      Given a patient in the test period
      And headache posture is worse upright
      And temperature is 38.4 Cel
      When the visit is assessed
      Then there is no issue
      And PDPH is suspected
      And red flag rf_04_meningitis is raised

    Scenario: No swelling over the pump, and no fluid in it: that agrees
      Given a patient with an implanted pump
      And pocket swelling is absent
      And pocket fluctuant is absent
      When the visit is assessed
      Then there is no issue
      And pump seroma is not supported

    Scenario: No swelling over the pump, and yet it is tense
      Given a patient with an implanted pump
      And pocket swelling is absent
      And pocket tense or painful is present
      When the visit is assessed
      Then an issue names pocket tense or painful
      And pump seroma is open

    Scenario: Alert, and impossible to wake
      One of the two is wrong, and nobody knows which. The grave one still counts.

      Given a patient with an implanted pump
      And consciousness is alert
      And sedation is unrousable
      When the visit is assessed
      Then an issue names consciousness
      And an issue names sedation
      And red flag rf_01_respiratory_depression is raised
      And the urgency is emergency

    Scenario: A reaction at a stitch only, and a device that can be seen
      Given a patient with an implanted pump
      And stitch reaction only is present
      And wound open or device visible is present
      When the visit is assessed
      Then an issue names stitch reaction only
      And an issue names wound open or device visible
      And system infection is suspected

    Scenario: Drowsy and newly confused can be true together
      Given a patient with an implanted pump
      And consciousness is new confusion
      And sedation is drowsy
      When the visit is assessed
      Then there is no issue

  Rule: Dates become days and hours

    Scenario Outline: Puncture and headache by the calendar: the headache began <onset> days ago
      Given a patient with an implanted pump
      And the visit is on 2026-03-02
      And the dural puncture was 8 days ago
      And the start of the headache was <onset> days ago
      And headache is present
      When the visit is assessed
      Then there is no issue
      And statement pdph_early_headache is <early>
      And statement pdph_late_onset is <late>
      And statement pdph_over_14_days is false

      Examples:
        | onset | early | late  |
        | 3     | true  | false |
        | 2     | false | true  |

    Scenario: A number of days that fits the date
      Given a patient with an implanted pump
      And the implantation was 12 days ago
      And days since implant is 12 d
      When the visit is assessed
      Then there is no issue
      And statement inf_g_first_month is true

    Scenario: A number of days that does not fit the date
      The date is nearer to what happened than a count that somebody made; the count is reported and not used.

      Given a patient with an implanted pump
      And the implantation was 12 days ago
      And days since implant is 40 d
      When the visit is assessed
      Then an issue names days since implant
      And statement inf_g_first_month is true

    Scenario: A number of days alone
      Given a patient with an implanted pump
      And days since implant is 40 d
      When the visit is assessed
      Then there is no issue
      And statement inf_g_first_month is false

    Scenario: An MRI years ago is a fact, not a mistake
      Given a patient with an implanted pump
      And the last MRI was 9 years ago
      When the visit is assessed
      Then there is no issue
      And statement pump_not_interrogated_after_mri is false

    Scenario Outline: Numb after the refill, <hours> hours later
      Given a patient with an implanted pump
      And the visit is on 2026-11-24T12:00
      And the last refill was <hours> hours ago
      And the last programming change was 60 days ago
      And the catheter access was 60 days ago
      And sensory change is present
      When the visit is assessed
      Then red flag rf_02_signs_after_dose_event is <flag>

      Examples:
        | hours | flag       |
        | 24    | raised     |
        | 25    | not raised |

    Scenario Outline: Numb after the refill, of which only the day is known: <days> days ago
      Without the time of day the hours are an interval, and what lies inside it stays open.

      Given a patient with an implanted pump
      And the visit is on 2026-11-24
      And the last refill was <days> days ago
      And the last programming change was 60 days ago
      And the catheter access was 60 days ago
      And sensory change is present
      When the visit is assessed
      Then red flag rf_02_signs_after_dose_event is <flag>
      And there is no issue

      Examples:
        | days | flag       |
        | 0    | raised     |
        | 1    | unknown    |
        | 2    | unknown    |
        | 3    | not raised |

    Scenario: A refill three weeks ago, and nobody knows of a dose change since
      Another event may have come later, so the hours are not known to be many.

      Given a patient with an implanted pump
      And the last refill was 21 days ago
      And sensory change is present
      When the visit is assessed
      Then red flag rf_02_signs_after_dose_event is unknown

  Rule: The early warning score is an interval while parts are missing

    Scenario: Four measurements already come to seven
      Breathing 22, pressure 95, pulse 115, 38.5; oxygen saturation, extra oxygen and consciousness were not recorded.

      Given a patient with an implanted pump
      And respiratory rate is 22 /min
      And systolic bp is 95 mm[Hg]
      And heart rate is 115 /min
      And temperature is 38.5 Cel
      When the visit is assessed
      Then statement sep_g_high_score is true
      And statement sep_g_low_score is false
      And statement sep_g_single_item is unknown
      And red flag rf_06_sepsis is raised
      And the urgency is emergency
      And triage is settled

    Scenario: Four measurements come to six, and the rest could make it seven
      Given a patient with an implanted pump
      And respiratory rate is 22 /min
      And systolic bp is 105 mm[Hg]
      And heart rate is 115 /min
      And temperature is 38.5 Cel
      When the visit is assessed
      Then statement sep_g_high_score is unknown
      And statement sep_score_5 is true
      And statement sep_g_high_score needs spo2
      And statement sep_g_high_score needs supplemental oxygen
      And statement sep_g_high_score needs consciousness
      And red flag rf_06_sepsis is unknown
      And the urgency is between same day and emergency

    Scenario: One measurement at its worst decides the highest item, not the sum
      Given a patient with an implanted pump
      And heart rate is 131 /min
      And temperature is 38.5 Cel
      When the visit is assessed
      Then statement sep_g_single_item is true
      And statement sep_g_high_score is unknown
      And red flag rf_06_sepsis is raised

    Scenario: Everything but the oxygen saturation is normal
      The sum can't reach five whatever the saturation is, but a single item of three is still possible.

      Given a patient with an implanted pump
      And temperature is 38.0 Cel
      And spo2 is not asked
      And nothing else is found
      When the visit is assessed
      Then statement sep_score_5 is false
      And statement sep_g_low_score is true
      And statement sep_single_item is unknown
      And statement sep_single_item needs spo2
      And red flag rf_06_sepsis is unknown
      And the urgency is between same day and emergency

    Scenario: A sum that does not agree with its parts
      Given a patient with an implanted pump
      And news2 total is 9
      And nothing else is found
      When the visit is assessed
      Then an issue names news2 total
      And statement sep_g_high_score is false

    Scenario: A sum told without its parts
      Given a patient with an implanted pump
      And wound discharge is purulent
      And news2 total is 7
      When the visit is assessed
      Then there is no issue
      And red flag rf_06_sepsis is raised

    Scenario: An impossible part leaves the sum open
      Given a patient with an implanted pump
      And wound discharge is purulent
      And spo2 is 9 %
      And nothing else is found
      When the visit is assessed
      Then an issue names spo2
      And red flag rf_06_sepsis is unknown

  Rule: A ratio needs all its parts, and a meaning

    Scenario: The reservoir was not emptied
      Given a patient with an implanted pump
      And last fill is 20 mL
      And residual expected is 4 mL
      When the visit is assessed
      Then statement cath_residual_too_large is unknown
      And statement cath_residual_too_large needs residual actual

    Scenario Outline: Too little was due to say anything: <expected> mL expected of 20 mL
      With less than 5 mL due, reading errors of the syringe dominate; the ratio is then not known, and there is no more to ask.

      Given a patient with an implanted pump
      And last fill is 20 mL
      And residual expected is <expected> mL
      And residual actual is 19 mL
      When the visit is assessed
      Then statement cath_residual_too_large is <truth>
      And the questions do not include residual actual

      Examples:
        | expected | truth   |
        | 15.1     | unknown |
        | 15       | true    |
