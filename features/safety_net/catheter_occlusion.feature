Feature: Kinked or blocked catheter

  The leaflet does not name it; it starves the patient of the drug like a break. Nothing can be drawn back, too much is left in the
  reservoir although the rotor turns, and the same picture may be a granuloma at the tip.

  Rule: It is suspected at the port, on the film, and in the reservoir

    Scenario: Eighteen months on, half of the drug is still in the pump
      Less and less help for a month. At the refill 11 mL come out where 3 were expected. The rotor turns, and through the side port
      nothing can be drawn back.

      Given a patient with an implanted pump
      And the implantation was 18 months ago
      And loss of pain relief is gradual
      And last fill is 20 mL
      And residual expected is 3 mL
      And residual actual is 11 mL
      And rotor test is rotates
      And csf aspirable is absent
      And nothing else is found
      When the visit is assessed
      Then catheter occlusion is a suspected part of catheter fault
      And statement occ_residual_with_turning_rotor is true
      And statement cath_not_aspirable is true
      And cath_g_not_aspirable speaks for catheter occlusion
      And cath_g_residual_with_turning_rotor speaks for catheter occlusion
      And the urgency of catheter occlusion is within days
      And check tip MRI is for catheter occlusion
      And caution caution_occlusion_then_over_infusion applies

    Scenario: The test catheter runs hard
      Test period, day six. The pump gives an occlusion alarm twice a day and the nurse feels resistance on drawing at the gate. The
      relief holds.

      Given a patient in the test period
      And the implantation was 6 days ago
      And resistance at port is present
      And nothing else is found
      When the visit is assessed
      Then catheter occlusion is a suspected part of catheter fault
      And statement occ_resistance is true
      And occ_g_resistance speaks for catheter occlusion
      And the urgency is at least within days

    Scenario Outline: At the port: fluid can be drawn <drawn>, resistance <resistance>
      Given a patient with an implanted pump
      And contrast study is free flow
      And xray catheter is intact
      And rotor test is rotates
      And delivered ratio is 1
      And csf aspirable is <drawn>
      And resistance at port is <resistance>
      And nothing else is found
      When the visit is assessed
      Then statement cath_not_aspirable is <blocked>
      And statement cath_g_not_aspirable is <blocked>
      And statement occ_resistance is <hard>
      And statement occ_g_resistance is <hard>
      And catheter occlusion is <status>
      And statement caution_occlusion_then_over_infusion is <caution>
      And the net grounds for catheter occlusion are between <least> and <most>

      Examples:
        | drawn   | resistance | blocked | hard    | status        | caution | least | most |
        | absent  | absent     | true    | false   | suspected     | true    | 2     | 2    |
        | present | present    | false   | true    | suspected     | true    | 1     | 1    |
        | present | absent     | false   | false   | not supported | false   | 0     | 0    |
        | unknown | absent     | unknown | false   | open          | unknown | 0     | 2    |
        | present | unknown    | false   | unknown | open          | unknown | 0     | 1    |

    Scenario Outline: Contrast in the catheter: <study>
      Given a patient with an implanted pump
      And csf aspirable is present
      And resistance at port is absent
      And xray catheter is intact
      And rotor test is rotates
      And delivered ratio is 1
      And contrast study is <study>
      And nothing else is found
      When the visit is assessed
      Then statement cath_contrast_does_not_flow is <truth>
      And catheter occlusion is <status>

      Examples:
        | study         | truth   | status        |
        | no flow       | true    | suspected     |
        | free flow     | false   | not supported |
        | extravasation | false   | not supported |
        | unknown       | unknown | open          |

    Scenario Outline: The plain film shows: <film>
      Given a patient with an implanted pump
      And csf aspirable is present
      And resistance at port is absent
      And contrast study is free flow
      And rotor test is rotates
      And delivered ratio is 1
      And xray catheter is <film>
      And nothing else is found
      When the visit is assessed
      Then statement occ_kinked is <truth>
      And statement occ_g_kinked is <truth>
      And catheter occlusion is <status>
      And the net grounds for catheter occlusion are between <least> and <most>

      Examples:
        | film          | truth   | status        | least | most |
        | kinked        | true    | suspected     | 2     | 2    |
        | displaced tip | false   | not supported | 0     | 0    |
        | discontinuity | false   | not supported | 0     | 0    |
        | disconnected  | false   | not supported | 0     | 0    |
        | intact        | false   | not supported | 0     | 0    |
        | pump flipped  | false   | not supported | 0     | 0    |
        | unknown       | unknown | open          | 0     | 2    |

    Scenario Outline: The pump gave <ratio> of what it should, and the rotor <rotor>
      Given a patient with an implanted pump
      And csf aspirable is present
      And resistance at port is absent
      And contrast study is free flow
      And xray catheter is intact
      And delivered ratio is <ratio>
      And rotor test is <rotor>
      And nothing else is found
      When the visit is assessed
      Then statement occ_residual_with_turning_rotor is <truth>
      And statement cath_g_residual_with_turning_rotor is <truth>
      And catheter occlusion is <status>
      And the net grounds for catheter occlusion are between <least> and <most>

      Examples:
        | ratio   | rotor           | truth   | status        | least | most |
        | 0.854   | rotates         | true    | suspected     | 2     | 2    |
        | 0.855   | rotates         | false   | not supported | 0     | 0    |
        | 0.4     | does not rotate | false   | not supported | 0     | 0    |
        | 0.4     | unknown         | unknown | open          | 0     | 2    |
        | unknown | rotates         | unknown | open          | 0     | 2    |

  Rule: What to check, in which order

    Scenario: Resistance at the port, and the relief holds
      Given a patient with an implanted pump
      And resistance at port is present
      And cows score is 0
      And nothing else is found
      When the visit is assessed
      Then catheter occlusion is suspected
      And the urgency of catheter occlusion is within days
      And the urgency of catheter fault is within days
      And check vital signs comes before withdrawal score
      And check withdrawal score comes before reservoir volume
      And check reservoir volume comes before tip MRI
      And check tip MRI comes before medication review
      And check vital signs is for catheter occlusion
      And check withdrawal score is for catheter occlusion
      And check reservoir volume is for catheter occlusion
      And check tip MRI is for catheter occlusion
      And check contrast study is not recommended
