Feature: Fluid collection around the pump

  A swelling over the pump is most often harmless serous fluid. Infection, drug injected beside the pump, spinal fluid and
  blood look alike; each of them keeps its place beside the seroma until it is ruled out.

  Rule: A swelling over an implanted pump is taken for a seroma until something better explains it

    Scenario: Soft swelling over the pump at the two-week visit
      Fourteen days after the implantation the patient noticed that the pocket had grown rounder. It is soft, it
      fluctuates, it does not hurt; the scar is dry and closed. No fever, no headache, the pain relief is good.

      Given a patient with an implanted pump
      And the implantation was 14 days ago
      And pocket swelling is present
      And pocket fluctuant is present
      And pocket swelling onset is day 3 to 90
      And crp trend is falling
      And blood culture is negative
      And aspirate culture is negative
      And nothing else is found
      When the visit is assessed
      Then pump seroma is suspected
      And pump seroma is among the first 1
      And sero_typical speaks for pump seroma
      And sero_early speaks for pump seroma
      And sero_days_9_to_31 speaks for pump seroma
      And sero_crp_falling speaks for pump seroma
      And statement sero_infection_today is false
      And statement sero_refill_emergency is false
      And the urgency is at least within days
      And check abdominal binder is recommended
      And check pocket aspiration is not recommended
      And check beta2 transferrin test is not recommended
      And check recheck date is recommended
      And there is no issue

    Scenario: The pocket is flat
      Given a patient with an implanted pump
      And nothing else is found
      When the visit is assessed
      Then pump seroma is not supported
      And statement sero_pocket_swelling is false
      And check pocket ultrasound is not recommended

    Scenario: Nobody looked at the pocket
      The visit was by telephone and turned on the headache. What was not looked at can't be called flat.

      Given a patient with an implanted pump
      And headache is unknown
      When the visit is assessed
      Then pump seroma is open
      And statement sero_pocket_swelling is unknown
      And statement sero_typical is unknown
      And statement sero_early is unknown
      And statement sero_days_9_to_31 is unknown
      And statement sero_crp_falling is unknown
      And statement sero_infection_signs is unknown
      And statement sero_after_refill is unknown
      And statement sero_spinal_fluid is unknown
      And statement sero_bruised is unknown
      And statement sero_late is unknown
      And statement sero_pump_turned is unknown
      And statement sero_tense is unknown
      And statement sero_infection_today is unknown
      And statement sero_headache_or_leak is unknown
      And statement sero_refill_emergency is unknown
      And statement sero_drowsy_or_hypotensive is unknown
      And statement pump_seroma.positional_test is unknown
      And statement pump_seroma.abdominal_binder is unknown
      And statement pump_seroma.pocket_aspiration is unknown
      And statement pump_seroma.beta2_transferrin_test is unknown
      And the net grounds for pump seroma are between -9 and 5
      And the urgency is between routine and emergency

    Scenario: In the test period there is no pump to collect fluid
      Given a patient in the test period
      And pocket swelling is present
      And nothing else is found
      When the visit is assessed
      Then pump seroma is not applicable

    Scenario Outline: Swelling over the pump: <swelling>
      Given a patient with an implanted pump
      And pocket swelling is <swelling>
      And nothing else is found
      When the visit is assessed
      Then statement sero_pocket_swelling is <truth>
      And pump seroma is <status>

      Examples:
        | swelling | truth   | status        |
        | present  | true    | suspected     |
        | absent   | false   | not supported |
        | unknown  | unknown | open          |

  Rule: What speaks for a seroma

    Scenario Outline: Fluctuant <fluctuant>, <temperature>, wound open <open>
      Given a patient with an implanted pump
      And pocket swelling is present
      And pocket fluctuant is <fluctuant>
      And temperature is <temperature>
      And wound open or device visible is <open>
      And nothing else is found
      When the visit is assessed
      Then statement sero_typical is <truth>

      Examples:
        | fluctuant | temperature | open    | truth   |
        | present   | 37.9 Cel    | absent  | true    |
        | present   | 38.0 Cel    | absent  | false   |
        | present   | 36.8 Cel    | present | false   |
        | absent    | 36.8 Cel    | absent  | false   |
        | unknown   | 36.8 Cel    | absent  | unknown |
        | present   | unknown     | absent  | unknown |
        | present   | 36.8 Cel    | unknown | unknown |

    Scenario Outline: The swelling came <onset>
      Given a patient with an implanted pump
      And pocket swelling is present
      And pocket swelling onset is <onset>
      And crp trend is falling
      And blood culture is negative
      And aspirate culture is negative
      And nothing else is found
      When the visit is assessed
      Then statement sero_early is <early>
      And statement sero_after_refill is <refill>
      And statement sero_refill_emergency is <refill>
      And statement sero_late is <late>
      And the urgency is at least <urgency>

      Examples:
        | onset                   | early   | refill  | late    | urgency     |
        | first 72h after surgery | true    | false   | false   | within days |
        | day 3 to 90             | true    | false   | false   | within days |
        | after day 90            | false   | false   | true    | same day    |
        | within 24h of refill    | false   | true    | false   | emergency   |
        | unknown                 | unknown | unknown | unknown | within days |

    Scenario Outline: Swelling seen <days> days after the implantation
      Given a patient with an implanted pump
      And pocket swelling is present
      And the implantation was <days> days ago
      And nothing else is found
      When the visit is assessed
      Then statement sero_days_9_to_31 is <truth>

      Examples:
        | days | truth |
        | 8    | false |
        | 9    | true  |
        | 31   | true  |
        | 32   | false |

    Scenario Outline: The trend of CRP: <trend>
      Given a patient with an implanted pump
      And pocket swelling is present
      And crp trend is <trend>
      And blood culture is negative
      And aspirate culture is negative
      And nothing else is found
      When the visit is assessed
      Then statement sero_crp_falling is <falling>
      And statement sero_infection_signs is <rise>
      And statement sero_infection_today is <rise>

      Examples:
        | trend       | falling | rise    |
        | falling     | true    | false   |
        | plateau     | false   | false   |
        | second rise | false   | true    |
        | unknown     | unknown | unknown |

  Rule: What speaks for something else in the same place

    Scenario Outline: A swelling, and <finding> is <value>
      Given a patient with an implanted pump
      And pocket swelling is present
      And crp trend is falling
      And beta2 transferrin is negative
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement sero_infection_signs is <infection>
      And statement sero_spinal_fluid is <spinal fluid>
      And statement sero_bruised is <bruised>
      And statement sero_pump_turned is <turned>

      Examples:
        | finding                | value    | infection | spinal fluid | bruised | turned  |
        | temperature            | 38.0 Cel | true      | false        | false   | false   |
        | temperature            | 37.9 Cel | false     | false        | false   | false   |
        | temperature            | unknown  | unknown   | false        | false   | false   |
        | wound discharge        | purulent | true      | false        | false   | false   |
        | wound discharge        | serous   | false     | false        | false   | false   |
        | beta2 transferrin      | positive | false     | true         | false   | false   |
        | beta2 transferrin      | unknown  | false     | unknown      | false   | false   |
        | back swelling          | present  | false     | true         | false   | false   |
        | pocket bruised         | present  | false     | false        | true    | false   |
        | pocket bruised         | unknown  | false     | false        | unknown | false   |
        | pump position abnormal | present  | false     | false        | false   | true    |
        | pump position abnormal | unknown  | false     | false        | false   | unknown |

    Scenario Outline: A swelling, and a headache that is <posture>
      Given a patient with an implanted pump
      And pocket swelling is present
      And beta2 transferrin is negative
      And headache is present
      And headache posture is <posture>
      And nothing else is found
      When the visit is assessed
      Then statement sero_spinal_fluid is <truth>
      And statement sero_headache_or_leak is true
      And check positional test is recommended

      Examples:
        | posture       | truth   |
        | worse upright | true    |
        | not postural  | false   |
        | unknown       | unknown |

    Scenario Outline: The weight of what is found: <finding> is <value>
      Two months after the surgery, everything has been looked for.

      Given a patient with an implanted pump
      And the implantation was 60 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And crp trend is plateau
      And beta2 transferrin is negative
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement <ground> is true
      And the net grounds for pump seroma are between <net> and <net>

      Examples:
        | finding                | value                | ground               | net |
        | pocket swelling onset  | day 3 to 90          | sero_early           | 1   |
        | pocket fluctuant       | present              | sero_typical         | 3   |
        | crp trend              | falling              | sero_crp_falling     | 2   |
        | crp trend              | second rise          | sero_infection_signs | -1  |
        | wound discharge        | purulent             | sero_infection_signs | -1  |
        | back swelling          | present              | sero_spinal_fluid    | -1  |
        | pocket bruised         | present              | sero_bruised         | 0   |
        | pump position abnormal | present              | sero_pump_turned     | 0   |
        | pocket swelling onset  | within 24h of refill | sero_after_refill    | -2  |

    Scenario: The pocket swells again after eight months
      Well healed, forgotten, and now full again. A late collection is rather an infection, a leak or an erosion.

      Given a patient with an implanted pump
      And the implantation was 240 days ago
      And pocket swelling is present
      And pocket swelling onset is after day 90
      And crp trend is plateau
      And beta2 transferrin is negative
      And nothing else is found
      When the visit is assessed
      Then pump seroma is suspected
      And sero_late speaks against pump seroma
      And the net grounds for pump seroma are between -1 and -1

    Scenario: The same fluid on day twenty counts once more
      Given a patient with an implanted pump
      And the implantation was 20 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And crp trend is plateau
      And beta2 transferrin is negative
      And nothing else is found
      When the visit is assessed
      Then the net grounds for pump seroma are between 2 and 2

  Rule: How soon to see the patient

    Scenario Outline: A swelling known to be old, and <finding> is <value>
      Given a patient with an implanted pump
      And the implantation was 40 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And crp trend is falling
      And blood culture is negative
      And aspirate culture is negative
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then pump seroma is suspected
      And statement sero_tense is <tense>
      And statement sero_infection_today is <infection>
      And statement sero_headache_or_leak is <leak>
      And statement sero_drowsy_or_hypotensive is <drowsy>
      And the urgency is at least <urgency>

      Examples:
        | finding                      | value              | tense   | infection | leak    | drowsy  | urgency     |
        | pocket fluctuant             | present            | false   | false     | false   | false   | within days |
        | pocket tense or painful      | present            | true    | false     | false   | false   | same day    |
        | pocket tense or painful      | unknown            | unknown | false     | false   | false   | within days |
        | wound redness or warmth      | present            | false   | true      | false   | false   | same day    |
        | wound tenderness             | present            | false   | false     | false   | false   | within days |
        | wound open or device visible | present            | false   | true      | false   | false   | same day    |
        | aspirate culture             | positive           | false   | true      | false   | false   | same day    |
        | wound discharge              | clear watery       | false   | false     | true    | false   | same day    |
        | wound discharge              | serous             | false   | false     | false   | false   | within days |
        | headache                     | present            | false   | false     | true    | false   | same day    |
        | headache                     | unknown            | false   | false     | unknown | false   | within days |
        | sedation                     | drowsy             | false   | false     | false   | true    | emergency   |
        | sedation                     | difficult to rouse | false   | false     | false   | true    | emergency   |
        | sedation                     | unknown            | false   | false     | false   | unknown | within days |
        | systolic bp                  | 90 mm[Hg]          | false   | false     | false   | true    | emergency   |
        | systolic bp                  | 91 mm[Hg]          | false   | false     | false   | false   | within days |
        | systolic bp                  | unknown            | false   | false     | false   | unknown | within days |

    Scenario: The pump was refilled this morning, and the skin over it bulges
      An hour after the refill the pocket has risen, and the patient is hard to keep talking.

      Given a patient with an implanted pump
      And the implantation was 400 days ago
      And the last refill was 3 hours ago
      And last dose event is refill
      And pocket swelling is present
      And pocket swelling onset is within 24h of refill
      And sedation is drowsy
      And nothing else is found
      When the visit is assessed
      Then pump seroma is suspected
      And pocket fill is suspected
      And pocket fill ranks above pump seroma
      And sero_after_refill speaks against pump seroma
      And statement sero_refill_emergency is true
      And red flag rf_02_signs_after_dose_event is raised
      And the urgency is emergency

    Scenario: Swollen, red and feverish in the second week
      Day twelve. The pocket is swollen and tender, the skin red, 38.6 °C. A seroma is still there, but does not lead.

      Given a patient with an implanted pump
      And the implantation was 12 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And pocket fluctuant is present
      And pocket tense or painful is present
      And wound redness or warmth is present
      And wound tenderness is present
      And temperature is 38.6 Cel
      And nothing else is found
      When the visit is assessed
      Then pump seroma is suspected
      And system infection is suspected
      And system infection ranks above pump seroma
      And sero_infection_signs speaks against pump seroma
      And statement sero_typical is false
      And statement sero_infection_today is true
      And caution caution_pocket_aspiration_inflamed_skin applies
      And caution caution_pocket_aspiration_implant_team applies
      And check abdominal binder is not recommended
      And check pocket aspiration is recommended
      And the urgency is at least same day

  Rule: What to check, in which order

    Scenario: A tense swelling and a headache, from the vital signs to the needle
      Given a patient with an implanted pump
      And the implantation was 14 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And pocket tense or painful is present
      And headache is present
      And headache posture is not postural
      And nothing else is found
      When the visit is assessed
      Then check vital signs comes before wound and pocket inspection
      And check wound and pocket inspection comes before neurological examination
      And check neurological examination comes before positional test
      And check positional test comes before CRP and blood count
      And check CRP and blood count comes before pocket ultrasound
      And check pocket ultrasound comes before pocket aspiration
      And check pocket aspiration comes before beta2 transferrin test
      And check beta2 transferrin test comes before recheck date
      And check abdominal binder is not recommended

    Scenario: A quiet swelling is bound and looked at again
      Given a patient with an implanted pump
      And the implantation was 14 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And crp trend is falling
      And blood culture is negative
      And aspirate culture is negative
      And nothing else is found
      When the visit is assessed
      Then check pocket ultrasound comes before abdominal binder
      And check abdominal binder comes before recheck date
      And check wound and pocket inspection is recommended
      And check neurological examination is recommended
      And check CRP and blood count is recommended
      And check positional test is not recommended
      And check pocket aspiration is not recommended

    Scenario Outline: Binder or needle: <finding> is <value>
      Given a patient with an implanted pump
      And pocket swelling is present
      And crp trend is falling
      And blood culture is negative
      And aspirate culture is negative
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement pump_seroma.abdominal_binder is <binder>
      And statement pump_seroma.pocket_aspiration is <needle>
      And statement pump_seroma.beta2_transferrin_test is <needle>
      And statement pump_seroma.positional_test is <positional>

      Examples:
        | finding                 | value         | binder  | needle  | positional |
        | pocket fluctuant        | present       | true    | false   | false      |
        | temperature             | 37.9 Cel      | true    | false   | false      |
        | temperature             | 38.0 Cel      | false   | true    | false      |
        | temperature             | unknown       | unknown | unknown | false      |
        | pocket tense or painful | present       | false   | true    | false      |
        | pocket tense or painful | unknown       | unknown | unknown | false      |
        | back swelling           | present       | true    | true    | false      |
        | wound discharge         | clear watery  | true    | true    | false      |
        | wound discharge         | serous        | true    | false   | false      |
        | crp trend               | second rise   | true    | true    | false      |
        | headache posture        | worse upright | true    | true    | true       |
        | headache posture        | not postural  | true    | false   | true       |
        | headache                | unknown       | true    | unknown | unknown    |
