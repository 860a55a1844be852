Feature: Catheter dislocation

  The catheter slips out of the spinal fluid, to another level, or, rarely, into the cord or a root. The film beside the one from
  implantation proves it; until then it is suspected by how the relief went, and by what has moved at the skin.

  Rule: It is suspected by how the relief went, by what moved, and by the film

    Scenario: A tug in the night, and the pain is back
      Test period, fifth night. Turning over in bed he felt something pull at the back. "An hour later the pain was as bad as
      before the catheter." The needle in the gate sits crooked and the dressing is damp. No fever.

      Given a patient in the test period
      And the implantation was 5 days ago
      And loss of pain relief is sudden
      And fall or trauma is present
      And gate or line disturbed is present
      And nothing else is found
      When the visit is assessed
      Then catheter dislocation is a suspected part of catheter fault
      And catheter fault is among the first 1
      And statement dis_sudden_after_movement is true
      And statement dis_gate_or_line_disturbed is true
      And dis_g_gate_or_line_disturbed speaks for catheter dislocation
      And dis_g_early speaks for catheter dislocation
      And the urgency of catheter dislocation is within days
      And the urgency is at least same day
      And check gate and line inspection is for catheter dislocation
      And check plain radiographs is for catheter dislocation
      And catheter break is not applicable

    Scenario: The film beside the old one
      Pump for a year. For some weeks a little less help. On today's film the tip lies two vertebrae lower than on the film
      from the operation.

      Given a patient with an implanted pump
      And the implantation was 1 year ago
      And loss of pain relief is gradual
      And xray catheter is displaced tip
      And nothing else is found
      When the visit is assessed
      Then catheter dislocation is a suspected part of catheter fault
      And statement dis_tip_displaced is true
      And dis_g_tip_displaced speaks for catheter dislocation
      And statement dis_g_early is false
      And catheter break is not supported
      And the urgency is at least within days

    Scenario Outline: The plain film shows: <film>
      Given a patient with an implanted pump
      And xray catheter is <film>
      And nothing else is found
      When the visit is assessed
      Then statement dis_tip_displaced is <truth>
      And statement dis_g_tip_displaced is <truth>
      And catheter dislocation is <status>
      And the net grounds for catheter dislocation are between <least> and <most>

      Examples:
        | film          | truth   | status        | least | most |
        | displaced tip | true    | suspected     | 2     | 2    |
        | intact        | false   | not supported | 0     | 0    |
        | discontinuity | false   | not supported | 0     | 0    |
        | disconnected  | false   | not supported | 0     | 0    |
        | kinked        | false   | not supported | 0     | 0    |
        | pump flipped  | false   | not supported | 0     | 0    |
        | unknown       | unknown | open          | 0     | 2    |

    Scenario Outline: After a fall <fall> the relief is <loss>
      Given a patient in the test period
      And xray catheter is intact
      And fall or trauma is <fall>
      And loss of pain relief is <loss>
      And nothing else is found
      When the visit is assessed
      Then statement dis_sudden_after_movement is <truth>
      And catheter dislocation is <status>
      And catheter fault is <whole>

      Examples:
        | fall    | loss    | truth   | status        | whole     |
        | present | sudden  | true    | suspected     | suspected |
        | absent  | sudden  | false   | not supported | suspected |
        | present | gradual | false   | not supported | suspected |
        | unknown | sudden  | unknown | open          | suspected |
        | present | unknown | unknown | open          | open      |

    Scenario Outline: Gate, needle or line disturbed: <disturbed>
      The relief is as before; somebody looks at the line today or tomorrow.

      Given a patient in the test period
      And gate or line disturbed is <disturbed>
      And xray catheter is intact
      And nothing else is found
      When the visit is assessed
      Then statement dis_gate_or_line_disturbed is <truth>
      And statement dis_g_gate_or_line_disturbed is <truth>
      And catheter dislocation is <status>
      And the net grounds for catheter dislocation are between <least> and <most>
      And the urgency is at least <urgency>

      Examples:
        | disturbed | truth   | status        | least | most | urgency     |
        | present   | true    | suspected     | 1     | 1    | within days |
        | absent    | false   | not supported | 0     | 0    | routine     |
        | unknown   | unknown | open          | 0     | 1    | routine     |

    Scenario: With an implanted pump there is no line at the skin
      A wet dressing two weeks after the implantation is looked at for other reasons.

      Given a patient with an implanted pump
      And gate or line disturbed is present
      And xray catheter is intact
      And nothing else is found
      When the visit is assessed
      Then catheter dislocation is not supported
      And the net grounds for catheter dislocation are between 0 and 0

    Scenario Outline: <temperature>, touch hurts <touch>, relief lost: <loss>
      Given a patient in the test period
      And xray catheter is intact
      And temperature is <temperature>
      And increased pain sensitivity is <touch>
      And loss of pain relief is <loss>
      And nothing else is found
      When the visit is assessed
      Then statement dis_fever_soreness_and_loss is <truth>
      And catheter dislocation is <status>

      Examples:
        | temperature | touch   | loss    | truth   | status        |
        | 38.0 Cel    | present | gradual | true    | suspected     |
        | 38.0 Cel    | present | sudden  | true    | suspected     |
        | 37.9 Cel    | present | sudden  | false   | not supported |
        | 38.0 Cel    | absent  | sudden  | false   | not supported |
        | 38.0 Cel    | present | none    | false   | not supported |
        | unknown     | present | sudden  | unknown | open          |
        | 38.0 Cel    | unknown | sudden  | unknown | open          |
        | 38.0 Cel    | present | unknown | unknown | open          |

    Scenario: Fever, touch hurts, and the relief is gone
      A slipped catheter can look like an infection, and an infection can hide a slipped catheter: both are worked up.

      Given a patient in the test period
      And the implantation was 9 days ago
      And temperature is 38.4 Cel
      And increased pain sensitivity is present
      And loss of pain relief is sudden
      And nothing else is found
      When the visit is assessed
      Then catheter dislocation is a suspected part of catheter fault
      And system infection is suspected
      And caution caution_fever_with_loss_of_relief applies
      And the urgency is at least same day

    Scenario Outline: New pain round the flank; it stops with the infusion: <stops>
      Given a patient with an implanted pump
      And xray catheter is intact
      And radicular pain is present
      And pain stops when infusion off is <stops>
      And nothing else is found
      When the visit is assessed
      Then statement dis_pain_stops_with_infusion is <truth>
      And statement dis_g_pain_stops_with_infusion is <truth>
      And statement dis_tip_may_lie_in_cord is <truth>
      And statement catheter_dislocation.tip_mri is <truth>
      And catheter dislocation is <status>
      And catheter fault is suspected
      And the net grounds for catheter dislocation are between <least> and <most>
      And the urgency is at least <urgency>

      Examples:
        | stops   | truth   | status        | least | most | urgency     |
        | present | true    | suspected     | 2     | 2    | same day    |
        | absent  | false   | not supported | 0     | 0    | within days |
        | unknown | unknown | open          | 0     | 2    | within days |

    Scenario: Nothing new runs into the leg, so nobody asks what happens when the infusion stops
      Given a patient in the test period
      And gate or line disturbed is present
      And nothing else is found
      When the visit is assessed
      Then catheter dislocation is suspected
      And statement dis_tip_may_lie_in_cord is false
      And the urgency of catheter dislocation is within days
      And the questions do not include pain stops when infusion off

  Rule: What speaks for it

    Scenario Outline: Relief lost: <loss>, <days> days after the operation
      Given a patient with an implanted pump
      And xray catheter is displaced tip
      And days since implant is <days>
      And loss of pain relief is <loss>
      And nothing else is found
      When the visit is assessed
      Then statement dis_g_early is <truth>
      And the net grounds for catheter dislocation are between <least> and <most>

      Examples:
        | loss    | days    | truth   | least | most |
        | gradual | 30 d    | true    | 3     | 3    |
        | sudden  | 30 d    | true    | 3     | 3    |
        | gradual | 31 d    | false   | 2     | 2    |
        | none    | 30 d    | false   | 2     | 2    |
        | gradual | unknown | unknown | 2     | 3    |
        | unknown | 30 d    | unknown | 2     | 3    |

  Rule: What to check, in which order

    Scenario: A needle out of the gate, otherwise well
      Given a patient in the test period
      And gate or line disturbed is present
      And cows score is 0
      And nothing else is found
      When the visit is assessed
      Then the urgency of catheter dislocation is within days
      And check vital signs is the first check
      And check vital signs comes before gate and line inspection
      And check gate and line inspection comes before withdrawal score
      And check withdrawal score comes before plain radiographs
      And check plain radiographs comes before medication review
      And check vital signs is for catheter dislocation
      And check gate and line inspection is for catheter dislocation
      And check withdrawal score is for catheter dislocation
      And check plain radiographs is for catheter dislocation
      And check tip MRI is not recommended

    Scenario: A band of pain that stops with the infusion
      Given a patient with an implanted pump
      And radicular pain is present
      And pain stops when infusion off is present
      And nothing else is found
      When the visit is assessed
      Then the urgency of catheter dislocation is same day
      And check vital signs comes before withdrawal score
      And check withdrawal score comes before plain radiographs
      And check plain radiographs comes before tip MRI
      And check tip MRI comes before medication review
      And check tip MRI is for catheter dislocation
      And check gate and line inspection is not recommended
