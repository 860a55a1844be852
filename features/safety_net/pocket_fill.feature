Feature: Drug injected into the pocket at refill

  Of the safety net: the leaflet does not name it. It is suspected on what makes it likely, stays calm on the near miss,
  and stays open while what decides it has not been answered.

  Rule: Drug injected into the pocket

    Scenario Outline: After a refill: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then pocket fill is <status>
      And statement <statement> is <truth>

      Examples:
        | first                                         | second                | status        | statement                | truth   |
        | pocket swelling onset is within 24h of refill | nothing else is found | suspected     | pf_swelling_after_refill | true    |
        | pocket swelling onset is day 3 to 90          | nothing else is found | not supported | pf_swelling_after_refill | false   |
        | pocket swelling is unknown                    | nothing else is found | open          | pf_swelling_after_refill | unknown |

  Rule: After the needle

    Scenario: A burning lump beside the pump, and an hour later he can't keep his eyes open
      The refill was difficult, the septum was found at the third try. Six millilitres more went in than came back out.

      Given a patient with an implanted pump
      And last dose event is refill
      And the last refill was 1 hour ago
      And pocket swelling is present
      And pocket swelling onset is within 24h of refill
      And post refill gap is 6 mL
      And sedation is difficult to rouse
      And respiratory rate is 8 /min
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
      And check monitor 24h comes before withdrawal score
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
      And statement pocket_fill.naloxone is unknown
      And statement pocket_fill.bridge_therapy is unknown
      And the net grounds for pocket fill are between -2 and 6

    Scenario: There is no reservoir under the skin in the test period
      Given a patient in the test period
      And sedation is drowsy
      And nothing else is found
      When the visit is assessed
      Then pocket fill is not applicable

    Scenario Outline: The swelling came: <onset>
      Given a patient with an implanted pump
      And hours since dose event is 480 h
      And last dose event is refill
      And pocket swelling is present
      And pocket swelling onset is <onset>
      And nothing else is found
      When the visit is assessed
      Then pocket fill is <status>
      And statement pf_swelling_after_refill is <refill>
      And statement pf_g_swelling_after_refill is <refill>
      And statement pf_g_older_swelling is <older>
      And the net grounds for pocket fill are between <least> and <most>

      Examples:
        | onset                   | status        | refill  | older   | least | most |
        | within 24h of refill    | suspected     | true    | false   | 2     | 2    |
        | first 72h after surgery | not supported | false   | true    | -2    | -2   |
        | day 3 to 90             | not supported | false   | true    | -2    | -2   |
        | after day 90            | not supported | false   | true    | -2    | -2   |
        | unknown                 | open          | unknown | unknown | -2    | 2    |

    Scenario Outline: <gap> too much went into a reservoir of <size>, <hours> ago, at a <event>
      Given a patient with an implanted pump
      And last dose event is <event>
      And hours since dose event is <hours>
      And reservoir size is <size>
      And post refill gap is <gap>
      And nothing else is found
      When the visit is assessed
      Then pocket fill is <status>
      And statement pf_volume_gap is <truth>
      And statement pf_g_volume_gap is <truth>

      Examples:
        | gap     | size    | hours   | event         | status        | truth   |
        | 2.1 mL  | 40 mL   | 2 h     | refill        | suspected     | true    |
        | 2 mL    | 40 mL   | 2 h     | refill        | not supported | false   |
        | 1.1 mL  | 20 mL   | 2 h     | refill        | suspected     | true    |
        | 1 mL    | 20 mL   | 2 h     | refill        | not supported | false   |
        | 1.1 mL  | 21 mL   | 2 h     | refill        | not supported | false   |
        | 2.1 mL  | 40 mL   | 24 h    | refill        | suspected     | true    |
        | 2.1 mL  | 40 mL   | 24.1 h  | refill        | not supported | false   |
        | 2.1 mL  | 40 mL   | 2 h     | dose increase | not supported | false   |
        | unknown | 40 mL   | 2 h     | refill        | open          | unknown |
        | 1.5 mL  | unknown | 2 h     | refill        | open          | unknown |
        | 2.1 mL  | 40 mL   | unknown | refill        | open          | unknown |
        | 2.1 mL  | 40 mL   | 2 h     | unknown       | open          | unknown |

    Scenario Outline: <hours> after a <event>: <finding> is <value>
      Given a patient with an implanted pump
      And last dose event is <event>
      And hours since dose event is <hours>
      And post refill gap is 0 mL
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement pf_drowsy_after_refill is <drowsy>
      And statement pf_withdrawal_after_refill is <withdrawal>
      And statement pf_g_overdose_signs is <overdose>
      And statement pocket_fill.bridge_therapy is <bridge>

      Examples:
        | hours  | event          | finding             | value         | drowsy  | withdrawal | overdose | bridge  |
        | 2 h    | refill         | sedation            | drowsy        | true    | false      | true     | false   |
        | 24 h   | refill         | sedation            | drowsy        | true    | false      | true     | false   |
        | 24.1 h | refill         | sedation            | drowsy        | false   | false      | false    | false   |
        | 2 h    | bolus or prime | sedation            | drowsy        | false   | false      | false    | false   |
        | 2 h    | refill         | sedation            | unknown       | unknown | false      | unknown  | false   |
        | 2 h    | refill         | consciousness       | new confusion | false   | false      | true     | false   |
        | 2 h    | refill         | consciousness       | unknown       | false   | false      | unknown  | false   |
        | 2 h    | refill         | systolic bp         | 90 mm[Hg]     | false   | false      | true     | false   |
        | 2 h    | refill         | systolic bp         | 91 mm[Hg]     | false   | false      | false    | false   |
        | 2 h    | refill         | withdrawal symptoms | present       | false   | true       | false    | true    |
        | 24.1 h | refill         | withdrawal symptoms | present       | false   | false      | false    | true    |
        | 2 h    | bolus or prime | withdrawal symptoms | present       | false   | false      | false    | true    |
        | 2 h    | refill         | withdrawal symptoms | unknown       | false   | unknown    | false    | unknown |

    Scenario Outline: Drug under the skin: <finding> is <value>
      Given a patient with an implanted pump
      And pocket swelling is present
      And pocket swelling onset is within 24h of refill
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then pocket fill is suspected
      And statement pocket_fill.naloxone is <truth>
      And the urgency is emergency

      Examples:
        | finding          | value              | truth   |
        | respiratory rate | 9 /min             | true    |
        | respiratory rate | 10 /min            | false   |
        | respiratory rate | unknown            | unknown |
        | spo2             | 89 %               | true    |
        | spo2             | 90 %               | false   |
        | spo2             | unknown            | unknown |
        | sedation         | difficult to rouse | true    |
        | sedation         | drowsy             | false   |
        | sedation         | unknown            | unknown |
