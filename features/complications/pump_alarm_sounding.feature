Feature: Alarm of the pump

  An alarm that nobody has identified is not a harmless one. Two tones, an unknown tone and an empty reservoir are for today;
  with withdrawal it is an emergency.

  Rule: It is suspected by what is heard or logged

    Scenario: "It beeps like my old kitchen timer"
      One short tone every hour since Sunday. She rings to ask whether she may still go on holiday.

      Given a patient with an implanted pump
      And pump alarm is single tone
      And cows score is 0
      And delivered ratio is 1
      And residual gap is 0 mL
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then pump alarm sounding is a suspected part of pump software fault
      And pump_g_single_tone speaks for pump alarm sounding
      And the net grounds for pump alarm sounding are between -1 and 1
      And the urgency is within days
      And triage is settled
      And check vital signs comes before withdrawal score
      And check withdrawal score comes before pump interrogation
      And check pump interrogation comes before alarm tone identification
      And check medication review is not recommended
      And check bridge therapy is not recommended

    Scenario: He heard something, and could not say what
      Given a patient with an implanted pump
      And pump alarm is unknown tone
      And cows score is 0
      And delivered ratio is 1
      And residual gap is 0 mL
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then statement pump_critical_alarm is true
      And the urgency of pump alarm sounding is same day
      And the urgency is same day
      And triage is settled
      And check vital signs comes before withdrawal score
      And check withdrawal score comes before medication review
      And check medication review comes before pump interrogation
      And check pump interrogation comes before alarm tone identification
      And check alarm tone identification comes before settings double check

    Scenario: Two tones in the night, and now he shivers
      Given a patient with an implanted pump
      And pump alarm is two tone
      And withdrawal symptoms are present
      And drug morphine is present
      And nothing else is found
      When the visit is assessed
      Then pump_g_two_tone speaks for pump alarm sounding
      And statement alarm_with_withdrawal is true
      And the urgency of pump alarm sounding is emergency
      And red flag rf_09_therapy_stopped is raised
      And the urgency is emergency
      And triage is settled

    Scenario: Woken at night by restlessness and belly cramps
      The log shows that the pump ran dry two days ago. Withdrawal has begun.

      Given a patient with an implanted pump
      And pump log event is empty reservoir
      And withdrawal symptoms are present
      And drug morphine is present
      And nothing else is found
      When the visit is assessed
      Then pump alarm sounding is suspected
      And statement alarm_with_withdrawal is true
      And red flag rf_09_therapy_stopped is not raised
      And the urgency is emergency
      And triage is settled
      And opioid withdrawal is suspected
      And check withdrawal score is recommended
      And check bridge therapy is recommended

    Scenario: The programmer warns of a low reservoir, and ten millilitres come out
      Software has given this alarm too early before. The volume is right; she is well.

      Given a patient with an implanted pump
      And pump log event is low reservoir
      And last fill is 40 mL
      And residual expected is 10 mL
      And residual actual is 10 mL
      And cows score is 0
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then statement pump_reservoir_alarm is true
      And the urgency of pump alarm sounding is within days
      And the urgency is within days
      And over infusion is not supported

    Scenario Outline: Heard from the pump: <tone>
      Given a patient with an implanted pump
      And pump alarm is <tone>
      And cows score is 0
      And delivered ratio is 1
      And residual gap is 0 mL
      And post refill gap is 0 mL
      And rotor test is does not rotate
      And nothing else is found
      When the visit is assessed
      Then statement pump_alarm_heard is <heard>
      And statement pump_critical_alarm is <critical>
      And statement pump_g_two_tone is <two>
      And statement pump_g_single_tone is <single>
      And statement pump_alarm_sounding.alarm_tone_identification is <heard>
      And statement pump_alarm_sounding.medication_review is <critical>
      And the net grounds for pump alarm sounding are between <least> and <most>

      Examples:
        | tone         | heard   | critical | two     | single  | least | most |
        | none         | false   | false    | false   | false   | 0     | 0    |
        | single tone  | true    | false    | false   | true    | 1     | 1    |
        | two tone     | true    | true     | true    | false   | 2     | 2    |
        | unknown tone | true    | true     | false   | false   | 0     | 0    |
        | unknown      | unknown | unknown  | unknown | unknown | 0     | 3    |

    Scenario Outline: The log shows: <event>
      Given a patient with an implanted pump
      And pump log event is <event>
      And nothing else is found
      When the visit is assessed
      Then statement pump_reservoir_alarm is <alarm>
      And statement pump_critical_alarm is <critical>
      And statement pump_alarm_sounding.medication_review is <critical>
      And pump alarm sounding is <status>

      Examples:
        | event                 | alarm   | critical | status        |
        | none                  | false   | false    | not supported |
        | low reservoir         | true    | false    | suspected     |
        | empty reservoir       | true    | true     | suspected     |
        | motor stall           | false   | false    | not supported |
        | stall recovered       | false   | false    | not supported |
        | replacement indicator | false   | false    | not supported |
        | end of service        | false   | false    | not supported |
        | low battery reset     | false   | false    | not supported |
        | stopped over 48h      | false   | false    | not supported |
        | unknown               | unknown | unknown  | open          |

    Scenario Outline: Tone <tone>, log <event>, withdrawal symptoms <withdrawal>
      Given a patient with an implanted pump
      And pump alarm is <tone>
      And pump log event is <event>
      And withdrawal symptoms are <withdrawal>
      And drug morphine is present
      And cows score is 0
      And nothing else is found
      When the visit is assessed
      Then statement alarm_with_withdrawal is <truth>
      And the urgency of pump alarm sounding is <urgency>

      Examples:
        | tone         | event           | withdrawal | truth   | urgency     |
        | two tone     | none            | present    | true    | emergency   |
        | unknown tone | none            | present    | false   | same day    |
        | single tone  | none            | present    | false   | within days |
        | single tone  | empty reservoir | present    | true    | emergency   |
        | single tone  | low reservoir   | present    | false   | within days |
        | single tone  | motor stall     | present    | false   | within days |
        | single tone  | empty reservoir | absent     | false   | same day    |
        | two tone     | none            | absent     | false   | same day    |
        | two tone     | none            | unknown    | unknown | same day    |
        | single tone  | unknown         | present    | unknown | within days |

    Scenario: A call about the wound, and nobody asked about the pump
      Given a patient with an implanted pump
      And wound discharge is none
      When the visit is assessed
      Then pump alarm sounding is open
      And statement pump_alarm_heard is unknown
      And statement pump_reservoir_alarm is unknown
      And statement pump_g_two_tone is unknown
      And statement pump_g_single_tone is unknown
      And statement alarm_g_pump_sound is unknown
      And statement pump_critical_alarm is unknown
      And statement alarm_with_withdrawal is unknown
      And statement pump_alarm_sounding.medication_review is unknown
      And statement pump_alarm_sounding.alarm_tone_identification is unknown

    Scenario: A reservoir alarm only in the log
      Nobody heard anything, so there is no tone to identify.

      Given a patient with an implanted pump
      And pump log event is low reservoir
      And nothing else is found
      When the visit is assessed
      Then check alarm tone identification is not recommended
      And check vital signs is for pump alarm sounding
      And check withdrawal score is for pump alarm sounding
      And check pump interrogation is for pump alarm sounding
      And check medication review is not recommended
