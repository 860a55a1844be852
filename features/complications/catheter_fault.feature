Feature: Catheter dislocation, leakage or breaking

  When the drug no longer reaches the spinal fluid, mild first symptoms may herald a dangerous withdrawal. Lost pain relief,
  withdrawal, fluid along the catheter or a film that shows it raise the suspicion; one clean test alone does not end it.

  Rule: It is suspected by lost effect, by fluid, or by what the tests show

    Scenario: The test catheter was pulled while turning in bed
      Test period, fifth night. On turning over he felt a tug at the back, and an hour later the pain was back as before
      the test. The dressing is dry, no fever.

      Given a patient in the test period
      And the implantation was 5 days ago
      And loss of pain relief is sudden
      And fall or trauma is present
      And nothing else is found
      When the visit is assessed
      Then catheter fault is suspected
      And catheter fault is among the first 1
      And statement cath_loss_of_pain_relief is true
      And cath_g_loss_of_relief speaks for catheter fault
      And cath_g_sudden_after_movement speaks for catheter fault
      And statement cath_sudden_loss is true
      And the urgency is at least same day
      And statement cath_moderate_withdrawal is false
      And check gate and line inspection is recommended
      And check rotor test is not recommended
      And check bridge therapy is recommended
      And check vital signs is for catheter fault
      And check medication review is for catheter fault
      And check reservoir volume is for catheter fault
      And check catheter access aspiration is for catheter fault
      And caution caution_occlusion_then_over_infusion belongs to check reservoir volume

    Scenario: Pain relief fading since the summer
      Pump for two years. No fall, no alarm; week by week a little less help. The film shows the catheter interrupted
      below the ribs.

      Given a patient with an implanted pump
      And the implantation was 2 years ago
      And loss of pain relief is gradual
      And xray catheter is discontinuity
      And nothing else is found
      When the visit is assessed
      Then catheter fault is suspected
      And statement cath_seen_on_radiograph is true
      And cath_g_radiograph speaks for catheter fault
      And cath_g_loss_of_relief speaks for catheter fault
      And statement cath_g_sudden_after_movement is false
      And statement cath_sudden_loss is false
      And check gate and line inspection is not recommended
      And check plain radiographs is recommended

    Scenario: Pain relief fading in the test period, otherwise well
      Given a patient in the test period
      And loss of pain relief is gradual
      And cows score is 0
      And nothing else is found
      When the visit is assessed
      Then catheter fault is suspected
      And the urgency is at least within days
      And statement cath_review is true
      And statement cath_sudden_loss is false
      And statement cath_withdrawal is false
      And statement catheter_fault.bridge_therapy is false

    Scenario: The therapy works, and every test of the catheter is clean
      Given a patient with an implanted pump
      And xray catheter is intact
      And csf aspirable is present
      And resistance at port is absent
      And contrast study is free flow
      And beta2 transferrin is negative
      And delivered ratio is 1
      And rotor test is rotates
      And cows score is 0
      And nothing else is found
      When the visit is assessed
      Then catheter fault is not supported
      And statement cath_loss_of_pain_relief is false
      And statement cath_withdrawal is false
      And statement cath_dose_escalation is false
      And statement cath_seen_on_radiograph is false
      And statement cath_not_aspirable is false
      And statement cath_contrast_escapes is false
      And statement cath_contrast_does_not_flow is false
      And statement cath_leaking_fluid is false
      And statement cath_pocket_and_postural_headache is false
      And statement cath_residual_too_large is false
      And statement cath_radicular_pain is false
      And statement cath_g_radiograph is false
      And statement cath_g_not_aspirable is false
      And statement cath_g_contrast_escapes is false
      And statement cath_g_spinal_fluid_in_swelling is false
      And statement cath_g_withdrawal is false
      And statement cath_g_loss_of_relief is false
      And statement cath_g_fever_with_loss is false
      And statement cath_g_all_clear is true
      And the net grounds for catheter fault are between -2 and -2

    Scenario: A visit at which only the headache was talked about
      Nothing of the pain relief was asked, nothing tested: the catheter can't be called sound.

      Given a patient with an implanted pump
      And headache is present
      When the visit is assessed
      Then catheter fault is open
      And statement cath_loss_of_pain_relief is unknown
      And statement cath_withdrawal is unknown
      And statement cath_dose_escalation is unknown
      And statement cath_seen_on_radiograph is unknown
      And statement cath_not_aspirable is unknown
      And statement cath_contrast_escapes is unknown
      And statement cath_contrast_does_not_flow is unknown
      And statement cath_leaking_fluid is unknown
      And statement cath_pocket_and_postural_headache is unknown
      And statement cath_residual_too_large is unknown
      And statement cath_radicular_pain is unknown
      And statement cath_g_radiograph is unknown
      And statement cath_g_not_aspirable is unknown
      And statement cath_g_contrast_escapes is unknown
      And statement cath_g_spinal_fluid_in_swelling is unknown
      And statement cath_g_residual_with_turning_rotor is unknown
      And statement cath_g_withdrawal is unknown
      And statement cath_g_loss_of_relief is unknown
      And statement cath_g_sudden_after_movement is unknown
      And statement cath_g_fever_with_loss is unknown
      And statement cath_g_pump_emptied_normally is unknown
      And statement cath_g_all_clear is unknown
      And statement cath_sudden_loss is unknown
      And statement cath_moderate_withdrawal is unknown
      And statement cath_unstable_withdrawal is unknown
      And statement cath_dangerous_rebound is unknown
      And statement cath_new_deficit is unknown
      And statement catheter_fault.contrast_study is unknown
      And statement catheter_fault.tip_mri is unknown
      And statement catheter_fault.bridge_therapy is unknown
      And the net grounds for catheter fault are between -2 and 7
      And the urgency is between routine and emergency

    Scenario Outline: Pain relief is lost: <how>
      Given a patient in the test period
      And loss of pain relief is <how>
      And nothing else is found
      When the visit is assessed
      Then statement cath_loss_of_pain_relief is <truth>
      And statement cath_g_loss_of_relief is <truth>
      And statement cath_sudden_loss is <sudden>
      And statement catheter_fault.bridge_therapy is <bridge>
      And the urgency is at least <urgency>

      Examples:
        | how     | truth   | sudden  | bridge  | urgency     |
        | gradual | true    | false   | false   | within days |
        | sudden  | true    | true    | true    | same day    |
        | none    | false   | false   | false   | routine     |
        | unknown | unknown | unknown | unknown | routine     |

    Scenario Outline: Withdrawal symptoms <symptoms>, withdrawal score <score>
      Given a patient in the test period
      And withdrawal symptoms is <symptoms>
      And cows score is <score>
      And yawning is unknown
      And nothing else is found
      When the visit is assessed
      Then statement cath_withdrawal is <truth>
      And statement cath_g_withdrawal is <truth>
      And statement cath_moderate_withdrawal is <moderate>
      And statement catheter_fault.bridge_therapy is <truth>

      Examples:
        | symptoms | score   | truth   | moderate |
        | absent   | 4       | false   | false    |
        | absent   | 5       | true    | false    |
        | absent   | 12      | true    | false    |
        | absent   | 13      | true    | true     |
        | present  | 0       | true    | false    |
        | absent   | unknown | unknown | unknown  |
        | unknown  | 4       | unknown | false    |

    Scenario Outline: The plain film shows: <film>
      Given a patient with an implanted pump
      And xray catheter is <film>
      And nothing else is found
      When the visit is assessed
      Then statement cath_seen_on_radiograph is <truth>
      And statement cath_g_radiograph is <truth>

      Examples:
        | film          | truth   |
        | displaced tip | true    |
        | discontinuity | true    |
        | disconnected  | true    |
        | kinked        | true    |
        | intact        | false   |
        | pump flipped  | false   |
        | unknown       | unknown |

    Scenario: A broken catheter that has not yet cost any pain relief
      The film was taken for another reason. What is broken no longer delivers, so it can't wait for days.

      Given a patient with an implanted pump
      And xray catheter is discontinuity
      And nothing else is found
      When the visit is assessed
      Then catheter fault is suspected
      And statement cath_loss_of_pain_relief is false
      And under infusion is suspected
      And the urgency is at least same day

    Scenario Outline: Contrast in the catheter: <study>
      Given a patient with an implanted pump
      And csf aspirable is present
      And contrast study is <study>
      And nothing else is found
      When the visit is assessed
      Then statement cath_contrast_escapes is <escapes>
      And statement cath_g_contrast_escapes is <escapes>
      And statement cath_contrast_does_not_flow is <no flow>

      Examples:
        | study         | escapes | no flow |
        | extravasation | true    | false   |
        | no flow       | false   | true    |
        | free flow     | false   | false   |
        | unknown       | unknown | unknown |

    Scenario Outline: Spinal fluid drawn back from the catheter: <aspirable>
      Given a patient with an implanted pump
      And loss of pain relief is gradual
      And csf aspirable is <aspirable>
      And nothing else is found
      When the visit is assessed
      Then statement cath_not_aspirable is <blocked>
      And statement cath_g_not_aspirable is <blocked>
      And statement catheter_fault.contrast_study is <contrast>
      And statement catheter_fault.tip_mri is <mri>

      Examples:
        | aspirable | blocked | contrast | mri     |
        | absent    | true    | false    | true    |
        | present   | false   | true     | false   |
        | unknown   | unknown | unknown  | unknown |

    Scenario: Nothing can be drawn back although the rotor turns
      Given a patient with an implanted pump
      And csf aspirable is absent
      And rotor test is rotates
      And nothing else is found
      When the visit is assessed
      Then catheter fault is suspected
      And cath_g_not_aspirable speaks for catheter occlusion
      And check contrast study is not recommended
      And check tip MRI is recommended

    Scenario Outline: Fluid along the catheter: <finding> is <value>
      Given a patient with an implanted pump
      And beta2 transferrin is negative
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement cath_leaking_fluid is <truth>

      Examples:
        | finding           | value        | truth   |
        | back swelling     | present      | true    |
        | wound discharge   | clear watery | true    |
        | wound discharge   | serous       | false   |
        | beta2 transferrin | positive     | true    |
        | pocket swelling   | present      | false   |
        | back swelling     | unknown      | unknown |
        | beta2 transferrin | unknown      | unknown |

    Scenario Outline: Swelling over the pump <pocket> and at the back <back>, beta-2 transferrin <protein>
      Given a patient with an implanted pump
      And pocket swelling is <pocket>
      And back swelling is <back>
      And beta2 transferrin is <protein>
      And nothing else is found
      When the visit is assessed
      Then statement cath_g_spinal_fluid_in_swelling is <truth>

      Examples:
        | pocket  | back    | protein  | truth   |
        | present | absent  | positive | true    |
        | absent  | present | positive | true    |
        | absent  | absent  | positive | false   |
        | present | absent  | negative | false   |
        | present | present | unknown  | unknown |

    Scenario Outline: Swelling over the pump <pocket>, headache <posture>
      Given a patient with an implanted pump
      And pocket swelling is <pocket>
      And headache is present
      And headache posture is <posture>
      And nothing else is found
      When the visit is assessed
      Then statement cath_pocket_and_postural_headache is <truth>

      Examples:
        | pocket  | posture       | truth   |
        | present | worse upright | true    |
        | present | not postural  | false   |
        | absent  | worse upright | false   |
        | present | unknown       | unknown |

    Scenario: Swelling over the pump, and a headache on getting up
      A month after the implantation the pocket fills again, and since then the head aches whenever she stands.

      Given a patient with an implanted pump
      And the implantation was 31 days ago
      And the dural puncture was 31 days ago
      And the start of the headache was 4 days ago
      And headache is present
      And headache posture is worse upright
      And pocket swelling is present
      And nothing else is found
      When the visit is assessed
      Then catheter fault is suspected
      And csf hygroma is suspected
      And PDPH is suspected
      And pump seroma is suspected
      And the urgency is at least same day

    Scenario Outline: New symptom in the course of the infusion: <finding> is <value>
      Given a patient with an implanted pump
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement cath_dose_escalation is <escalation>
      And statement cath_radicular_pain is <radicular>

      Examples:
        | finding                         | value   | escalation | radicular |
        | dose escalation without benefit | present | true       | false     |
        | radicular pain                  | present | false      | true      |
        | back pain                       | present | false      | false     |
        | dose escalation without benefit | unknown | unknown    | false     |
        | radicular pain                  | unknown | false      | unknown   |

    Scenario: A band of pain round the flank since the catheter was moved
      Given a patient in the test period
      And the implantation was 3 days ago
      And radicular pain is present
      And nothing else is found
      When the visit is assessed
      Then catheter fault is suspected
      And check tip MRI is recommended
      And the urgency is at least within days

  Rule: What was delivered

    Scenario Outline: At the refill <ratio> of the programmed volume has left the pump
      Given a patient with an implanted pump
      And loss of pain relief is gradual
      And delivered ratio is <ratio>
      And rotor test is rotates
      And nothing else is found
      When the visit is assessed
      Then statement cath_residual_too_large is <too little>
      And statement cath_g_residual_with_turning_rotor is <too little>
      And statement cath_g_pump_emptied_normally is <as it should>

      Examples:
        | ratio   | too little | as it should |
        | 0.854   | true       | false        |
        | 0.855   | false      | true         |
        | 1       | false      | true         |
        | 1.145   | false      | true         |
        | 1.146   | false      | false        |
        | unknown | unknown    | unknown      |

    Scenario: Twelve millilitres are left where four were expected
      20 mL were filled in, 16 mL should be gone, only 8 mL are. The rotor turns under fluoroscopy.

      Given a patient with an implanted pump
      And last fill is 20 mL
      And residual expected is 4 mL
      And residual actual is 12 mL
      And rotor test is rotates
      And nothing else is found
      When the visit is assessed
      Then catheter fault is suspected
      And statement cath_residual_too_large is true
      And statement cath_residual_too_large was decided by delivered ratio
      And cath_g_residual_with_turning_rotor speaks for catheter occlusion

    Scenario: Far too much left, and a rotor that stands still
      Given a patient with an implanted pump
      And delivered ratio is 0.4
      And rotor test is does not rotate
      And nothing else is found
      When the visit is assessed
      Then statement cath_residual_too_large is true
      And statement cath_g_residual_with_turning_rotor is false

    Scenario: The pump has emptied as it should, and the relief is as before
      Given a patient with an implanted pump
      And delivered ratio is 1
      And nothing else is found
      When the visit is assessed
      Then statement cath_g_pump_emptied_normally is false
      And statement cath_g_residual_with_turning_rotor is false

    Scenario: The pump has emptied as it should, and the relief is gone at once
      Given a patient with an implanted pump
      And delivered ratio is 1
      And loss of pain relief is sudden
      And nothing else is found
      When the visit is assessed
      Then cath_g_pump_emptied_normally speaks for catheter leak

  Rule: What speaks for it and against it

    Scenario Outline: Every test done: <first> is <one>, <second> is <two>
      Given a patient with an implanted pump
      And delivered ratio is 1
      And rotor test is rotates
      And xray catheter is intact
      And csf aspirable is present
      And contrast study is free flow
      And beta2 transferrin is negative
      And cows score is 0
      And <first> is <one>
      And <second> is <two>
      And nothing else is found
      When the visit is assessed
      Then statement <ground> is true
      And statement cath_g_all_clear is <all clear>
      And the net grounds for catheter fault are between <net> and <net>

      Examples:
        | first               | one           | second            | two      | ground                             | all clear | net |
        | xray catheter       | displaced tip | rotor test        | rotates  | cath_g_radiograph                  | false     | 2   |
        | withdrawal symptoms | present       | rotor test        | rotates  | cath_g_withdrawal                  | true      | 0   |
        | loss of pain relief | gradual       | delivered ratio   | 1.2      | cath_g_loss_of_relief              | false     | 1   |
        | loss of pain relief | sudden        | fall or trauma    | present  | cath_g_sudden_after_movement       | true      | 0   |
        | loss of pain relief | gradual       | temperature       | 38.2 Cel | cath_g_fever_with_loss             | true      | 0   |

    Scenario Outline: Not quite all clear: <finding> is <value>
      Given a patient with an implanted pump
      And loss of pain relief is gradual
      And delivered ratio is 1
      And pump log event is none
      And xray catheter is intact
      And csf aspirable is present
      And contrast study is free flow
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement cath_g_all_clear is <truth>
      And catheter fault is suspected

      Examples:
        | finding         | value         | truth   |
        | delivered ratio | 0.855         | true    |
        | delivered ratio | 0.854         | false   |
        | delivered ratio | 1.145         | true    |
        | delivered ratio | 1.146         | false   |
        | delivered ratio | unknown       | unknown |
        | pump log event  | motor stall   | false   |
        | xray catheter   | kinked        | false   |
        | csf aspirable   | absent        | false   |
        | contrast study  | extravasation | false   |
        | contrast study  | unknown       | unknown |

    Scenario: The relief is fading, yet pump and catheter are sound
      Tolerance or progress of the disease are more likely; the suspicion stays, because one normal dye study can mislead.

      Given a patient with an implanted pump
      And loss of pain relief is gradual
      And delivered ratio is 0.98
      And xray catheter is intact
      And csf aspirable is present
      And contrast study is free flow
      And nothing else is found
      When the visit is assessed
      Then catheter fault is suspected
      And cath_g_all_clear speaks against catheter fault
      And caution caution_one_normal_contrast_study applies
      And the urgency is at least within days

    Scenario Outline: After a fall <fall> the relief is <loss>
      Given a patient with an implanted pump
      And fall or trauma is <fall>
      And loss of pain relief is <loss>
      And nothing else is found
      When the visit is assessed
      Then statement cath_g_sudden_after_movement is <truth>

      Examples:
        | fall    | loss    | truth   |
        | present | sudden  | true    |
        | absent  | sudden  | false   |
        | present | gradual | false   |
        | unknown | sudden  | unknown |

    Scenario Outline: Temperature <temperature> with relief lost: <loss>
      Given a patient with an implanted pump
      And temperature is <temperature>
      And loss of pain relief is <loss>
      And nothing else is found
      When the visit is assessed
      Then statement cath_g_fever_with_loss is <truth>

      Examples:
        | temperature | loss    | truth   |
        | 38.0 Cel    | gradual | true    |
        | 38.0 Cel    | sudden  | true    |
        | 37.9 Cel    | sudden  | false   |
        | 38.0 Cel    | none    | false   |
        | unknown     | sudden  | unknown |

  Rule: How soon to see the patient

    Scenario Outline: A displaced tip and a withdrawal score of <score>
      Given a patient with an implanted pump
      And xray catheter is displaced tip
      And cows score is <score>
      And nothing else is found
      When the visit is assessed
      Then statement cath_moderate_withdrawal is <truth>
      And the urgency is at least <urgency>
      And catheter fault ranks above opioid withdrawal

      Examples:
        | score | truth | urgency     |
        | 12    | false | within days |
        | 13    | true  | same day    |

    Scenario Outline: Withdrawing, and <finding> is <value>
      Given a patient with an implanted pump
      And xray catheter is displaced tip
      And cows score is <score>
      And heart rate is 115 /min
      And respiratory rate is 22 /min
      And systolic bp is 101 mm[Hg]
      And <finding> is <value>
      And yawning is unknown
      And nothing else is found
      When the visit is assessed
      Then statement cath_unstable_withdrawal is <truth>
      And the urgency is at least <urgency>
      And catheter fault ranks above opioid withdrawal

      Examples: The early warning score comes to 5, 6, 7; then one item of 3; then it can't be told
        | finding          | value    | score   | truth   | urgency     |
        | spo2             | 97 %     | 5       | false   | within days |
        | spo2             | 94 %     | 5       | false   | within days |
        | spo2             | 93 %     | 5       | true    | emergency   |
        | respiratory rate | 25 /min  | 5       | true    | emergency   |
        | spo2             | 93 %     | 4       | false   | within days |
        | spo2             | 93 %     | unknown | unknown | within days |
        | spo2             | unknown  | 5       | unknown | within days |

    Scenario: A withdrawal score of five and a pulse of 131, the rest of the score nought
      Given a patient with an implanted pump
      And xray catheter is disconnected
      And cows score is 5
      And heart rate is 131 /min
      And nothing else is found
      When the visit is assessed
      Then statement cath_unstable_withdrawal is true
      And the urgency is emergency
      And catheter fault ranks above opioid withdrawal

    Scenario: He feels as if he went without his opioid, and the pulse is 131
      Nobody has scored the withdrawal yet; the symptoms are enough.

      Given a patient with an implanted pump
      And xray catheter is displaced tip
      And withdrawal symptoms is present
      And heart rate is 131 /min
      And nothing else is found
      When the visit is assessed
      Then statement cath_unstable_withdrawal is true
      And the urgency is emergency

    Scenario: A pulse of 131 without withdrawal
      Given a patient with an implanted pump
      And xray catheter is disconnected
      And cows score is 4
      And heart rate is 131 /min
      And nothing else is found
      When the visit is assessed
      Then statement cath_unstable_withdrawal is false

    Scenario Outline: The pump holds <drug>, and <finding> is <value>
      Given a patient with an implanted pump
      And xray catheter is displaced tip
      And <drug> is present
      And cows score is 0
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement cath_dangerous_rebound is <truth>
      And the urgency is at least <urgency>
      And catheter fault ranks above opioid withdrawal
      And catheter fault ranks above under infusion

      Examples:
        | drug           | finding             | value   | truth   | urgency     |
        | drug baclofen  | loss of pain relief | sudden  | true    | emergency   |
        | drug clonidine | loss of pain relief | sudden  | true    | emergency   |
        | drug baclofen  | withdrawal symptoms | present | true    | emergency   |
        | drug clonidine | cows score          | 5       | true    | emergency   |
        | drug clonidine | cows score          | 4       | false   | within days |
        | drug baclofen  | loss of pain relief | gradual | false   | within days |
        | drug morphine  | loss of pain relief | sudden  | false   | same day    |
        | drug baclofen  | loss of pain relief | unknown | unknown | within days |

    Scenario: Baclofen and morphine, and everything stopped working after a fall from the bed
      She is stiff, sweating and frightened. The film shows the catheter disconnected at the pump.

      Given a patient with an implanted pump
      And drug morphine is present
      And drug baclofen is present
      And fall or trauma is present
      And loss of pain relief is sudden
      And withdrawal symptoms is present
      And xray catheter is disconnected
      And nothing else is found
      When the visit is assessed
      Then the urgency is emergency
      And triage is settled
      And red flag rf_09_therapy_stopped is raised
      And statement cath_dangerous_rebound is true
      And catheter fault is among the first 1
      And check bridge therapy is recommended
      And caution caution_bridge_baclofen_or_clonidine belongs to check bridge therapy

    Scenario Outline: The tip lies elsewhere, relief is gone since a fall, and there is new <finding>
      Given a patient in the test period
      And xray catheter is displaced tip
      And csf aspirable is absent
      And loss of pain relief is sudden
      And fall or trauma is present
      And <finding> is present
      And nothing else is found
      When the visit is assessed
      Then statement cath_new_deficit is <truth>
      And the urgency is at least <urgency>
      And catheter fault ranks above cord compression

      Examples:
        | finding         | truth | urgency   |
        | leg weakness    | true  | emergency |
        | saddle numbness | true  | emergency |
        | incontinence    | true  | emergency |
        | sensory change  | false | same day  |

    Scenario: A displaced tip, and the legs were not examined
      Given a patient in the test period
      And xray catheter is displaced tip
      And leg weakness is not asked
      And nothing else is found
      When the visit is assessed
      Then statement cath_new_deficit is unknown
      And the urgency is between within days and emergency
      And the next question is about leg weakness

  Rule: What to check, in which order

    Scenario: From the vital signs to the bridge, with an implanted pump
      Relief went all at once after he bent down; a new band of pain runs round the flank. Spinal fluid can be drawn.

      Given a patient with an implanted pump
      And loss of pain relief is sudden
      And fall or trauma is present
      And radicular pain is present
      And xray catheter is kinked
      And csf aspirable is present
      And nothing else is found
      When the visit is assessed
      Then catheter fault is among the first 1
      And check vital signs comes before withdrawal score
      And check withdrawal score comes before medication review
      And check medication review comes before pump interrogation
      And check pump interrogation comes before reservoir volume
      And check reservoir volume comes before plain radiographs
      And check plain radiographs comes before rotor test
      And check rotor test comes before catheter access aspiration
      And check catheter access aspiration comes before contrast study
      And check contrast study comes before tip MRI
      And check tip MRI comes before CT myelogram
      And check CT myelogram comes before bridge therapy
      And check gate and line inspection is not recommended
      And caution caution_aspirate_port_first applies

    Scenario: From the gate to the tip, in the test period
      Given a patient in the test period
      And loss of pain relief is gradual
      And radicular pain is present
      And cows score is 0
      And nothing else is found
      When the visit is assessed
      Then check vital signs comes before gate and line inspection
      And check gate and line inspection comes before withdrawal score
      And check withdrawal score comes before medication review
      And check medication review comes before pump interrogation
      And check pump interrogation comes before reservoir volume
      And check reservoir volume comes before plain radiographs
      And check plain radiographs comes before catheter access aspiration
      And check catheter access aspiration comes before tip MRI
      And check rotor test is not recommended
      And check contrast study is not recommended
      And check bridge therapy is not recommended

    Scenario Outline: Pictures of the tip when <finding> is <value>
      Given a patient in the test period
      And loss of pain relief is gradual
      And csf aspirable is present
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement catheter_fault.tip_mri is <truth>
      And statement catheter_fault.ct_myelogram is <truth>

      Examples:
        | finding           | value   | truth   |
        | radicular pain    | present | true    |
        | leg weakness      | present | true    |
        | sensory change    | present | true    |
        | gait change       | present | true    |
        | saddle numbness   | present | true    |
        | incontinence      | present | true    |
        | urinary retention | present | true    |
        | hyperreflexia     | present | true    |
        | csf aspirable     | absent  | true    |
        | back pain         | present | false   |
        | gait change       | unknown | unknown |

    Scenario Outline: Cover against withdrawal when <finding> is <value>
      Given a patient with an implanted pump
      And xray catheter is discontinuity
      And cows score is 0
      And <finding> is <value>
      And yawning is unknown
      And nothing else is found
      When the visit is assessed
      Then statement catheter_fault.bridge_therapy is <truth>

      Examples:
        | finding             | value   | truth   |
        | loss of pain relief | sudden  | true    |
        | loss of pain relief | gradual | false   |
        | withdrawal symptoms | present | true    |
        | cows score          | 5       | true    |
        | cows score          | 4       | false   |
        | cows score          | unknown | unknown |
