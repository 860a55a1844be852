Feature: Granuloma at the tip of the catheter

  A mass at the tip announces itself by fading relief, a new band of pain or a change of feeling, long before the legs give way.
  No drug, dose or concentration excludes it: exposure only orders the list, it never closes the question.

  Rule: It is suspected by lost effect, by new signs, by a blocked catheter or by what the MRI shows

    Scenario: Three years of morphine, dose after dose, and less and less relief
      The dose went from 8 to 14 mg a day within a year and each rise helped for a week. For a month now a belt of pain
      runs round the chest at the level of the tip, and the soles feel numb. Power is full, the bladder is normal.

      Given a patient with an implanted pump
      And the start of the infusion was 36 months ago
      And drug morphine is present
      And opioid concentration is 25 mg/mL
      And opioid daily dose is 14 mg/d
      And dose rise 12 months is 75 %
      And loss of pain relief is gradual
      And dose escalation without benefit is present
      And radicular pain is present
      And sensory change is present
      And nothing else is found
      When the visit is assessed
      Then catheter tip granuloma is suspected
      And catheter tip granuloma is among the first 1
      And gran_g_radicular speaks for catheter tip granuloma
      And gran_g_sensory_or_gait speaks for catheter tip granuloma
      And gran_g_loss_with_neurology speaks for catheter tip granuloma
      And gran_g_loss_of_effect speaks for catheter tip granuloma
      And gran_g_long_infusion speaks for catheter tip granuloma
      And gran_g_much_morphine speaks for catheter tip granuloma
      And gran_g_dose_rise speaks for catheter tip granuloma
      And statement gran_g_above_label is false
      And statement gran_early_neurology is true
      And statement gran_cord_in_danger is false
      And the urgency is at least same day
      And check tip MRI is recommended
      And check stop dose escalation is recommended
      And check neurosurgery referral is recommended
      And check perianal sensation is for catheter tip granuloma
      And check bladder scan is for catheter tip granuloma
      And check medication review is for catheter tip granuloma
      And check pump interrogation is for catheter tip granuloma
      And check reservoir volume is for catheter tip granuloma
      And check plain radiographs is for catheter tip granuloma
      And check ct myelogram is for catheter tip granuloma
      And caution caution_tip_mri_interrogate_after applies

    Scenario: Five weeks of morphine at a very low dose, and a new band of pain
      0.6 mg a day at 1.2 mg/mL: so little, so soon, and yet it has been described.

      Given a patient with an implanted pump
      And the start of the infusion was 35 days ago
      And drug morphine is present
      And opioid concentration is 1.2 mg/mL
      And opioid daily dose is 0.6 mg/d
      And dose rise 12 months is 0 %
      And radicular pain is present
      And nothing else is found
      When the visit is assessed
      Then catheter tip granuloma is suspected
      And statement gran_g_short_exposure is false
      And statement gran_g_much_morphine is false
      And statement gran_g_no_opioid is false
      And check tip MRI is recommended
      And the urgency is at least within days

    Scenario: Baclofen alone, and the relief fades
      No opioid has ever been in this pump. That makes a granuloma less likely; it does not exclude it.

      Given a patient with an implanted pump
      And drug baclofen is present
      And loss of pain relief is gradual
      And nothing else is found
      When the visit is assessed
      Then catheter tip granuloma is suspected
      And gran_g_no_opioid speaks against catheter tip granuloma
      And check tip MRI is recommended

    Scenario: The therapy works, and there is nothing new
      Given a patient with an implanted pump
      And the start of the infusion was 3 months ago
      And drug morphine is present
      And opioid concentration is 10 mg/mL
      And opioid daily dose is 4 mg/d
      And dose rise 12 months is 10 %
      And delivered ratio is 1
      And csf aspirable is present
      And tip mri is no mass
      And nothing else is found
      When the visit is assessed
      Then catheter tip granuloma is not supported
      And statement gran_loss_of_effect is false
      And statement gran_dose_escalation is false
      And statement gran_radicular_pain is false
      And statement gran_sensory_or_gait is false
      And statement gran_late_signs is false
      And statement gran_catheter_blocked is false
      And statement gran_mass_on_mri is false
      And statement gran_g_radicular is false
      And statement gran_g_sensory_or_gait is false
      And statement gran_g_late_signs is false
      And statement gran_g_loss_with_neurology is false
      And statement gran_g_mass is false
      And statement gran_g_loss_of_effect is false
      And statement gran_g_blocked is false
      And statement gran_g_residual_differs is false
      And statement gran_g_no_mass is true
      And the net grounds for catheter tip granuloma are between -2 and -2
      And check tip MRI is not recommended
      And check stop dose escalation is not recommended

    Scenario: A visit at which only the wound was looked at
      Relief, legs and bladder were not spoken of, so a mass at the tip stays possible.

      Given a patient with an implanted pump
      And wound discharge is none
      When the visit is assessed
      Then catheter tip granuloma is open
      And statement gran_loss_of_effect is unknown
      And statement gran_dose_escalation is unknown
      And statement gran_radicular_pain is unknown
      And statement gran_sensory_or_gait is unknown
      And statement gran_late_signs is unknown
      And statement gran_catheter_blocked is unknown
      And statement gran_mass_on_mri is unknown
      And statement gran_g_radicular is unknown
      And statement gran_g_sensory_or_gait is unknown
      And statement gran_g_late_signs is unknown
      And statement gran_g_loss_with_neurology is unknown
      And statement gran_g_mass is unknown
      And statement gran_g_loss_of_effect is unknown
      And statement gran_g_blocked is unknown
      And statement gran_g_residual_differs is unknown
      And statement gran_g_long_infusion is unknown
      And statement gran_g_much_morphine is unknown
      And statement gran_g_above_label is unknown
      And statement gran_g_dose_rise is unknown
      And statement gran_g_short_exposure is unknown
      And statement gran_g_no_opioid is unknown
      And statement gran_g_no_mass is unknown
      And statement gran_early_neurology is unknown
      And statement gran_cord_in_danger is unknown
      And statement gran_compression_on_mri is unknown
      And statement catheter_tip_granuloma.neurosurgery_referral is unknown
      And statement catheter_tip_granuloma.device_report is unknown
      And the net grounds for catheter tip granuloma are between -4 and 18
      And the urgency is between routine and emergency

    Scenario: In the test period the catheter has not lain long enough
      Given a patient in the test period
      And loss of pain relief is gradual
      And radicular pain is present
      And nothing else is found
      When the visit is assessed
      Then catheter tip granuloma is not applicable

    Scenario Outline: One new thing: <finding> is <value>
      Given a patient with an implanted pump
      And csf aspirable is present
      And tip mri is epidural collection
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement gran_loss_of_effect is <loss>
      And statement gran_dose_escalation is <dose>
      And statement gran_radicular_pain is <band>
      And statement gran_sensory_or_gait is <early>
      And statement gran_late_signs is <late>
      And statement gran_g_late_signs is <late>
      And catheter tip granuloma is <status>

      Examples:
        | finding                         | value   | loss    | dose    | band    | early   | late    | status        |
        | loss of pain relief             | gradual | true    | false   | false   | false   | false   | suspected     |
        | loss of pain relief             | sudden  | false   | false   | false   | false   | false   | not supported |
        | loss of pain relief             | none    | false   | false   | false   | false   | false   | not supported |
        | loss of pain relief             | unknown | unknown | false   | false   | false   | false   | open          |
        | dose escalation without benefit | present | false   | true    | false   | false   | false   | suspected     |
        | dose escalation without benefit | unknown | false   | unknown | false   | false   | false   | open          |
        | radicular pain                  | present | false   | false   | true    | false   | false   | suspected     |
        | radicular pain                  | unknown | false   | false   | unknown | false   | false   | open          |
        | back pain                       | present | false   | false   | false   | false   | false   | not supported |
        | sensory change                  | present | false   | false   | false   | true    | false   | suspected     |
        | gait change                     | present | false   | false   | false   | true    | false   | suspected     |
        | gait change                     | unknown | false   | false   | false   | unknown | false   | open          |
        | leg weakness                    | present | false   | false   | false   | false   | true    | suspected     |
        | saddle numbness                 | present | false   | false   | false   | false   | true    | suspected     |
        | incontinence                    | present | false   | false   | false   | false   | true    | suspected     |
        | incontinence                    | unknown | false   | false   | false   | false   | unknown | open          |
        | urinary retention               | present | false   | false   | false   | false   | false   | not supported |

    Scenario Outline: Spinal fluid drawn back from the catheter: <aspirable>
      Given a patient with an implanted pump
      And csf aspirable is <aspirable>
      And tip mri is epidural collection
      And nothing else is found
      When the visit is assessed
      Then statement gran_catheter_blocked is <blocked>
      And statement gran_g_blocked is <blocked>
      And catheter tip granuloma is <status>

      Examples:
        | aspirable | blocked | status        |
        | absent    | true    | suspected     |
        | present   | false   | not supported |
        | unknown   | unknown | open          |

    Scenario Outline: MRI at the level of the tip: <picture>
      Given a patient with an implanted pump
      And loss of pain relief is gradual
      And csf aspirable is present
      And tip mri is <picture>
      And nothing else is found
      When the visit is assessed
      Then statement gran_mass_on_mri is <mass>
      And statement gran_g_mass is <mass>
      And statement gran_g_no_mass is <clean>
      And statement gran_compression_on_mri is <compression>
      And statement catheter_tip_granuloma.neurosurgery_referral is <mass>
      And statement catheter_tip_granuloma.device_report is <mass>
      And the urgency is at least <urgency>

      Examples:
        | picture             | mass    | clean   | compression | urgency     |
        | mass                | true    | false   | false       | within days |
        | cord compression    | true    | false   | true        | emergency   |
        | epidural collection | false   | false   | false       | emergency   |
        | no mass             | false   | true    | false       | within days |
        | unknown             | unknown | unknown | unknown     | within days |

    Scenario: A mass found by chance, without any complaint
      Given a patient with an implanted pump
      And csf aspirable is present
      And tip mri is mass
      And nothing else is found
      When the visit is assessed
      Then catheter tip granuloma is suspected
      And statement gran_mass_on_mri is true
      And statement catheter_tip_granuloma.neurosurgery_referral is true
      And check neurosurgery referral is recommended
      And check device report is recommended
      And the urgency is at least within days

    Scenario: The MRI is clean, the relief still fades
      Tolerance or progress of the disease are likelier now. The suspicion moves down the list and stays on it.

      Given a patient with an implanted pump
      And the start of the infusion was 3 months ago
      And drug morphine is present
      And loss of pain relief is gradual
      And tip mri is no mass
      And delivered ratio is 1
      And nothing else is found
      When the visit is assessed
      Then catheter tip granuloma is suspected
      And gran_g_no_mass speaks against catheter tip granuloma
      And catheter fault ranks above catheter tip granuloma
      And check device report is not recommended

  Rule: What speaks for it and against it

    Scenario Outline: Relief lost <loss>, more drug in vain <dose>, and <sign> is <value>
      Given a patient with an implanted pump
      And loss of pain relief is <loss>
      And dose escalation without benefit is <dose>
      And <sign> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement gran_g_loss_of_effect is <effect>
      And statement gran_g_loss_with_neurology is <both>

      Examples:
        | loss    | dose    | sign            | value   | effect  | both    |
        | gradual | absent  | sensory change  | present | true    | true    |
        | gradual | absent  | gait change     | present | true    | true    |
        | gradual | absent  | leg weakness    | present | true    | true    |
        | none    | present | sensory change  | present | true    | true    |
        | gradual | absent  | radicular pain  | present | true    | false   |
        | gradual | absent  | saddle numbness | present | true    | false   |
        | sudden  | absent  | sensory change  | present | false   | false   |
        | none    | absent  | leg weakness    | present | false   | false   |
        | none    | unknown | sensory change  | present | unknown | unknown |
        | gradual | absent  | gait change     | unknown | true    | unknown |

    Scenario Outline: Everything was looked at, the MRI is clean, and <finding> is <value>
      Given a patient with an implanted pump
      And drug morphine is present
      And months of infusion is 3 mo
      And opioid concentration is 10 mg/mL
      And opioid daily dose is 5 mg/d
      And dose rise 12 months is 10 %
      And delivered ratio is 1
      And csf aspirable is present
      And tip mri is no mass
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement <ground> is true
      And the net grounds for catheter tip granuloma are between <net> and <net>

      Examples:
        | finding                         | value            | ground                  | net |
        | tip mri                         | no mass          | gran_g_no_mass          | -2  |
        | tip mri                         | mass             | gran_g_mass             | 2   |
        | tip mri                         | cord compression | gran_g_mass             | 2   |
        | radicular pain                  | present          | gran_g_radicular        | 0   |
        | sensory change                  | present          | gran_g_sensory_or_gait  | 0   |
        | gait change                     | present          | gran_g_sensory_or_gait  | 0   |
        | leg weakness                    | present          | gran_g_late_signs       | 0   |
        | incontinence                    | present          | gran_g_late_signs       | 0   |
        | loss of pain relief             | gradual          | gran_g_loss_of_effect   | -1  |
        | dose escalation without benefit | present          | gran_g_loss_of_effect   | -1  |
        | csf aspirable                   | absent           | gran_g_blocked          | -1  |
        | delivered ratio                 | 0.854            | gran_g_residual_differs | -1  |
        | delivered ratio                 | 1.146            | gran_g_residual_differs | -1  |
        | months of infusion              | 6 mo             | gran_g_long_infusion    | -1  |
        | opioid concentration            | 20 mg/mL         | gran_g_much_morphine    | -1  |
        | opioid daily dose               | 10.001 mg/d      | gran_g_much_morphine    | -1  |
        | opioid daily dose               | 20.001 mg/d      | gran_g_above_label      | 0   |
        | dose rise 12 months             | 50 %             | gran_g_dose_rise        | -1  |
        | months of infusion              | 0.9 mo           | gran_g_short_exposure   | -3  |
        | drug morphine                   | absent           | gran_g_no_opioid        | -3  |

    Scenario: Fading relief and a numb foot weigh more together than apart
      Given a patient with an implanted pump
      And drug morphine is present
      And months of infusion is 3 mo
      And opioid concentration is 10 mg/mL
      And opioid daily dose is 5 mg/d
      And dose rise 12 months is 10 %
      And delivered ratio is 1
      And csf aspirable is present
      And tip mri is no mass
      And loss of pain relief is gradual
      And sensory change is present
      And nothing else is found
      When the visit is assessed
      Then gran_g_loss_with_neurology speaks for catheter tip granuloma
      And the net grounds for catheter tip granuloma are between 3 and 3

    Scenario Outline: <ratio> of the programmed volume has left the pump
      Given a patient with an implanted pump
      And delivered ratio is <ratio>
      And nothing else is found
      When the visit is assessed
      Then statement gran_g_residual_differs is <truth>

      Examples:
        | ratio   | truth   |
        | 0.854   | true    |
        | 0.855   | false   |
        | 1.145   | false   |
        | 1.146   | true    |
        | unknown | unknown |

    Scenario Outline: Infused for <months>
      Given a patient with an implanted pump
      And months of infusion is <months>
      And nothing else is found
      When the visit is assessed
      Then statement gran_g_long_infusion is <long>
      And statement gran_g_short_exposure is <short>

      Examples:
        | months  | long    | short   |
        | 0.9 mo  | false   | true    |
        | 1 mo    | false   | false   |
        | 5.9 mo  | false   | false   |
        | 6 mo    | true    | false   |
        | unknown | unknown | unknown |

    Scenario Outline: <drug> at <concentration> and <dose>
      The limits in milligrams are those of morphine; hydromorphone and fentanyl are never held against them.

      Given a patient with an implanted pump
      And <drug> is <held>
      And opioid concentration is <concentration>
      And opioid daily dose is <dose>
      And nothing else is found
      When the visit is assessed
      Then statement gran_g_much_morphine is <much>
      And statement gran_g_above_label is <above>
      And statement gran_g_no_opioid is <no opioid>

      Examples:
        | drug               | held    | concentration | dose        | much    | above   | no opioid |
        | drug morphine      | present | 19.999 mg/mL  | 10 mg/d     | false   | false   | false     |
        | drug morphine      | present | 20 mg/mL      | 10 mg/d     | true    | false   | false     |
        | drug morphine      | present | 10 mg/mL      | 10.001 mg/d | true    | false   | false     |
        | drug morphine      | present | 10 mg/mL      | 20 mg/d     | true    | false   | false     |
        | drug morphine      | present | 10 mg/mL      | 20.001 mg/d | true    | true    | false     |
        | drug hydromorphone | present | 25 mg/mL      | 25 mg/d     | false   | false   | false     |
        | drug fentanyl      | present | 25 mg/mL      | 25 mg/d     | false   | false   | false     |
        | drug sufentanil    | present | 10 mg/mL      | 1 mg/d      | false   | false   | false     |
        | drug ziconotide    | present | 10 mg/mL      | 1 mg/d      | false   | false   | true      |
        | drug morphine      | present | 10 mg/mL      | unknown     | unknown | unknown | false     |
        | drug morphine      | unknown | 25 mg/mL      | 25 mg/d     | unknown | unknown | unknown   |

    Scenario Outline: The dose was raised by <rise> within a year
      Given a patient with an implanted pump
      And dose rise 12 months is <rise>
      And nothing else is found
      When the visit is assessed
      Then statement gran_g_dose_rise is <truth>

      Examples:
        | rise    | truth   |
        | 49 %    | false   |
        | 50 %    | true    |
        | unknown | unknown |

  Rule: How soon to see the patient

    Scenario Outline: Relief is fading, and there is new <finding>: <value>
      Given a patient with an implanted pump
      And loss of pain relief is gradual
      And csf aspirable is present
      And tip mri is no mass
      And cows score is 0
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement gran_early_neurology is <early>
      And statement gran_cord_in_danger is <late>
      And statement catheter_tip_granuloma.neurosurgery_referral is <referral>
      And the urgency is at least <urgency>

      Examples:
        | finding         | value   | early   | late    | referral | urgency     |
        | radicular pain  | present | false   | false   | false    | within days |
        | sensory change  | present | true    | false   | true     | same day    |
        | gait change     | present | true    | false   | true     | same day    |
        | sensory change  | unknown | unknown | false   | unknown  | within days |
        | leg weakness    | present | false   | true    | true     | emergency   |
        | saddle numbness | present | false   | true    | true     | emergency   |
        | incontinence    | present | false   | true    | true     | emergency   |
        | leg weakness    | unknown | false   | unknown | unknown  | within days |

    Scenario: The legs give way after a year of fading relief
      On hydromorphone for two years. Since yesterday she can't climb the stairs, and the MRI shows the cord pressed flat
      by a mass at the tip.

      Given a patient with an implanted pump
      And the implantation was 730 days ago
      And the start of the infusion was 24 months ago
      And drug hydromorphone is present
      And loss of pain relief is gradual
      And dose escalation without benefit is present
      And leg weakness is present
      And gait change is present
      And tip mri is cord compression
      And nothing else is found
      When the visit is assessed
      Then catheter tip granuloma is suspected
      And cord compression is suspected
      And red flag rf_03_cord_or_cauda is raised
      And the urgency is emergency
      And triage is settled
      And statement gran_cord_in_danger is true
      And statement gran_compression_on_mri is true
      And catheter tip granuloma is among the first 1

    Scenario: Weak legs on top of fading relief, before any picture is taken
      Nobody waits for the MRI to call it an emergency; the granuloma leads the list, since it explains both.

      Given a patient with an implanted pump
      And the start of the infusion was 30 months ago
      And drug morphine is present
      And loss of pain relief is gradual
      And gait change is present
      And leg weakness is present
      And nothing else is found
      When the visit is assessed
      Then statement gran_cord_in_danger is true
      And statement gran_compression_on_mri is unknown
      And catheter tip granuloma is among the first 1
      And the urgency is emergency

    Scenario: The MRI shows the cord pressed before the legs feel it
      Taken for fading relief alone; power, feeling and gait are still normal.

      Given a patient with an implanted pump
      And loss of pain relief is gradual
      And tip mri is cord compression
      And csf aspirable is present
      And nothing else is found
      When the visit is assessed
      Then statement gran_cord_in_danger is false
      And statement gran_compression_on_mri is true
      And catheter tip granuloma is among the first 1
      And the urgency is emergency

  Rule: What to check, in which order

    Scenario: From the legs to the surgeon
      Given a patient with an implanted pump
      And radicular pain is present
      And sensory change is present
      And tip mri is mass
      And csf aspirable is present
      And nothing else is found
      When the visit is assessed
      Then catheter tip granuloma is among the first 1
      And check neurological examination comes before perianal sensation
      And check perianal sensation comes before bladder scan
      And check bladder scan comes before medication review
      And check medication review comes before pump interrogation
      And check pump interrogation comes before reservoir volume
      And check reservoir volume comes before plain radiographs
      And check plain radiographs comes before tip MRI
      And check tip MRI comes before CT myelogram
      And check CT myelogram comes before stop dose escalation
      And check stop dose escalation comes before neurosurgery referral
      And check neurosurgery referral comes before device report
      And caution caution_aspirate_port_first applies

    Scenario: Fading relief alone does not call the surgeon
      Given a patient with an implanted pump
      And dose escalation without benefit is present
      And tip mri is no mass
      And nothing else is found
      When the visit is assessed
      Then catheter tip granuloma is suspected
      And check neurological examination is recommended
      And check stop dose escalation is recommended
      And check neurosurgery referral is not recommended
      And check device report is not recommended

  Rule: Drowsiness, and what rules nothing out

    Scenario Outline: Raised twice without effect, and <sedation>
      Given a patient with an implanted pump
      And dose escalation without benefit is present
      And sedation is <sedation>
      And nothing else is found
      When the visit is assessed
      Then statement gran_g_sedation is <truth>

      Examples:
        | sedation | truth   |
        | awake    | false   |
        | drowsy   | true    |
        | unknown  | unknown |

    Scenario: Sleepy, and less relief than in spring
      Given a patient with an implanted pump
      And the start of the infusion was 14 months ago
      And loss of pain relief is gradual
      And sedation is drowsy
      And hours since dose event is 600 h
      And nothing else is found
      When the visit is assessed
      Then gran_g_sedation speaks for catheter tip granuloma
      And catheter tip granuloma is among the first 3

    Scenario Outline: Half a milligram a day, and pain round the chest: <pain>
      One was found at a dose as low as this.

      Given a patient with an implanted pump
      And drug morphine is present
      And opioid daily dose is 0.6 mg/d
      And opioid concentration is 1.2 mg/mL
      And radicular pain is <pain>
      And csf aspirable is present
      And tip mri is no mass
      And nothing else is found
      When the visit is assessed
      Then statement caution_granuloma_low_dose is <truth>

      Examples:
        | pain    | truth   |
        | present | true    |
        | absent  | false   |
        | unknown | unknown |

    Scenario: The dose is low, and the review says so
      Given a patient with an implanted pump
      And drug morphine is present
      And opioid daily dose is 0.6 mg/d
      And radicular pain is present
      And nothing else is found
      When the visit is assessed
      Then caution caution_granuloma_low_dose applies
      And check medication review is recommended
