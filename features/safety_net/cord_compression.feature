Feature: Compression of the spinal cord or cauda equina

  Weakness, saddle numbness and incontinence are red flags. This feature promises that the quieter signs are seen too: retention,
  two signs from the long tracts, a full bladder on the scan; and that the opioid is never blamed for more than early retention.

  Rule: It is suspected by loud signs and by quiet ones

    Scenario: Stumbling on the kerb
      Two years of morphine through the pump. For a week she has been stumbling; the reflexes are brisk on both sides. The
      legs are strong.

      Given a patient with an implanted pump
      And drug morphine is present
      And gait change is present
      And hyperreflexia is present
      And nothing else is found
      When the visit is assessed
      Then cord compression is suspected
      And statement cord_two_signs is true
      And red flag rf_03_cord_or_cauda is not raised
      And catheter tip granuloma is suspected
      And the urgency is at least same day
      And check spinal MRI is recommended

    Scenario: He can't pass water on the second day of the test period
      The infusion was started yesterday. No back pain, both legs strong, no numbness. It is probably the opioid; the bladder
      is scanned today all the same.

      Given a patient in the test period
      And hours since dose event is 26 h
      And urinary retention is present
      And nothing else is found
      When the visit is assessed
      Then cord compression is suspected
      And statement cord_retention is true
      And cord_g_early_retention_alone speaks against cord compression
      And the net grounds for cord compression are between -1 and 0
      And the urgency is at least same day
      And check bladder scan is recommended
      And caution caution_bladder_scan_no_delay applies

    Scenario Outline: Something new below the waist: <finding> is <value>
      Given a patient in the test period
      And <finding> is <value>
      And tip mri is no mass
      And post void residual is 20 mL
      And nothing else is found
      When the visit is assessed
      Then cord compression is <status>
      And statement cord_cauda_signs is <cauda>
      And statement cord_g_cauda_signs is <cauda>
      And statement cord_weakness is <weak>
      And statement cord_g_weakness is <weak>
      And statement cord_retention is <retention>
      And the net grounds for cord compression are between <least> and <most>

      Examples:
        | finding           | value   | status        | cauda   | weak    | retention | least | most |
        | saddle numbness   | present | suspected     | true    | false   | false     | 2     | 2    |
        | incontinence      | present | suspected     | true    | false   | false     | 2     | 2    |
        | leg weakness      | present | suspected     | false   | true    | false     | 2     | 2    |
        | urinary retention | present | suspected     | false   | false   | true      | -1    | 0    |
        | sensory change    | present | suspected     | false   | false   | false     | 0     | 0    |
        | back pain         | present | not supported | false   | false   | false     | 0     | 0    |
        | saddle numbness   | unknown | open          | unknown | false   | false     | 0     | 2    |
        | incontinence      | unknown | open          | unknown | false   | false     | 0     | 2    |
        | leg weakness      | unknown | open          | false   | unknown | false     | 0     | 2    |
        | urinary retention | unknown | open          | false   | false   | unknown   | -1    | 0    |

    Scenario Outline: Nothing else looks for it in the test period: numbness <numb>, gait <gait>
      Under an implanted pump the rules of the granuloma look for these; with a catheter just placed nobody else does.

      Given a patient in the test period
      And sensory change is <numb>
      And gait change is <gait>
      And tip mri is no mass
      And post void residual is 20 mL
      And nothing else is found
      When the visit is assessed
      Then statement cord_new_deficit_in_test_period is <truth>
      And cord compression is <status>
      And the urgency is at least <urgency>

      Examples:
        | numb    | gait    | truth   | status        | urgency  |
        | present | absent  | true    | suspected     | same day |
        | absent  | present | true    | suspected     | same day |
        | absent  | absent  | false   | not supported | routine  |
        | unknown | absent  | unknown | open          | routine  |
        | absent  | unknown | unknown | open          | routine  |

    Scenario Outline: Numbness <numb>, gait <gait>, brisk reflexes <reflexes>
      Given a patient with an implanted pump
      And sensory change is <numb>
      And gait change is <gait>
      And hyperreflexia is <reflexes>
      And tip mri is no mass
      And post void residual is 20 mL
      And nothing else is found
      When the visit is assessed
      Then statement cord_two_signs is <truth>
      And cord compression is <status>

      Examples:
        | numb    | gait    | reflexes | truth   | status        |
        | present | present | absent   | true    | suspected     |
        | present | absent  | present  | true    | suspected     |
        | absent  | present | present  | true    | suspected     |
        | present | absent  | absent   | false   | not supported |
        | absent  | present | absent   | false   | not supported |
        | absent  | absent  | present  | false   | not supported |
        | present | unknown | absent   | unknown | open          |
        | absent  | present | unknown  | unknown | open          |

    Scenario Outline: <residual> left in the bladder, and <finding> is <value>
      Given a patient in the test period
      And post void residual is <residual>
      And <finding> is <value>
      And tip mri is no mass
      And nothing else is found
      When the visit is assessed
      Then statement cord_residual_with_back_signs is <truth>
      And statement cord_residual_emergency is <truth>
      And statement cord_g_residual is <ground>
      And cord compression is <status>
      And the urgency is at least <urgency>
      And the net grounds for cord compression are between <least> and <most>

      Examples:
        | residual | finding           | value   | truth   | ground  | status        | urgency     | least | most |
        | 200 mL   | back pain         | present | true    | true    | suspected     | emergency   | 1     | 1    |
        | 199 mL   | back pain         | present | false   | false   | not supported | routine     | 0     | 0    |
        | 200 mL   | radicular pain    | present | true    | true    | suspected     | emergency   | 1     | 1    |
        | 199 mL   | radicular pain    | present | false   | false   | not supported | within days | 0     | 0    |
        | 200 mL   | sensory change    | present | true    | true    | suspected     | emergency   | 1     | 1    |
        | 200 mL   | spinal tenderness | present | false   | true    | not supported | routine     | 1     | 1    |
        | 200 mL   | back pain         | absent  | false   | true    | not supported | routine     | 1     | 1    |
        | 200 mL   | back pain         | unknown | unknown | true    | open          | routine     | 1     | 1    |
        | unknown  | back pain         | present | unknown | unknown | open          | routine     | 0     | 1    |

    Scenario Outline: MRI at the level of the tip: <mri>
      Given a patient in the test period
      And tip mri is <mri>
      And post void residual is 20 mL
      And nothing else is found
      When the visit is assessed
      Then statement cord_seen_on_mri is <truth>
      And statement cord_mri_emergency is <truth>
      And cord compression is <status>

      Examples:
        | mri                 | truth   | status        |
        | cord compression    | true    | suspected     |
        | mass                | false   | not supported |
        | epidural collection | false   | not supported |
        | no mass             | false   | not supported |
        | unknown             | unknown | open          |

    Scenario: The MRI shows a compressed cord in a patient who feels nothing
      Given a patient in the test period
      And tip mri is cord compression
      And nothing else is found
      When the visit is assessed
      Then cord compression is suspected
      And the urgency is emergency

  Rule: The opioid is blamed for early retention, and for nothing else

    Scenario Outline: Retention <hours> after the last dose change, with <finding> <value>
      Given a patient in the test period
      And urinary retention is present
      And hours since dose event is <hours>
      And <finding> is <value>
      And post void residual is 150 mL
      And nothing else is found
      When the visit is assessed
      Then cord compression is suspected
      And statement cord_g_early_retention_alone is <early>
      And statement cord_late_retention is <late>
      And the urgency is at least <urgency>
      And the net grounds for cord compression are between <least> and <most>

      Examples:
        | hours   | finding        | value   | early   | late    | urgency   | least | most |
        | 168 h   | yawning        | absent  | true    | false   | same day  | -1    | -1   |
        | 168.1 h | yawning        | absent  | false   | true    | emergency | 0     | 0    |
        | 168 h   | leg weakness   | present | false   | false   | emergency | 2     | 2    |
        | 168 h   | sensory change | present | false   | false   | emergency | 0     | 0    |
        | 168 h   | back pain      | present | false   | false   | emergency | 0     | 0    |
        | unknown | yawning        | absent  | unknown | unknown | same day  | -1    | 0    |
        | 168 h   | leg weakness   | unknown | unknown | false   | same day  | -1    | 2    |
        | 168 h   | sensory change | unknown | unknown | false   | same day  | -1    | 0    |
        | 168 h   | back pain      | unknown | unknown | false   | same day  | -1    | 0    |

    Scenario: No retention, long after the last dose change
      Given a patient in the test period
      And gait change is present
      And hyperreflexia is present
      And hours since dose event is 400 h
      And nothing else is found
      When the visit is assessed
      Then cord compression is suspected
      And statement cord_late_retention is false
      And the urgency is at least same day

    Scenario: Retention a month after the last dose change
      Given a patient with an implanted pump
      And urinary retention is present
      And hours since dose event is 720 h
      And post void residual is 400 mL
      And nothing else is found
      When the visit is assessed
      Then cord compression is suspected
      And statement cord_late_retention is true
      And cord_g_residual speaks for cord compression
      And the net grounds for cord compression are between 1 and 1
      And the urgency is emergency

  Rule: What nobody asked keeps it open

    Scenario: Nobody has asked about legs and bladder
      Given a patient with an implanted pump
      When the visit is assessed
      Then cord compression is open
      And statement cord_cauda_signs is unknown
      And statement cord_sexual_function is unknown
      And statement cord_weakness is unknown
      And statement cord_retention is unknown
      And statement cord_two_signs is unknown
      And statement cord_residual_with_back_signs is unknown
      And statement cord_seen_on_mri is unknown
      And statement cord_g_cauda_signs is unknown
      And statement cord_g_weakness is unknown
      And statement cord_g_residual is unknown
      And statement cord_g_early_retention_alone is unknown
      And statement cord_late_retention is unknown
      And statement cord_residual_emergency is unknown
      And statement cord_mri_emergency is unknown
      And the net grounds for cord compression are between -1 and 5

    Scenario: "My legs feel odd", on the telephone
      Given a patient with an implanted pump
      And sensory change is present
      When the visit is assessed
      Then cord compression is open
      And statement cord_weakness is unknown
      And statement cord_weakness needs leg weakness
      And statement cord_cauda_signs is unknown
      And statement cord_two_signs is unknown
      And the urgency is between same day and emergency
      And the questions include leg weakness

    Scenario: Legs, bladder, reflexes and MRI all sound
      Given a patient with an implanted pump
      And post void residual is 20 mL
      And tip MRI is no mass
      And nothing else is found
      When the visit is assessed
      Then cord compression is not supported
      And statement cord_cauda_signs is false
      And statement cord_weakness is false
      And statement cord_retention is false
      And statement cord_two_signs is false
      And statement cord_residual_with_back_signs is false
      And statement cord_seen_on_mri is false
      And statement cord_g_cauda_signs is false
      And statement cord_g_weakness is false
      And statement cord_g_residual is false
      And statement cord_g_early_retention_alone is false
      And statement cord_late_retention is false
      And statement cord_residual_emergency is false
      And statement cord_mri_emergency is false
      And the net grounds for cord compression are between 0 and 0

  Rule: What to do, in which order

    Scenario: From the examination to the surgeon
      Given a patient in the test period
      And gait change is present
      And hyperreflexia is present
      And nothing else is found
      When the visit is assessed
      Then cord compression is among the first 1
      And statement cord_compression.neurological_examination is true
      And statement cord_compression.perianal_sensation is true
      And statement cord_compression.bladder_scan is true
      And statement cord_compression.medication_review is true
      And statement cord_compression.spinal_mri is true
      And statement cord_compression.ct_myelogram is true
      And statement cord_compression.neurosurgery_referral is true
      And check neurological examination comes before perianal sensation
      And check perianal sensation comes before bladder scan
      And check bladder scan comes before medication review
      And check medication review comes before spinal MRI
      And check spinal MRI comes before ct myelogram
      And check ct myelogram comes before neurosurgery referral

  Rule: Sexual function, and a full bladder

    Scenario Outline: Loss of sexual function since the last visit: <sexual>
      Given a patient with an implanted pump
      And sexual dysfunction is <sexual>
      And tip mri is no mass
      And post void residual is 20 mL
      And nothing else is found
      When the visit is assessed
      Then statement cord_sexual_function is <truth>
      And cord compression is <status>
      And the urgency is at least <urgency>

      Examples:
        | sexual  | truth   | status        | urgency  |
        | present | true    | suspected     | same day |
        | absent  | false   | not supported | routine  |
        | unknown | unknown | open          | routine  |

    Scenario Outline: <volume> in the bladder
      Given a patient in the test period
      And urinary retention is present
      And post void residual is <volume>
      And nothing else is found
      When the visit is assessed
      Then statement cord_compression.bladder_catheter is <truth>

      Examples:
        | volume  | truth   |
        | 600 mL  | false   |
        | 601 mL  | true    |
        | unknown | unknown |

    Scenario: He has not passed water since noon, and the scanner shows 750
      Given a patient in the test period
      And urinary retention is present
      And post void residual is 750 mL
      And nothing else is found
      When the visit is assessed
      Then check bladder catheter is recommended
      And check bladder scan comes before catheterisation of the bladder
      And check catheterisation of the bladder comes before medication review
