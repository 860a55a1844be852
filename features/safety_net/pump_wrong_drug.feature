Feature: Wrong drug or concentration in the reservoir

  Of the safety net: the leaflet does not name it. The programme is right and the trouble began with the refill, so it came with
  the syringe. It runs in until somebody stops it.

  Rule: It is suspected by what began soon after a refill under a right programme

    Scenario: The day after the refill he sleeps through breakfast
      Two nurses have compared the programme with the prescription: it is right. He breathes eleven times a minute.

      Given a patient with an implanted pump
      And last dose event is refill
      And hours since dose event is 30 h
      And days since refill is 1 d
      And settings match prescription is present
      And sedation is drowsy
      And respiratory rate is 11 /min
      And drug morphine is present
      And nothing else is found
      When the visit is assessed
      Then pump wrong drug is a suspected part of pump software fault
      And statement wrong_symptoms_after_refill is true
      And wrong_g_programme_right speaks for pump wrong drug
      And the net grounds for pump wrong drug are between 2 and 2
      And the urgency of pump wrong drug is emergency
      And the urgency is emergency
      And triage is settled
      And respiratory depression is suspected
      And pump software fault is among the first 2
      And check settings double check is recommended
      And check stop pump or empty reservoir is for pump wrong drug
      And check monitor 24h is for pump wrong drug

    Scenario: Shivering and crampy two days after the refill
      The programme is right, the volume is right. The pharmacy had mixed several pumps that day.

      Given a patient with an implanted pump
      And last dose event is refill
      And hours since dose event is 50 h
      And days since refill is 2 d
      And settings match prescription is present
      And withdrawal symptoms are present
      And delivered ratio is 1
      And residual gap is 0 mL
      And post refill gap is 0 mL
      And drug morphine is present
      And nothing else is found
      When the visit is assessed
      Then pump wrong drug is suspected
      And the urgency is emergency
      And pocket fill is not supported
      And check vital signs comes before settings double check
      And check settings double check comes before medication review
      And check medication review comes before withdrawal score
      And check withdrawal score comes before bridge therapy
      And check stop pump or empty reservoir is not recommended
      And check airway and breathing is not recommended
      And statement pump_wrong_drug.bridge_therapy is true

    Scenario: Hardly to be woken, the day after a new concentration was mixed
      Given a patient with an implanted pump
      And last dose event is concentration change
      And hours since dose event is 30 h
      And days since refill is 1 d
      And settings match prescription is present
      And sedation is difficult to rouse
      And withdrawal symptoms are present
      And delivered ratio is 1
      And nothing else is found
      When the visit is assessed
      Then wrong_g_new_concentration speaks for pump wrong drug
      And the net grounds for pump wrong drug are between 3 and 3
      And check vital signs is for pump wrong drug
      And check monitor 24h comes before withdrawal score
      And check airway and breathing is for pump wrong drug
      And check naloxone is for pump wrong drug
      And check settings double check is for pump wrong drug
      And check medication review is for pump wrong drug
      And check stop pump or empty reservoir is for pump wrong drug
      And check monitor 24h is for pump wrong drug
      And check withdrawal score is for pump wrong drug
      And check bridge therapy is for pump wrong drug

    Scenario: A refill, and the dose was changed a day later
      The last thing done was the new dose, but the syringe went in two days ago.

      Given a patient with an implanted pump
      And last dose event is dose decrease
      And hours since dose event is 20 h
      And days since refill is 2 d
      And settings match prescription is present
      And sedation is drowsy
      And nothing else is found
      When the visit is assessed
      Then pump wrong drug is suspected

    Scenario Outline: Drowsy under a right programme: <event> <hours> ago, the refill <days> ago
      Given a patient with an implanted pump
      And last dose event is <event>
      And hours since dose event is <hours>
      And days since refill is <days>
      And settings match prescription is present
      And sedation is drowsy
      And nothing else is found
      When the visit is assessed
      Then statement wrong_symptoms_after_refill is <truth>
      And statement wrong_g_programme_right is <truth>
      And statement over_after_refill is <truth>
      And pump wrong drug is <status>

      Examples:
        | event                | hours   | days    | truth   | status        |
        | refill               | 72 h    | unknown | true    | suspected     |
        | refill               | 72.1 h  | unknown | false   | not supported |
        | concentration change | 72 h    | unknown | true    | suspected     |
        | concentration change | 72.1 h  | 3 d     | false   | not supported |
        | dose increase        | 72 h    | 3 d     | true    | suspected     |
        | dose increase        | 72 h    | 4 d     | false   | not supported |
        | dose increase        | 72 h    | unknown | unknown | open          |
        | dose decrease        | 60 h    | 40 d    | false   | not supported |
        | bolus or prime       | 60 h    | 40 d    | false   | not supported |
        | catheter access      | 60 h    | 40 d    | false   | not supported |
        | pump replacement     | 60 h    | 40 d    | false   | not supported |
        | none                 | 60 h    | 40 d    | false   | not supported |
        | none                 | 60 h    | 3 d     | false   | not supported |
        | bolus or prime       | 60 h    | 3 d     | true    | suspected     |
        | catheter access      | 60 h    | 3 d     | true    | suspected     |
        | pump replacement     | 60 h    | 3 d     | true    | suspected     |
        | unknown              | 72 h    | 4 d     | unknown | open          |
        | refill               | unknown | unknown | unknown | open          |

    Scenario Outline: Two days after the refill, settings right: <match>; <finding> is <value>
      Given a patient with an implanted pump
      And last dose event is refill
      And hours since dose event is 48 h
      And settings match prescription is <match>
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement wrong_symptoms_after_refill is <truth>
      And statement wrong_g_programme_right is <right>

      Examples:
        | match   | finding             | value   | truth   | right   |
        | present | sedation            | drowsy  | true    | true    |
        | present | sedation            | awake   | false   | true    |
        | present | sedation            | unknown | unknown | true    |
        | present | respiratory rate    | 11 /min | true    | true    |
        | present | respiratory rate    | 12 /min | false   | true    |
        | present | spo2                | 91 %    | true    | true    |
        | present | spo2                | 92 %    | false   | true    |
        | present | withdrawal symptoms | present | true    | true    |
        | present | withdrawal symptoms | unknown | unknown | true    |
        | present | loss of pain relief | sudden  | false   | true    |
        | absent  | sedation            | drowsy  | false   | false   |
        | unknown | sedation            | drowsy  | unknown | unknown |

    Scenario Outline: The last thing done was: <event>
      Given a patient with an implanted pump
      And last dose event is <event>
      And nothing else is found
      When the visit is assessed
      Then statement wrong_g_new_concentration is <truth>

      Examples:
        | event                | truth   |
        | concentration change | true    |
        | none                 | false   |
        | refill               | false   |
        | dose increase        | false   |
        | dose decrease        | false   |
        | bolus or prime       | false   |
        | catheter access      | false   |
        | pump replacement     | false   |
        | unknown              | unknown |

  Rule: What to do

    Scenario Outline: After the refill, programme right: <finding> is <value>
      Given a patient with an implanted pump
      And last dose event is refill
      And hours since dose event is 48 h
      And settings match prescription is present
      And withdrawal symptoms are <withdrawal>
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement pump_wrong_drug.airway_and_breathing is <signs>
      And statement pump_wrong_drug.stop_pump_or_empty_reservoir is <signs>
      And statement pump_wrong_drug.monitor_24h is <signs>
      And statement pump_wrong_drug.naloxone is <severe>
      And statement pump_wrong_drug.bridge_therapy is <bridge>
      And statement pump_wrong_drug.withdrawal_score is <bridge>

      Examples:
        | finding          | value              | withdrawal | signs   | severe  | bridge  |
        | sedation         | awake              | present    | false   | false   | true    |
        | sedation         | drowsy             | absent     | true    | false   | false   |
        | sedation         | difficult to rouse | absent     | true    | true    | false   |
        | sedation         | unknown            | unknown    | unknown | unknown | unknown |
        | respiratory rate | 12 /min            | present    | false   | false   | true    |
        | respiratory rate | 11 /min            | absent     | true    | false   | false   |
        | respiratory rate | 10 /min            | absent     | true    | false   | false   |
        | respiratory rate | 9 /min             | absent     | true    | true    | false   |
        | spo2             | 92 %               | present    | false   | false   | true    |
        | spo2             | 91 %               | absent     | true    | false   | false   |
        | spo2             | 90 %               | absent     | true    | false   | false   |
        | spo2             | 89 %               | absent     | true    | true    | false   |

    Scenario: Hardly to be woken two days after the refill: one thing after the other
      Given a patient with an implanted pump
      And last dose event is refill
      And hours since dose event is 48 h
      And settings match prescription is present
      And sedation is difficult to rouse
      And nothing else is found
      When the visit is assessed
      Then check vital signs comes before airway and breathing
      And check airway and breathing comes before naloxone
      And check naloxone comes before settings double check
      And check medication review comes before stop pump or empty reservoir
      And check stop pump or empty reservoir comes before monitor 24h

    Scenario: A call about the wound, and nobody asked about the refill
      Given a patient with an implanted pump
      And wound discharge is none
      When the visit is assessed
      Then pump wrong drug is open
      And statement wrong_symptoms_after_refill is unknown

    Scenario: In the test period there is no reservoir under the skin
      Given a patient in the test period
      And sedation is drowsy
      And nothing else is found
      When the visit is assessed
      Then pump wrong drug is not applicable
