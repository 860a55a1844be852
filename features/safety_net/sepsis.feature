Feature: Sepsis

  A sign of infection together with the early warning score. This feature promises the score's own limits, an interval while
  vital signs are missing, and that too much opioid is looked for beside it, since it raises the same score.

  Rule: It is suspected by an infection and the score

    Scenario: Warm wound, grey face
      Three weeks after the implantation the wound over the pump is hot and sore. He is breathing fast and his pulse races; he
      says he is fine.

      Given a patient with an implanted pump
      And the implantation was 21 days ago
      And wound redness or warmth is present
      And wound tenderness is present
      And temperature is 38.7 Cel
      And heart rate is 118 /min
      And respiratory rate is 24 /min
      And systolic bp is 98 mm[Hg]
      And nothing else is found
      When the visit is assessed
      Then sepsis is suspected
      And statement sep_score_5 is true
      And sep_g_high_score speaks for sepsis
      And red flag rf_06_sepsis is raised
      And the urgency is emergency
      And check emergency call is recommended
      And check blood cultures comes before antibiotics

    Scenario: A shivery afternoon with the trial catheter in
      Test period. Temperature 38.2, pulse 112, saturation 95; no single measurement is alarming and the sum is only four.

      Given a patient in the test period
      And temperature is 38.2 Cel
      And heart rate is 112 /min
      And spo2 is 95 %
      And nothing else is found
      When the visit is assessed
      Then sepsis is not supported
      And statement sep_score_5 is false
      And statement sep_single_item is false
      And system infection is suspected
      And the urgency is at least same day

    Scenario Outline: Infected wound and a score of <sum>: pulse <pulse>, breathing <breathing>, <pressure>
      Given a patient with an implanted pump
      And wound discharge is purulent
      And heart rate is <pulse>
      And respiratory rate is <breathing>
      And systolic bp is <pressure>
      And nothing else is found
      When the visit is assessed
      Then statement sep_score_5 is <five>
      And statement sep_g_high_score is <seven>
      And statement sep_g_low_score is <low>
      And sepsis is <status>
      And the net grounds for sepsis are between <net> and <net>
      And the urgency is at least <urgency>

      Examples:
        | sum | pulse    | breathing | pressure   | five  | seven | low   | status        | net | urgency   |
        | 4   | 111 /min | 21 /min   | 111 mm[Hg] | false | false | true  | not supported | -1  | same day  |
        | 5   | 111 /min | 21 /min   | 110 mm[Hg] | true  | false | false | suspected     | 0   | same day  |
        | 6   | 111 /min | 21 /min   | 100 mm[Hg] | true  | false | false | suspected     | 0   | same day  |

    Scenario: A weeping, red wound, a fast pulse, and a score of five
      Moderate risk: the same day is soon enough, and no later.

      Given a patient with an implanted pump
      And wound discharge is purulent
      And heart rate is 111 /min
      And respiratory rate is 21 /min
      And systolic bp is 110 mm[Hg]
      And nothing else is found
      When the visit is assessed
      Then sepsis is suspected
      And the urgency of sepsis is same day
      And red flag rf_06_sepsis is not raised
      And check emergency call is not recommended

    Scenario Outline: Infected wound, pulse 111, breathing 21, pressure 100, saturation <saturation>
      Given a patient with an implanted pump
      And wound discharge is purulent
      And heart rate is 111 /min
      And respiratory rate is 21 /min
      And systolic bp is 100 mm[Hg]
      And spo2 is <saturation>
      And nothing else is found
      When the visit is assessed
      Then sepsis is suspected
      And statement sep_g_high_score is <seven>
      And the net grounds for sepsis are between <least> and <most>
      And the urgency is at least <urgency>

      Examples:
        | saturation | seven   | least | most | urgency   |
        | 96 %       | false   | 0     | 0    | same day  |
        | 95 %       | true    | 2     | 2    | emergency |
        | unknown    | unknown | 0     | 3    | same day  |

    Scenario Outline: Infected wound and one abnormal measurement: breathing <breathing>
      Given a patient with an implanted pump
      And wound discharge is <discharge>
      And respiratory rate is <breathing>
      And crp trend is falling
      And blood culture is negative
      And aspirate culture is negative
      And nothing else is found
      When the visit is assessed
      Then statement sep_single_item is <truth>
      And statement sep_g_single_item is <ground>
      And sepsis is <status>
      And the net grounds for sepsis are between <least> and <most>

      Examples:
        | discharge | breathing | truth   | ground  | status        | least | most |
        | purulent  | 25 /min   | true    | true    | suspected     | 0     | 0    |
        | purulent  | 24 /min   | false   | false   | not supported | -1    | -1   |
        | serous    | 25 /min   | false   | true    | not supported | 0     | 0    |
        | purulent  | unknown   | unknown | unknown | open          | -1    | 0    |
        | unknown   | 25 /min   | unknown | true    | open          | 0     | 0    |

    Scenario Outline: A score of six without, and with, an infection: <discharge>
      Given a patient with an implanted pump
      And wound discharge is <discharge>
      And heart rate is 111 /min
      And respiratory rate is 21 /min
      And systolic bp is 100 mm[Hg]
      And crp trend is falling
      And blood culture is negative
      And aspirate culture is negative
      And nothing else is found
      When the visit is assessed
      Then statement sep_score_5 is <truth>
      And sepsis is <status>

      Examples:
        | discharge | truth   | status        |
        | purulent  | true    | suspected     |
        | serous    | false   | not supported |
        | none      | false   | not supported |
        | unknown   | unknown | open          |

    Scenario Outline: Organisms grow in the blood, and the score is <sum>
      Nothing to see at the device, and no fever any more. A score of five is seen today; seven cannot wait.

      Given a patient with an implanted pump
      And blood culture is positive
      And heart rate is 111 /min
      And respiratory rate is 21 /min
      And systolic bp is <pressure>
      And spo2 is <saturation>
      And crp trend is falling
      And nothing else is found
      When the visit is assessed
      Then sepsis is <status>
      And red flag rf_06_sepsis is <flag>
      And the urgency is at least <urgency>

      Examples:
        | sum | pressure   | saturation | status        | flag       | urgency   |
        | 5   | 110 mm[Hg] | 96 %       | suspected     | not raised | same day  |
        | 6   | 100 mm[Hg] | 96 %       | suspected     | not raised | same day  |
        | 7   | 100 mm[Hg] | 95 %       | suspected     | raised     | emergency |

  Rule: What speaks for it and against it

    Scenario Outline: Infected wound, pressure 90, diabetes <diabetes>
      Given a patient with an implanted pump
      And wound discharge is purulent
      And systolic bp is 90 mm[Hg]
      And immunosuppressed or diabetes is <diabetes>
      And nothing else is found
      When the visit is assessed
      Then sepsis is suspected
      And sep_g_single_item speaks for sepsis
      And statement sep_g_susceptible is <truth>
      And the net grounds for sepsis are between <least> and <most>

      Examples:
        | diabetes | truth   | least | most |
        | present  | true    | 1     | 1    |
        | absent   | false   | 0     | 0    |
        | unknown  | unknown | 0     | 1    |

    Scenario Outline: Infected wound, pressure 90, breathing <breathing>, <sedation>
      Too much opioid slows the breathing and clouds the mind; sepsis rather drives the breathing.

      Given a patient with an implanted pump
      And wound discharge is purulent
      And systolic bp is 90 mm[Hg]
      And respiratory rate is <breathing>
      And sedation is <sedation>
      And nothing else is found
      When the visit is assessed
      Then sepsis is suspected
      And statement sep_g_opioid_effect is <truth>
      And the net grounds for sepsis are between <least> and <most>
      And the urgency is emergency

      Examples:
        | breathing | sedation           | truth   | least | most |
        | 11 /min   | drowsy             | true    | -1    | -1   |
        | 11 /min   | difficult to rouse | true    | -1    | -1   |
        | 12 /min   | drowsy             | false   | 0     | 0    |
        | 11 /min   | awake              | false   | 0     | 0    |
        | 11 /min   | unknown            | unknown | -1    | 0    |

  Rule: What nobody asked keeps it open

    Scenario: A photograph of a wound full of pus, sent from home
      Nobody has taken pulse, pressure or breathing. The score may be anything from nought to twenty.

      Given a patient with an implanted pump
      And wound discharge is purulent
      When the visit is assessed
      Then sepsis is open
      And statement sep_score_5 is unknown
      And statement sep_score_5 needs respiratory rate
      And statement sep_single_item is unknown
      And statement sep_g_high_score is unknown
      And statement sep_g_low_score is unknown
      And statement sep_g_single_item is unknown
      And statement sep_g_opioid_effect is unknown
      And the net grounds for sepsis are between -2 and 4
      And the urgency is between same day and emergency

  Rule: What to do, in which order

    Scenario: From the emergency call to the search for the source
      The CRP, which had been falling, rises again; pulse 131, breathing 24, pressure 100. The wound looks well.

      Given a patient in the test period
      And crp trend is second rise
      And heart rate is 131 /min
      And respiratory rate is 24 /min
      And systolic bp is 100 mm[Hg]
      And nothing else is found
      When the visit is assessed
      Then sepsis is among the first 1
      And statement sepsis.vital_signs is true
      And statement sepsis.lactate is true
      And statement sepsis.blood_cultures is true
      And statement sepsis.antibiotics is true
      And statement sepsis.crp_and_blood_count is true
      And statement sepsis.wound_and_pocket_inspection is true
      And statement sepsis.neurological_examination is true
      And check emergency call is the first check
      And check emergency call comes before vital signs
      And check vital signs comes before lactate
      And check lactate comes before blood cultures
      And check blood cultures comes before antibiotics
      And check antibiotics comes before CRP and blood count
      And check CRP and blood count comes before wound and pocket inspection
      And check wound and pocket inspection comes before neurological examination
      And check neurological examination is for sepsis
