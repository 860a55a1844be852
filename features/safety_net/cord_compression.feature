Feature: Compression of the spinal cord or cauda equina

  Of the safety net: the leaflet does not name it. It is suspected on what makes it likely, stays calm on the near miss,
  and stays open while what decides it has not been answered.

  Rule: Pressure on the cord or the cauda equina

    Scenario Outline: Something new below the waist: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then cord compression is <status>
      And statement <statement> is <truth>

      Examples:
        | first                        | second                   | status    | statement                     | truth   |
        | saddle numbness is present   | nothing else is found    | suspected | cord_cauda_signs              | true    |
        | incontinence is present      | nothing else is found    | suspected | cord_cauda_signs              | true    |
        | leg weakness is present      | nothing else is found    | suspected | cord_weakness                 | true    |
        | urinary retention is present | nothing else is found    | suspected | cord_retention                | true    |
        | gait change is present       | hyperreflexia is present | suspected | cord_two_signs                | true    |
        | gait change is present       | nothing else is found    | open      | cord_two_signs                | false   |
        | sensory change is present    | gait change is unknown   | open      | cord_two_signs                | unknown |
        | post void residual is 200 mL | back pain is present     | suspected | cord_residual_with_back_signs | true    |
        | post void residual is 199 mL | back pain is present     | open      | cord_residual_with_back_signs | false   |
        | leg weakness is unknown      | nothing else is found    | open      | cord_weakness                 | unknown |
        | saddle numbness is unknown   | nothing else is found    | open      | cord_cauda_signs              | unknown |
        | back pain is present         | nothing else is found    | open      | cord_weakness                 | false   |

  Rule: Each sign, alone and with others

    Scenario: Walking as if on cotton wool, in the third year of infusion
      She holds on to the furniture. On examination the ankle jerks are brisk; the legs are strong, bladder and bowel normal.

      Given a patient with an implanted pump
      And gait change is present
      And hyperreflexia is present
      And nothing else is found
      When the visit is assessed
      Then cord compression is suspected
      And statement cord_two_signs is true
      And red flag rf_03_cord_or_cauda is not raised
      And the urgency is at least same day
      And check neurological examination comes before perianal sensation
      And check perianal sensation comes before bladder scan
      And check bladder scan comes before medication review
      And check medication review comes before spinal MRI
      And check spinal MRI comes before CT myelogram
      And check spinal MRI comes before neurosurgery referral
      And caution caution_bladder_scan_no_delay applies

    Scenario: He can't pass water on the second day of morphine
      Test infusion since yesterday. Legs, feeling and back are as before. Often it is the opioid; it is scanned today.

      Given a patient in the test period
      And urinary retention is present
      And hours since dose event is 30 h
      And post void residual is 150 mL
      And nothing else is found
      When the visit is assessed
      Then cord compression is suspected
      And cord_g_early_retention_alone speaks against cord compression
      And the net grounds for cord compression are between -1 and -1
      And red flag rf_03_cord_or_cauda is not raised
      And statement cord_late_retention is false
      And statement cord_scan_today is true
      And check bladder scan is recommended

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

    Scenario: Nobody has asked about legs and bladder
      Given a patient with an implanted pump
      When the visit is assessed
      Then cord compression is open
      And statement cord_cauda_signs is unknown
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

    Scenario Outline: Below the waist: <finding> is <value>
      Given a patient with an implanted pump
      And post void residual is 20 mL
      And tip MRI is no mass
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement cord_cauda_signs is <cauda>
      And statement cord_g_cauda_signs is <cauda>
      And statement cord_weakness is <weak>
      And statement cord_g_weakness is <weak>
      And statement cord_retention is <retention>
      And cord compression is <status>
      And the net grounds for cord compression are between <least> and <most>

      Examples:
        | finding           | value   | cauda   | weak    | retention | status        | least | most |
        | saddle numbness   | present | true    | false   | false     | suspected     | 2     | 2    |
        | saddle numbness   | unknown | unknown | false   | false     | open          | 0     | 2    |
        | incontinence      | present | true    | false   | false     | suspected     | 2     | 2    |
        | incontinence      | unknown | unknown | false   | false     | open          | 0     | 2    |
        | leg weakness      | present | false   | true    | false     | suspected     | 2     | 2    |
        | leg weakness      | unknown | false   | unknown | false     | open          | 0     | 2    |
        | urinary retention | unknown | false   | false   | unknown   | open          | -1    | 0    |
        | sensory change    | present | false   | false   | false     | not supported | 0     | 0    |
        | gait change       | present | false   | false   | false     | not supported | 0     | 0    |
        | hyperreflexia     | present | false   | false   | false     | not supported | 0     | 0    |

    Scenario Outline: Numbness <numb>, gait <gait>, brisk reflexes <brisk>
      Given a patient with an implanted pump
      And sensory change is <numb>
      And gait change is <gait>
      And hyperreflexia is <brisk>
      And post void residual is 20 mL
      And tip MRI is no mass
      And nothing else is found
      When the visit is assessed
      Then statement cord_two_signs is <truth>
      And cord compression is <status>

      Examples:
        | numb    | gait    | brisk   | truth   | status        |
        | present | present | absent  | true    | suspected     |
        | present | absent  | present | true    | suspected     |
        | absent  | present | present | true    | suspected     |
        | present | absent  | absent  | false   | not supported |
        | absent  | absent  | present | false   | not supported |
        | present | unknown | absent  | unknown | open          |
        | unknown | absent  | present | unknown | open          |
        | unknown | absent  | absent  | false   | not supported |

    Scenario Outline: <left> left in the bladder, and <finding> is <value>
      Given a patient with an implanted pump
      And tip MRI is no mass
      And post void residual is <left>
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement cord_residual_with_back_signs is <truth>
      And statement cord_residual_emergency is <truth>
      And statement cord_g_residual is <large>
      And cord compression is <status>
      And the urgency is at least <urgency>

      Examples:
        | left    | finding        | value   | truth   | large   | status        | urgency   |
        | 200 mL  | back pain      | present | true    | true    | suspected     | emergency |
        | 200 mL  | radicular pain | present | true    | true    | suspected     | emergency |
        | 200 mL  | sensory change | present | true    | true    | suspected     | emergency |
        | 200 mL  | gait change    | present | false   | true    | not supported | same day  |
        | 200 mL  | headache       | absent  | false   | true    | not supported | routine   |
        | 200 mL  | back pain      | unknown | unknown | true    | open          | routine   |
        | 199 mL  | back pain      | present | false   | false   | not supported | routine   |
        | unknown | back pain      | present | unknown | unknown | open          | routine   |

    Scenario Outline: The MRI shows: <found>
      Given a patient with an implanted pump
      And post void residual is 20 mL
      And tip MRI is <found>
      And nothing else is found
      When the visit is assessed
      Then statement cord_seen_on_mri is <truth>
      And statement cord_mri_emergency is <truth>
      And cord compression is <status>

      Examples:
        | found               | truth   | status        |
        | cord compression    | true    | suspected     |
        | mass                | false   | not supported |
        | epidural collection | false   | not supported |
        | unknown             | unknown | open          |

    Scenario: The film of the spine shows a squeezed cord, before she notices anything
      Given a patient with an implanted pump
      And tip MRI is cord compression
      And nothing else is found
      When the visit is assessed
      Then cord compression is suspected
      And the urgency is emergency
      And check neurosurgery referral is recommended

  Rule: Retention, early and late

    Scenario Outline: Retention <retention>, <hours> after the dose event, and <finding> is <value>
      Given a patient with an implanted pump
      And urinary retention is <retention>
      And hours since dose event is <hours>
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement cord_g_early_retention_alone is <early>
      And statement cord_late_retention is <late>

      Examples:
        | retention | hours   | finding        | value   | early   | late    |
        | present   | 168 h   | headache       | absent  | true    | false   |
        | present   | 168.1 h | headache       | absent  | false   | true    |
        | present   | unknown | headache       | absent  | unknown | unknown |
        | absent    | 168 h   | headache       | absent  | false   | false   |
        | absent    | 200 h   | headache       | absent  | false   | false   |
        | unknown   | 168 h   | headache       | absent  | unknown | false   |
        | unknown   | 200 h   | headache       | absent  | false   | unknown |
        | present   | 30 h    | leg weakness   | present | false   | false   |
        | present   | 30 h    | leg weakness   | unknown | unknown | false   |
        | present   | 30 h    | sensory change | present | false   | false   |
        | present   | 30 h    | sensory change | unknown | unknown | false   |
        | present   | 30 h    | back pain      | present | false   | false   |
        | present   | 30 h    | back pain      | unknown | unknown | false   |
        | present   | 30 h    | radicular pain | present | true    | false   |

    Scenario Outline: New retention <hours> after the last dose event, nothing else
      Given a patient with an implanted pump
      And urinary retention is present
      And post void residual is 20 mL
      And tip MRI is no mass
      And hours since dose event is <hours>
      And nothing else is found
      When the visit is assessed
      Then cord compression is suspected
      And the urgency is at least <urgency>

      Examples:
        | hours   | urgency   |
        | 168 h   | same day  |
        | 168.1 h | emergency |
        | unknown | same day  |
