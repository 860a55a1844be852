Feature: The safety net

  Life-threatening things that the leaflet does not name. Each is suspected on what makes it likely, stays calm on the near
  miss, and stays open while what decides it has not been answered.

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

  Rule: Meningitis

    Scenario Outline: Head, neck and wound: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then meningitis is <status>
      And statement <statement> is <truth>

      Examples:
        | first                      | second                                  | status        | statement                           | truth   |
        | headache is present        | consciousness is new confusion          | suspected     | men_meningism_with_altered_mind     | true    |
        | neck stiffness is present  | seizure is present                      | suspected     | men_meningism_with_altered_mind     | true    |
        | headache is present        | nothing else is found                   | open          | men_meningism_with_altered_mind     | false   |
        | headache is present        | wound discharge is purulent             | suspected     | men_meningism_with_device_infection | true    |
        | photophobia is present     | wound open or device visible is present | suspected     | men_meningism_with_device_infection | true    |
        | headache is present        | wound discharge is serous               | open          | men_meningism_with_device_infection | false   |
        | neck stiffness is present  | headache posture is not postural        | suspected     | men_stiff_neck_without_posture      | true    |
        | neck stiffness is present  | headache posture is worse upright       | open          | men_stiff_neck_without_posture      | false   |
        | neck stiffness is present  | headache is unknown                     | open          | men_stiff_neck_without_posture      | unknown |
        | csf profile is pleocytosis | nothing else is found                   | suspected     | men_spinal_fluid                    | true    |
        | csf profile is normal      | nothing else is found                   | not supported | men_spinal_fluid                    | false   |
        | headache is present        | temperature is 38.0 Cel                 | suspected     | men_meningism_with_altered_mind     | false   |

  Rule: Spinal epidural abscess

    Scenario Outline: Back pain and infection: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then spinal epidural abscess is <status>
      And statement <statement> is <truth>

      Examples:
        | first                          | second                       | status        | statement                   | truth   |
        | back pain is present           | spinal tenderness is present | suspected     | sea_percussion_pain         | true    |
        | back pain is present           | nothing else is found        | open          | sea_percussion_pain         | false   |
        | back pain is present           | spinal tenderness is unknown | open          | sea_percussion_pain         | unknown |
        | temperature is 38.0 Cel        | radicular pain is present    | suspected     | sea_fever_and_neurology     | true    |
        | temperature is 37.9 Cel        | radicular pain is present    | open          | sea_fever_and_neurology     | false   |
        | back pain is present           | wound discharge is purulent  | suspected     | sea_back_pain_and_infection | true    |
        | back pain is present           | blood culture is positive    | suspected     | sea_back_pain_and_infection | true    |
        | back pain is absent            | wound discharge is purulent  | open          | sea_back_pain_and_infection | false   |
        | tip mri is epidural collection | nothing else is found        | suspected     | sea_collection_on_mri       | true    |
        | tip mri is no mass             | nothing else is found        | not supported | sea_collection_on_mri       | false   |

  Rule: Spinal epidural haematoma

    Scenario Outline: Soon after the operation: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then spinal epidural haematoma is <status>
      And statement <statement> is <truth>

      Examples:
        | first                             | second                     | status    | statement                     | truth   |
        | the implantation was 3 days ago   | leg weakness is present    | suspected | haem_weakness_after_procedure | true    |
        | the implantation was 3 days ago   | leg weakness is absent     | open      | haem_weakness_after_procedure | false   |
        | the implantation was 3 days ago   | leg weakness is unknown    | open      | haem_weakness_after_procedure | unknown |
        | the implantation was 3 days ago   | saddle numbness is present | suspected | haem_bladder_or_saddle        | true    |
        | the implantation was 300 days ago | saddle numbness is present | open      | haem_bladder_or_saddle        | unknown |

  Rule: Sepsis

    Scenario Outline: An infected wound and the vital signs: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then sepsis is <status>
      And statement <statement> is <truth>

      Examples:
        | first                       | second                      | status        | statement       | truth   |
        | wound discharge is purulent | respiratory rate is 25 /min | suspected     | sep_single_item | true    |
        | wound discharge is purulent | respiratory rate is 24 /min | not supported | sep_single_item | false   |
        | wound discharge is purulent | respiratory rate is unknown | open          | sep_single_item | unknown |
        | wound discharge is serous   | respiratory rate is 25 /min | open          | sep_single_item | unknown |
        | wound discharge is purulent | systolic bp is 90 mm[Hg]    | suspected     | sep_single_item | true    |

  Rule: Respiratory depression

    Scenario Outline: Breathing and alertness: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then respiratory depression is <status>
      And statement <statement> is <truth>

      Examples:
        | first                          | second                         | status        | statement               | truth   |
        | respiratory rate is 11 /min    | nothing else is found          | suspected     | resp_slow_breathing     | true    |
        | respiratory rate is 12 /min    | nothing else is found          | not supported | resp_slow_breathing     | false   |
        | respiratory rate is unknown    | nothing else is found          | open          | resp_slow_breathing     | unknown |
        | spo2 is 91 %                   | nothing else is found          | suspected     | resp_low_saturation     | true    |
        | spo2 is 92 %                   | nothing else is found          | not supported | resp_low_saturation     | false   |
        | sedation is drowsy             | nothing else is found          | suspected     | resp_drowsy             | true    |
        | sedation is awake              | nothing else is found          | not supported | resp_drowsy             | false   |
        | sedation is unknown            | nothing else is found          | open          | resp_drowsy             | unknown |
        | consciousness is new confusion | hours since dose event is 72 h | suspected     | resp_altered_after_dose | true    |
        | consciousness is new confusion | hours since dose event is 73 h | not supported | resp_altered_after_dose | false   |

  Rule: Opioid withdrawal

    Scenario Outline: Going without the opioid: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then opioid withdrawal is <status>
      And statement <statement> is <truth>

      Examples:
        | first                          | second                        | status        | statement                   | truth   |
        | withdrawal symptoms is present | nothing else is found         | suspected     | wd_symptoms                 | true    |
        | withdrawal symptoms is absent  | nothing else is found         | open          | wd_symptoms                 | false   |
        | withdrawal symptoms is unknown | nothing else is found         | open          | wd_symptoms                 | unknown |
        | cows score is 5                | nothing else is found         | suspected     | wd_score                    | true    |
        | cows score is 4                | nothing else is found         | not supported | wd_score                    | false   |
        | agitation is present           | yawning is present            | suspected     | wd_intrathecal_pattern      | true    |
        | agitation is present           | nothing else is found         | open          | wd_intrathecal_pattern      | false   |
        | agitation is present           | yawning is unknown            | open          | wd_intrathecal_pattern      | unknown |
        | temperature is 38.0 Cel        | loss of pain relief is sudden | suspected     | wd_fever_and_loss_of_relief | true    |
        | temperature is 37.9 Cel        | loss of pain relief is sudden | open          | wd_fever_and_loss_of_relief | false   |

  Rule: Drug injected into the pocket

    Scenario Outline: After a refill: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then pocket fill is <status>
      And statement <statement> is <truth>

      Examples:
        | first                                         | second                | status        | statement                | truth   |
        | pocket swelling onset is within 24h of refill | nothing else is found | suspected     | pf_swelling_after_refill | true    |
        | pocket swelling onset is day 3 to 90          | nothing else is found | not supported | pf_swelling_after_refill | false   |
        | pocket swelling is unknown                    | nothing else is found | open          | pf_swelling_after_refill | unknown |

  Rule: CSF hygroma

    Scenario Outline: Swelling and clear fluid: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then csf hygroma is <status>
      And statement <statement> is <truth>

      Examples:
        | first                           | second                            | status        | statement                        | truth   |
        | back swelling is present        | nothing else is found             | suspected     | hyg_back_swelling                | true    |
        | back swelling is absent         | nothing else is found             | open          | hyg_back_swelling                | false   |
        | back swelling is unknown        | nothing else is found             | open          | hyg_back_swelling                | unknown |
        | pocket swelling is present      | headache posture is worse upright | suspected     | hyg_pocket_and_postural_headache | true    |
        | pocket swelling is present      | headache posture is not postural  | open          | hyg_pocket_and_postural_headache | false   |
        | wound discharge is clear watery | nothing else is found             | suspected     | hyg_clear_fluid                  | true    |
        | wound discharge is serous       | nothing else is found             | open          | hyg_clear_fluid                  | false   |
        | beta2 transferrin is positive   | nothing else is found             | suspected     | hyg_beta2_transferrin            | true    |
        | beta2 transferrin is negative   | nothing else is found             | not supported | hyg_beta2_transferrin            | false   |

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

  Rule: Too much from the pump

    Scenario Outline: Settings and sleepiness: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then over infusion is <status>
      And statement <statement> is <truth>

      Examples:
        | first                                  | second             | status    | statement            | truth   |
        | settings match prescription is absent  | sedation is drowsy | suspected | over_wrong_programme | true    |
        | settings match prescription is present | sedation is drowsy | open      | over_wrong_programme | false   |
        | settings match prescription is unknown | sedation is drowsy | open      | over_wrong_programme | unknown |

  Rule: Too little from the pump

    Scenario Outline: Relief and alarms: <first>, <second>
      Given a patient with an implanted pump
      And <first>
      And <second>
      And nothing else is found
      When the visit is assessed
      Then under infusion is <status>
      And statement <statement> is <truth>

      Examples:
        | first                          | second                | status    | statement              | truth   |
        | loss of pain relief is gradual | nothing else is found | suspected | under_lost_relief      | true    |
        | loss of pain relief is none    | nothing else is found | open      | under_lost_relief      | false   |
        | loss of pain relief is unknown | nothing else is found | open      | under_lost_relief      | unknown |
        | withdrawal symptoms is present | nothing else is found | suspected | under_withdrawal       | true    |
        | pump alarm is two tone         | nothing else is found | suspected | under_delivery_stopped | true    |
        | pump alarm is single tone      | nothing else is found | open      | under_delivery_stopped | unknown |
