Feature: Subdural haematoma, venous thrombosis or cranial nerve palsy after dural puncture

  Of the safety net: the leaflet does not name it. It is suspected on what makes it likely, stays calm on the near miss,
  and stays open while what decides it has not been answered.

  Rule: Bleeding or thrombosis in the head

    Scenario Outline: A headache that changes: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then subdural haematoma is <status>
      And statement <statement> is <truth>

      Examples:
        | first                             | second                            | status        | statement         | truth   |
        | headache posture is pattern lost  | nothing else is found             | suspected     | sdh_pattern_lost  | true    |
        | headache posture is worse upright | nothing else is found             | not supported | sdh_pattern_lost  | false   |
        | headache is unknown               | nothing else is found             | open          | sdh_pattern_lost  | unknown |
        | cranial nerve sign is present     | days since dural puncture is 60 d | suspected     | sdh_cranial_nerve | true    |
        | cranial nerve sign is present     | days since dural puncture is 61 d | not supported | sdh_cranial_nerve | false   |

  Rule: The change of pattern, the eye and the late headache

    Scenario: Double vision a week after the puncture
      The headache is nearly gone. Since yesterday he sees two of everything on looking left.

      Given a patient with an implanted pump
      And the dural puncture was 9 days ago
      And cranial nerve sign is present
      And nothing else is found
      When the visit is assessed
      Then subdural haematoma is suspected
      And statement sdh_cranial_nerve is true
      And sdh_g_cranial_nerve speaks for subdural haematoma
      And sdh_g_two_months speaks for subdural haematoma
      And the net grounds for subdural haematoma are between 2 and 2
      And the urgency is at least same day
      And check brain MRI is recommended
      And check emergency call is not recommended
      And caution caution_brain_mri_interrogate_after applies

    Scenario: The headache is always there now, and words do not come
      Three weeks after the implantation. On blood thinners for the heart. Since this morning her speech is slurred.

      Given a patient with an implanted pump
      And the dural puncture was 3 weeks ago
      And headache is present
      And headache posture is pattern lost
      And focal deficit is present
      And anticoagulated is present
      And nothing else is found
      When the visit is assessed
      Then subdural haematoma is suspected
      And subdural haematoma is among the first 1
      And the urgency is emergency
      And sdh_g_pattern_lost speaks for subdural haematoma
      And sdh_g_deficit speaks for subdural haematoma
      And the net grounds for subdural haematoma are between 5 and 5
      And check emergency call comes before vital signs
      And check vital signs comes before neurological examination
      And check neurological examination comes before positional test
      And check positional test comes before dural breach date
      And check dural breach date comes before medication review
      And check medication review comes before brain imaging
      And check brain imaging comes before neurosurgery referral

    Scenario: A postural headache in the first days, with a clear mind
      Given a patient in the test period
      And the dural puncture was 3 days ago
      And headache is present
      And headache posture is worse upright
      And headache onset after puncture is 1 d
      And nothing else is found
      When the visit is assessed
      Then subdural haematoma is not supported
      And statement sdh_g_two_months is true
      And the urgency is at least within days

    Scenario: No headache, and the puncture was a year ago
      Given a patient with an implanted pump
      And the dural puncture was 1 year ago
      And nothing else is found
      When the visit is assessed
      Then subdural haematoma is not supported
      And statement sdh_pattern_lost is false
      And statement sdh_cranial_nerve is false
      And statement sdh_late_headache_without_posture is false
      And statement sdh_g_pattern_lost is false
      And statement sdh_g_deficit is false
      And statement sdh_g_cranial_nerve is false
      And statement sdh_g_two_months is false
      And statement sdh_brain_in_danger is false
      And statement subdural_haematoma.positional_test is false
      And statement subdural_haematoma.medication_review is false
      And statement subdural_haematoma.brain_mri is false
      And statement subdural_haematoma.neurosurgery_referral is false
      And the net grounds for subdural haematoma are between 0 and 0

    Scenario: Nobody has asked about head, eyes or dates
      Given a patient with an implanted pump
      When the visit is assessed
      Then subdural haematoma is open
      And statement sdh_pattern_lost is unknown
      And statement sdh_cranial_nerve is unknown
      And statement sdh_late_headache_without_posture is unknown
      And statement sdh_g_pattern_lost is unknown
      And statement sdh_g_deficit is unknown
      And statement sdh_g_cranial_nerve is unknown
      And statement sdh_g_two_months is unknown
      And statement sdh_brain_in_danger is unknown
      And statement subdural_haematoma.positional_test is unknown
      And statement subdural_haematoma.medication_review is unknown
      And statement subdural_haematoma.brain_mri is unknown
      And statement subdural_haematoma.neurosurgery_referral is unknown
      And the net grounds for subdural haematoma are between 0 and 6

    Scenario Outline: The headache is <posture>
      Given a patient with an implanted pump
      And days since dural puncture is 90 d
      And headache is present
      And headache posture is <posture>
      And nothing else is found
      When the visit is assessed
      Then statement sdh_pattern_lost is <truth>
      And statement sdh_g_pattern_lost is <truth>
      And subdural haematoma is <status>
      And the net grounds for subdural haematoma are between <least> and <most>

      Examples:
        | posture       | truth   | status        | least | most |
        | pattern lost  | true    | suspected     | 2     | 2    |
        | worse upright | false   | not supported | 0     | 0    |
        | not postural  | false   | not supported | 0     | 0    |
        | unknown       | unknown | open          | 0     | 2    |

    Scenario Outline: Double vision <sign>, <days> after the puncture
      Given a patient with an implanted pump
      And days since dural puncture is <days>
      And cranial nerve sign is <sign>
      And nothing else is found
      When the visit is assessed
      Then statement sdh_cranial_nerve is <truth>
      And statement sdh_g_cranial_nerve is <eye>
      And statement sdh_g_two_months is <recent>
      And subdural haematoma is <status>

      Examples:
        | sign    | days    | truth   | eye     | recent  | status        |
        | present | 60 d    | true    | true    | true    | suspected     |
        | present | 61 d    | false   | true    | false   | not supported |
        | absent  | 60 d    | false   | false   | true    | not supported |
        | unknown | 60 d    | unknown | unknown | true    | open          |
        | present | unknown | unknown | true    | unknown | open          |

    Scenario Outline: A headache from day <onset> on, <posture>, seen on day <days>
      Given a patient with an implanted pump
      And days since dural puncture is <days>
      And headache is present
      And headache onset after puncture is <onset>
      And headache posture is <posture>
      And nothing else is found
      When the visit is assessed
      Then statement sdh_late_headache_without_posture is <truth>
      And subdural haematoma is <status>

      Examples:
        | onset   | posture       | days    | truth   | status        |
        | 6 d     | not postural  | 20 d    | true    | suspected     |
        | 5 d     | not postural  | 20 d    | false   | not supported |
        | 6 d     | worse upright | 20 d    | false   | not supported |
        | 6 d     | not postural  | 60 d    | true    | suspected     |
        | 6 d     | not postural  | 61 d    | false   | not supported |
        | unknown | not postural  | 20 d    | unknown | open          |
        | unknown | not postural  | 5 d     | false   | not supported |
        | 6 d     | unknown       | 20 d    | unknown | open          |
        | 6 d     | not postural  | unknown | unknown | open          |

  Rule: When the brain is in danger

    Scenario Outline: Double vision three weeks after the puncture, and <finding> is <value>
      Given a patient with an implanted pump
      And days since dural puncture is 20 d
      And cranial nerve sign is present
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then subdural haematoma is suspected
      And statement sdh_brain_in_danger is <danger>
      And statement sdh_g_deficit is <deficit>
      And statement subdural_haematoma.neurosurgery_referral is <deficit>
      And the urgency is at least <urgency>

      Examples:
        | finding            | value         | danger  | deficit | urgency   |
        | consciousness      | new confusion | true    | true    | emergency |
        | consciousness      | alert         | false   | false   | same day  |
        | consciousness      | unknown       | unknown | unknown | same day  |
        | seizure            | present       | true    | false   | emergency |
        | seizure            | unknown       | unknown | false   | same day  |
        | focal deficit      | present       | true    | true    | emergency |
        | focal deficit      | unknown       | unknown | unknown | same day  |
        | visual disturbance | present       | false   | false   | same day  |
        | nausea or vomiting | present       | false   | false   | same day  |

    Scenario Outline: A headache that lost its pattern, and <finding> is <value>
      Given a patient with an implanted pump
      And days since dural puncture is 20 d
      And headache is present
      And headache posture is pattern lost
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement subdural_haematoma.brain_mri is <mri>
      And statement subdural_haematoma.medication_review is <drugs>
      And statement subdural_haematoma.positional_test is true

      Examples:
        | finding            | value   | mri     | drugs   |
        | cranial nerve sign | present | true    | false   |
        | cranial nerve sign | unknown | unknown | false   |
        | seizure            | present | true    | false   |
        | anticoagulated     | present | false   | true    |
        | anticoagulated     | unknown | false   | unknown |
        | photophobia        | present | false   | false   |

    Scenario: Double vision without any headache
      Given a patient with an implanted pump
      And days since dural puncture is 20 d
      And cranial nerve sign is present
      And headache is absent
      And nothing else is found
      When the visit is assessed
      Then statement subdural_haematoma.positional_test is false

    Scenario: A late headache that was postural once, and has changed
      That it began on day nine speaks of its own statement only when it never cared about posture.

      Given a patient in the test period
      And days since dural puncture is 20 d
      And headache is present
      And headache posture is pattern lost
      And headache onset after puncture is 9 d
      And nothing else is found
      When the visit is assessed
      Then subdural haematoma is suspected
      And statement sdh_pattern_lost is true
      And statement sdh_late_headache_without_posture is false

    Scenario: From the emergency call to the surgeon: a constant headache, double vision, and words that do not come
      Given a patient in the test period
      And days since dural puncture is 20 d
      And headache is present
      And headache posture is pattern lost
      And headache onset after puncture is 9 d
      And cranial nerve sign is present
      And focal deficit is present
      And anticoagulated is present
      And nothing else is found
      When the visit is assessed
      Then subdural haematoma is among the first 1
      And check emergency call comes before vital signs
      And check vital signs comes before neurological examination
      And check neurological examination comes before positional test
      And check positional test comes before dural breach date
      And check dural breach date comes before medication review
      And check medication review comes before brain imaging
      And check brain imaging comes before brain MRI
      And check brain MRI comes before neurosurgery referral

  Rule: Sickness with a headache that gets worse

    Scenario Outline: A changed headache, <course>, and sick: <sick>
      Beyond two months after the puncture no red flag covers it.

      Given a patient with an implanted pump
      And days since dural puncture is 80 d
      And headache is present
      And headache posture is pattern lost
      And headache course is <course>
      And nausea or vomiting is <sick>
      And nothing else is found
      When the visit is assessed
      Then statement sdh_brain_in_danger is <danger>
      And the urgency is at least <urgency>

      Examples:
        | course    | sick    | danger  | urgency   |
        | worsening | present | true    | emergency |
        | unchanged | present | false   | same day  |
        | improving | present | false   | same day  |
        | worsening | absent  | false   | same day  |
        | worsening | unknown | unknown | same day  |
        | unknown   | present | unknown | same day  |
