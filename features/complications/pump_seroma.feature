Feature: Fluid collection around the pump (seroma)

  A swelling over the pump is most often serous fluid and goes by itself. It is only called a seroma while infection, drug
  injected beside the pump, spinal fluid and blood are kept in view; what nobody has looked for stays open.

  Rule: Any swelling over the pump counts

    Scenario: A soft swelling over the pump two weeks after the operation
      Pump implanted fourteen days ago. Since the weekend the belt feels tight: a soft, fluctuant swelling the size of a
      hand over the pump, pale skin, dry closed wounds, no fever. He feels well and the pain relief is good.

      Given a patient with an implanted pump
      And the implantation was 14 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And pocket fluctuant is present
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then pump seroma is suspected
      And pump seroma is among the first 1
      And statement sero_pocket_swelling is true
      And sero_typical speaks for pump seroma
      And sero_early speaks for pump seroma
      And sero_days_9_to_31 speaks for pump seroma
      And statement sero_after_refill is false
      And statement sero_late is false
      And statement sero_bruised is false
      And statement sero_pump_turned is false
      And statement sero_crp_falling is unknown
      And statement sero_infection_signs is unknown
      And statement sero_spinal_fluid is unknown
      And the net grounds for pump seroma are between 0 and 5
      And the urgency is within days
      And triage is settled
      And check abdominal binder is recommended
      And check recheck date is recommended
      And check pocket aspiration is not recommended
      And check beta-2 transferrin is not recommended
      And check positional test is not recommended
      And check vital signs is for pump seroma
      And check wound and pocket inspection is for pump seroma
      And check neurological examination is for pump seroma
      And check crp and blood count is for pump seroma
      And caution caution_pocket_aspiration_implant_team does not apply
      And there is no issue

    Scenario: Nothing to be seen over the pump
      Given a patient with an implanted pump
      And the implantation was 14 days ago
      And nothing else is found
      When the visit is assessed
      Then pump seroma is not supported
      And statement sero_pocket_swelling is false
      And statement sero_typical is false
      And statement sero_early is false
      And statement sero_after_refill is false
      And statement sero_late is false
      And statement sero_tense is false
      And statement sero_refill_emergency is false
      And statement sero_bruised is false
      And statement pump_seroma.pocket_aspiration is unknown
      And check pocket ultrasound is not recommended

    Scenario: On the telephone nobody has looked at the pump yet
      Given a patient with an implanted pump
      And the implantation was 14 days ago
      When the visit is assessed
      Then pump seroma is open
      And statement sero_pocket_swelling is unknown
      And statement sero_pocket_swelling needs pocket swelling
      And statement sero_typical is unknown
      And the urgency is between routine and emergency
      And check pocket ultrasound is not recommended

    Scenario: The swelling was looked for and could not be judged
      Very obese abdomen; the nurse can't tell. That is no "no".

      Given a patient with an implanted pump
      And pocket swelling is unknown
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then pump seroma is open
      And statement sero_pocket_swelling is unknown
      And triage is not settled
      And the questions include pocket swelling

    Scenario: A swelling over the gate of the test period
      The leaflet documents the seroma for the pump only.

      Given a patient in the test period
      And pocket swelling is present
      And pocket fluctuant is present
      And nothing else is found
      When the visit is assessed
      Then pump seroma is not applicable
      And check pocket ultrasound is not recommended

  Rule: What speaks for it

    Scenario Outline: Fluctuant swelling: <finding> is <value>
      Given a patient with an implanted pump
      And the implantation was 60 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And pocket fluctuant is present
      And crp trend is plateau
      And beta2 transferrin is negative
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement sero_typical is <truth>
      And the net grounds for pump seroma are between <least> and <most>

      Examples:
        | finding                      | value    | truth   | least | most |
        | pocket fluctuant             | present  | true    | 3     | 3    |
        | pocket fluctuant             | absent   | false   | 1     | 1    |
        | pocket fluctuant             | unknown  | unknown | 1     | 3    |
        | temperature                  | 37.9 Cel | true    | 3     | 3    |
        | temperature                  | 38.0 Cel | false   | -1    | -1   |
        | temperature                  | unknown  | unknown | -1    | 3    |
        | wound open or device visible | present  | false   | 1     | 1    |
        | wound open or device visible | unknown  | unknown | 1     | 3    |

    Scenario Outline: The swelling was first noticed: <onset>
      Given a patient with an implanted pump
      And the implantation was 120 days ago
      And pocket swelling is present
      And pocket swelling onset is <onset>
      And pocket fluctuant is present
      And crp trend is plateau
      And beta2 transferrin is negative
      And nothing else is found
      When the visit is assessed
      Then statement sero_early is <early>
      And statement sero_late is <late>
      And statement sero_after_refill is <refill>
      And statement sero_refill_emergency is <refill>
      And the net grounds for pump seroma are between <least> and <most>

      Examples:
        | onset                   | early   | late    | refill  | least | most |
        | first 72h after surgery | true    | false   | false   | 3     | 3    |
        | day 3 to 90             | true    | false   | false   | 3     | 3    |
        | after day 90            | false   | true    | false   | 1     | 1    |
        | within 24h of refill    | false   | false   | true    | 0     | 0    |
        | unknown                 | unknown | unknown | unknown | -1    | 3    |

    Scenario Outline: Seen <days> days after the implantation
      Given a patient with an implanted pump
      And days since implant is <days>
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And crp trend is plateau
      And beta2 transferrin is negative
      And nothing else is found
      When the visit is assessed
      Then statement sero_days_9_to_31 is <truth>
      And the net grounds for pump seroma are between <least> and <most>

      Examples:
        | days    | truth   | least | most |
        | 8 d     | false   | 1     | 1    |
        | 9 d     | true    | 2     | 2    |
        | 31 d    | true    | 2     | 2    |
        | 32 d    | false   | 1     | 1    |
        | unknown | unknown | 1     | 2    |

    Scenario: Red, warm and tender, but the CRP keeps falling
      Day twelve. The pocket looks inflamed, yet he is afebrile and the CRP has fallen at each of three samples. It is the
      picture of the sterile collections around cardiac devices; being red and tender, it is seen today all the same.

      Given a patient with an implanted pump
      And the implantation was 12 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And pocket fluctuant is present
      And wound redness or warmth is present
      And wound tenderness is present
      And crp trend is falling
      And beta2 transferrin is negative
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then sero_crp_falling speaks for pump seroma
      And statement sero_infection_signs is false
      And the net grounds for pump seroma are between 5 and 5
      And statement sero_infection_today is true
      And pump seroma ranks above system infection
      And system infection is suspected
      And the urgency is same day
      And triage is settled
      And check abdominal binder comes before pocket aspiration
      And caution caution_pocket_aspiration_inflamed_skin applies

    Scenario Outline: The CRP after the operation: <trend>
      Given a patient with an implanted pump
      And the implantation was 60 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And beta2 transferrin is negative
      And crp trend is <trend>
      And nothing else is found
      When the visit is assessed
      Then statement sero_crp_falling is <falling>
      And statement sero_infection_signs is <infection>
      And the net grounds for pump seroma are between <least> and <most>

      Examples:
        | trend       | falling | infection | least | most |
        | falling     | true    | false     | 2     | 2    |
        | plateau     | false   | false     | 1     | 1    |
        | second rise | false   | true      | -1    | -1   |
        | unknown     | unknown | unknown   | -1    | 2    |

  Rule: What speaks against it

    Scenario Outline: Pointing to infection: <finding> is <value>
      Given a patient with an implanted pump
      And the implantation was 60 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And crp trend is plateau
      And beta2 transferrin is negative
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement sero_infection_signs is <truth>
      And the net grounds for pump seroma are between <least> and <most>

      Examples:
        | finding         | value    | truth   | least | most |
        | temperature     | 38.0 Cel | true    | -1    | -1   |
        | temperature     | 37.9 Cel | false   | 1     | 1    |
        | temperature     | unknown  | unknown | -1    | 1    |
        | wound discharge | purulent | true    | -1    | -1   |
        | wound discharge | serous   | false   | 1     | 1    |
        | wound discharge | unknown  | unknown | -1    | 1    |

    Scenario: Pus from the wound over a soft swelling
      The word seroma stays on the list, but infection leads it and she is seen today.

      Given a patient with an implanted pump
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And pocket fluctuant is present
      And wound discharge is purulent
      And nothing else is found
      When the visit is assessed
      Then sero_infection_signs speaks against pump seroma
      And system infection ranks above pump seroma
      And statement sero_infection_today is true
      And the urgency is at least same day
      And check abdominal binder is not recommended

    Scenario: The pocket swelled on the way home from the refill
      Refilled this morning. On the way home the skin over the pump rose like an egg. Whatever it looks like, part of the
      dose may lie under the skin: an emergency until shown otherwise, and nothing is strapped over it.

      Given a patient with an implanted pump
      And the last refill was 5 hours ago
      And last dose event is refill
      And pocket swelling is present
      And pocket swelling onset is within 24h of refill
      And pocket fluctuant is present
      And nothing else is found
      When the visit is assessed
      Then pump seroma is suspected
      And sero_after_refill speaks against pump seroma
      And statement sero_refill_emergency is true
      And pocket fill ranks above pump seroma
      And the urgency is emergency
      And triage is settled
      And check emergency call is recommended
      And check abdominal binder is not recommended

    Scenario: After a refill, the swelling stays an emergency although the skin is red
      The least urgency of the swelling itself is an emergency, so it stands before the infection that is seen today.

      Given a patient with an implanted pump
      And the last refill was 5 hours ago
      And last dose event is refill
      And pocket swelling is present
      And pocket swelling onset is within 24h of refill
      And wound redness or warmth is present
      And wound tenderness is present
      And nothing else is found
      When the visit is assessed
      Then pump seroma ranks above system infection
      And statement sero_refill_emergency is true

    Scenario Outline: Pointing to spinal fluid: <finding> is <value>
      Given a patient with an implanted pump
      And the implantation was 60 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And crp trend is plateau
      And beta2 transferrin is negative
      And headache is present
      And headache posture is not postural
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement sero_spinal_fluid is <truth>
      And the net grounds for pump seroma are between <least> and <most>

      Examples:
        | finding           | value         | truth   | least | most |
        | beta2 transferrin | positive      | true    | -1    | -1   |
        | beta2 transferrin | negative      | false   | 1     | 1    |
        | beta2 transferrin | unknown       | unknown | -1    | 1    |
        | headache posture  | worse upright | true    | -1    | -1   |
        | headache posture  | pattern lost  | false   | 1     | 1    |
        | headache posture  | unknown       | unknown | -1    | 1    |
        | back swelling     | present       | true    | -1    | -1   |
        | back swelling     | unknown       | unknown | -1    | 1    |

    Scenario Outline: Something else in the same place: <finding> is <value>
      Given a patient with an implanted pump
      And the implantation was 60 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And crp trend is plateau
      And beta2 transferrin is negative
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement sero_bruised is <bruised>
      And statement sero_pump_turned is <turned>
      And the net grounds for pump seroma are between <least> and <most>

      Examples:
        | finding                | value   | bruised | turned  | least | most |
        | pocket bruised         | present | true    | false   | 0     | 0    |
        | pocket bruised         | unknown | unknown | false   | 0     | 1    |
        | pump position abnormal | present | false   | true    | 0     | 0    |
        | pump position abnormal | unknown | false   | unknown | 0     | 1    |
        | pump position abnormal | absent  | false   | false   | 1     | 1    |

    Scenario: A blood thinner, and a blue pocket on the second day
      Given a patient with an implanted pump
      And the implantation was 2 days ago
      And pocket swelling is present
      And pocket swelling onset is first 72h after surgery
      And pocket tense or painful is present
      And pocket bruised is present
      And anticoagulated is present
      And nothing else is found
      When the visit is assessed
      Then sero_bruised speaks against pump seroma
      And sero_early speaks for pump seroma
      And statement sero_tense is true
      And the urgency is at least same day
      And check beta-2 transferrin is recommended
      And caution caution_transferrin_blood applies
      And caution caution_pocket_aspiration_implant_team applies

    Scenario: A new swelling after half a year
      Given a patient with an implanted pump
      And the implantation was 180 days ago
      And pocket swelling is present
      And pocket swelling onset is after day 90
      And nothing else is found
      When the visit is assessed
      Then sero_late speaks against pump seroma
      And system infection ranks above pump seroma
      And pump seroma is suspected

  Rule: How soon to see the patient

    Scenario Outline: A swelling in the third week, and it is tense or painful: <tense>
      Given a patient with an implanted pump
      And the implantation was 18 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And pocket tense or painful is <tense>
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then statement sero_tense is <truth>
      And the urgency is between <least> and <most>
      And statement pump_seroma.pocket_aspiration is <aspirate>
      And statement pump_seroma.abdominal_binder is <binder>

      Examples:
        | tense   | truth   | least       | most        | aspirate | binder  |
        | absent  | false   | within days | within days | unknown  | true    |
        | present | true    | same day    | same day    | true     | false   |
        | unknown | unknown | within days | same day    | unknown  | unknown |

    Scenario Outline: A soft swelling that gets bigger: <growing>
      Given a patient with an implanted pump
      And the implantation was 18 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And swelling enlarging is <growing>
      And aspirate culture is negative
      And blood culture is negative
      And crp trend is falling
      And nothing else is found
      When the visit is assessed
      Then statement sero_tense is <truth>
      And the urgency is at least <least>
      And statement pump_seroma.pocket_aspiration is <aspirate>
      And statement pump_seroma.beta2_transferrin_test is false
      And statement pump_seroma.abdominal_binder is <binder>

      Examples:
        | growing | truth   | least       | aspirate | binder  |
        | absent  | false   | within days | false    | true    |
        | present | true    | same day    | true     | false   |
        | unknown | unknown | within days | unknown  | unknown |

    Scenario Outline: The swelling has been there for <days>
      Given a patient with an implanted pump
      And the implantation was 60 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And pocket swelling duration is <days>
      And nothing else is found
      When the visit is assessed
      Then statement pump_seroma.implant_team_review is <truth>
      And the urgency is at least within days

      Examples:
        | days    | truth   |
        | 28 d    | false   |
        | 29 d    | true    |
        | unknown | unknown |

    Scenario: Five weeks, and it does not go away
      Soft, no fever, the wound has healed. The surgeon should see it within days, not tonight.

      Given a patient with an implanted pump
      And the implantation was 45 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And pocket swelling duration is 35 d
      And pocket fluctuant is present
      And nothing else is found
      When the visit is assessed
      Then pump seroma is suspected
      And check implant team review is recommended
      And check implant team review comes before recheck date
      And check abdominal binder comes before implant team review

    Scenario: Five weeks, and tight again
      Given a patient with an implanted pump
      And the implantation was 45 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And pocket swelling duration is 35 d
      And pocket tense or painful is present
      And beta2 transferrin is negative
      And nothing else is found
      When the visit is assessed
      Then check beta-2 transferrin comes before implant team review

    Scenario Outline: Any sign of infection makes it today: <finding> is <value>
      Given a patient with an implanted pump
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And crp trend is falling
      And blood culture is negative
      And aspirate culture is negative
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement sero_infection_today is <truth>

      Examples:
        | finding                      | value       | truth   |
        | temperature                  | 38.0 Cel    | true    |
        | temperature                  | 37.9 Cel    | false   |
        | temperature                  | unknown     | unknown |
        | wound discharge              | purulent    | true    |
        | wound open or device visible | present     | true    |
        | wound redness or warmth      | present     | true    |
        | wound redness or warmth      | unknown     | unknown |
        | wound tenderness             | present     | false   |
        | crp trend                    | second rise | true    |
        | blood culture                | positive    | true    |
        | aspirate culture             | positive    | true    |
        | aspirate culture             | unknown     | unknown |

    Scenario Outline: It might be spinal fluid: headache <headache>, discharge <discharge>
      Given a patient with an implanted pump
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And headache is <headache>
      And wound discharge is <discharge>
      And nothing else is found
      When the visit is assessed
      Then statement sero_headache_or_leak is <truth>
      And statement pump_seroma.positional_test is <test>

      Examples:
        | headache | discharge    | truth   | test    |
        | absent   | none         | false   | false   |
        | absent   | serous       | false   | false   |
        | present  | none         | true    | true    |
        | absent   | clear watery | true    | false   |
        | unknown  | none         | unknown | unknown |
        | absent   | unknown      | unknown | false   |

    Scenario: A soft swelling, and a headache that does not care about posture
      No dural puncture for years. The swelling alone could wait; with a headache it is looked at today.

      Given a patient with an implanted pump
      And the implantation was 400 days ago
      And the dural puncture was 400 days ago
      And headache is present
      And headache posture is not postural
      And headache onset after puncture is 365 d
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then statement sero_headache_or_leak is true
      And the urgency is same day
      And triage is settled
      And check positional test is recommended

    Scenario Outline: The whole patient looks unwell: <finding> is <value>
      Given a patient with an implanted pump
      And hours since dose event is 400 h
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement sero_drowsy_or_hypotensive is <truth>
      And the urgency is between <least> and <most>

      Examples:
        | finding     | value      | truth   | least       | most        |
        | sedation    | awake      | false   | within days | within days |
        | sedation    | drowsy     | true    | emergency   | emergency   |
        | sedation    | unknown    | unknown | within days | emergency   |
        | systolic bp | 91 mm[Hg]  | false   | within days | within days |
        | systolic bp | 90 mm[Hg]  | true    | emergency   | emergency   |
        | systolic bp | unknown    | unknown | within days | emergency   |

  Rule: What to check, in which order

    Scenario: The round of checks for a quiet swelling
      Given a patient with an implanted pump
      And the implantation was 14 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And nothing else is found
      When the visit is assessed
      Then check vital signs comes before wound and pocket inspection
      And check wound and pocket inspection comes before neurological examination
      And check neurological examination comes before CRP and blood count
      And check CRP and blood count comes before pocket ultrasound
      And check pocket ultrasound comes before abdominal binder
      And check abdominal binder comes before recheck date

    Scenario: Tense, with a headache: everything that may follow
      Only the swelling is suspected; its own list decides the order.

      Given a patient with an implanted pump
      And the implantation was 14 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And pocket tense or painful is present
      And headache is present
      And headache posture is not postural
      And nothing else is found
      When the visit is assessed
      Then check neurological examination comes before positional test
      And check positional test comes before CRP and blood count
      And check pocket ultrasound comes before pocket aspiration
      And check pocket aspiration comes before beta-2 transferrin
      And check beta-2 transferrin comes before recheck date
      And check abdominal binder is not recommended

    Scenario Outline: A binder only over a quiet pocket: <finding> is <value>
      Given a patient with an implanted pump
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement pump_seroma.abdominal_binder is <truth>

      Examples:
        | finding                      | value                   | truth   |
        | temperature                  | 37.9 Cel                | true    |
        | temperature                  | 38.0 Cel                | false   |
        | temperature                  | unknown                 | unknown |
        | wound discharge              | serous                  | true    |
        | wound discharge              | purulent                | false   |
        | wound open or device visible | present                 | false   |
        | pocket tense or painful      | present                 | false   |
        | pocket swelling onset        | first 72h after surgery | true    |
        | pocket swelling onset        | after day 90            | true    |
        | pocket swelling onset        | within 24h of refill    | false   |
        | pocket swelling onset        | unknown                 | unknown |

    Scenario Outline: A needle only for a reason: <finding> is <value>
      Every puncture can carry infection in, so a quiet swelling keeps its fluid.

      Given a patient with an implanted pump
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And crp trend is falling
      And blood culture is negative
      And aspirate culture is negative
      And headache is present
      And headache posture is not postural
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement pump_seroma.pocket_aspiration is <truth>
      And statement pump_seroma.beta2_transferrin_test is <truth>

      Examples:
        | finding                 | value         | truth   |
        | pocket tense or painful | absent        | false   |
        | pocket tense or painful | present       | true    |
        | pocket tense or painful | unknown       | unknown |
        | temperature             | 38.0 Cel      | true    |
        | temperature             | 37.9 Cel      | false   |
        | headache posture        | worse upright | true    |
        | headache posture        | pattern lost  | false   |
        | headache posture        | unknown       | unknown |
        | back swelling           | present       | true    |
        | wound discharge         | clear watery  | true    |
        | wound discharge         | serous        | false   |
        | wound discharge         | bloody        | false   |
