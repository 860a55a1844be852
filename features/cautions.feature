Feature: What must not be done, or not yet

  A check that is right in itself can harm in the wrong combination or order. The warning stands beside the check, and it
  stays as long as what would lift it has not been found out.

  Rule: Before anybody punctures the back

    Scenario: A stiff neck, a fever, and the back hurts when tapped
      The doctor on call already holds the lumbar puncture set. An abscess under the needle would be carried inwards.

      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      And back pain is present
      And spinal tenderness is present
      And nothing else is found
      When the visit is assessed
      Then meningitis is suspected
      And spinal epidural abscess is suspected
      And caution caution_lumbar_puncture_epidural_abscess applies
      And caution caution_csf_sampling_epidural_abscess applies
      And caution caution_csf_sampling_back_signs applies
      And caution caution_csf_sampling_catheter_course applies
      And caution caution_antibiotics_not_delayed applies
      And caution caution_crp_no_rule_out applies
      And caution caution_csf_sampling_after_head_ct does not apply
      And check spinal MRI comes before csf sampling
      And check plain radiographs comes before csf sampling
      And caution caution_csf_sampling_epidural_abscess belongs to check csf sampling
      And caution caution_csf_sampling_epidural_abscess puts spinal mri before csf sampling
      And caution caution_csf_sampling_back_signs belongs to check csf sampling
      And caution caution_csf_sampling_back_signs puts spinal mri before csf sampling
      And caution caution_csf_sampling_catheter_course belongs to check csf sampling
      And caution caution_csf_sampling_catheter_course puts plain radiographs before csf sampling
      And caution caution_antibiotics_not_delayed belongs to check antibiotics
      And caution caution_crp_no_rule_out belongs to check crp and blood count
      And caution caution_spinal_mri_interrogate_after belongs to check spinal mri
      And caution caution_spinal_mri_empty_prometra belongs to check spinal mri

    Scenario: A stiff neck and a fever, the back is fine and the mind is clear
      Given a patient in the test period
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      And tip MRI is no mass
      And crp trend is falling
      And blood culture is negative
      And nothing else is found
      When the visit is assessed
      Then meningitis is suspected
      And caution caution_lumbar_puncture_epidural_abscess does not apply
      And caution caution_csf_sampling_epidural_abscess does not apply
      And caution caution_csf_sampling_back_signs does not apply
      And caution caution_csf_sampling_after_head_ct does not apply
      And caution caution_csf_sampling_catheter_course applies
      And caution caution_normal_spinal_fluid applies unless ruled out
      And statement caution_lumbar_puncture_epidural_abscess is false
      And statement caution_csf_sampling_epidural_abscess is false
      And statement caution_csf_sampling_back_signs is false
      And statement caution_csf_sampling_after_head_ct is false

    Scenario: A stiff neck and a fever, and nobody has asked about the back
      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      When the visit is assessed
      Then meningitis is suspected
      And spinal epidural abscess is open
      And statement caution_lumbar_puncture_epidural_abscess is unknown
      And caution caution_csf_sampling_epidural_abscess applies unless ruled out
      And caution caution_csf_sampling_back_signs applies unless ruled out
      And caution caution_csf_sampling_after_head_ct applies unless ruled out
      And statement caution_normal_spinal_fluid is unknown
      And caution caution_csf_sampling_after_head_ct belongs to check csf sampling
      And caution caution_csf_sampling_after_head_ct puts brain imaging before csf sampling

    Scenario Outline: Fever, stiff neck, headache, and <finding> is <value>
      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement caution_csf_sampling_back_signs is <spine>
      And statement caution_csf_sampling_after_head_ct is <head>

      Examples:
        | finding           | value         | spine   | head    |
        | back pain         | present       | true    | false   |
        | spinal tenderness | present       | true    | false   |
        | leg weakness      | present       | true    | false   |
        | sensory change    | present       | true    | false   |
        | gait change       | present       | true    | false   |
        | saddle numbness   | present       | true    | false   |
        | incontinence      | present       | true    | false   |
        | urinary retention | present       | true    | false   |
        | hyperreflexia     | present       | true    | false   |
        | consciousness     | new confusion | false   | true    |
        | focal deficit     | present       | false   | true    |
        | seizure           | present       | false   | true    |
        | hearing change    | present       | false   | false   |
        | back pain         | unknown       | unknown | false   |
        | seizure           | unknown       | false   | unknown |

    Scenario Outline: Spinal fluid <fluid> under a fever and a stiff neck
      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      And csf profile is <fluid>
      And nothing else is found
      When the visit is assessed
      Then statement caution_normal_spinal_fluid is <truth>

      Examples:
        | fluid       | truth   |
        | normal      | true    |
        | pleocytosis | false   |
        | unknown     | unknown |

    Scenario: The fluid is normal, and the patient still has a fever and a stiff neck
      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      And csf profile is normal
      And nothing else is found
      When the visit is assessed
      Then caution caution_normal_spinal_fluid applies
      And meningitis is suspected

    Scenario: An old back ache without fever, no meningitis in sight
      Given a patient with an implanted pump
      And back pain is present
      And consciousness is new confusion
      And csf profile is normal
      And nothing else is found
      When the visit is assessed
      Then meningitis is not supported
      And statement caution_csf_sampling_back_signs is false
      And statement caution_csf_sampling_after_head_ct is false
      And statement caution_csf_sampling_catheter_course is false
      And statement caution_normal_spinal_fluid is false
      And statement caution_antibiotics_not_delayed is false

    Scenario Outline: Septic or bleeding, somebody will think of a lumbar puncture: <first>, <second>
      Given a patient with an implanted pump
      And days since dural puncture is 20 d
      And <first>
      And <second>
      And crp trend is falling
      And blood culture is negative
      And aspirate culture is negative
      And nothing else is found
      When the visit is assessed
      Then statement caution_lumbar_puncture_catheter_course is <truth>
      And caution caution_lumbar_puncture_catheter_course <shown>

      Examples:
        | first                         | second                 | truth | shown          |
        | wound discharge is purulent   | heart rate is 131 /min | true  | applies        |
        | cranial nerve sign is present | heart rate is 76 /min  | true  | applies        |
        | wound discharge is serous     | heart rate is 131 /min | false | does not apply |

    Scenario: Eyes and vital signs not looked at
      Given a patient with an implanted pump
      When the visit is assessed
      Then statement caution_lumbar_puncture_catheter_course is unknown
      And statement caution_csf_sampling_catheter_course is unknown
      And statement caution_csf_sampling_epidural_abscess is unknown
      And statement caution_csf_sampling_back_signs is unknown
      And statement caution_csf_sampling_after_head_ct is unknown
      And statement caution_antibiotics_not_delayed is unknown
      And statement caution_infection_not_by_telephone is unknown
      And statement caution_crp_no_rule_out is unknown
      And statement caution_removal_and_withdrawal is unknown
      And statement caution_fever_with_loss_of_relief is unknown
      And statement caution_pocket_aspiration_implant_team is unknown
      And statement caution_pocket_aspiration_inflamed_skin is unknown
      And statement caution_transferrin_blood is unknown
      And statement caution_stop_baclofen_or_clonidine is unknown
      And statement caution_removal_baclofen_or_clonidine is unknown
      And statement caution_low_withdrawal_score is unknown
      And statement caution_naloxone_wears_off is unknown
      And statement caution_overdose_within_sepsis is unknown
      And statement caution_aspirate_port_first is unknown
      And statement caution_one_normal_contrast_study is unknown
      And statement caution_silent_pump_over_infusion is unknown
      And statement caution_blood_patch_infection is unknown
      And statement caution_blood_patch_catheter is unknown
      And statement caution_bladder_scan_no_delay is unknown

  Rule: Infection of the device

    Scenario: Pus at the pump that holds baclofen
      The surgeon wants it out tonight. What it holds must be replaced first.

      Given a patient with an implanted pump
      And wound discharge is purulent
      And pocket swelling is present
      And pocket fluctuant is present
      And drug baclofen is present
      And nothing else is found
      When the visit is assessed
      Then system infection is suspected
      And caution caution_infection_not_by_telephone applies
      And caution caution_crp_no_rule_out applies
      And caution caution_removal_and_withdrawal applies
      And caution caution_removal_baclofen_or_clonidine applies
      And caution caution_infection_not_by_telephone belongs to check implant team review
      And caution caution_removal_and_withdrawal belongs to check infection and surgery consult
      And caution caution_removal_baclofen_or_clonidine belongs to check infection and surgery consult

    Scenario Outline: Pus at the pump, which holds <drug>: <held>
      Given a patient with an implanted pump
      And wound discharge is <wound>
      And <drug> is <held>
      And crp trend is falling
      And blood culture is negative
      And aspirate culture is negative
      And csf profile is normal
      And tip MRI is no mass
      And nothing else is found
      When the visit is assessed
      Then statement caution_removal_baclofen_or_clonidine is <removal>
      And statement caution_stop_baclofen_or_clonidine is <stop>

      Examples:
        | wound    | drug           | held    | removal | stop    |
        | purulent | drug baclofen  | present | true    | true    |
        | purulent | drug clonidine | present | true    | true    |
        | purulent | drug baclofen  | unknown | unknown | unknown |
        | purulent | drug morphine  | present | false   | false   |
        | none     | drug baclofen  | present | false   | true    |

    Scenario: Wounds quiet, no fever, markers falling
      Given a patient with an implanted pump
      And crp trend is falling
      And blood culture is negative
      And aspirate culture is negative
      And csf profile is normal
      And tip MRI is no mass
      And nothing else is found
      When the visit is assessed
      Then statement caution_infection_not_by_telephone is false
      And statement caution_crp_no_rule_out is false
      And statement caution_removal_and_withdrawal is false
      And statement caution_fever_with_loss_of_relief is false

    Scenario Outline: What raises doubt about one CRP value: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And crp trend is falling
      And blood culture is negative
      And aspirate culture is negative
      And nothing else is found
      When the visit is assessed
      Then caution caution_crp_no_rule_out applies
      And <complication> is suspected

      Examples:
        | first                       | second                       | complication            |
        | wound discharge is purulent | headache is absent           | system infection        |
        | back pain is present        | spinal tenderness is present | spinal epidural abscess |
        | headache is present         | seizure is present           | meningitis              |

    Scenario Outline: Temperature <temperature>, relief lost: <loss>
      Given a patient with an implanted pump
      And temperature is <temperature>
      And loss of pain relief is <loss>
      And nothing else is found
      When the visit is assessed
      Then statement caution_fever_with_loss_of_relief is <truth>

      Examples:
        | temperature | loss    | truth   |
        | 38.0 Cel    | gradual | true    |
        | 38.0 Cel    | sudden  | true    |
        | 37.9 Cel    | sudden  | false   |
        | 38.0 Cel    | none    | false   |
        | 38.0 Cel    | unknown | unknown |

    Scenario: A fever and no relief any more: one does not explain the other away
      Given a patient with an implanted pump
      And temperature is 38.4 Cel
      And loss of pain relief is sudden
      And nothing else is found
      When the visit is assessed
      Then caution caution_fever_with_loss_of_relief applies
      And opioid withdrawal is suspected
      And catheter fault is suspected

  Rule: A needle into the pocket

    Scenario: A red, tense swelling over the pump
      Given a patient with an implanted pump
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And pocket tense or painful is present
      And wound redness or warmth is present
      And nothing else is found
      When the visit is assessed
      Then check pocket aspiration is recommended
      And caution caution_pocket_aspiration_implant_team applies
      And caution caution_pocket_aspiration_inflamed_skin applies
      And caution caution_pocket_aspiration_implant_team belongs to check pocket aspiration
      And caution caution_pocket_aspiration_inflamed_skin belongs to check pocket aspiration

    Scenario Outline: Swelling and skin: <finding> is <value>
      Given a patient with an implanted pump
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement caution_pocket_aspiration_implant_team is <team>
      And statement caution_pocket_aspiration_inflamed_skin is <skin>
      And statement caution_transferrin_blood is <blood>

      Examples:
        | finding                 | value    | team    | skin    | blood   |
        | pocket swelling         | present  | true    | false   | false   |
        | back swelling           | present  | true    | false   | false   |
        | pocket swelling         | unknown  | unknown | false   | unknown |
        | back swelling           | unknown  | unknown | false   | false   |
        | wound redness or warmth | present  | false   | true    | false   |
        | wound redness or warmth | unknown  | false   | unknown | false   |
        | wound discharge         | purulent | false   | true    | false   |
        | wound discharge         | serous   | false   | false   | false   |
        | wound discharge         | bloody   | false   | false   | true    |
        | wound discharge         | unknown  | false   | unknown | unknown |
        | wound tenderness        | present  | false   | false   | false   |

    Scenario: A bruised swelling, and a sample is sent for beta-2 transferrin
      Given a patient with an implanted pump
      And pocket swelling is present
      And pocket bruised is present
      And headache is present
      And headache posture is worse upright
      And nothing else is found
      When the visit is assessed
      Then check beta2 transferrin test is recommended
      And caution caution_transferrin_blood applies
      And caution caution_transferrin_blood belongs to check beta2 transferrin test

  Rule: Stopping the pump, and what is given against the opioid

    Scenario: Hardly rousable, and the pump holds clonidine as well
      Given a patient with an implanted pump
      And drug morphine is present
      And drug clonidine is present
      And sedation is difficult to rouse
      And respiratory rate is 7 /min
      And nothing else is found
      When the visit is assessed
      Then check stop pump or empty reservoir is recommended
      And caution caution_stop_baclofen_or_clonidine applies
      And caution caution_naloxone_wears_off applies
      And caution caution_stop_baclofen_or_clonidine belongs to check stop pump or empty reservoir
      And caution caution_naloxone_wears_off belongs to check naloxone

    Scenario: Clonidine in the pump, at a visit where nobody wants to stop it
      Given a patient with an implanted pump
      And drug clonidine is present
      And nothing else is found
      When the visit is assessed
      Then statement caution_stop_baclofen_or_clonidine is true
      And caution caution_stop_baclofen_or_clonidine does not apply

    Scenario: Hardly rousable, and nobody knows the mixture
      Given a patient with an implanted pump
      And sedation is difficult to rouse
      When the visit is assessed
      Then caution caution_stop_baclofen_or_clonidine applies unless ruled out

    Scenario Outline: Wakefulness <sedation>
      Given a patient with an implanted pump
      And hours since dose event is 900 h
      And sedation is <sedation>
      And nothing else is found
      When the visit is assessed
      Then statement caution_naloxone_wears_off is <truth>

      Examples:
        | sedation | truth   |
        | drowsy   | true    |
        | awake    | false   |
        | unknown  | unknown |

    Scenario Outline: Withdrawal symptoms <symptoms>, score <score>
      Given a patient with an implanted pump
      And drug morphine is present
      And withdrawal symptoms is <symptoms>
      And cows score is <score>
      And yawning is unknown
      And nothing else is found
      When the visit is assessed
      Then statement caution_low_withdrawal_score is <truth>

      Examples:
        | symptoms | score   | truth   |
        | present  | 2       | true    |
        | absent   | 2       | false   |
        | absent   | unknown | unknown |

    Scenario: He feels withdrawn, the score is two
      Given a patient with an implanted pump
      And withdrawal symptoms is present
      And cows score is 2
      And nothing else is found
      When the visit is assessed
      Then caution caution_low_withdrawal_score applies
      And opioid withdrawal is suspected
      And caution caution_low_withdrawal_score belongs to check withdrawal score

    Scenario Outline: Pus, a pulse of <pulse>, breathing <rate>, <sedation>
      Given a patient with an implanted pump
      And wound discharge is purulent
      And heart rate is <pulse>
      And respiratory rate is <rate>
      And sedation is <sedation>
      And nothing else is found
      When the visit is assessed
      Then statement caution_overdose_within_sepsis is <truth>
      And caution caution_overdose_within_sepsis <shown>

      Examples:
        | pulse    | rate    | sedation | truth   | shown          |
        | 131 /min | 11 /min | awake    | true    | applies        |
        | 131 /min | 12 /min | awake    | false   | does not apply |
        | 131 /min | 14 /min | drowsy   | true    | applies        |
        | 80 /min  | 11 /min | drowsy   | false   | does not apply |
        | 131 /min | 14 /min | unknown  | unknown | applies unless ruled out |

  Rule: Magnet, contrast and reservoir

    Scenario: An implanted pump goes into the scanner for spine and tip
      Three years of morphine, now weak legs.

      Given a patient with an implanted pump
      And leg weakness is present
      And radicular pain is present
      And nothing else is found
      When the visit is assessed
      Then caution caution_spinal_mri_interrogate_after applies
      And caution caution_spinal_mri_empty_prometra applies
      And caution caution_tip_mri_interrogate_after applies
      And caution caution_tip_mri_empty_prometra applies
      And caution caution_tip_mri_interrogate_after belongs to check tip mri
      And caution caution_tip_mri_empty_prometra belongs to check tip mri

    Scenario: An implanted pump goes into the scanner for the head
      Given a patient with an implanted pump
      And days since dural puncture is 20 d
      And cranial nerve sign is present
      And nothing else is found
      When the visit is assessed
      Then caution caution_brain_mri_interrogate_after applies
      And caution caution_brain_mri_empty_prometra applies
      And caution caution_brain_mri_interrogate_after belongs to check brain mri
      And caution caution_brain_mri_empty_prometra belongs to check brain mri

    Scenario Outline: Phase of therapy: <phase>
      Given a patient <phase>
      And leg weakness is present
      And nothing else is found
      When the visit is assessed
      Then statement caution_spinal_mri_interrogate_after is <truth>
      And statement caution_tip_mri_interrogate_after is <truth>
      And statement caution_brain_mri_interrogate_after is <truth>
      And statement caution_spinal_mri_empty_prometra is <truth>
      And statement caution_tip_mri_empty_prometra is <truth>
      And statement caution_brain_mri_empty_prometra is <truth>

      Examples:
        | phase                             | truth   |
        | with an implanted pump            | true    |
        | in the test period                | false   |
        | whose phase of therapy is unknown | unknown |

    Scenario: Relief is lost, fluid can be drawn back, and contrast is planned
      Given a patient with an implanted pump
      And loss of pain relief is gradual
      And csf aspirable is present
      And nothing else is found
      When the visit is assessed
      Then check catheter access aspiration comes before contrast study
      And caution caution_aspirate_port_first applies
      And caution caution_one_normal_contrast_study applies
      And caution caution_aspirate_port_first belongs to check contrast study
      And caution caution_aspirate_port_first puts catheter access aspiration before contrast study
      And caution caution_one_normal_contrast_study belongs to check contrast study

    Scenario Outline: What leads to contrast in the catheter: <finding> is <value>
      Given a patient with an implanted pump
      And <finding> is <value>
      And csf aspirable is present
      And resistance at port is absent
      And tip MRI is no mass
      And contrast study is free flow
      And xray catheter is intact
      And rotor test is rotates
      And pump log event is none
      And beta2 transferrin is negative
      And cows score is 0
      And delivered ratio is 1
      And nothing else is found
      When the visit is assessed
      Then statement caution_aspirate_port_first is <port>
      And statement caution_one_normal_contrast_study is <contrast>

      Examples:
        | finding             | value    | port    | contrast |
        | loss of pain relief | gradual  | true    | true     |
        | sensory change      | present  | true    | false    |
        | pump alarm          | two tone | true    | false    |
        | back swelling       | present  | true    | true     |
        | headache            | absent   | false   | false    |
        | wound redness or warmth | present | false | false   |
        | loss of pain relief | unknown  | unknown | unknown  |

    Scenario Outline: Delivered to programmed volume <ratio>
      Given a patient with an implanted pump
      And delivered ratio is <ratio>
      And nothing else is found
      When the visit is assessed
      Then statement caution_silent_pump_over_infusion is <truth>

      Examples:
        | ratio   | truth   |
        | 1.146   | true    |
        | 1.145   | false   |
        | unknown | unknown |

    Scenario: The pump is silent, and the reservoir holds too little
      Given a patient with an implanted pump
      And delivered ratio is 1.3
      And nothing else is found
      When the visit is assessed
      Then caution caution_silent_pump_over_infusion applies
      And caution caution_silent_pump_over_infusion belongs to check reservoir volume

  Rule: Blood patch and bladder scan

    Scenario Outline: A blood patch is thought of: <first>, <second>
      Given a patient with an implanted pump
      And days since dural puncture is 20 d
      And beta2 transferrin is negative
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then statement caution_blood_patch_infection is <truth>
      And statement caution_blood_patch_catheter is <truth>

      Examples:
        | first                             | second                        | truth   |
        | headache posture is worse upright | headache disabling is present | true    |
        | back swelling is present          | headache is absent            | true    |
        | cranial nerve sign is present     | headache is absent            | true    |
        | hearing change is present         | headache is absent            | false   |
        | headache posture is unknown       | headache is present           | unknown |

    Scenario: The lump at the back will not go, and a patch is planned
      Given a patient with an implanted pump
      And back swelling is present
      And nothing else is found
      When the visit is assessed
      Then check epidural blood patch is recommended
      And caution caution_blood_patch_infection applies
      And caution caution_blood_patch_catheter applies
      And caution caution_blood_patch_infection belongs to check epidural blood patch
      And caution caution_blood_patch_catheter belongs to check epidural blood patch

    Scenario Outline: New weakness <weakness>, with a scan of the bladder
      Given a patient with an implanted pump
      And tip MRI is no mass
      And post void residual is 20 mL
      And leg weakness is <weakness>
      And nothing else is found
      When the visit is assessed
      Then statement caution_bladder_scan_no_delay is <truth>

      Examples:
        | weakness | truth   |
        | present  | true    |
        | absent   | false   |
        | unknown  | unknown |

    Scenario: Weak legs, and the bladder scanner is on another ward
      Given a patient with an implanted pump
      And leg weakness is present
      And nothing else is found
      When the visit is assessed
      Then caution caution_bladder_scan_no_delay applies
      And caution caution_bladder_scan_no_delay belongs to check bladder scan

  Rule: A caution stands beside its check, and only there

    Scenario: Fever, stiff neck, and a pain that shoots into the leg
      The spine is imaged before anybody takes spinal fluid, although meningitis comes first in the list.

      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And radicular pain is present
      And temperature is 38.6 Cel
      And nothing else is found
      When the visit is assessed
      Then meningitis ranks above spinal epidural abscess
      And caution caution_csf_sampling_epidural_abscess applies
      And caution caution_csf_sampling_back_signs does not apply
      And check spinal MRI comes before csf sampling

    Scenario: A soft lump at the back: the port is emptied before any dye goes in
      Given a patient with an implanted pump
      And back swelling is present
      And nothing else is found
      When the visit is assessed
      Then csf hygroma ranks above catheter fault
      And caution caution_aspirate_port_first applies
      And caution caution_one_normal_contrast_study applies
      And check catheter access aspiration comes before contrast study

    Scenario: Relief is lost, and nobody has tried the port yet
      Dye comes only after fluid could be drawn, so its warnings wait as well.

      Given a patient in the test period
      And loss of pain relief is gradual
      And nothing else is found
      When the visit is assessed
      Then catheter fault is suspected
      And check contrast study is not recommended
      And statement caution_aspirate_port_first is true
      And caution caution_aspirate_port_first does not apply
      And statement caution_one_normal_contrast_study is true
      And caution caution_one_normal_contrast_study does not apply

    Scenario: A red, sore wound over the pump that holds baclofen, and no sign that it is deep
      Given a patient with an implanted pump
      And drug baclofen is present
      And wound redness or warmth is present
      And wound tenderness is present
      And nothing else is found
      When the visit is assessed
      Then system infection is suspected
      And check infection and surgery consult is not recommended
      And statement caution_removal_and_withdrawal is true
      And caution caution_removal_and_withdrawal does not apply
      And statement caution_removal_baclofen_or_clonidine is true
      And caution caution_removal_baclofen_or_clonidine does not apply

    Scenario Outline: The dressing: <discharge>
      Given a patient in the test period
      And wound discharge is <discharge>
      And nothing else is found
      When the visit is assessed
      Then statement caution_transferrin_blood is <truth>
      And caution caution_transferrin_blood does not apply

      Examples:
        | discharge    | truth |
        | bloody       | true  |
        | clear watery | false |
        | serous       | false |

    Scenario: Eleven breaths a minute do not call for naloxone yet
      Given a patient with an implanted pump
      And respiratory rate is 11 /min
      And hours since dose event is 500 h
      And nothing else is found
      When the visit is assessed
      Then respiratory depression is suspected
      And statement caution_naloxone_wears_off is true
      And caution caution_naloxone_wears_off does not apply

    Scenario: Nobody plans a scan
      Given a patient with an implanted pump
      And nothing else is found
      When the visit is assessed
      Then statement caution_tip_mri_interrogate_after is true
      And caution caution_spinal_mri_interrogate_after does not apply
      And caution caution_tip_mri_interrogate_after does not apply
      And caution caution_brain_mri_interrogate_after does not apply
      And caution caution_spinal_mri_empty_prometra does not apply
      And caution caution_tip_mri_empty_prometra does not apply
      And caution caution_brain_mri_empty_prometra does not apply

    Scenario: A tolerable low-pressure headache needs no patch, and no warning about one
      Given a patient in the test period
      And the dural puncture was 2 days ago
      And headache is present
      And headache posture is worse upright
      And nothing else is found
      When the visit is assessed
      Then check epidural blood patch is not recommended
      And caution caution_blood_patch_infection does not apply
      And caution caution_blood_patch_catheter does not apply

    Scenario: Organisms grow from the spinal fluid
      Given a patient with an implanted pump
      And csf profile is positive culture
      And nothing else is found
      When the visit is assessed
      Then meningitis is suspected
      And statement caution_normal_spinal_fluid is false
      And caution caution_normal_spinal_fluid does not apply

    Scenario: Pus at the pocket, with everything there is in the pump
      Vital signs are taken and cultures too. Nothing is emptied, bridged or replaced yet, nobody counts hours after a dose, and
      nobody plans a scan.

      Given a patient with an implanted pump
      And wound discharge is purulent
      And drug baclofen is present
      And drug clonidine is present
      And drug morphine is present
      And drug ziconotide is present
      And hours since dose event is 5 h
      And crp trend is falling
      And blood culture is negative
      And aspirate culture is negative
      And csf profile is normal
      And tip MRI is no mass
      And nothing else is found
      When the visit is assessed
      Then check vital signs is recommended
      And caution caution_stop_baclofen_or_clonidine does not apply
      And caution caution_replacement_baclofen_or_clonidine does not apply
      And caution caution_emptying_baclofen_or_clonidine does not apply
      And caution caution_bridge_baclofen_or_clonidine does not apply
      And caution caution_watch_after_single_dose does not apply
      And caution caution_ziconotide_dose does not apply
      And caution caution_spinal_mri_interrogate_after does not apply
      And caution caution_tip_mri_interrogate_after does not apply
      And caution caution_brain_mri_interrogate_after does not apply
      And caution caution_spinal_mri_empty_prometra does not apply
      And caution caution_tip_mri_empty_prometra does not apply
      And caution caution_brain_mri_empty_prometra does not apply

    Scenario: A stiff neck and a fever, and nobody has thought of withdrawal or of the pump
      Given a patient with an implanted pump
      And headache is present
      And neck stiffness is present
      And temperature is 38.9 Cel
      And back pain is present
      And nothing else is found
      When the visit is assessed
      Then check vital signs is recommended
      And check withdrawal score is not recommended
      And check reservoir volume is not recommended
      And caution caution_low_withdrawal_score does not apply
      And caution caution_silent_pump_over_infusion does not apply
      And caution caution_occlusion_then_over_infusion does not apply

    Scenario: The relief has gone at once, and the withdrawal score is still to come
      Given a patient with an implanted pump
      And loss of pain relief is sudden
      And yawning is unknown
      And nothing else is found
      When the visit is assessed
      Then opioid withdrawal is open
      And over infusion is open
      And check withdrawal score is recommended
      And caution caution_low_withdrawal_score applies unless ruled out
      And caution caution_silent_pump_over_infusion applies unless ruled out
