Feature: Drug injected into the pocket at refill

  A refill that went beside the pump kills by overdose first and by withdrawal after. This feature promises that a swelling, a
  gap between the volumes, drowsiness or withdrawal within a day of a refill each bring it up, and that an old swelling does not.

  Rule: It is suspected after a refill

    Scenario: The needle stung more than usual
      Half an hour after the refill the pocket swells and is sore. Two hours later she can hardly be kept awake.

      Given a patient with an implanted pump
      And the last refill was 2 hours ago
      And last dose event is refill
      And pocket swelling is present
      And pocket swelling onset is within 24h of refill
      And post refill gap is 6 mL
      And sedation is difficult to rouse
      And respiratory rate is 9 /min
      And nothing else is found
      When the visit is assessed
      Then pocket fill is suspected
      And pocket fill is among the first 1
      And pf_g_swelling_after_refill speaks for pocket fill
      And pf_g_volume_gap speaks for pocket fill
      And pf_g_overdose_signs speaks for pocket fill
      And the net grounds for pocket fill are between 6 and 6
      And the urgency is emergency
      And triage is settled
      And check emergency call comes before airway and breathing
      And check airway and breathing comes before vital signs
      And check vital signs comes before naloxone
      And check naloxone comes before pocket aspiration
      And check pocket aspiration comes before reservoir volume
      And check reservoir volume comes before monitor 24h
      And check monitor 24h comes before withdrawal score

    Scenario: It can't happen without a pump
      Given a patient in the test period
      And pocket swelling is present
      And nothing else is found
      When the visit is assessed
      Then pocket fill is not applicable

    Scenario Outline: A swelling over the pump that came <onset>
      Given a patient with an implanted pump
      And pocket swelling is present
      And pocket swelling onset is <onset>
      And days since refill is 40 d
      And nothing else is found
      When the visit is assessed
      Then statement pf_swelling_after_refill is <truth>
      And statement pf_g_swelling_after_refill is <truth>
      And statement pf_g_older_swelling is <older>
      And pocket fill is <status>
      And the net grounds for pocket fill are between <least> and <most>

      Examples:
        | onset                   | truth   | older   | status        | least | most |
        | within 24h of refill    | true    | false   | suspected     | 2     | 2    |
        | first 72h after surgery | false   | true    | not supported | -2    | -2   |
        | day 3 to 90             | false   | true    | not supported | -2    | -2   |
        | after day 90            | false   | true    | not supported | -2    | -2   |
        | unknown                 | unknown | unknown | open          | -2    | 2    |

    Scenario Outline: <size> pump, <gap> missing, <hours> after <event>
      Given a patient with an implanted pump
      And reservoir size is <size>
      And post refill gap is <gap>
      And hours since dose event is <hours>
      And last dose event is <event>
      And days since refill is 40 d
      And nothing else is found
      When the visit is assessed
      Then statement pf_volume_gap is <truth>
      And statement pf_g_volume_gap is <truth>
      And pocket fill is <status>
      And the urgency is at least <urgency>
      And the net grounds for pocket fill are between <least> and <most>

      Examples:
        | size    | gap    | hours   | event          | truth   | status        | urgency   | least | most |
        | 40 mL   | 2.1 mL | 24 h    | refill         | true    | suspected     | emergency | 2     | 2    |
        | 40 mL   | 2 mL   | 24 h    | refill         | false   | not supported | routine   | 0     | 0    |
        | 20 mL   | 1.1 mL | 24 h    | refill         | true    | suspected     | emergency | 2     | 2    |
        | 20 mL   | 1 mL   | 24 h    | refill         | false   | not supported | routine   | 0     | 0    |
        | 21 mL   | 1.1 mL | 24 h    | refill         | false   | not supported | routine   | 0     | 0    |
        | 40 mL   | 2.1 mL | 24.1 h  | refill         | false   | not supported | routine   | 0     | 0    |
        | 40 mL   | 2.1 mL | 24 h    | dose increase  | false   | not supported | routine   | 0     | 0    |
        | 40 mL   | 2.1 mL | 24 h    | bolus or prime | false   | not supported | routine   | 0     | 0    |
        | unknown | 1.5 mL | 24 h    | refill         | unknown | open          | routine   | 0     | 2    |
        | 40 mL   | 2.1 mL | unknown | refill         | unknown | open          | routine   | 0     | 2    |
        | 40 mL   | 2.1 mL | 24 h    | unknown        | unknown | open          | routine   | 0     | 2    |

    Scenario Outline: A refill without a fill-level sensor, the gap <gap>
      Given a patient with an implanted pump
      And reservoir size is 40 mL
      And post refill gap is <gap>
      And hours since dose event is 2 h
      And last dose event is refill
      And nothing else is found
      When the visit is assessed
      Then statement pf_volume_gap is <truth>
      And statement pf_g_volume_gap is <truth>

      Examples:
        | gap     | truth   |
        | unknown | unknown |
        | 0 mL    | false   |

    Scenario Outline: <finding> <value>, <hours> after <event>
      Given a patient with an implanted pump
      And post refill gap is 0 mL
      And <finding> is <value>
      And hours since dose event is <hours>
      And last dose event is <event>
      And days since refill is 40 d
      And nothing else is found
      When the visit is assessed
      Then statement pf_drowsy_after_refill is <drowsy>
      And statement pf_withdrawal_after_refill is <withdrawal>

      Examples:
        | finding             | value              | hours   | event         | drowsy  | withdrawal |
        | sedation            | drowsy             | 24 h    | refill        | true    | false      |
        | sedation            | difficult to rouse | 24 h    | refill        | true    | false      |
        | sedation            | drowsy             | 24.1 h  | refill        | false   | false      |
        | sedation            | drowsy             | 24 h    | dose increase | false   | false      |
        | sedation            | unknown            | 24 h    | refill        | unknown | false      |
        | sedation            | drowsy             | unknown | refill        | unknown | false      |
        | sedation            | awake              | 24 h    | refill        | false   | false      |
        | withdrawal symptoms | present            | 24 h    | refill        | false   | true       |
        | withdrawal symptoms | present            | 24.1 h  | refill        | false   | false      |
        | withdrawal symptoms | present            | 24 h    | dose decrease | false   | false      |
        | withdrawal symptoms | unknown            | 24 h    | refill        | false   | unknown    |
        | withdrawal symptoms | present            | 24 h    | unknown       | false   | unknown    |

    Scenario: Shivery and crampy the evening after the refill
      The pocket looks as always. The reservoir may not have got its dose.

      Given a patient with an implanted pump
      And the last refill was 9 hours ago
      And last dose event is refill
      And withdrawal symptoms is present
      And hours since dose event is 9 h
      And nothing else is found
      When the visit is assessed
      Then pocket fill is suspected
      And the urgency is emergency
      And check bridge therapy is for pocket fill
      And check neurological examination is not recommended

    Scenario: Yesterday's refill, and today he shivers and yawns
      The drug is not in the reservoir. The swelling has gone down overnight.

      Given a patient with an implanted pump
      And last dose event is refill
      And the last refill was 22 hours ago
      And withdrawal symptoms is present
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then pocket fill is suspected
      And statement pf_withdrawal_after_refill is true
      And the urgency is emergency
      And statement pocket_fill.withdrawal_score is true
      And check withdrawal score comes before bridge therapy

    Scenario: A quiet refill, the volumes agree
      Given a patient with an implanted pump
      And last dose event is refill
      And the last refill was 2 hours ago
      And reservoir size is 20 mL
      And post refill gap is 0.5 mL
      And nothing else is found
      When the visit is assessed
      Then pocket fill is not supported
      And statement pf_swelling_after_refill is false
      And statement pf_volume_gap is false
      And statement pf_drowsy_after_refill is false
      And statement pf_withdrawal_after_refill is false
      And statement pf_g_swelling_after_refill is false
      And statement pf_g_volume_gap is false
      And statement pf_g_overdose_signs is false
      And statement pf_g_older_swelling is false
      And statement pocket_fill.naloxone is false
      And statement pocket_fill.bridge_therapy is false
      And the net grounds for pocket fill are between 0 and 0

    Scenario Outline: Three hours after <event>: drowsy, in withdrawal, five millilitres missing
      Given a patient with an implanted pump
      And last dose event is <event>
      And hours since dose event is 3 h
      And days since refill is 40 d
      And sedation is drowsy
      And withdrawal symptoms is present
      And post refill gap is 5 mL
      And nothing else is found
      When the visit is assessed
      Then statement pf_volume_gap is <truth>
      And statement pf_g_volume_gap is <truth>
      And statement pf_drowsy_after_refill is <truth>
      And statement pf_withdrawal_after_refill is <truth>
      And statement pf_g_overdose_signs is <truth>

      Examples:
        | event                | truth |
        | refill               | true  |
        | none                 | false |
        | dose increase        | false |
        | dose decrease        | false |
        | concentration change | false |
        | bolus or prime       | false |
        | catheter access      | false |
        | pump replacement     | false |

  Rule: What speaks for it

    Scenario Outline: Swollen since the refill <hours> ago (<event>): <finding> is <value>
      Given a patient with an implanted pump
      And pocket swelling onset is within 24h of refill
      And post refill gap is 0 mL
      And hours since dose event is <hours>
      And last dose event is <event>
      And days since refill is 40 d
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then pocket fill is suspected
      And statement pf_g_overdose_signs is <truth>
      And the net grounds for pocket fill are between <least> and <most>

      Examples:
        | hours  | event  | finding       | value         | truth   | least | most |
        | 6 h    | refill | sedation      | drowsy        | true    | 4     | 4    |
        | 6 h    | refill | consciousness | new confusion | true    | 4     | 4    |
        | 6 h    | refill | systolic bp   | 90 mm[Hg]     | true    | 4     | 4    |
        | 6 h    | refill | systolic bp   | 91 mm[Hg]     | false   | 2     | 2    |
        | 6 h    | refill | sedation      | unknown       | unknown | 2     | 4    |
        | 6 h    | refill | consciousness | unknown       | unknown | 2     | 4    |
        | 24.1 h | refill | sedation      | drowsy        | false   | 2     | 2    |
        | 6 h    | none   | sedation      | drowsy        | false   | 2     | 2    |

  Rule: What nobody asked keeps it open

    Scenario: An hour after the refill, and the nurse has been called away
      Given a patient with an implanted pump
      And the last refill was 1 hour ago
      And last dose event is refill
      When the visit is assessed
      Then pocket fill is open
      And statement pf_swelling_after_refill is unknown
      And statement pf_volume_gap is unknown
      And statement pf_drowsy_after_refill is unknown
      And statement pf_drowsy_after_refill needs sedation
      And statement pf_withdrawal_after_refill is unknown
      And the urgency is between routine and emergency

    Scenario: Nobody has asked about refill or swelling
      Given a patient with an implanted pump
      When the visit is assessed
      Then pocket fill is open
      And statement pf_swelling_after_refill is unknown
      And statement pf_volume_gap is unknown
      And statement pf_drowsy_after_refill is unknown
      And statement pf_withdrawal_after_refill is unknown
      And statement pf_g_swelling_after_refill is unknown
      And statement pf_g_volume_gap is unknown
      And statement pf_g_overdose_signs is unknown
      And statement pf_g_older_swelling is unknown
      And statement pf_difficult_refill is unknown
      And statement pf_g_difficult_refill is unknown
      And statement pocket_fill.naloxone is unknown
      And statement pocket_fill.bridge_therapy is unknown
      And the net grounds for pocket fill are between -2 and 8

  Rule: What to do, in which order

    Scenario: Swollen since the refill this morning, and in withdrawal
      Given a patient with an implanted pump
      And pocket swelling onset is within 24h of refill
      And post refill gap is 3 mL
      And hours since dose event is 8 h
      And last dose event is refill
      And withdrawal symptoms is present
      And nothing else is found
      When the visit is assessed
      Then pocket fill is among the first 1
      And check emergency call is for pocket fill
      And pocket fill is a suspected part of pump software fault
      And check bridge therapy is for pocket fill
      And statement pocket_fill.airway_and_breathing is true
      And statement pocket_fill.vital_signs is true
      And statement pocket_fill.naloxone is false
      And statement pocket_fill.pocket_aspiration is true
      And statement pocket_fill.reservoir_volume is true
      And statement pocket_fill.monitor_24h is true
      And statement pocket_fill.withdrawal_score is true
      And statement pocket_fill.bridge_therapy is true
      And check monitor 24h comes before withdrawal score
      And check withdrawal score comes before bridge therapy

    Scenario Outline: Swollen since the refill: breathing <breathing>, saturation <saturation>, <sedation>, withdrawal <withdrawal>
      Given a patient with an implanted pump
      And pocket swelling onset is within 24h of refill
      And respiratory rate is <breathing>
      And spo2 is <saturation>
      And sedation is <sedation>
      And withdrawal symptoms is <withdrawal>
      And nothing else is found
      When the visit is assessed
      Then statement pocket_fill.naloxone is <naloxone>
      And statement pocket_fill.bridge_therapy is <bridge>

      Examples:
        | breathing | saturation | sedation           | withdrawal | naloxone | bridge  |
        | 9 /min    | 97 %       | awake              | absent     | true     | false   |
        | 10 /min   | 97 %       | awake              | absent     | false    | false   |
        | 14 /min   | 89 %       | awake              | absent     | true     | false   |
        | 14 /min   | 90 %       | awake              | absent     | false    | false   |
        | 14 /min   | 97 %       | difficult to rouse | absent     | true     | false   |
        | 14 /min   | 97 %       | drowsy             | absent     | false    | false   |
        | unknown   | 97 %       | awake              | absent     | unknown  | false   |
        | 14 /min   | unknown    | awake              | absent     | unknown  | false   |
        | 14 /min   | 97 %       | unknown            | absent     | unknown  | false   |
        | 14 /min   | 97 %       | awake              | present    | false    | true    |
        | 14 /min   | 97 %       | awake              | unknown    | false    | unknown |

  Rule: The needle that would not find the port

    Scenario: "I had to poke around for it, and nothing came back"
      The refill was an hour ago. The pump lies deep and tilted; the nurse felt no give and drew back nothing, and it burned.
      He feels well so far.

      Given a patient with an implanted pump
      And the last refill was 1 hours ago
      And last dose event is refill
      And hours since dose event is 1 h
      And refill difficult is present
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then pocket fill is suspected
      And statement pf_difficult_refill is true
      And pf_g_difficult_refill speaks for pocket fill
      And the net grounds for pocket fill are between 2 and 2
      And the urgency is emergency
      And triage is settled
      And check emergency call is the first check

    Scenario: A difficult refill, and the dose was set anew in the same hour
      The change of dose was last; it was still the day of the refill.

      Given a patient with an implanted pump
      And the last refill was today
      And last dose event is dose increase
      And hours since dose event is 1 h
      And refill difficult is present
      And nothing else is found
      When the visit is assessed
      Then pocket fill is suspected
      And the urgency is emergency

    Scenario Outline: Difficult: <hard>; <event> <hours> ago, the refill <days> ago
      Given a patient with an implanted pump
      And refill difficult is <hard>
      And last dose event is <event>
      And hours since dose event is <hours>
      And days since refill is <days>
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then statement pf_difficult_refill is <truth>
      And statement pf_g_difficult_refill is <truth>
      And pocket fill is <status>

      Examples:
        | hard    | event         | hours   | days    | truth   | status        |
        | present | refill        | 24 h    | 1 d     | true    | suspected     |
        | present | refill        | 24.1 h  | 1 d     | false   | not supported |
        | present | refill        | unknown | unknown | unknown | open          |
        | absent  | refill        | 24 h    | 1 d     | false   | not supported |
        | unknown | refill        | 24 h    | 1 d     | unknown | open          |
        | present | dose increase | 24 h    | 1 d     | true    | suspected     |
        | present | dose increase | 24 h    | 2 d     | false   | not supported |
        | present | dose increase | 24 h    | unknown | unknown | open          |
        | present | none          | 24 h    | 1 d     | false   | not supported |
        | present | unknown       | 24 h    | 2 d     | unknown | open          |

    Scenario: Two weeks after a refill that went badly, the relief goes and he yawns
      The short reservoir has run empty. It is too little drug now, no longer the dose under the skin.

      Given a patient with an implanted pump
      And the last refill was 14 days ago
      And last dose event is refill
      And hours since dose event is 336 h
      And refill difficult is present
      And withdrawal symptoms are present
      And nothing else is found
      When the visit is assessed
      Then pocket fill is not supported
      And under_g_after_prime speaks for under infusion
      And opioid withdrawal is suspected
      And the urgency is at least same day
