Feature: Withdrawal when delivery stops

  The picture after a spinal opioid stops is not the classical one, and baclofen or clonidine in the mixture makes it
  dangerous. This feature promises that a low score excludes nothing, and that fever counts for it without ruling infection out.

  Rule: It is suspected by the picture, the score, or the pattern

    Scenario: Three bad nights, and the alarm she took for the dishwasher
      Since Tuesday she is restless, yawns, and even the blanket hurts. No sweating, no goose flesh. The pump shows a reservoir
      that has run dry.

      Given a patient with an implanted pump
      And drug hydromorphone is present
      And agitation is present
      And yawning is present
      And increased pain sensitivity is present
      And withdrawal symptoms is present
      And pump log event is empty reservoir
      And cows score is 4
      And delivered ratio is 1
      And nothing else is found
      When the visit is assessed
      Then opioid withdrawal is suspected
      And statement wd_symptoms is true
      And statement wd_intrathecal_pattern is true
      And wd_g_pattern speaks for opioid withdrawal
      And wd_g_delivery_stopped speaks for opioid withdrawal
      And the net grounds for opioid withdrawal are between 4 and 4
      And statement wd_symptoms_today is true
      And caution caution_low_withdrawal_score applies
      And check bridge therapy is recommended

    Scenario: The trial catheter slipped out overnight
      Test period. This morning he is shivery and crampy, and the relief of the last week is gone. The score is 14.

      Given a patient in the test period
      And withdrawal symptoms is present
      And loss of pain relief is sudden
      And cows score is 14
      And nothing else is found
      When the visit is assessed
      Then opioid withdrawal is suspected
      And wd_g_moderate_score speaks for opioid withdrawal
      And statement wd_moderate_today is true
      And the urgency is at least same day

    Scenario Outline: "I feel as if I had run out of it": <symptoms>
      Given a patient with an implanted pump
      And withdrawal symptoms is <symptoms>
      And cows score is 0
      And nothing else is found
      When the visit is assessed
      Then statement wd_symptoms is <truth>
      And statement wd_symptoms_today is <truth>
      And opioid withdrawal is <status>

      Examples:
        | symptoms | truth   | status        |
        | present  | true    | suspected     |
        | absent   | false   | not supported |
        | unknown  | unknown | open          |

    Scenario Outline: A withdrawal score of <score>
      Given a patient in the test period
      And cows score is <score>
      And yawning is unknown
      And nothing else is found
      When the visit is assessed
      Then statement wd_score is <mild>
      And statement wd_g_moderate_score is <moderate>
      And statement wd_moderate_today is <moderate>
      And opioid withdrawal is <status>
      And the urgency is at least <urgency>

      Examples:
        | score   | mild    | moderate | status        | urgency     |
        | 4       | false   | false    | not supported | routine     |
        | 5       | true    | false    | suspected     | within days |
        | 12      | true    | false    | suspected     | within days |
        | 13      | true    | true     | suspected     | same day    |
        | unknown | unknown | unknown  | open          | routine     |

    Scenario Outline: Nobody took the score, and yawning is <yawning>
      Without a single sign of withdrawal the score is not worth taking. With one sign, or one that was not asked for, it is.

      Given a patient in the test period
      And yawning is <yawning>
      And nothing else is found
      When the visit is assessed
      Then statement wd_score is <truth>
      And statement wd_moderate_today is <truth>
      And the questions <verb> cows score
      And there is no issue

      Examples:
        | yawning | truth   | verb           |
        | absent  | false   | do not include |
        | present | unknown | include        |
        | unknown | unknown | include        |

    Scenario Outline: A score of <score> that was taken counts, even if there seems to be no sign
      Given a patient in the test period
      And cows score is <score>
      And nothing else is found
      When the visit is assessed
      Then statement wd_score is <truth>
      And <issue>

      Examples:
        | score | truth | issue                     |
        | 4     | false | there is no issue         |
        | 5     | true  | an issue names cows score |

    Scenario Outline: Restless <agitation>, tender <pain>, loose stools <stools>, yawning <yawning>
      Given a patient in the test period
      And agitation is <agitation>
      And increased pain sensitivity is <pain>
      And diarrhoea is <stools>
      And yawning is <yawning>
      And cows score is 0
      And nothing else is found
      When the visit is assessed
      Then statement wd_intrathecal_pattern is <truth>
      And statement wd_g_pattern is <truth>
      And opioid withdrawal is <status>
      And the net grounds for opioid withdrawal are between <least> and <most>

      Examples:
        | agitation | pain    | stools  | yawning | truth   | status        | least | most |
        | present   | present | absent  | absent  | true    | suspected     | 2     | 4    |
        | absent    | present | present | absent  | true    | suspected     | 2     | 4    |
        | absent    | absent  | present | present | true    | suspected     | 2     | 4    |
        | present   | absent  | absent  | present | true    | suspected     | 2     | 4    |
        | present   | absent  | absent  | absent  | false   | not supported | 0     | 2    |
        | absent    | present | absent  | absent  | false   | not supported | 0     | 2    |
        | absent    | absent  | present | absent  | false   | not supported | 0     | 2    |
        | absent    | absent  | absent  | present | false   | not supported | 0     | 2    |
        | present   | unknown | absent  | absent  | unknown | open          | 0     | 4    |
        | present   | absent  | unknown | absent  | unknown | open          | 0     | 4    |

    Scenario Outline: <temperature>, and the relief is lost: <loss>
      Given a patient in the test period
      And temperature is <temperature>
      And loss of pain relief is <loss>
      And cows score is 5
      And rotor test is rotates
      And contrast study is free flow
      And xray catheter is intact
      And nothing else is found
      When the visit is assessed
      Then statement wd_fever_and_loss_of_relief is <truth>
      And statement wd_g_fever is <fever>
      And the net grounds for opioid withdrawal are between <least> and <most>
      And statement opioid_withdrawal.crp_and_blood_count is <fever>

      Examples:
        | temperature | loss    | truth   | fever   | least | most |
        | 38.0 Cel    | gradual | true    | true    | 1     | 1    |
        | 38.0 Cel    | sudden  | true    | true    | 1     | 1    |
        | 37.9 Cel    | sudden  | false   | false   | 0     | 0    |
        | 38.0 Cel    | none    | false   | true    | 1     | 1    |
        | 38.0 Cel    | unknown | unknown | true    | 1     | 1    |
        | unknown     | sudden  | unknown | unknown | 0     | 1    |

    Scenario: Fever and lost relief: withdrawal and infection are both kept in mind
      Given a patient with an implanted pump
      And temperature is 38.4 Cel
      And loss of pain relief is sudden
      And cows score is 2
      And nothing else is found
      When the visit is assessed
      Then opioid withdrawal is suspected
      And system infection is suspected
      And wd_g_fever speaks for opioid withdrawal
      And statement opioid_withdrawal.crp_and_blood_count is true
      And caution caution_fever_with_loss_of_relief applies

  Rule: What speaks for it and against it

    Scenario Outline: Withdrawal symptoms, and the pump or the catheter: <finding> is <value>
      Given a patient with an implanted pump
      And rotor test is rotates
      And contrast study is free flow
      And xray catheter is intact
      And withdrawal symptoms is present
      And <finding> is <value>
      And cows score is 8
      And nothing else is found
      When the visit is assessed
      Then statement wd_g_delivery_stopped is <truth>
      And the net grounds for opioid withdrawal are between <least> and <most>

      Examples:
        | finding        | value            | truth   | least | most |
        | pump alarm     | two tone         | true    | 2     | 2    |
        | pump alarm     | single tone      | false   | 0     | 0    |
        | pump log event | motor stall      | true    | 2     | 2    |
        | pump log event | low reservoir    | false   | 0     | 0    |
        | rotor test     | does not rotate  | true    | 2     | 2    |
        | rotor test     | unknown          | unknown | 0     | 2    |
        | contrast study | no flow          | true    | 2     | 2    |
        | xray catheter  | disconnected     | true    | 2     | 2    |
        | xray catheter  | kinked           | false   | 0     | 0    |

    Scenario Outline: Score <score>, relief lost <loss>, symptoms <symptoms>
      Lost relief with a low score may only be too small a dose.

      Given a patient in the test period
      And rotor test is rotates
      And contrast study is free flow
      And xray catheter is intact
      And cows score is <score>
      And loss of pain relief is <loss>
      And withdrawal symptoms is <symptoms>
      And yawning is unknown
      And nothing else is found
      When the visit is assessed
      Then statement wd_g_low_score is <truth>
      And the net grounds for opioid withdrawal are between <least> and <most>

      Examples:
        | score   | loss    | symptoms | truth   | least | most |
        | 4       | gradual | absent   | true    | -1    | -1   |
        | 4       | sudden  | absent   | true    | -1    | -1   |
        | 5       | sudden  | absent   | false   | 0     | 0    |
        | 4       | none    | absent   | false   | 0     | 0    |
        | 4       | sudden  | present  | false   | 0     | 0    |
        | 4       | unknown | absent   | unknown | -1    | 0    |
        | 4       | sudden  | unknown  | unknown | -1    | 0    |
        | unknown | sudden  | absent   | unknown | -1    | 4    |

  Rule: How soon to see the patient

    Scenario: A score of six in a patient who feels well enough to wait
      Given a patient in the test period
      And cows score is 6
      And nothing else is found
      When the visit is assessed
      Then opioid withdrawal is suspected
      And statement wd_mild is true
      And statement wd_symptoms_today is false
      And statement wd_moderate_today is false
      And statement wd_unstable is false
      And statement wd_dangerous_rebound is false
      And the urgency is at least within days

    Scenario: Restless, yawning, a score of 13
      Given a patient in the test period
      And agitation is present
      And yawning is present
      And cows score is 13
      And nothing else is found
      When the visit is assessed
      Then opioid withdrawal is among the first 1
      And opioid withdrawal ranks above catheter fault
      And the urgency is at least same day

    Scenario: Restless and sleepless, but nobody would call it withdrawal
      Given a patient in the test period
      And agitation is present
      And diarrhoea is present
      And cows score is 3
      And nothing else is found
      When the visit is assessed
      Then opioid withdrawal is suspected
      And the urgency is at least within days

    Scenario: "I feel as if I were going without it", with a score of two
      Given a patient in the test period
      And withdrawal symptoms is present
      And cows score is 2
      And nothing else is found
      When the visit is assessed
      Then the urgency is at least same day
      And statement wd_symptoms_today is true

    Scenario Outline: A withdrawal score of six, and a pulse of <pulse>
      Given a patient in the test period
      And cows score is 6
      And heart rate is <pulse>
      And nothing else is found
      When the visit is assessed
      Then statement wd_unstable is <truth>
      And the urgency is at least <urgency>

      Examples:
        | pulse    | truth   | urgency     |
        | 131 /min | true    | emergency   |
        | 130 /min | false   | within days |
        | unknown  | unknown | within days |

    Scenario: Restless and yawning, a score of three, and a pulse of 135
      Given a patient in the test period
      And agitation is present
      And yawning is present
      And cows score is 3
      And heart rate is 135 /min
      And nothing else is found
      When the visit is assessed
      Then opioid withdrawal is suspected
      And statement wd_unstable is true
      And the urgency is emergency

    Scenario Outline: A withdrawal score of six, pulse 130, breathing 24, saturation <saturation>, pressure <pressure>
      No single measurement scores three; the sum decides.

      Given a patient in the test period
      And cows score is 6
      And heart rate is 130 /min
      And respiratory rate is 24 /min
      And spo2 is <saturation>
      And systolic bp is <pressure>
      And nothing else is found
      When the visit is assessed
      Then statement wd_unstable is <truth>
      And the urgency is at least <urgency>

      Examples:
        | saturation | pressure   | truth | urgency     |
        | 95 %       | 100 mm[Hg] | true  | emergency   |
        | 96 %       | 100 mm[Hg] | false | within days |
        | 95 %       | 101 mm[Hg] | false | within days |

    Scenario Outline: <drug>, symptoms <symptoms>, score <score>, relief lost <loss>
      Given a patient in the test period
      And <drug> is present
      And agitation is present
      And diarrhoea is present
      And withdrawal symptoms is <symptoms>
      And cows score is <score>
      And loss of pain relief is <loss>
      And nothing else is found
      When the visit is assessed
      Then opioid withdrawal is suspected
      And statement wd_dangerous_rebound is <truth>
      And the urgency is at least <urgency>

      Examples:
        | drug             | symptoms | score   | loss    | truth   | urgency     |
        | drug baclofen    | present  | 0       | none    | true    | emergency   |
        | drug clonidine   | present  | 0       | none    | true    | emergency   |
        | drug bupivacaine | present  | 0       | none    | false   | same day    |
        | drug baclofen    | absent   | 5       | none    | true    | emergency   |
        | drug clonidine   | absent   | 5       | none    | true    | emergency   |
        | drug baclofen    | absent   | 4       | none    | false   | within days |
        | drug baclofen    | absent   | 0       | sudden  | true    | emergency   |
        | drug clonidine   | absent   | 0       | sudden  | true    | emergency   |
        | drug baclofen    | absent   | 0       | gradual | false   | within days |
        | drug morphine    | absent   | 0       | sudden  | false   | same day    |
        | drug baclofen    | unknown  | 0       | none    | unknown | within days |
        | drug baclofen    | absent   | unknown | none    | unknown | within days |
        | drug baclofen    | absent   | 0       | unknown | unknown | within days |

    Scenario: Withdrawal, and nobody knows what is in the pump
      Given a patient with an implanted pump
      And withdrawal symptoms is present
      When the visit is assessed
      Then opioid withdrawal is suspected
      And statement wd_dangerous_rebound is unknown
      And statement wd_dangerous_rebound needs drug baclofen
      And statement wd_unstable is unknown
      And statement opioid_withdrawal.crp_and_blood_count is unknown
      And the urgency is between same day and emergency

    Scenario: A call about poor sleep, and nobody asked anything else
      Given a patient with an implanted pump
      And yawning is present
      When the visit is assessed
      Then opioid withdrawal is open
      And statement wd_symptoms is unknown
      And statement wd_intrathecal_pattern is unknown
      And statement wd_fever_and_loss_of_relief is unknown
      And statement wd_g_pattern is unknown
      And statement wd_g_delivery_stopped is unknown
      And statement wd_g_low_score is unknown
      And the net grounds for opioid withdrawal are between -1 and 11

  Rule: What to do, in which order

    Scenario: From the vital signs to the restored delivery
      Test period, baclofen beside the opioid: restless and yawning, a score of 14, temperature 38.1.

      Given a patient in the test period
      And drug baclofen is present
      And agitation is present
      And yawning is present
      And cows score is 14
      And temperature is 38.1 Cel
      And nothing else is found
      When the visit is assessed
      Then opioid withdrawal is among the first 1
      And opioid withdrawal ranks above catheter fault
      And statement opioid_withdrawal.vital_signs is true
      And statement opioid_withdrawal.withdrawal_score is true
      And statement opioid_withdrawal.medication_review is true
      And statement opioid_withdrawal.pump_interrogation is true
      And statement opioid_withdrawal.reservoir_volume is true
      And statement opioid_withdrawal.plain_radiographs is true
      And statement opioid_withdrawal.crp_and_blood_count is true
      And statement opioid_withdrawal.bridge_therapy is true
      And statement opioid_withdrawal.implant_team_review is true
      And check plain radiographs comes before CRP and blood count
      And check CRP and blood count comes before bridge therapy

    Scenario: Restless and yawning in the test period, without fever
      Given a patient in the test period
      And agitation is present
      And yawning is present
      And cows score is 0
      And temperature is 37.9 Cel
      And nothing else is found
      When the visit is assessed
      Then opioid withdrawal is among the first 1
      And check vital signs comes before withdrawal score
      And check withdrawal score comes before medication review
      And check medication review comes before pump interrogation
      And check pump interrogation comes before reservoir volume
      And check reservoir volume comes before plain radiographs
      And check plain radiographs comes before bridge therapy
      And check bridge therapy comes before implant team review
      And check CRP and blood count is not recommended

  Rule: Not only the opioid stops

    Scenario: His legs are stiff as boards since last night
      The pump holds morphine and baclofen. He does not feel as if he were going without his opioid, and his relief is as
      always; but since last night the legs cramp as they have not for years.

      Given a patient with an implanted pump
      And drug morphine is present
      And drug baclofen is present
      And increased spasticity is present
      And cows score is 3
      And nothing else is found
      When the visit is assessed
      Then opioid withdrawal is suspected
      And statement wd_spasticity is true
      And statement wd_dangerous_rebound is true
      And the urgency of opioid withdrawal is emergency
      And the urgency is emergency
      And triage is settled
      And check emergency call is the first check
      And caution caution_emptying_baclofen_or_clonidine applies
      And caution caution_bridge_baclofen_or_clonidine applies
      And caution caution_emptying_baclofen_or_clonidine belongs to check reservoir volume

    Scenario Outline: Stiffer than before: <stiff>; baclofen in the pump: <baclofen>
      Given a patient with an implanted pump
      And increased spasticity is <stiff>
      And drug baclofen is <baclofen>
      And cows score is 0
      And rotor test is rotates
      And contrast study is free flow
      And xray catheter is intact
      And nothing else is found
      When the visit is assessed
      Then statement wd_spasticity is <truth>
      And statement wd_dangerous_rebound is <truth>
      And opioid withdrawal is <status>

      Examples:
        | stiff   | baclofen | truth   | status        |
        | present | present  | true    | suspected     |
        | present | absent   | false   | not supported |
        | absent  | present  | false   | not supported |
        | unknown | present  | unknown | open          |
        | present | unknown  | unknown | open          |

    Scenario Outline: In withdrawal, with <drug> in the pump
      Given a patient with an implanted pump
      And withdrawal symptoms are present
      And <drug> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement caution_emptying_baclofen_or_clonidine is <truth>
      And statement caution_bridge_baclofen_or_clonidine is <truth>
      And caution caution_emptying_baclofen_or_clonidine <shown>
      And caution caution_bridge_baclofen_or_clonidine <shown>

      Examples:
        | drug             | value   | truth   | shown                    |
        | drug baclofen    | present | true    | applies                  |
        | drug clonidine   | present | true    | applies                  |
        | drug baclofen    | absent  | false   | does not apply           |
        | drug bupivacaine | present | false   | does not apply           |
        | drug ziconotide  | present | false   | does not apply           |
        | drug baclofen    | unknown | unknown | applies unless ruled out |
        | drug clonidine   | unknown | unknown | applies unless ruled out |

  Rule: When it begins, and how grave it is

    Scenario: The dose was halved the day before yesterday
      She is restless and yawns; the score is eight.

      Given a patient with an implanted pump
      And the last refill was 40 days ago
      And the last programming change was 40 hours ago
      And the catheter access was 300 days ago
      And last dose event is dose decrease
      And agitation is present
      And yawning is present
      And cows score is 8
      And drug morphine is present
      And nothing else is found
      When the visit is assessed
      Then opioid withdrawal is suspected
      And wd_g_after_reduction speaks for opioid withdrawal
      And opioid withdrawal is among the first 1
      And the urgency is at least within days
      And check bridge therapy comes before implant team review
      And check implant team review comes before recheck date
      And statement opioid_withdrawal.recheck_date is true

    Scenario Outline: A score of five, <hours> after <event>
      Given a patient in the test period
      And cows score is 5
      And last dose event is <event>
      And hours since dose event is <hours>
      And nothing else is found
      When the visit is assessed
      Then statement wd_g_after_reduction is <truth>

      Examples:
        | event                | hours   | truth   |
        | dose decrease        | 72 h    | true    |
        | dose decrease        | 72.1 h  | false   |
        | dose decrease        | unknown | unknown |
        | unknown              | 72 h    | unknown |
        | dose increase        | 60 h    | false   |
        | refill               | 60 h    | false   |
        | concentration change | 60 h    | false   |
        | bolus or prime       | 60 h    | false   |
        | catheter access      | 60 h    | false   |
        | pump replacement     | 60 h    | false   |
        | none                 | 60 h    | false   |

    Scenario Outline: Fentanyl in the pump: <fentanyl>; the log shows: <log>
      Given a patient with an implanted pump
      And withdrawal symptoms are present
      And drug fentanyl is <fentanyl>
      And pump log event is <log>
      And rotor test is rotates
      And contrast study is free flow
      And xray catheter is intact
      And nothing else is found
      When the visit is assessed
      Then statement wd_g_fentanyl_stopped is <truth>

      Examples:
        | fentanyl | log         | truth   |
        | present  | motor stall | true    |
        | present  | none        | false   |
        | present  | unknown     | unknown |
        | absent   | motor stall | false   |
        | unknown  | motor stall | unknown |

    Scenario: Four hours after the pump with fentanyl stalled he is restless
      Given a patient with an implanted pump
      And drug fentanyl is present
      And pump log event is motor stall
      And withdrawal symptoms are present
      And nothing else is found
      When the visit is assessed
      Then wd_g_fentanyl_stopped speaks for opioid withdrawal
      And the urgency is emergency

    Scenario Outline: How grave: a score of <score>
      Given a patient in the test period
      And cows score is <score>
      And rotor test is rotates
      And contrast study is free flow
      And xray catheter is intact
      And yawning is unknown
      And nothing else is found
      When the visit is assessed
      Then statement wd_g_high_score is <high>
      And statement wd_g_highest_score is <highest>
      And the net grounds for opioid withdrawal are between <least> and <most>

      Examples:
        | score   | high    | highest | least | most |
        | 12      | false   | false   | 0     | 0    |
        | 13      | false   | false   | 2     | 2    |
        | 24      | false   | false   | 2     | 2    |
        | 25      | true    | false   | 3     | 3    |
        | 36      | true    | false   | 3     | 3    |
        | 37      | true    | true    | 4     | 4    |
        | unknown | unknown | unknown | 0     | 4    |

    Scenario: A score of 40
      Given a patient in the test period
      And cows score is 40
      And nothing else is found
      When the visit is assessed
      Then wd_g_high_score speaks for opioid withdrawal
      And wd_g_highest_score speaks for opioid withdrawal
      And the urgency is at least same day
