Feature: Post-dural puncture headache

  A headache after the dura was opened is recognised by its time and by posture, and is only called harmless once fever,
  a changed pattern and brain signs have been looked for. What was not asked never counts as absent.

  Rule: It is suspected by when it began, or by posture

    Scenario: Headache on day two that eases lying down
      Test period, catheter put in the day before yesterday. Since yesterday the head aches within minutes of sitting up
      and is well again on the pillow. No fever, no stiff neck, the wound is dry.

      Given a patient in the test period
      And the dural puncture was 2 days ago
      And the start of the headache was 1 days ago
      And headache is present
      And headache posture is worse upright
      And nothing else is found
      When the visit is assessed
      Then post-dural puncture headache is suspected
      And post-dural puncture headache is among the first 1
      And the urgency is at least within days
      And statement pdph_early_headache is true
      And statement pdph_postural_headache is true
      And pdph_postural speaks for PDPH
      And pdph_onset_by_day_3 speaks for PDPH
      And statement pdph_late_onset is false
      And statement pdph_over_14_days is false
      And statement pdph_fever_against is false
      And red flag rf_04_meningitis is not raised
      And red flag rf_07_subdural_or_vein is not raised
      And there is no issue

    Scenario: Headache on the ward round after the pump was implanted
      A man of 62, pump implanted four days ago. Headache since the day after, sitting up to eat is possible. Alert,
      afebrile, both incisions dry.

      Given a patient with an implanted pump
      And the implantation was 4 days ago
      And the dural puncture was 4 days ago
      And the start of the headache was 3 days ago
      And age is 62 a
      And sex is male
      And headache is present
      And headache posture is worse upright
      And nothing else is found
      When the visit is assessed
      Then PDPH is suspected
      And the urgency is at least within days
      And the net grounds for PDPH are between 3 and 5
      And statement pdph_at_risk is false
      And statement pdph_fever_against is false

    Scenario Outline: A headache that began on day <onset> after the puncture
      Given a patient with an implanted pump
      And the dural puncture was 20 days ago
      And headache is present
      And headache onset after puncture is <onset> d
      And headache posture is not postural
      And nothing else is found
      When the visit is assessed
      Then statement pdph_early_headache is <early>
      And statement pdph_onset_by_day_3 is <by day 3>
      And statement pdph_late_onset is <late>
      And PDPH is <status>

      Examples:
        | onset | early | by day 3 | late  | status        |
        | 0     | true  | true     | false | suspected     |
        | 3     | true  | true     | false | suspected     |
        | 4     | true  | false    | false | suspected     |
        | 5     | true  | false    | false | suspected     |
        | 6     | false | false    | true  | not supported |

    Scenario: Postural headache four weeks after the implantation
      A catheter can leak long after the puncture: the headache is new this week, and goes when she lies down.

      Given a patient with an implanted pump
      And the dural puncture was 28 days ago
      And the start of the headache was 4 days ago
      And headache is present
      And headache posture is worse upright
      And nothing else is found
      When the visit is assessed
      Then PDPH is suspected
      And statement pdph_postural_headache is true
      And statement pdph_early_headache is false
      And pdph_late_onset speaks against PDPH
      And the net grounds for PDPH are between 1 and 4

    Scenario: Constant headache that began in the third week
      Given a patient with an implanted pump
      And the dural puncture was 24 days ago
      And the start of the headache was 4 days ago
      And headache is present
      And headache posture is not postural
      And nothing else is found
      When the visit is assessed
      Then PDPH is not supported
      And statement pdph_postural_headache is false
      And statement pdph_postural is false
      And statement pdph_early_headache is false
      And subdural haematoma is suspected

    Scenario: No headache at all on day two
      Given a patient in the test period
      And the dural puncture was 2 days ago
      And nothing else is found
      When the visit is assessed
      Then PDPH is not supported
      And statement pdph_early_headache is false
      And statement pdph_postural_headache is false
      And statement pdph_disabling is false

    Scenario: A call on the third evening, before the first day of the headache is known
      He has a headache now, three days after the puncture, so it can't have begun later than day three.

      Given a patient in the test period
      And the dural puncture was 3 days ago
      And headache is present
      When the visit is assessed
      Then statement pdph_early_headache is true
      And statement pdph_early_headache was decided by headache onset after puncture
      And pdph_onset_by_day_3 speaks for PDPH
      And statement pdph_late_onset is false

    Scenario: A call in the second week, before the first day of the headache is known
      Given a patient in the test period
      And the dural puncture was 9 days ago
      And headache is present
      When the visit is assessed
      Then PDPH is open
      And statement pdph_early_headache is unknown
      And statement pdph_early_headache needs headache onset after puncture
      And statement pdph_onset_by_day_3 is unknown
      And statement pdph_late_onset is unknown
      And statement pdph_postural_headache is unknown
      And statement pdph_postural is unknown
      And the urgency is between routine and emergency
      And the questions include headache posture

    Scenario: Two days after the puncture, and nobody has asked for a headache
      That the puncture is recent makes no headache; only the answer does.

      Given a patient in the test period
      And the dural puncture was 2 days ago
      When the visit is assessed
      Then PDPH is open
      And statement pdph_early_headache is unknown
      And statement pdph_early_headache needs headache
      And the urgency is between routine and emergency

    Scenario: Somebody who only says "I have had a puncture", and was not asked for a headache
      Given a patient whose phase of therapy is unknown
      And the dural puncture was 30 days ago
      When the visit is assessed
      Then PDPH is open
      And statement pdph_postural_headache needs headache
      And triage is not settled
      And the questions include headache

  Rule: What speaks for it

    Scenario Outline: A low-pressure headache with <companion>
      Given a patient with an implanted pump
      And the dural puncture was 3 days ago
      And the start of the headache was 2 days ago
      And age is 60 a
      And sex is male
      And headache is present
      And headache posture is worse upright
      And <companion> is present
      And nothing else is found
      When the visit is assessed
      Then <ground> speaks for PDPH
      And the net grounds for PDPH are between 4 and 6

      Examples:
        | companion          | ground                      |
        | hearing change     | pdph_stiff_neck_or_hearing  |
        | neck stiffness     | pdph_stiff_neck_or_hearing  |
        | nausea or vomiting | pdph_nausea_or_photophobia  |
        | photophobia        | pdph_nausea_or_photophobia  |
        | pdph before        | pdph_at_risk                |
        | back swelling      | pdph_signs_of_leak          |

    Scenario: A low-pressure headache without companions
      Given a patient with an implanted pump
      And the dural puncture was 3 days ago
      And the start of the headache was 2 days ago
      And age is 60 a
      And sex is male
      And headache is present
      And headache posture is worse upright
      And nothing else is found
      When the visit is assessed
      Then the net grounds for PDPH are between 3 and 5
      And statement pdph_stiff_neck_or_hearing is false
      And statement pdph_nausea_or_photophobia is false
      And statement pdph_signs_of_leak is false
      And statement pdph_pattern_lost_or_deficit is false
      And statement pdph_disabling is false
      And statement pdph_hearing_or_cranial_nerve is false
      And statement pdph_wound_leak is false
      And statement pdph_persists is false

    Scenario: A low-pressure headache whose companions nobody asked for
      Given a patient with an implanted pump
      And the dural puncture was 3 days ago
      And the start of the headache was 2 days ago
      And headache posture is worse upright
      When the visit is assessed
      Then PDPH is suspected
      And statement pdph_stiff_neck_or_hearing is unknown
      And statement pdph_nausea_or_photophobia is unknown
      And statement pdph_at_risk is unknown
      And statement pdph_signs_of_leak is unknown
      And statement pdph_fever_against is unknown
      And statement pdph_pattern_lost_or_deficit is unknown
      And statement pdph_disabling is unknown
      And statement pdph_hearing_or_cranial_nerve is unknown
      And statement pdph_wound_leak is unknown
      And statement post_dural_puncture_headache.beta2_transferrin_test is unknown
      And statement post_dural_puncture_headache.crp_and_blood_count is unknown
      And statement post_dural_puncture_headache.brain_imaging is unknown
      And statement post_dural_puncture_headache.epidural_blood_patch is unknown
      And the net grounds for PDPH are between -1 and 9
      And the urgency is between within days and emergency

    Scenario Outline: Stiff neck at <temperature> on the second day
      Low pressure stiffens the neck without fever; with fever the stiff neck belongs to meningitis.

      Given a patient in the test period
      And the dural puncture was 2 days ago
      And headache is present
      And headache posture is worse upright
      And neck stiffness is present
      And temperature is <temperature>
      And nothing else is found
      When the visit is assessed
      Then statement pdph_stiff_neck_or_hearing is <companion>
      And statement pdph_fever_against is <against>
      And red flag rf_04_meningitis is <flag>

      Examples:
        | temperature | companion | against | flag       |
        | 37.9 Cel    | true      | false   | not raised |
        | 38.0 Cel    | false     | true    | raised     |
        | unknown     | unknown   | unknown | unknown    |

    Scenario Outline: Who is at higher risk: <sex>, <age>, <before> before
      Given a patient in the test period
      And the dural puncture was 2 days ago
      And headache is present
      And headache posture is worse upright
      And sex is <sex>
      And age is <age>
      And pdph before is <before>
      And nothing else is found
      When the visit is assessed
      Then statement pdph_at_risk is <truth>

      Examples:
        | sex    | age  | before  | truth   |
        | male   | 30 a | absent  | false   |
        | male   | 31 a | absent  | true    |
        | male   | 50 a | absent  | true    |
        | male   | 51 a | absent  | false   |
        | male   | 72 a | present | true    |
        | female | 72 a | absent  | true    |
        | female | 24 a | absent  | true    |
        | male   | 24 a | unknown | unknown |

    Scenario Outline: A headache, and <where> shows <what>
      Given a patient with an implanted pump
      And the dural puncture was 12 days ago
      And headache is present
      And headache posture is worse upright
      And <where> is <what>
      And nothing else is found
      When the visit is assessed
      Then statement pdph_signs_of_leak is <leak>
      And statement pdph_wound_leak is <today>
      And statement post_dural_puncture_headache.beta2_transferrin_test is <fluid>

      Examples:
        | where           | what         | leak    | today   | fluid   |
        | back swelling   | present      | true    | false   | true    |
        | wound discharge | clear watery | true    | true    | true    |
        | wound discharge | serous       | false   | false   | false   |
        | wound discharge | none         | false   | false   | false   |
        | pocket swelling | present      | false   | false   | true    |
        | wound discharge | unknown      | unknown | unknown | unknown |

  Rule: What speaks against it

    Scenario: Postural headache with a temperature of 38.4
      Test period, day three. She shivered in the night. That the headache eases lying down does not make it harmless.

      Given a patient in the test period
      And the dural puncture was 3 days ago
      And the start of the headache was 2 days ago
      And age is 60 a
      And sex is male
      And headache is present
      And headache posture is worse upright
      And temperature is 38.4 Cel
      And nothing else is found
      When the visit is assessed
      Then PDPH is suspected
      And pdph_fever_against speaks against PDPH
      And the net grounds for PDPH are between 1 and 3
      And red flag rf_04_meningitis is raised
      And meningitis ranks above PDPH
      And the urgency is emergency
      And triage is settled
      And check CRP and blood count is recommended
      And statement post_dural_puncture_headache.crp_and_blood_count is true

    Scenario: The headache no longer cares how he lies
      Day ten. For a week it was gone on lying down; since yesterday it is there all the time.

      Given a patient with an implanted pump
      And the dural puncture was 10 days ago
      And the start of the headache was 8 days ago
      And age is 60 a
      And sex is male
      And headache is present
      And headache posture is pattern lost
      And nothing else is found
      When the visit is assessed
      Then PDPH is suspected
      And pdph_pattern_lost_or_deficit speaks against PDPH
      And the net grounds for PDPH are between -1 and 1
      And red flag rf_07_subdural_or_vein is raised
      And subdural haematoma ranks above PDPH
      And the urgency is emergency
      And statement post_dural_puncture_headache.brain_imaging is true
      And check brain imaging is recommended

    Scenario: A leak late in a long test period, and a drooping face
      More than two months after the puncture the red flag for bleeding no longer looks; a drooping face with a postural
      headache is an emergency all the same.

      Given a patient in the test period
      And the dural puncture was 70 days ago
      And headache is present
      And headache onset after puncture is 2 d
      And headache posture is worse upright
      And focal deficit is present
      And nothing else is found
      When the visit is assessed
      Then red flag rf_07_subdural_or_vein is not raised
      And statement pdph_brain_in_danger is true
      And the urgency is emergency
      And check emergency call is recommended
      And check brain imaging is recommended

    Scenario Outline: Headache on day three, and <finding> is <value>
      Given a patient with an implanted pump
      And the dural puncture was 3 days ago
      And the start of the headache was 2 days ago
      And headache is present
      And headache posture is worse upright
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement pdph_pattern_lost_or_deficit is <against>
      And statement pdph_brain_in_danger is <danger>
      And statement post_dural_puncture_headache.brain_imaging is <danger>
      And red flag rf_07_subdural_or_vein is <flag>

      Examples:
        | finding       | value         | against | danger  | flag       |
        | consciousness | new confusion | true    | true    | raised     |
        | consciousness | alert         | false   | false   | not raised |
        | consciousness | unknown       | unknown | unknown | unknown    |
        | focal deficit | present       | true    | true    | raised     |
        | focal deficit | unknown       | unknown | unknown | unknown    |
        | seizure       | present       | false   | true    | raised     |

    Scenario Outline: A postural headache that has lasted <days>
      Given a patient with an implanted pump
      And the dural puncture was 18 days ago
      And headache is present
      And headache onset after puncture is 1 d
      And headache duration is <days>
      And age is 60 a
      And sex is male
      And headache posture is worse upright
      And nothing else is found
      When the visit is assessed
      Then statement pdph_over_14_days is <truth>
      And statement pdph_persists is <truth>
      And the net grounds for PDPH are between <least> and <most>
      And the urgency is at least <urgency>

      Examples:
        | days    | truth   | least | most | urgency     |
        | 14 d    | false   | 3     | 5    | within days |
        | 15 d    | true    | 2     | 4    | same day    |
        | unknown | unknown | 2     | 5    | within days |

  Rule: How soon to see the patient

    Scenario: A tolerable headache can be followed by telephone
      Given a patient with an implanted pump
      And the dural puncture was 2 days ago
      And headache is present
      And headache posture is worse upright
      And headache disabling is absent
      And nothing else is found
      When the visit is assessed
      Then the urgency is at least within days
      And statement pdph_review is true
      And check epidural blood patch is not recommended
      And check conservative headache care is recommended

    Scenario Outline: Not to be left until tomorrow: <finding>
      Given a patient with an implanted pump
      And the dural puncture was 2 days ago
      And the start of the headache was 1 days ago
      And headache is present
      And headache posture is worse upright
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then the urgency is at least same day
      And statement <statement> is true
      And statement post_dural_puncture_headache.epidural_blood_patch is <patch>

      Examples:
        | finding            | value        | statement                     | patch |
        | headache disabling | present      | pdph_disabling                | true  |
        | hearing change     | present      | pdph_hearing_or_cranial_nerve | true  |
        | cranial nerve sign | present      | pdph_hearing_or_cranial_nerve | true  |
        | wound discharge    | clear watery | pdph_wound_leak               | false |

    Scenario: She can't sit up long enough to feed the baby
      Test period, day three. Lying she is well; upright she is sick within five minutes. No fever.

      Given a patient in the test period
      And the dural puncture was 3 days ago
      And the start of the headache was 3 days ago
      And sex is female
      And age is 34 a
      And headache is present
      And headache posture is worse upright
      And headache disabling is present
      And nausea or vomiting is present
      And nothing else is found
      When the visit is assessed
      Then the urgency is at least same day
      And statement pdph_disabling is true
      And the net grounds for PDPH are between 5 and 7
      And check epidural blood patch is recommended
      And caution caution_blood_patch_infection applies
      And caution caution_blood_patch_catheter applies

    Scenario: A headache in week two that was never typical
      With onset on day four and no postural pattern only the time speaks for it; within days is still its least urgency.

      Given a patient in the test period
      And the dural puncture was 10 days ago
      And headache is present
      And headache onset after puncture is 4 d
      And headache posture is not postural
      And nothing else is found
      When the visit is assessed
      Then PDPH is suspected
      And the urgency is at least within days

  Rule: What to check, in which order

    Scenario: The round of checks for a typical headache
      Given a patient with an implanted pump
      And the dural puncture was 2 days ago
      And headache is present
      And headache posture is worse upright
      And nothing else is found
      When the visit is assessed
      Then check vital signs comes before positional test
      And check positional test comes before dural breach date
      And check dural breach date comes before neurological examination
      And check neurological examination comes before wound and pocket inspection
      And check wound and pocket inspection comes before conservative headache care
      And check conservative headache care comes before recheck date
      And check beta-2 transferrin is not recommended
      And check CRP and blood count is not recommended
      And check brain imaging is not recommended
      And check epidural blood patch is not recommended

    Scenario: Everything that can follow a wet, disabling headache, in its order
      Five days after the implantation: cannot sit up, hears badly on one side, and the dressing at the back is soaked
      with clear fluid. Today the headache has become constant.

      Given a patient with an implanted pump
      And the dural puncture was 5 days ago
      And headache is present
      And headache posture is pattern lost
      And headache disabling is present
      And hearing change is present
      And wound discharge is clear watery
      And nothing else is found
      When the visit is assessed
      Then check wound and pocket inspection comes before beta-2 transferrin
      And check beta-2 transferrin comes before conservative headache care
      And statement post_dural_puncture_headache.vital_signs is true
      And statement post_dural_puncture_headache.positional_test is true
      And statement post_dural_puncture_headache.dural_breach_date is true
      And statement post_dural_puncture_headache.neurological_examination is true
      And statement post_dural_puncture_headache.wound_and_pocket_inspection is true
      And statement post_dural_puncture_headache.beta2_transferrin_test is true
      And statement post_dural_puncture_headache.crp_and_blood_count is true
      And statement post_dural_puncture_headache.brain_imaging is true
      And statement post_dural_puncture_headache.conservative_headache_care is true
      And statement post_dural_puncture_headache.epidural_blood_patch is true
      And statement post_dural_puncture_headache.recheck_date is true
      And check epidural blood patch comes before recheck date

    Scenario: Clear fluid at the wound makes a simple headache a matter for today
      Given a patient with an implanted pump
      And the dural puncture was 3 days ago
      And the start of the headache was 2 days ago
      And headache is present
      And headache posture is worse upright
      And wound discharge is clear watery
      And nothing else is found
      When the visit is assessed
      Then PDPH ranks above csf hygroma
      And statement pdph_wound_leak is true
      And the urgency is at least same day

    Scenario: Sore swollen gate, a drooping face and a headache that keeps him in bed
      Only the headache is suspected here, so the checks stand in the order in which its own list asks for them.

      Given a patient in the test period
      And the dural puncture was 70 days ago
      And headache is present
      And headache onset after puncture is 2 d
      And headache posture is unknown
      And headache disabling is present
      And focal deficit is present
      And pocket swelling is present
      And wound tenderness is present
      And nothing else is found
      When the visit is assessed
      Then check emergency call comes before vital signs
      And check wound and pocket inspection comes before beta-2 transferrin
      And check beta-2 transferrin comes before CRP and blood count
      And check CRP and blood count comes before brain imaging
      And check brain imaging comes before conservative headache care
      And check conservative headache care comes before epidural blood patch
      And check epidural blood patch comes before recheck date

    Scenario: Clear fluid at the back and double vision on day six
      Given a patient in the test period
      And the dural puncture was 6 days ago
      And headache is present
      And headache onset after puncture is 2 d
      And headache posture is worse upright
      And cranial nerve sign is present
      And neck stiffness is present
      And back swelling is present
      And nothing else is found
      When the visit is assessed
      Then check beta-2 transferrin is recommended
      And check CRP and blood count is recommended
      And check epidural blood patch is recommended
      And the urgency is at least same day

    Scenario Outline: Blood tests with the headache: <finding> is <value>
      Given a patient in the test period
      And the dural puncture was 2 days ago
      And headache is present
      And headache posture is worse upright
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement post_dural_puncture_headache.crp_and_blood_count is <truth>

      Examples:
        | finding                      | value        | truth   |
        | temperature                  | 38.0 Cel     | true    |
        | temperature                  | 37.9 Cel     | false   |
        | temperature                  | unknown      | unknown |
        | neck stiffness               | present      | true    |
        | wound redness or warmth      | present      | true    |
        | wound tenderness             | present      | true    |
        | wound open or device visible | present      | true    |
        | wound discharge              | purulent     | true    |
        | wound discharge              | clear watery | true    |
        | hearing change               | present      | false   |

    Scenario Outline: When a blood patch comes into question: <finding> is <value>
      Given a patient in the test period
      And the dural puncture was 2 days ago
      And headache is present
      And headache posture is worse upright
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement post_dural_puncture_headache.epidural_blood_patch is <truth>
      And statement pdph_disabling is <disabling>
      And statement pdph_hearing_or_cranial_nerve is <nerve>

      Examples:
        | finding            | value   | truth   | disabling | nerve   |
        | headache disabling | present | true    | true      | false   |
        | headache disabling | absent  | false   | false     | false   |
        | headache disabling | unknown | unknown | unknown   | false   |
        | hearing change     | present | true    | false     | true    |
        | hearing change     | unknown | unknown | false     | unknown |
        | cranial nerve sign | present | true    | false     | true    |
        | nausea or vomiting | present | false   | false     | false   |

  Rule: Pressure, leak and course

    Scenario Outline: Opening pressure <pressure> mm, leak on imaging <leak>
      Given a patient with an implanted pump
      And the dural puncture was 4 days ago
      And headache is present
      And headache posture is worse upright
      And opening pressure is <pressure>
      And csf leak on imaging is <leak>
      And nothing else is found
      When the visit is assessed
      Then statement pdph_low_pressure_shown is <truth>

      Examples:
        | pressure      | leak    | truth   |
        | 59 mm[H2O]    | absent  | true    |
        | 60 mm[H2O]    | absent  | false   |
        | 180 mm[H2O]   | present | true    |
        | unknown       | present | true    |
        | unknown       | absent  | unknown |
        | 180 mm[H2O]   | unknown | unknown |

    Scenario: Measured at last: fifty millimetres
      The headache came on the second day, and the radiologist measured before the dye went in.

      Given a patient in the test period
      And the dural puncture was 4 days ago
      And the start of the headache was 2 days ago
      And headache is present
      And headache posture is worse upright
      And opening pressure is 50 mm[H2O]
      And csf leak on imaging is absent
      And sex is male
      And age is 64 a
      And nothing else is found
      When the visit is assessed
      Then pdph_low_pressure_shown speaks for PDPH
      And the net grounds for PDPH are between 5 and 5
      And PDPH is among the first 1

    Scenario Outline: On day <days> the headache is <course>
      Three days of waiting are enough to look again; a headache that gets better by itself is left alone.

      Given a patient with an implanted pump
      And the dural puncture was 6 days ago
      And headache is present
      And headache onset after puncture is 1 d
      And headache posture is worse upright
      And headache duration is <days>
      And headache course is <course>
      And nothing else is found
      When the visit is assessed
      Then statement pdph_no_better is <truth>
      And statement post_dural_puncture_headache.epidural_blood_patch is <truth>
      And the urgency is at least <urgency>

      Examples:
        | days    | course    | truth   | urgency     |
        | 2 d     | unchanged | false   | within days |
        | 3 d     | unchanged | true    | same day    |
        | 4 d     | worsening | true    | same day    |
        | 4 d     | improving | false   | within days |
        | 4 d     | unknown   | unknown | within days |
        | unknown | unchanged | unknown | within days |
        | 2 d     | worsening | false   | within days |

    Scenario Outline: A headache that began on day <onset>, and the catheter behind it
      Later than day five the puncture no longer explains it; a catheter can leak at any time.

      Given a patient with an implanted pump
      And the dural puncture was 12 days ago
      And headache is present
      And headache posture is worse upright
      And headache onset after puncture is <onset>
      And nothing else is found
      When the visit is assessed
      Then statement post_dural_puncture_headache.contrast_study is <truth>
      And statement pdph_late_onset is <truth>

      Examples:
        | onset   | truth   |
        | 5 d     | false   |
        | 6 d     | true    |
        | unknown | unknown |

    Scenario: Day nine is not day two
      It began a week and two days after the implantation. It still eases lying flat, so a leak along the catheter is
      looked for, and nothing is put into the port before it has been cleared.

      Given a patient with an implanted pump
      And the dural puncture was 10 days ago
      And headache is present
      And headache onset after puncture is 9 d
      And headache posture is worse upright
      And nothing else is found
      When the visit is assessed
      Then PDPH is suspected
      And statement pdph_early_headache is false
      And pdph_late_onset speaks against PDPH
      And check contrast study is recommended
      And caution caution_aspirate_port_first applies
      And check contrast study comes before conservative headache care

    Scenario: A late headache that still eases lying flat, and now a fit
      More than two months after the puncture no red flag covers it.

      Given a patient with an implanted pump
      And the dural puncture was 70 days ago
      And headache is present
      And headache onset after puncture is 9 d
      And headache posture is worse upright
      And seizure is present
      And nothing else is found
      When the visit is assessed
      Then PDPH is among the first 1
      And check brain imaging comes before contrast study
      And check beta-2 transferrin is not recommended
