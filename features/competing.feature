Feature: Pictures that look alike

  One complaint, several dangerous explanations: all stay on the list, the most urgent first, until a finding decides. And
  what is harmless stays calm.

  Rule: A headache that eases lying down, and a fever

    Scenario: Day three, headache on sitting up, and 38.3 degrees
      The nurse has seen a dozen such headaches this year, all harmless. The fever is what's different.

      Given a patient in the test period
      And the dural puncture was 3 days ago
      And headache is present
      And headache posture is worse upright
      And headache onset after puncture is 1 d
      And temperature is 38.3 Cel
      And nothing else is found
      When the visit is assessed
      Then meningitis is suspected
      And post-dural puncture headache is suspected
      And meningitis ranks above post-dural puncture headache
      And pdph_fever_against speaks against post-dural puncture headache
      And red flag rf_04_meningitis is raised
      And the urgency is emergency
      And triage is settled
      And caution caution_blood_patch_infection does not apply
      And check antibiotics is recommended

    Scenario: The same headache, the thermometer says 37.2
      Given a patient in the test period
      And the dural puncture was 3 days ago
      And headache is present
      And headache posture is worse upright
      And headache onset after puncture is 1 d
      And temperature is 37.2 Cel
      And nothing else is found
      When the visit is assessed
      Then post-dural puncture headache is suspected
      And post-dural puncture headache is among the first 1
      And red flag rf_04_meningitis is not raised
      And meningitis is open
      And the urgency is at least within days
      And check antibiotics is not recommended

    Scenario: The same headache, nobody has taken the temperature
      Given a patient in the test period
      And the dural puncture was 3 days ago
      And headache is present
      And headache posture is worse upright
      And headache onset after puncture is 1 d
      And temperature is not asked
      And nothing else is found
      When the visit is assessed
      Then post-dural puncture headache is suspected
      And meningitis is open
      And red flag rf_04_meningitis is unknown
      And the urgency is between within days and emergency
      And the questions include temperature

    Scenario: A stiff neck with a headache that eases lying down, no fever
      Low pressure stiffens the neck as well.

      Given a patient in the test period
      And the dural puncture was 3 days ago
      And headache is present
      And headache posture is worse upright
      And headache onset after puncture is 1 d
      And neck stiffness is present
      And csf profile is normal
      And nothing else is found
      When the visit is assessed
      Then post-dural puncture headache is suspected
      And meningitis is not supported
      And pdph_stiff_neck_or_hearing speaks for post-dural puncture headache
      And statement men_g_low_pressure_pattern is true

    Scenario: It eased lying down for ten days and no longer does
      Given a patient with an implanted pump
      And the dural puncture was 14 days ago
      And headache is present
      And headache posture is pattern lost
      And headache onset after puncture is 2 d
      And nothing else is found
      When the visit is assessed
      Then subdural haematoma is suspected
      And subdural haematoma ranks above post-dural puncture headache
      And pdph_pattern_lost_or_deficit speaks against post-dural puncture headache
      And the urgency is emergency

  Rule: A swelling over the pump

    Scenario: It came up an hour after the refill
      Given a patient with an implanted pump
      And the implantation was 2 years ago
      And last dose event is refill
      And the last refill was 1 hour ago
      And pocket swelling is present
      And pocket swelling onset is within 24h of refill
      And nothing else is found
      When the visit is assessed
      Then pocket fill is suspected
      And pocket fill ranks above pump seroma
      And pf_g_swelling_after_refill speaks for pocket fill
      And the urgency is emergency
      And check abdominal binder is not recommended

    Scenario: It came up in the third week after the implantation, soft and painless
      The last refill was at the operation. The skin is pale, she has no fever and her head is clear.

      Given a patient with an implanted pump
      And the implantation was 20 days ago
      And hours since dose event is 480 h
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And pocket fluctuant is present
      And nothing else is found
      When the visit is assessed
      Then pump seroma is suspected
      And pump seroma is among the first 1
      And pocket fill is not supported
      And statement pf_g_older_swelling is true
      And the urgency is at least within days
      And check abdominal binder is recommended
      And check emergency call is not recommended

    Scenario: The same swelling, but when it came nobody asked
      Given a patient with an implanted pump
      And the implantation was 20 days ago
      And last dose event is refill
      And the last refill was 10 hours ago
      And pocket swelling is present
      And pocket swelling onset is not asked
      And nothing else is found
      When the visit is assessed
      Then pocket fill is open
      And statement pf_swelling_after_refill is unknown
      And the urgency is between within days and emergency
      And the questions include pocket swelling onset

    Scenario: The same swelling, and the head aches on getting up
      Given a patient with an implanted pump
      And the implantation was 20 days ago
      And hours since dose event is 480 h
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And headache is present
      And headache posture is worse upright
      And nothing else is found
      When the visit is assessed
      Then CSF hygroma is suspected
      And CSF hygroma ranks above pump seroma
      And pump seroma is suspected
      And check beta2 transferrin test is recommended
      And the urgency is at least same day

    Scenario: The same swelling, red and hot
      Given a patient with an implanted pump
      And the implantation was 20 days ago
      And hours since dose event is 480 h
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And wound redness or warmth is present
      And nothing else is found
      When the visit is assessed
      Then system infection is suspected
      And system infection ranks above pump seroma
      And the urgency is at least same day
      And statement caution_pocket_aspiration_inflamed_skin is true

  Rule: The pain is back

    Scenario: All at once, after a fall
      Given a patient with an implanted pump
      And months of infusion is 30 mo
      And drug morphine is present
      And loss of pain relief is sudden
      And fall or trauma is present
      And nothing else is found
      When the visit is assessed
      Then catheter fault is suspected
      And under infusion is suspected
      And catheter fault is among the first 1
      And catheter fault ranks above catheter tip granuloma
      And the urgency is at least same day

    Scenario: Little by little, with a numb band round the belly
      Thirty months of morphine, raised again and again without benefit.

      Given a patient with an implanted pump
      And months of infusion is 30 mo
      And drug morphine is present
      And opioid concentration is 25 mg/mL
      And loss of pain relief is gradual
      And dose escalation without benefit is present
      And sensory change is present
      And nothing else is found
      When the visit is assessed
      Then catheter tip granuloma is suspected
      And catheter tip granuloma is among the first 1
      And catheter tip granuloma ranks above catheter fault
      And catheter tip granuloma ranks above under infusion
      And the urgency is at least same day
      And check stop dose escalation is recommended
      And check tip MRI is recommended

    Scenario: All at once, and the log shows a motor stall since the MRI
      Given a patient with an implanted pump
      And drug morphine is present
      And loss of pain relief is sudden
      And the mri was 30 hours ago
      And pump log event is motor stall
      And nothing else is found
      When the visit is assessed
      Then pump software fault is suspected
      And under infusion is suspected
      And under_g_delivery_stopped speaks for under infusion
      And pump software fault ranks above catheter fault
      And check pump interrogation is recommended

    Scenario: Gone, and he has a fever
      Infection, a catheter fault and withdrawal can all look like this. None is crossed out for the other.

      Given a patient with an implanted pump
      And drug morphine is present
      And loss of pain relief is sudden
      And temperature is 38.5 Cel
      And nothing else is found
      When the visit is assessed
      Then catheter fault is suspected
      And opioid withdrawal is suspected
      And system infection is suspected
      And caution caution_fever_with_loss_of_relief applies

  Rule: Drowsy

    Scenario: Drowsy and breathing slowly, ten hours after the refill
      Given a patient with an implanted pump
      And last dose event is refill
      And hours since dose event is 10 h
      And sedation is drowsy
      And respiratory rate is 9 /min
      And spo2 is 91 %
      And pupils is pinpoint
      And nothing else is found
      When the visit is assessed
      Then respiratory depression is suspected
      And pocket fill is suspected
      And over infusion is suspected
      And sepsis is open
      And red flag rf_01_respiratory_depression is raised
      And red flag rf_02_signs_after_dose_event is raised
      And red flag rf_06_sepsis is unknown
      And the urgency is emergency

    Scenario: Drowsy, feverish, breathing fast
      The pocket wound weeps pus; the last refill was two months ago.

      Given a patient with an implanted pump
      And last dose event is refill
      And hours since dose event is 1400 h
      And sedation is drowsy
      And temperature is 39.1 Cel
      And wound discharge is purulent
      And heart rate is 124 /min
      And respiratory rate is 26 /min
      And systolic bp is 95 mm[Hg]
      And nothing else is found
      When the visit is assessed
      Then sepsis is suspected
      And respiratory depression is suspected
      And sepsis ranks above respiratory depression
      And resp_g_other_cause speaks against respiratory depression
      And caution caution_overdose_within_sepsis applies
      And pocket fill is not supported
      And the urgency is emergency

    Scenario: Drowsy and feverish, but breathing eight times a minute
      Either may be true; both are worked up side by side.

      Given a patient with an implanted pump
      And hours since dose event is 1400 h
      And sedation is difficult to rouse
      And temperature is 38.6 Cel
      And respiratory rate is 8 /min
      And nothing else is found
      When the visit is assessed
      Then sepsis is suspected
      And respiratory depression is suspected
      And sep_g_opioid_effect speaks against sepsis
      And caution caution_overdose_within_sepsis applies
      And check naloxone is recommended
      And check blood cultures is recommended
      And the urgency is emergency

    Scenario: Restless rather than drowsy, yawning, and the pump sounded in the night
      Given a patient with an implanted pump
      And drug morphine is present
      And agitation is present
      And yawning is present
      And withdrawal symptoms is present
      And pump alarm is two tone
      And nothing else is found
      When the visit is assessed
      Then opioid withdrawal is suspected
      And respiratory depression is not supported
      And under infusion is suspected
      And check naloxone is not recommended
      And the urgency is emergency

    Scenario: Withdrawing after the refill, and growing drowsy
      First too much from under the skin, then too little from the pump: both belong to a refill that missed.

      Given a patient with an implanted pump
      And last dose event is refill
      And the last refill was 20 hours ago
      And sedation is drowsy
      And withdrawal symptoms is present
      And nothing else is found
      When the visit is assessed
      Then pocket fill is suspected
      And opioid withdrawal is suspected
      And respiratory depression is suspected
      And statement pf_drowsy_after_refill is true
      And statement pf_withdrawal_after_refill is true
      And the urgency is emergency

  Rule: Weak legs

    Scenario Outline: Weak legs on day <day> after the implantation, in month <months> of the infusion
      Given a patient with an implanted pump
      And days since implant is <day>
      And days since dural puncture is <day>
      And months of infusion is <months>
      And leg weakness is present
      And nothing else is found
      When the visit is assessed
      Then cord compression is suspected
      And spinal epidural haematoma is <bleeding>
      And the urgency is emergency

      Examples:
        | day   | months | bleeding      |
        | 2 d   | 0 mo   | suspected     |
        | 900 d | 30 mo  | not supported |

    Scenario: Weak legs with fever and a sore back in the second week
      Given a patient with an implanted pump
      And days since implant is 12 d
      And days since dural puncture is 12 d
      And leg weakness is present
      And back pain is present
      And spinal tenderness is present
      And temperature is 38.2 Cel
      And nothing else is found
      When the visit is assessed
      Then spinal epidural abscess is suspected
      And spinal epidural abscess is among the first 2
      And spinal epidural haematoma is not supported
      And cord compression is suspected
      And check spinal MRI is recommended
      And the urgency is emergency

  Rule: What must stay calm

    Scenario: Tension headache, a year after the puncture
      Dull, the same lying and standing, after a long week at the desk.

      Given a patient with an implanted pump
      And the implantation was 1 year ago
      And the dural puncture was 1 year ago
      And headache is present
      And headache posture is not postural
      And headache onset after puncture is 362 d
      And csf profile is normal
      And nothing else is found
      When the visit is assessed
      Then post-dural puncture headache is not supported
      And subdural haematoma is not supported
      And meningitis is not supported
      And red flag rf_04_meningitis is not raised
      And red flag rf_07_subdural_or_vein is not raised

    Scenario: A single beep at breakfast, the week before the refill
      Given a patient with an implanted pump
      And drug morphine is present
      And pump alarm is single tone
      And pump log event is low reservoir
      And nothing else is found
      When the visit is assessed
      Then red flag rf_09_therapy_stopped is not raised
      And opioid withdrawal is not supported
      And check emergency call is not recommended
      And the urgency is at least within days

    Scenario: A pinpoint of redness at one stitch
      Given a patient with an implanted pump
      And the implantation was 9 days ago
      And stitch reaction only is present
      And crp trend is falling
      And blood culture is negative
      And aspirate culture is negative
      And csf profile is normal
      And tip MRI is no mass
      And nothing else is found
      When the visit is assessed
      Then system infection is not supported
      And red flag rf_10_open_wound_or_visible_device is not raised
      And red flag rf_06_sepsis is not raised

    Scenario: Hot after the flu jab, everything else is well
      Given a patient with an implanted pump
      And the implantation was 2 years ago
      And the dural puncture was 2 years ago
      And temperature is 38.1 Cel
      And heart rate is 88 /min
      And nothing else is found
      When the visit is assessed
      Then red flag rf_04_meningitis is not raised
      And red flag rf_05_epidural_abscess is not raised
      And red flag rf_06_sepsis is not raised
      And sepsis is not supported
      And check emergency call is not recommended

    Scenario: His back aches after gardening
      Given a patient with an implanted pump
      And the implantation was 3 years ago
      And the dural puncture was 3 years ago
      And back pain is present
      And post void residual is 10 mL
      And tip MRI is no mass
      And crp is 3 mg/L
      And esr is 12 mm/h
      And crp trend is falling
      And blood culture is negative
      And nothing else is found
      When the visit is assessed
      Then spinal epidural abscess is not supported
      And cord compression is not supported
      And spinal epidural haematoma is not supported
      And red flag rf_03_cord_or_cauda is not raised
      And red flag rf_05_epidural_abscess is not raised

    Scenario: Sleepy after a bad night, and awake when spoken to
      Awake, breathing fourteen a minute, last dose change a month ago.

      Given a patient with an implanted pump
      And hours since dose event is 720 h
      And last dose event is dose increase
      And sedation is awake
      And delivered ratio is 1
      And nothing else is found
      When the visit is assessed
      Then respiratory depression is not supported
      And over infusion is not supported
      And pocket fill is not supported
